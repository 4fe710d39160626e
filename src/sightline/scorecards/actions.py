"""Looking at the children behind a figure or a fault: an action with a name and a reason on it, never just a page."""

from typing import Any, NoReturn

from sightline.calendars.periods import Period
from sightline.checks.checked import Checked, FaultRow
from sightline.checks.discover import check_named
from sightline.engine.snapshots import Snapshot
from sightline.measuring.listing import in_teams, listed
from sightline.people import rules
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.trail.actions import record


class LookRefusedError(Exception):
    """This person may not see these rows; the sentence says so and the trail has the refusal."""


def look_at_cases(
    *,
    by: str,
    reason: str,
    snapshot: Snapshot,
    figure_id: str,
    period: Period,
    authority: str,
    counted: bool | None = None,
    team: str | None = None,
) -> list[dict[str, Any]]:
    """The cases behind a figure that this person may see, of `team` alone if one is named.

    The trail has a line, with every child on the list, before anything is shown.

    Raises LookRefusedError, recorded too, where the person is unknown or may see no child; CannotListError where
    there is no list.
    """
    what = _said(figure_id, period, authority, counted, team)
    user, scope = _allowed(by, what, reason, authority)
    rows = listed(snapshot, figure_id, period, authority, counted=counted)
    if not scope.whole_authority:
        rows = in_teams(rows, scope.teams)
    if team:
        rows = in_teams(rows, [team])
    children = sorted({row["child_id"] for row in rows if row["child_id"]})
    record(
        by=user.username,
        action="looked_at_cases",
        what=what,
        reason=reason,
        detail={"children": children, "cases": len(rows), "snapshot": snapshot.id},
    )
    return rows


def look_at_faults(
    *,
    by: str,
    reason: str,
    checked: Checked,
    authority: str,
    check_id: str | None = None,
    team: str | None = None,
    child_id: str | None = None,
) -> list[FaultRow]:
    """What the checks found that this person may see: of one check, one team or one child, where they are named.

    The trail has a line, with every child on the list, before anything is shown. Raises LookRefusedError, recorded
    too, where the person is unknown or may see no child; UnknownCheckError where nobody defined that check.
    """
    what = f"checks {authority}" + (f" {check_named(check_id).id}" if check_id else "")
    what += f" team {team}" if team else ""
    user, scope = _allowed(by, what, reason, authority)
    teams = None if scope.whole_authority else scope.teams
    if team:
        teams = {team} if teams is None else teams & {team}
    rows = checked.rows(authority, check_id, teams=teams, child_id=child_id)
    record(
        by=user.username,
        action="looked_at_faults",
        what=what,
        reason=reason,
        detail={
            "children": sorted({row.child_id for row in rows if row.child_id}),
            "faults": len(rows),
            "snapshot": checked.snapshot.id,
        },
    )
    return rows


def _allowed(by: str, what: str, reason: str, authority: str) -> tuple[User, rules.Scope]:
    """The person, and whose children they may see; refused, and the refusal recorded, where that is nobody's."""
    user = user_named(by)
    if user is None:
        _refuse(by, what, reason, f"There is no user '{by}'. Nothing was shown.")
    scope = rules.children_in_scope(user.role, user.teams)
    if scope.nobody or (user.authority and user.authority != authority):
        _refuse(by, what, reason, f"{by} may not see children's records here. Nothing was shown.")
    return user, scope


def _said(figure_id: str, period: Period, authority: str, counted: bool | None, team: str | None) -> str:
    """What was looked at, for the trail: AS01 2025-26-Q1 990 missed."""
    which = {None: "", True: " counted", False: " missed"}[counted]
    return f"{figure_id} {period.name} {authority}{which}" + (f" team {team}" if team else "")


def _refuse(by: str, what: str, reason: str, sentence: str) -> NoReturn:
    record(by=by, action="refused", what=what, reason=reason)
    raise LookRefusedError(sentence)
