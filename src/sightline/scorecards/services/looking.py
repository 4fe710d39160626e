"""Looking at the children behind a figure or a fault: an action with a name and a reason on it, never just a page."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from sightline.calendars.periods import Period
from sightline.checks.checked import CheckedSnapshot, FaultRow
from sightline.checks.discover import check_named
from sightline.engine.snapshots import Snapshot
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.listing import Aside, CannotListError, in_teams, listed
from sightline.people.looking import allowed_to_look, look_at_children
from sightline.people.queries import VisibleRows
from sightline.people.verbs import PeopleVerb
from sightline.scorecards.as_reported import ReportedFigures
from sightline.scorecards.verbs import ScorecardVerb
from sightline.tables.splits import TEAMS
from sightline.teams.queries import teams_of
from sightline.trail.verbs import TrailVerb


class SeenFaults(list[FaultRow]):
    """The faults somebody may see. `words` is what every list says of restricted records, left out or not."""

    words = VisibleRows.words


def look_at_cases(
    *,
    by: str,
    reason: str,
    snapshot: Snapshot,
    figure_id: str,
    period: Period,
    authority: str,
    counted: bool | None = None,
    not_judged: Aside | None = None,
    team: str | None = None,
    teams: Crosswalk | None = None,
    as_file: bool = False,
    reported: ReportedFigures | None = None,
) -> VisibleRows:
    """The cases behind a figure that this person may see, of `team` alone if one is named, or of all
    teams of that service: as they were, or with the crosswalk `teams` as they are now. With `not_judged` those that
    were not judged.

    `reported`: the cases as that freeze has them, and not as they are now. `as_file`: the list leaves Sightline, and the line says so. The trail has a line, with every child on the list, before anything is shown. `restricted` of what is given says how
    many cases in their scope are kept from them.

    Raises LookRefusedError, recorded too, where the person is unknown or may see no child; CannotListError where
    there is no list.
    """
    what = _trail_name(figure_id, period, authority, counted, not_judged, team) + (
        " now" if team and teams else ""
    )
    what += f" frozen {reported.name}" if reported is not None else ""
    user = allowed_to_look(by=by, what=what, reason=reason, authority=authority)
    if reported is not None:
        rows = _as_frozen(reported, figure_id, period, counted, not_judged)
    else:
        rows = listed(
            snapshot, figure_id, period, authority, counted=counted, not_judged=not_judged, teams=teams
        )
    if team:
        rows = in_teams(rows, teams_of(team, snapshot, authority), column="team_now" if teams else "team")
    for row in rows if teams or reported is not None else ():
        for each in TEAMS:
            row.pop(f"{each}_now", None)  # each is shown under the teams it was with
    about = {"snapshot": snapshot.id}
    return look_at_children(
        user,
        rows,
        action=ScorecardVerb.EXPORTED_CASES if as_file else ScorecardVerb.LOOKED_AT_CASES,
        what=what,
        reason=reason,
        counted_as="cases",
        about=about,
    )


def _as_frozen(
    reported: ReportedFigures, figure_id: str, period: Period, counted: bool | None, not_judged: Aside | None
) -> list[dict[str, Any]]:
    """The cases behind a figure as they were frozen. CannotListError for those a freeze does not hold."""
    if not_judged is not None:
        raise CannotListError(
            "A freeze holds the cases that were judged. Those that were not are not listed."
        )
    rows = reported.cases(figure_id, period)
    return [row for row in rows if counted is None or row["counted"] is counted]


def look_at_faults(
    *,
    by: str,
    reason: str,
    checked: CheckedSnapshot,
    authority: str,
    check_id: str | None = None,
    team: str | None = None,
    teams: Collection[str] | None = None,
    child_id: str | None = None,
    action: TrailVerb = PeopleVerb.LOOKED_AT_FAULTS,
) -> SeenFaults:
    """What the checks found that this person may see: of one check, one team, several teams or one child, where named.

    The trail has a line under `action`, with every child on the list and the one asked for, before anything is shown.
    Raises LookRefusedError, recorded too, where the person is unknown or may see no child; UnknownCheckError where
    nobody defined that check.
    """
    what = f"checks {authority}" + (f" {check_named(check_id).id}" if check_id else "")
    what += f" team {team}" if team else " every team" if teams is not None else ""
    user = allowed_to_look(by=by, what=what, reason=reason, authority=authority)
    fault_rows = checked.rows(authority, check_id, teams={team} if team else teams, child_id=child_id)
    rows = [asdict(row) for row in fault_rows]
    about = {"snapshot": checked.snapshot.id} | ({"asked_for": child_id} if child_id else {})
    seen = look_at_children(
        user, rows, action=action, what=what, reason=reason, counted_as="faults", about=about
    )
    return SeenFaults(FaultRow(**row) for row in seen)


def _trail_name(
    figure_id: str,
    period: Period,
    authority: str,
    counted: bool | None,
    not_judged: Aside | None,
    team: str | None,
) -> str:
    """What was looked at, for the trail: AS01 2025-26-Q1 990 missed; AS01 2025-26-Q1 990 open late."""
    which = {None: "", True: " counted", False: " missed"}[counted]
    which = f" {not_judged.replace('_', ' ')}" if not_judged else which
    return f"{figure_id} {period.name} {authority}{which}" + (f" team {team}" if team else "")
