"""Taking a team's faults away as a spreadsheet: an action with a name and a reason of its own on it."""

from collections.abc import Mapping
from datetime import datetime

from sightline.checks.spreadsheet import About, faults_workbook
from sightline.people.looking import refuse_look
from sightline.people.queries import user_named
from sightline.quality.queries.store import CheckResults
from sightline.quality.verbs import QualityVerb
from sightline.scorecards.services import look_at_faults
from sightline.web.files import zipped


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
    return faults_workbook(rows, _about(by, reason, results, authority, team, made), results.teams[authority])


def take_every_workbook(
    *,
    by: str,
    reason: str,
    results: CheckResults,
    authority: str,
    teams: Mapping[str, str],
    made: datetime,
) -> bytes:
    """A zip with an .xlsx for each of these teams that has a fault, of the children this person may see.

    One line in the trail, with every child in any of them, written first. A fault of two teams is in both; one of no team
    is in none. Raises LookRefusedError, recorded too, where the person is unknown, may see no child, or not one of the teams'.
    """
    user = user_named(by)
    beyond = [team for team in teams if user is not None and not user.scope.sees(team)]
    if beyond:
        what = f"checks {authority} team {beyond[0]} spreadsheet"
        refuse_look(
            by, what, reason, f"{by} may not see the children of team {beyond[0]}. Nothing was given."
        )
    rows = look_at_faults(
        by=by,
        reason=reason,
        checked=results.checked,
        authority=authority,
        action=QualityVerb.EXPORTED_FAULTS,
        teams=frozenset(teams),
    )
    books = {}
    for team, name in teams.items():
        mine = [row for row in rows if team in row.teams]
        if mine:
            about = _about(by, reason, results, authority, team, made)
            books[f"{name} {team}.xlsx"] = faults_workbook(mine, about, results.teams[authority])
    return zipped(books, made)


def _about(by: str, reason: str, results: CheckResults, authority: str, team: str, made: datetime) -> About:
    return About(
        authority,
        results.teams[authority].get(team, team),
        results.checked.data_to(authority),
        results.loaded(authority),
        by,
        reason,
        made,
    )
