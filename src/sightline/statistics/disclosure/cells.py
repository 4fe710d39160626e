"""One whole and its parts: which counts are small, and which parts are hidden together so that none can be worked out.

The threshold is the DfE's for children in need statistics: 1 to 5 is hidden, 0 and 6 upwards are shown. What the DfE
does not promise, that the hidden parts of one whole come to six or more, is promised here.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

FEWEST = 6
"""The smallest count that is shown, other than nought."""
Cell = tuple[float, ...]
"""The counts that one figure tells at once, in people or cases: those counted and those not; never negative.

Cells of one table have as many counts, in the same order, and add up count by count.
"""
Part = TypeVar("Part", bound=Hashable)


def is_small(count: float | None) -> bool:
    """Whether this count, in people or cases, is small enough to point at somebody."""
    return count is not None and 0 < count < FEWEST


def is_safe(cell: Cell, inside: Cell = ()) -> bool:
    """Whether no count of this cell is small.

    `inside`: how many of the whole table the reader knows one by one already (their own teams' children), of whom all
    may be in this cell: the rest of it must not be small either. Without it the reader knows nobody.
    """
    return all(_is_safe(count, inside[place] if inside else 0) for place, count in enumerate(cell))


def added(cells: Iterable[Cell], like: Cell) -> Cell:
    """The sum of these cells, count by count; of none, nought as often as `like` has counts."""
    total = like_nobody(like)
    for cell in cells:
        total = tuple(one + other for one, other in zip(total, cell, strict=True))
    return total


def less(cell: Cell, other: Cell) -> Cell:
    """The first cell without the second, count by count."""
    return tuple(one - two for one, two in zip(cell, other, strict=True))


def like_nobody(cell: Cell) -> Cell:
    """Nought, as often as the cell has counts."""
    return (0.0,) * len(cell)


def hidden_together(cells: Mapping[Part, Cell], inside: Cell = (), already: Iterable[Part] = ()) -> set[Part]:
    """Which parts of a whole are hidden where the whole is shown: those that are small, and others until they are safe.

    The hidden parts come to nought or to six and more in every count, so that neither one of them nor their sum is
    small. Where no choice of parts does that, the whole is small itself: all are hidden, and it must be too. `inside` as
    in `is_safe`; `already`: parts that are hidden in any case.
    """
    hidden = {part for part, cell in cells.items() if not is_safe(cell, inside)} | set(already).intersection(
        cells
    )
    while hidden:
        short = _short(added((cells[part] for part in hidden), next(iter(cells.values()))), inside)
        if short is None:
            return hidden
        rest = {
            part: (cell[short], sum(cell))
            for part, cell in cells.items()
            if part not in hidden and cell[short]
        }
        if not rest:
            return set(cells)
        hidden.add(min(rest, key=rest.__getitem__))
    return hidden


def _short(cell: Cell, inside: Cell) -> int | None:
    """The place of the first count that is small; None where none is."""
    places = (
        place for place, count in enumerate(cell) if not _is_safe(count, inside[place] if inside else 0)
    )
    return next(places, None)


def _is_safe(count: float, inside: float) -> bool:
    return not count or count - inside >= FEWEST
