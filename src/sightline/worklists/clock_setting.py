"""Setting one of the council's own clocks, from a day on: an action with a line in the trail."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.calendars import clocks, limits, local_clocks
from sightline.calendars.clocks import Clock, ClockError
from sightline.calendars.dates import in_words
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.teams.queries import authorities
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction
from sightline.worklists import rules
from sightline.worklists.verbs import WorklistVerb


class CannotSetClockError(ValueError):
    """A clock that cannot be set so; the sentence says why and what to do."""


@dataclass(frozen=True)
class OwnClock:
    """A clock the council may set: as it is shipped, and each length it has been given with the day it holds from."""

    clock: Clock
    changes: tuple[local_clocks.ClockChange, ...]


def own_clocks() -> list[OwnClock]:
    """Every clock a council may set, in the order of `clocks.csv`, with what has been set."""
    local_changes = local_clocks.changes()
    return [
        OwnClock(clock, tuple(each for each in local_changes if each.clock == clock.id))
        for clock in clocks.clocks().values()
        if clock.local
    ]


def may_set_clocks(user: User) -> bool:
    """Whether this person may set the clocks. They hold for every authority of the store alike, so it takes somebody of all."""
    every = not user.authority or set(authorities()) <= {user.authority}
    return every and user.has_perm(rules.CLOCKS_ARE_SET_WITH)


def set_clock(clock_id: str, length: str, starts: date, *, reason: str, by: str) -> local_clocks.ClockChange:
    """From `starts` on, this clock runs for `length`. Clocks that started before keep the length they started with.

    The line in the trail and the setting stand or fall together. CannotSetClockError for whoever may not, and for a clock
    or length that cannot be.
    """
    user = user_named(by)
    if user is None or not may_set_clocks(user):
        record_refusal(by=by, what=f"set clock {clock_id}", reason=reason)
        raise CannotSetClockError(f"{by} may not set the council's clocks. Nothing was changed.")
    clock, limit = _settable(clock_id, length)
    if not reason.strip():
        raise CannotSetClockError("Say why the clock is changed, as in 'agreed by the board on 3 March'.")
    before = clock.limit_on(starts)
    change = local_clocks.ClockChange(clock.id, starts, limit, user.username, reason)
    detail: dict[str, Any] = {"from": starts.isoformat(), "limit": str(limit), "before": str(before)}
    with recorded_transaction():
        record(by=user.username, action=WorklistVerb.CLOCK_SET, what=clock.id, reason=reason, detail=detail)
        local_clocks.keep(change)
    return change


def change_in_words(change: local_clocks.ClockChange) -> str:
    """The change in words: 15 working days from 1 April 2026."""
    return f"{change.limit.text} from {in_words(change.starts)}"


def _settable(clock_id: str, length: str) -> tuple[Clock, limits.Limit]:
    try:
        clock, limit = clocks.get(clock_id), limits.parse(length)
        clock.with_limit(length)
    except (ClockError, limits.LimitError) as fault:
        raise CannotSetClockError(str(fault)) from fault
    if (limit.unit == "h") != clock.typed.endswith("h") or limit.unit == "cd":
        raise CannotSetClockError(
            f"'{clock.name}' is counted in {limits.parse(clock.typed).text.split(' ', 1)[1]}: write working days (15wd), "
            "days (15d), weeks (3w) or months (2m)."
        )
    return clock, limit
