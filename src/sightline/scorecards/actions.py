"""Looking at the children behind a figure: an action with a name and a reason on it, never just a page."""

from typing import NoReturn

from sightline.calendars.periods import Period
from sightline.engine.snapshots import Snapshot
from sightline.measuring.listing import in_teams, listed
from sightline.people.fingerprints import KeyChangedError
from sightline.people.queries import Seen, open_glass, seen_by, user_named
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
) -> Seen:
    """The cases behind a figure that this person may see, of `team` alone if one is named.

    The trail has a line, with every child on the list, before anything is shown. `restricted` of what is given says how
    many cases in their scope are kept from them.

    Raises LookRefusedError, recorded too, where the person is unknown or may see no child; CannotListError where
    there is no list.
    """
    what = _said(figure_id, period, authority, counted, team)
    user = user_named(by)
    if user is None:
        _refuse(by, what, reason, f"There is no user '{by}'. Nothing was shown.")
    if user.scope.nobody or (user.authority and user.authority != authority):
        _refuse(by, what, reason, f"{by} may not see children's records here. Nothing was shown.")
    rows = listed(snapshot, figure_id, period, authority, counted=counted)
    if team:
        rows = in_teams(rows, [team])
    try:
        seen = seen_by(user, rows)
    except KeyChangedError as changed:
        _refuse(by, what, reason, str(changed))
    children = sorted({row["child_id"] for row in seen if row["child_id"]})
    glass = [each.pk for each in open_glass(user)]
    record(
        by=user.username,
        action="looked_at_cases",
        what=what,
        reason=reason,
        detail={"children": children, "cases": len(seen), "snapshot": snapshot.id}
        | ({"restricted": seen.restricted} if seen.restricted else {})
        | ({"glass": glass} if glass else {}),
    )
    return seen


def _said(figure_id: str, period: Period, authority: str, counted: bool | None, team: str | None) -> str:
    """What was looked at, for the trail: AS01 2025-26-Q1 990 missed."""
    which = {None: "", True: " counted", False: " missed"}[counted]
    return f"{figure_id} {period.name} {authority}{which}" + (f" team {team}" if team else "")


def _refuse(by: str, what: str, reason: str, sentence: str) -> NoReturn:
    record(by=by, action="refused", what=what, reason=reason)
    raise LookRefusedError(sentence)
