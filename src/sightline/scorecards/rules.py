"""What may be shown to whom, on scorecards and behind them. Pure.

Small numbers follow the DfE's rule for children in need statistics: what is between 1 and 5 is shown as `c`, and 0 and
6 upwards are shown. A share is hidden when its numerator, its base or the difference between them is; and where exactly
one cell of a group with a shown total is hidden, the next smallest goes too, or it could be worked out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sightline.measuring.measure import Better
from sightline.measuring.readings import Reading
from sightline.people import rules as people

Which = Literal["missed", "counted", "all"]
COUNTED: dict[Which, bool | None] = {"missed": False, "counted": True, "all": None}
SMALLEST, LARGEST = 1, 5
SIGNAL_KINDS = {
    "special_cause_improvement": "better",
    "special_cause_concern": "worse",
    "special_cause_neutral_high": "high",
    "special_cause_neutral_low": "low",
}
"""What a signal is to a reader, by what `sightline.statistics` calls it."""
FEW = 20
"""A percentage of fewer than this many is called a small number."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person with this role and these teams may see here; `opened` are the columns a live grant opens for them.

    `teams` are the person's own and those broken glass has opened.
    """

    role: str
    teams: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    @property
    def figures(self) -> bool:
        """Whether they may see a scorecard at all."""
        return people.may_see_figures(self.role, self.opened)

    @property
    def lists(self) -> bool:
        """Whether they may see any child behind a figure."""
        return not people.children_in_scope(self.role, self.teams, self.opened).nobody

    def small_numbers(self, team: str | None = None) -> bool:
        """Whether they may see the small numbers of the whole authority, or of `team`."""
        return people.may_see_small_numbers(self.role, own_team=team in self.teams, opened=self.opened)

    def may_choose(self, team: str) -> bool:
        """Whether they may ask for one team's scorecard: only where its small numbers need not be hidden.

        Hiding one team's figures beside the authority's hides nothing: the others' would give them away.
        """
        return self.figures and self.small_numbers(team)

    def may_see_now(self, team: str | None, comes_from: frozenset[str]) -> bool:
        """Whether they may have teams drawn as they are now; `comes_from`: the teams whose cases `team` may have taken.

        Only where no number is hidden either way, for the one beside the other would tell what was hidden; and only
        where the list behind the figure is theirs to see.
        """
        whole = self.small_numbers(None)
        return whole or (team is not None and self.small_numbers(team) and comes_from <= self.teams)


def small(number: float | None) -> bool:
    """Whether this count is small enough to point at a child."""
    return number is not None and SMALLEST <= number <= LARGEST


def hides(reading: Reading) -> bool:
    """Whether this reading must be hidden from those who may not see small numbers."""
    if reading.unit == "percent":
        return any(small(number) for number in (reading.numerator, reading.denominator, reading.missed))
    if reading.unit == "days":
        return small(reading.denominator)
    return reading.unit != "ratio" and small(reading.numerator)


def hidden_together(readings: Sequence[Reading]) -> set[int]:
    """Which of these, by place, are hidden where a total that they add up to is shown."""
    return with_a_second(readings, {place for place, reading in enumerate(readings) if hides(reading)})


def with_a_second(readings: Sequence[Reading], hidden: set[int]) -> set[int]:
    """The places hidden among these, and, where that is one alone, the smallest of the others that is not nought."""
    if len(hidden) != 1:
        return hidden
    others = [(_size(reading), place) for place, reading in enumerate(readings) if place not in hidden]
    return hidden | {place for size, place in sorted(pair for pair in others if pair[0])[:1]}


def _size(reading: Reading) -> float:
    base = reading.numerator if reading.unit in ("count", "per_10000") else reading.denominator
    return base or 0


def is_few(reading: Reading) -> bool:
    """Whether this is a percentage of so few that it swings by itself."""
    return reading.unit == "percent" and reading.denominator is not None and reading.denominator < FEW


def worth_a_look(better: Better, unit: str) -> Which:
    """Which cases of a figure a manager would open first: the missed where higher is better, else those it counts."""
    if unit != "percent":
        return "all"
    return "missed" if better == "higher" else "counted"


def how_many(reading: Reading, which: Which) -> int | None:
    """How many cases that list holds; None where the figure is not a count of cases."""
    if which == "missed":
        return reading.missed
    if reading.unit == "ratio":
        return None
    is_counted = which == "counted" or reading.unit in ("count", "per_10000")
    number = reading.numerator if is_counted else reading.denominator
    return None if number is None else round(number)


def by_quarter(months: Iterable[str]) -> list[list[int]]:
    """The places of these months, quarter by quarter: a quarter's figure is shown, so its months hide together."""
    quarters: dict[int, list[int]] = {}
    for place, month in enumerate(months):
        year, number = month.split("-")
        quarters.setdefault((int(year) * 12 + int(number) - 1) // 3, []).append(place)
    return list(quarters.values())
