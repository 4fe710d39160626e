"""Between which bounds counts lie of which sums over stretches of time were told: what `told_spans` cannot see.

Two rolling years one after the other tell by how much a month is more than the same month a year before, and a year to date how many both
months of this year are: last year's are nought and more, so that this year's are at least so many.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from sightline.statistics.disclosure.bounds import bounds_of
from sightline.statistics.disclosure.cells import FEWEST, is_small
from sightline.statistics.disclosure.intervals import Interval
from sightline.statistics.disclosure.told_spans import ToldStretch

CLOSE = 1e-6
ToldSum = tuple[str, ToldStretch]


def cross(stretches: Iterable[ToldStretch]) -> bool:
    """Whether any two of these overlap and neither lies within the other: else bounds say no more than sums."""
    every = sorted(set(stretches), key=lambda each: (each.first, -each.last))
    open_ends: list[int] = []
    for each in every:
        while open_ends and open_ends[-1] < each.first:
            open_ends.pop()
        if open_ends and open_ends[-1] < each.last:
            return True
        open_ends.append(each.last)
    return False


def worked_out(
    series: Mapping[str, Sequence[int]],
    between: Iterable[tuple[str, str]],
    sums: Iterable[ToldSum],
    cells: Iterable[ToldStretch],
) -> list[ToldSum]:
    """Which small counts of these stretches are one value, or small for certain, to whoever was told these sums.

    `series`: counts by name and month. `between`: pairs of names, the second within the first: what lies between is a count as well,
    and stands under both names with a space.
    """
    every = {name: list(counts) for name, counts in series.items()}
    pairs = [(one, other) for one, other in dict.fromkeys(between) if one in series and other in series]
    for one, other in pairs:
        every[f"{one} {other}"] = [
            max(0, many - few) for many, few in zip(series[one], series[other], strict=True)
        ]
    small = _small_in(every, cells)
    if not small:
        return []
    months = len(next(iter(every.values())))
    place = {name: number * months for number, name in enumerate(every)}
    rows = [
        ({place[name] + month: 1 for month in _within(stretch)}, _sum(every[name], stretch))
        for name, stretch in dict.fromkeys(sums)
    ]
    for one, other in pairs:
        for month in range(months):
            members = {place[f"{one} {other}"] + month: 1, place[other] + month: 1, place[one] + month: -1}
            rest = every[f"{one} {other}"][month] + every[other][month] - every[one][month]
            rows.append((members, rest))
    first = len(every) * months
    for number, (name, stretch) in enumerate(small, first):
        rows.append(({number: -1} | {place[name] + month: 1 for month in _within(stretch)}, 0))
    bounds = bounds_of(rows, first + len(small))
    found_narrow = []
    for number, cell in enumerate(small, first):
        for look in (bounds.most, bounds.least):
            if _interval(bounds.low[number], bounds.high[number]).is_narrow(FEWEST - 1):
                look(number)
        if _interval(bounds.low[number], bounds.high[number]).is_narrow(FEWEST - 1):
            found_narrow.append(cell)
    return found_narrow


def _small_in(every: Mapping[str, Sequence[int]], cells: Iterable[ToldStretch]) -> list[ToldSum]:
    return [
        (name, stretch)
        for stretch in dict.fromkeys(cells)
        for name, counts in every.items()
        if is_small(_sum(counts, stretch))
    ]


def _within(stretch: ToldStretch) -> range:
    return range(stretch.first, stretch.last + 1)


def _sum(counts: Sequence[int], stretch: ToldStretch) -> int:
    return sum(counts[month] for month in _within(stretch))


def _interval(low: float, high: float) -> Interval:
    return Interval(math.ceil(low - CLOSE), high if math.isinf(high) else math.floor(high + CLOSE))
