"""Taking a team's faults away as a spreadsheet: an action with a name and a reason of its own on it."""

from datetime import datetime

from sightline.checks.spreadsheet import About, faults_workbook
from sightline.people.looking import refuse_look
from sightline.people.queries import user_named
from sightline.quality.queries.store import CheckResults
from sightline.quality.verbs import QualityVerb
from sightline.scorecards.services import look_at_faults


def take_workbook(
    *, by: str, reason: str, results: CheckResults, authority: str, team: str, made: datetime
) -> bytes:
    """A team's faults as an .xlsx, of the children this person may see; one line in the trail, written first.

    Raises LookRefusedError, recorded too, where the person is unknown, may see no child, or not this team's.
    """
    user = user_named(by)
    if user is not None and not user.scope.sees(team):
        what = f"checks {authority} team {team} spreadsheet"
        refuse_look(by, what, reason, f"{by} may not see the children of team {team}. Nothing was given.")
    rows = look_at_faults(
        by=by,
        reason=reason,
        checked=results.checked,
        authority=authority,
        team=team,
        action=QualityVerb.EXPORTED_FAULTS,
    )
    names = results.teams[authority]
    about = About(
        authority,
        names.get(team, team),
        results.checked.data_to(authority),
        results.loaded(authority),
        by,
        reason,
        made,
    )
    return faults_workbook(rows, about, names)
