"""What may be shown of counts of faults and of filled cells, and to whom. Pure.

The rule is the scorecards': 1 to 5 is hidden from those who may not see small numbers, and where exactly one of several
that add up to a shown total is hidden, the next smallest goes with it.
"""

from collections.abc import Iterable, Sequence

from sightline.people.rules import Scope
from sightline.scorecards.rules import small

LOW = 90.0
"""A field that a measure needs and that is filled less than this, in percent, is said to be low."""


def hides(counts: Iterable[int | None]) -> bool:
    """Whether any of the counts that tell one thing is small enough to point at a child."""
    return any(small(each) for each in counts)


def hides_share(rows: int, filled: int) -> bool:
    """Whether a share of cells gives a small number away: the rows, the filled, or the blank ones."""
    return hides((rows, filled, rows - filled))


def hidden_together(cells: Sequence[Sequence[int]]) -> set[int]:
    """Which of these, by place, are hidden where a total they add up to is shown. A cell is the counts it tells."""
    return with_a_second(cells, {place for place, counts in enumerate(cells) if hides(counts)})


def with_a_second(cells: Sequence[Sequence[int]], hidden: set[int]) -> set[int]:
    """The places hidden, and, where that is one alone, the smallest of the others that is not nought."""
    if len(hidden) != 1:
        return hidden
    others = [(counts[0], place) for place, counts in enumerate(cells) if place not in hidden and counts[0]]
    return hidden | {place for _, place in sorted(others)[:1]}


def sees_team(scope: Scope, team: str) -> bool:
    """Whether this team's records are within reach."""
    return scope.whole_authority or team in scope.teams
