"""Where bars and marks stand on a timeline: months across a width, days within them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 600.0
MOST_LABELS = 8


@dataclass(frozen=True, slots=True)
class TimelineSpan:
    """The days a timeline shows, both included, and how a day is turned into a place from 0 to WIDTH."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day begins; days outside stand at the edge."""
        whole = (self.last - self.first).days + 1
        return round(WIDTH * min(max((day - self.first).days, 0), whole) / whole, 1)

    def bar(self, first: date, last: date) -> tuple[float, float]:
        """Left edge and width of a bar from one day to another, both included; never too thin to see."""
        left = self.at(first)
        return left, max(round(self.at(last + timedelta(days=1)) - left, 1), 3.0)

    def months(self) -> list[tuple[float, date]]:
        """Where each month begins."""
        marks, day = [], self.first
        while day <= self.last:
            marks.append((self.at(day), day))
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        return marks

    def labels(self) -> list[tuple[float, date]]:
        """The months that are named: so few that their names do not run into one another."""
        months = self.months()
        step = next(
            each for each in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) <= MOST_LABELS * each or each == 120
        )
        return months[::step]


def span(days: Iterable[date], today: date) -> TimelineSpan:
    """From the first of the month of the earliest day to the end of the month of the latest, today among them."""
    every = [*days, today]
    end = (max(every).replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return TimelineSpan(min(every).replace(day=1), end)
