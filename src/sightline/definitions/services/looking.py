"""Looking at the cases that a change counts otherwise: with a name and a reason on it, in the trail before it is shown."""

from dataclasses import asdict

from sightline.calendars.periods import Period
from sightline.definitions.models import DefinitionChange
from sightline.definitions.queries.beside import supposing
from sightline.definitions.services.proposing import trail_name
from sightline.definitions.verbs import DefinitionVerb
from sightline.freezes.rules.differences import CaseChange, explained
from sightline.measuring.listing import CannotListError, listed
from sightline.measuring.readings import Readings
from sightline.people.looking import allowed_to_look, look_at_children


def look_at_changed_cases(
    change: DefinitionChange,
    readings: Readings,
    figure_id: str,
    period: Period,
    authority: str,
    *,
    by: str,
    reason: str,
) -> tuple[list[CaseChange], str]:
    """The cases of a figure that a change would count otherwise, of children this person may see, and what every list says of
    restricted records. LookRefusedError, recorded, for whoever may see no child there.
    """
    what = f"{trail_name(change)} {figure_id} {period.name} {authority}"
    user = allowed_to_look(by=by, what=what, reason=reason, authority=authority)
    before = _cases(readings, figure_id, period, authority)
    with supposing(change):
        after = _cases(readings, figure_id, period, authority)
    seen = look_at_children(
        user,
        [asdict(each) for each in explained(before, after, after)],
        action=DefinitionVerb.LOOKED_AT_CHANGED_CASES,
        what=what,
        reason=reason,
        counted_as="cases",
        about={"snapshot": readings.snapshot.id},
    )
    return [CaseChange(**row) for row in seen], seen.words


def _cases(readings: Readings, figure_id: str, period: Period, authority: str) -> list[dict]:
    try:
        return listed(readings.snapshot, figure_id, period, authority)
    except CannotListError:
        return []
