"""What a highlight report says of a period: how things stood on its last day, and what changed in it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.calendars.periods import Period, PeriodError, month_of, parse, preceding
from sightline.programme.delivery.rules.roll_up import OVER, ActionState, MilestoneDays, is_late

RULE = (
    "What was said in the period is in it: a status on the day it was reported, a milestone on the day it was reached. "
    "Late is judged on the period's last day, by the dates that held then. A milestone whose own day was moved later is "
    "judged by its new day. Progress in words, priorities for a quarter and open asks are as they were on that day, the plan "
    "is the version that was live then, by its own day, and figures are judged on the months up to then by the tests that "
    "counted then, from the data that is loaded now. What is not answered, and the Difference lights, are as they stand now."
)


@dataclass(frozen=True, slots=True)
class Before:
    """A change of one thing: the day it was made, and what it was before. In order, the oldest first."""

    day: date
    was: str


@dataclass(frozen=True, slots=True)
class ActionPast:
    """All that an action's past is read from: what is so now, and what was so before each change."""

    status: str
    due: date | None
    points: tuple[MilestoneDays, ...] = ()
    statuses: tuple[Before, ...] = ()
    dues: tuple[Before, ...] = ()
    starts: date | None = None
    begins: tuple[Before, ...] = ()


KINDS = ("month", "quarter")


def period_named(text: str, today: date) -> Period:
    """A month or a quarter that has begun, the last whole month where none is named. PeriodError for any other."""
    if not text:
        return preceding(month_of(today))
    period = parse(text)
    if period.kind not in KINDS:
        raise PeriodError(f"'{text}' is no month and no quarter. Write it as May 2026 or Q1 2026-27.")
    if period.first > today:
        raise PeriodError(f"{period.title} has not begun. Name a month or a quarter that has.")
    return period


def as_at(now: str, changes: Iterable[Before], day: date) -> str:
    """What was so at the end of that day: what the first change after it found, else what is so now."""
    return next((each.was for each in changes if each.day > day), now)


def state_at(past: ActionPast, day: date) -> ActionState:
    """How an action stood at the end of that day."""
    due = as_at(past.due.isoformat() if past.due else "", past.dues, day)
    points = tuple(
        MilestoneDays(each.due, None, each.title) if each.reached_on and each.reached_on > day else each
        for each in past.points
    )
    status = as_at(past.status, past.statuses, day)
    starts = as_at(past.starts.isoformat() if past.starts else "", past.begins, day)
    due_day, start = (date.fromisoformat(each) if each else None for each in (due, starts))
    return ActionState(status, due_day, points, start)


def became_late(past: ActionPast, before: date, *, late: bool) -> bool:
    """Whether it is `late`, and was not at the end of `before`. A day that is today is not past."""
    return late and not late_after(state_at(past, before), before)


def late_after(state: ActionState, last: date) -> bool:
    """Whether what stood so at the end of that day was late once it was over."""
    return is_late(state, _next(last))


def ahead(state: ActionState, title: str, after: date, until: date) -> list[tuple[date, str]]:
    """What falls due after one day and by another: milestones not reached, and the action itself. In order."""
    if state.status in OVER:
        return []
    due_days = [(each.due, each.title) for each in state.points if each.due and each.reached_on is None]
    if state.due:
        due_days.append((state.due, title))
    return sorted(pair for pair in due_days if after < pair[0] <= until)


SAID = {
    "in_progress": "started or taken up again",
    "done": "finished",
    "paused": "paused",
    "stopped": "stopped",
}


def first_sentence(title: str, moves: Sequence[str], became: int, late: int, total: int) -> str:
    """The first sentence: what moved, what became late, what is late. `moves`: the statuses gone to in the period."""
    moved = [f"{moves.count(key):,} {word}" for key, word in SAID.items() if key in moves] or [
        "no action changed status"
    ]
    new = f"{became:,} became overdue" if became else "none became overdue"
    still = f"{late or 'none'} of {total:,} overdue at its end"
    if total == 1:
        new, still = (
            f"{'it became' if became else 'nothing became'} overdue",
            f"it was {'' if late else 'not '}overdue at its end",
        )
    comma = "," if "," in title else ""  # as in: November 2026, to 2 November 2026
    return f"In {title}{comma} {', '.join(moved)}; {new}; {still}."


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
