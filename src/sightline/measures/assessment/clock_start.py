"""When the assessment clock starts and when it runs out: the rule that AS01, AS05 and AS06 share.

From the referral (Working Together). A child's second or later assessment on a referral, and one that links to no
referral, from its own start: the declared variants, which the DfE's query 8670Q also uses. Each case says which.
"""

from typing import TYPE_CHECKING

from sightline.calendars.clocks import Clock
from sightline.engine.later import ir
from sightline.tables.phrases import with_deadline

if TYPE_CHECKING:
    from sightline.tables.data import Data

VARIANTS = (
    "from assessment start, where no referral links",
    "from assessment start, for a second or later assessment on a referral",
)


def on_the_clock(data: "Data", clock: Clock) -> ir.Table:
    """Assessments with `begun`, `clock_starts`, `clock_from` (what it starts with) and `due`, the last day in time."""
    rows = data.timed_assessments.filter(lambda t: t.clock_starts.notnull())
    return with_deadline(data, rows, start="clock_starts", limit=clock.limit)
