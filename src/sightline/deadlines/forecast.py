"""What a month's timeliness can still become, from what is done, what is late and what is still open. Pure.

For measures of what was completed (AS01, CP02): only finished work is in the figure, so a late case counts when it is
closed at last, and a month looks well while late work stays open. Three readings of the rest of the month are given:

- `best`: everything open whose last day has not passed and lies in the month is finished in time; late work stays open.
- `worst`: nothing more is finished in time, and all that is late by the month's end is closed, late, before it.
- `pace`: the open cases go as cases with as many days left went at the same distance from the month's end in the months
  before. Of those, so many were finished in time by the month's end, so many late, and the rest stayed open.

None of them knows of work that will begin and end within the rest of the month. The month is the one that holds the day
after the data date: data to the last of October says nothing more of October and what can be said of November.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.calendars.dates import month_end, same_day_later
from sightline.calendars.working_days import working_days_between, working_days_to

MONTHS_BACK = 12
LEAST = 10
"""Of fewer earlier cases in a band than this no share is read; the next wider band is."""
BANDS = (-20, -10, -5, -1, 0, 3, 5, 10, 15, 20, 30)


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work: when its clock started, its last day in time, and when it was done (None while open)."""

    starts: date
    due: date
    done: date | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """How many would be done in time and late in the month; they need not be whole numbers at the recent pace."""

    in_time: float
    late: float

    @property
    def percent(self) -> float | None:
        """The share in time, 0 to 100, unrounded; None where nothing would be done."""
        done = self.in_time + self.late
        return 100.0 * self.in_time / done if done else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The month that holds the day after the data date. `due_in_month` are open and inside their limit, which ends in the month; `open_late` are
    open past it. `pace` is None where the months before hold too little to go by; `learned_from` counts the cases.
    """

    month_end: date
    so_far: Scenario
    due_in_month: int
    open_late: int
    best: Scenario
    worst: Scenario
    pace: Scenario | None
    learned_from: int


def forecast(work: Iterable[Work], data_to: date) -> Forecast:
    """What the month under way after `data_to` can become, from all the work there is with its history.

    Work done after the data date is open on it, and work started after it is not there yet.
    """
    pieces = list(work)
    last = month_end(data_to + timedelta(days=1))
    so_far = _done_between(pieces, last.replace(day=1), data_to)
    waiting = [each for each in pieces if _is_open(each, data_to)]
    late = sum(each.due < data_to for each in waiting)
    in_month = sum(data_to <= each.due <= last for each in waiting)
    breaching = sum(data_to <= each.due < last for each in waiting)
    shares = _shares(pieces, data_to, last)
    return Forecast(
        month_end=last,
        so_far=so_far,
        due_in_month=in_month,
        open_late=late,
        best=Scenario(so_far.in_time + in_month, so_far.late),
        worst=Scenario(so_far.in_time, so_far.late + late + breaching),
        pace=_at_pace(so_far, waiting, data_to, shares),
        learned_from=shares.total,
    )


def _is_open(each: Work, day: date) -> bool:
    return each.starts <= day and (each.done is None or each.done > day)


def _done_between(work: Iterable[Work], first: date, last: date) -> Scenario:
    done = [each for each in work if each.done and first <= each.done <= last]
    in_time = sum(each.done <= each.due for each in done if each.done)
    return Scenario(in_time, len(done) - in_time)


@dataclass(frozen=True, slots=True)
class _Shares:
    """By band of days left: how many earlier cases there were, and how many were done in time and late."""

    seen: Counter[int]
    in_time: Counter[int]
    late: Counter[int]

    @property
    def total(self) -> int:
        return self.seen.total()

    def of(self, band: int) -> tuple[float, float] | None:
        """The shares done in time and late in this band, widened on both sides until it holds enough."""
        for reach in range(len(BANDS) + 1):
            bands = range(band - reach, band + reach + 1)
            seen = sum(self.seen[each] for each in bands)
            if seen >= LEAST:
                return tuple(sum(n[each] for each in bands) / seen for n in (self.in_time, self.late))  # type: ignore[return-value]
        return None


def _band(due: date, day: date) -> int:
    """Which band of working days left a case is in on that day."""
    left = working_days_to(due) - working_days_to(day) if due >= day else -working_days_between(due, day)
    return sum(left >= edge for edge in BANDS)


def _shares(work: Sequence[Work], data_to: date, this: date) -> _Shares:
    """How open cases went by the month's end, seen from the same distance before each of the last twelve month ends."""
    seen, in_time, late = Counter(), Counter(), Counter()
    days_to_go = working_days_to(this) - working_days_to(data_to)
    for back in range(1, MONTHS_BACK + 1):
        last = month_end(same_day_later(this.replace(day=1), -back))
        day = _before(last, days_to_go)
        for each in work:
            if _is_open(each, day):
                band = _band(each.due, day)
                seen[band] += 1
                if each.done and each.done <= last:
                    (in_time if each.done <= each.due else late)[band] += 1
    return _Shares(seen, in_time, late)


def _before(last: date, working_days: int) -> date:
    """The latest day with that many working days after it, up to `last`."""
    wanted = working_days_to(last) - working_days
    day = last
    while working_days_to(day) > wanted:
        day = date.fromordinal(day.toordinal() - 1)
    return day


def _at_pace(so_far: Scenario, waiting: Iterable[Work], data_to: date, shares: _Shares) -> Scenario | None:
    in_time, late = so_far.in_time, so_far.late
    for band, number in Counter(_band(each.due, data_to) for each in waiting).items():
        share = shares.of(band)
        if share is None:
            return None
        in_time, late = in_time + number * share[0], late + number * share[1]
    return Scenario(in_time, late)
