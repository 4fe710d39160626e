"""When the assessment clock starts and when it runs out: the rule that AS01, AS05 and AS06 share.

From the referral (Working Together). Where an assessment links to no referral, from its own start: the declared
variant, which the DfE's query 8670Q also uses. Each case says which.
"""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.calendars.clocks import Clock
from sightline.tables.phrases import with_deadline

if TYPE_CHECKING:
    from sightline.tables.data import Data

VARIANT = "from assessment start, where no referral links"


def on_the_clock(data: "Data", clock: Clock) -> ir.Table:
    """Assessments with `clock_starts`, `clock_from` (referral or assessment start) and `due`, the last day in time."""
    rows = data.assessments
    begun = rows.mutate(
        clock_starts=ibis.coalesce(rows.referred, rows.started),
        clock_from=ibis.cases((rows.referred.notnull(), "referral"), else_="assessment start"),
    ).filter(lambda t: t.clock_starts.notnull())
    return with_deadline(data, begun, start="clock_starts", limit=clock.limit)
