"""What may be shown to whom, on scorecards and behind them. Pure.

Who may see small numbers is said here; what is hidden from all others, by `measuring.releases`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from sightline.measuring.measure import Better
from sightline.measuring.readings import Reading
from sightline.people import rules as people

Which = Literal["missed", "counted", "all", "too_recent", "open_late"]
COUNTED: dict[Which, bool | None] = {"missed": False, "counted": True, "all": None}
ASIDES: dict[str, str] = {"too_recent": "too recent", "open_late": "open late"}
"""What was not judged, and what it is called."""
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
class ViewingRights:
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

    @property
    def own_teams(self) -> frozenset[str]:
        """The teams whose cases they may see one by one, in a list or as small numbers."""
        return self.teams if self.lists or any(map(self.small_numbers, self.teams)) else frozenset()

    def may_choose(self, team: str) -> bool:
        """Whether they may ask for one team's scorecard, or one service's: only where its small numbers need not be hidden.

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


def own_unit(own: Iterable[str], services: Collection[str], units: Collection[str]) -> str:
    """The unit somebody with these teams and services of their own sees first: their service, else their one team.

    `units`: those they may choose. Blank for whoever has none, or several teams of which none comes first.
    """
    mine = sorted(set(own) & set(units))
    first = [each for each in mine if each in services] or (mine if len(mine) == 1 else [])
    return first[0] if first else ""


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
    if which in ASIDES:
        return reading.too_recent if which == "too_recent" else reading.open_late
    if which == "missed":
        return reading.missed
    if reading.unit == "ratio":
        return None
    is_counted = which == "counted" or reading.unit in ("count", "per_10000")
    number = reading.numerator if is_counted else reading.denominator
    return None if number is None else round(number)
