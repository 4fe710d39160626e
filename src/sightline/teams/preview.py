"""What a crosswalk would do to the figures, before it holds: where the cases of each old team would go. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.measuring.crosswalk import Crosswalk, TeamLink


@dataclass(frozen=True, slots=True)
class Move:
    """How many counted cases of `old` go to `new`: those whose child went there next, and those that go by main."""

    old: str
    new: str
    on_record: int
    as_main: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Every move, and the number of cases in all teams together as it was and as it would be."""

    moves: tuple[Move, ...]
    before: int
    after: int


def preview(links: Sequence[TeamLink], onward: Mapping[tuple[str, str | None], int]) -> Preview:
    """What `links` would move. `onward`: how many cases by team and the next team of their child."""
    crosswalk = Crosswalk(tuple(links))
    counts_by_move: dict[tuple[str, str], list[int]] = {}
    by_team: dict[str, int] = {}
    for (team, then), number in onward.items():
        new = crosswalk.now(team, then)
        by_team[new] = by_team.get(new, 0) + number
        if team in crosswalk.successors:
            counts_by_move.setdefault((team, new), [0, 0])[
                0 if crosswalk.is_on_record(team, then) else 1
            ] += number
    moves = tuple(Move(old, new, *counts) for (old, new), counts in sorted(counts_by_move.items()))
    return Preview(moves, sum(onward.values()), sum(by_team.values()))
