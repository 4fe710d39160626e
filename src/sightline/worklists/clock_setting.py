"""Setting one of the council's own deadlines, or switching it off, from a day on: an action with a line in the trail."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.calendars import clocks, limits, local_clocks
from sightline.calendars.clocks import Clock, ClockError
from sightline.calendars.dates import in_words
from sightline.definitions.models import DefinitionChange
from sightline.definitions.services.proposing import propose_deadline
from sightline.measuring.discover import measures
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.teams.queries import authorities
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError
from sightline.worklists import rules
from sightline.worklists.verbs import WorklistVerb


class CannotSetClockError(CannotDoError):
    """A deadline that cannot be set so; the sentence says why and what to do."""


@dataclass(frozen=True)
class OwnClock:
    """A deadline the council may set: as it is shipped, each change that holds, and each ever made, in the order they were made."""

    clock: Clock
    changes: tuple[local_clocks.ClockChange, ...]
    ever_made: tuple[local_clocks.ClockChange, ...]

    @property
    def edition(self) -> int:
        """How often it has been changed: whoever changes it sends the edition they saw."""
        return len(self.ever_made)

    def now(self, day: date) -> str:
        """What holds on that day, in words: 15 working days; Off."""
        if self.clock.switched_off(day):
            return "Off"
        return self.clock.limit_on(day).text

    @property
    def judged_by(self) -> list[str]:
        """The measures that judge by it."""
        return [
            each.id
            for each in measures().values()
            if self.clock.id in {clock.id for clock in each.every_clock}
        ]


def own_clocks() -> list[OwnClock]:
    """Every deadline a council may set, in the order of `clocks.csv`, with what has been set."""
    return [own_clock(clock.id) for clock in clocks.clocks().values() if clock.local]


def own_clock(clock_id: str) -> OwnClock:
    """One of them. CannotSetClockError where there is none of that id or the council may not set it."""
    clock = clocks.clocks().get(clock_id)
    if clock is None or not clock.local:
        raise CannotSetClockError("That deadline is not one a council may set.")
    changes = tuple(each for each in local_clocks.changes() if each.clock == clock_id)
    return OwnClock(clock, changes, local_clocks.ever_made(clock_id))


def may_set_clocks(user: User) -> bool:
    """Whether this person may set the deadlines. They hold for every authority of the store alike, so it takes somebody of all."""
    every = not user.authority or set(authorities()) <= {user.authority}
    return every and user.has_perm(rules.CLOCKS_ARE_SET_WITH)


def set_clock(
    clock_id: str, length: str, starts: date, *, reason: str, by: str, edition: int | None = None
) -> local_clocks.ClockChange | DefinitionChange:
    """From `starts` on, this deadline runs for `length` (15wd), or is `off`. What began before keeps the length it began with.

    Where measures judge by it that is another definition of theirs, so it is proposed, and holds once a second person has
    approved it: then the proposed change is given.

    `edition` is how often it had been changed when whoever changes it saw it; None is for programs. The line in the trail and the
    setting stand or fall together. CannotSetClockError for whoever may not, for a deadline or length that cannot be, and
    where somebody else changed it meanwhile.
    """
    user = user_named(by)
    if user is None or not may_set_clocks(user):
        record_refusal(by=by, what=f"set clock {clock_id}", reason=reason)
        raise CannotSetClockError(f"{by} may not set the council's deadlines. Nothing was changed.")
    clock, limit = _settable(clock_id, length)
    if not reason.strip():
        raise CannotSetClockError("Say why it is changed, as in 'agreed by the board on 3 March'.")
    off = clock.switched_off(starts)
    before = local_clocks.OFF if off else str(clock.limit_on(starts))
    change = local_clocks.ClockChange(clock.id, starts, limit, user.username, reason, timezone.localdate())
    if judged_by := own_clock(clock.id).judged_by:
        _as_seen(own_clock(clock.id), edition)
        return propose_deadline(change, judged_by, words=f"{clock.name}: {change_in_words(change)}")
    detail: dict[str, Any] = {"from": starts.isoformat(), "limit": change.as_typed, "before": before}
    with recorded_transaction():
        _as_seen(own_clock(clock.id), edition)
        record(by=user.username, action=WorklistVerb.CLOCK_SET, what=clock.id, reason=reason, detail=detail)
        local_clocks.keep(change)
    return change


def change_in_words(change: local_clocks.ClockChange) -> str:
    """The change in words: 15 working days from 1 April 2026; Off from 1 April 2026."""
    return f"{change.limit.text if change.limit else 'Off'} from {in_words(change.starts)}"


def _as_seen(own: OwnClock, edition: int | None) -> None:
    """CannotSetClockError, saying what stands now, where somebody else was quicker."""
    if edition is None or edition == own.edition:
        return
    last = own.ever_made[-1]
    raise CannotSetClockError(
        f"{last.by or 'Somebody else'} changed this deadline while you had it open: {change_in_words(last)}. Nothing of yours "
        "is lost: look at both, and send again."
    )


def _settable(clock_id: str, length: str) -> tuple[Clock, limits.Limit | None]:
    off = length.strip().lower() == local_clocks.OFF
    try:
        clock, limit = clocks.get(clock_id), None if off else limits.parse(length)
        clock.with_limit(clock.typed if off else length)
    except (ClockError, limits.LimitError) as fault:
        raise CannotSetClockError(str(fault)) from fault
    if limit and ((limit.unit == "h") != clock.typed.endswith("h") or limit.unit == "cd"):
        raise CannotSetClockError(
            f"'{clock.name}' is counted in {limits.parse(clock.typed).text.split(' ', 1)[1]}: write working days (15wd), "
            "days (15d), weeks (3w) or months (2m)."
        )
    return clock, limit
