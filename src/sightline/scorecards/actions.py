"""Looking at the children behind a figure: an action with a name and a reason on it, never just a page."""

from typing import Any, NoReturn

from sightline.calendars.periods import Period
from sightline.engine.snapshots import Snapshot
from sightline.measuring.listing import in_teams, listed
from sightline.people import rules
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
    user = user_named(by)
    if user is None:
        _refuse(by, what, reason, f"There is no user '{by}'. Nothing was shown.")
    scope = rules.children_in_scope(user.role, user.teams)
    if scope.nobody or (user.authority and user.authority != authority):
        _refuse(by, what, reason, f"{by} may not see children's records here. Nothing was shown.")
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


def _said(figure_id: str, period: Period, authority: str, counted: bool | None, team: str | None) -> str:
    """What was looked at, for the trail: AS01 2025-26-Q1 990 missed."""
    which = {None: "", True: " counted", False: " missed"}[counted]
    return f"{figure_id} {period.name} {authority}{which}" + (f" team {team}" if team else "")


def _refuse(by: str, what: str, reason: str, sentence: str) -> NoReturn:
    record(by=by, action="refused", what=what, reason=reason)
    raise LookRefusedError(sentence)
