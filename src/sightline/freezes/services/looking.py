"""Looking at the children by whom a figure is another now: with a name and a reason on it, in the trail before it is shown."""

from dataclasses import asdict

from sightline.calendars.periods import Period
from sightline.freezes.models import Freeze
from sightline.freezes.queries.differences import changes_of
from sightline.freezes.queries.freezes import opened
from sightline.freezes.rules.differences import CaseChange
from sightline.freezes.services.making import trail_name
from sightline.freezes.verbs import FreezeVerb
from sightline.measuring.readings import Readings
from sightline.people.looking import allowed_to_look, look_at_children


def look_at_differences(
    freeze: Freeze,
    now: Readings,
    figure_id: str,
    period: Period,
    *,
    by: str,
    reason: str,
    unit: str = "",
) -> tuple[list[CaseChange], str]:
    """The cases that count otherwise now, of the authority or of a service or team of it, of children this person may see, and what every list says of restricted records.

    LookRefusedError, recorded, for whoever may see no child there.
    """
    what = f"{trail_name(freeze)} {figure_id} {period.name}" + (f" unit {unit}" if unit else "")
    user = allowed_to_look(by=by, what=what, reason=reason, authority=freeze.authority)
    changes = changes_of(opened(freeze), now, figure_id, period, freeze.authority, unit=unit)
    seen = look_at_children(
        user,
        [asdict(each) for each in changes],
        action=FreezeVerb.LOOKED_AT_DIFFERENCES,
        what=what,
        reason=reason,
        counted_as="cases",
        about={"snapshot": now.snapshot.id},
    )
    return [CaseChange(**row) for row in seen], seen.words
