"""One series over months, quarters and years: which of these spans are released, so that no other can be worked out.

Spans overlap only by lying within one another. In a span that is released, the spans it is made of are released but for
those hidden together; of a span that is not, nothing it is made of is released where it was hidden for another's sake,
and each of its parts is looked at by itself where it was small itself, for then no sum of them is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.statistics.disclosure.cells import Cell, added, hidden_together, is_safe, less


@dataclass(frozen=True, slots=True)
class SeriesSpan:
    """A month, a quarter or a year of one series; `parts` are the spans it is made of, in order.

    `cell` is None where the series has no reading of it: it is not over, or cannot be computed.
    """

    name: str
    cell: Cell | None
    parts: tuple["SeriesSpan", ...] = ()


@dataclass(frozen=True)
class Release:
    """The spans released, by name; `whole` gives each the span it was released in that lies in no other released one."""

    whole: Mapping[str, SeriesSpan]

    def shows(self, name: str) -> bool:
        """Whether this span is released."""
        return name in self.whole


def release(spans: Iterable[SeriesSpan]) -> Release:
    """What is released of a series, from its spans that lie in no other."""
    wholes: dict[str, SeriesSpan] = {}
    for span in spans:
        _by_itself(span, wholes)
    return Release(wholes)


def _by_itself(span: SeriesSpan, wholes: dict[str, SeriesSpan]) -> None:
    """A span of which no sum is shown: released if it is safe, else its parts are looked at in the same way."""
    if span.cell is not None and is_safe(span.cell):
        wholes[span.name] = span
        _within(span, span.cell, span, wholes)
        return
    for part in span.parts:
        _by_itself(part, wholes)


def _within(span: SeriesSpan, cell: Cell, whole: SeriesSpan, wholes: dict[str, SeriesSpan]) -> None:
    """The parts of a span that is released: all but those hidden together; none where they do not make up the span."""
    cells = {part.name: part.cell for part in span.parts if part.cell is not None}
    if not cells or len(cells) < len(span.parts) or not adds_up(cells.values(), cell):
        return
    hidden = hidden_together(cells)
    for part in span.parts:
        if part.name not in hidden and part.cell is not None:
            wholes[part.name] = whole
            _within(part, part.cell, whole, wholes)


def adds_up(cells: Iterable[Cell], whole: Cell) -> bool:
    """Whether parts may stand beside their whole: what they come to more than it is nobody, or six and more.

    A child who left care twice is counted in two months and in their year once.
    """
    more = less(added(cells, whole), whole)
    return is_safe(tuple(abs(count) for count in more))
