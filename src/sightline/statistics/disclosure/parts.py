"""The parts of a series (teams, ages, sources): which are released in which of its spans.

Within one span the same parts are hidden in all the spans it is made of, and those hidden in it are among them. So what
is released is always a table of safe blocks, by time or by part: whatever is added up or taken away is a sum of them.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from sightline.statistics.disclosure.cells import Cell, hidden_together, like_nobody
from sightline.statistics.disclosure.periods import Release, SeriesSpan, adds_up

Part = TypeVar("Part", bound=Hashable)


def released_parts(
    whole: SeriesSpan,
    release: Release,
    cells: Callable[[str], Mapping[Part, Cell]],
    inside: Callable[[str], Cell] = lambda _: (),
) -> dict[str, set[Part]]:
    """Span → the parts hidden in it, for each span within `whole` in which parts are released; others have none.

    `cells`: the parts of a span by its name. `inside`: as in `is_safe`, by the span's name.
    """
    first = cells(whole.name)
    hidden = hidden_together(first, inside(whole.name))
    if not release.shows(whole.name) or (first and hidden == set(first)):
        return {}
    table = _Table(release, cells, inside)
    table.put(whole, hidden)
    return table.found


class _Table(Generic[Part]):
    """A table of spans by parts, as it is filled in from the whole downwards."""

    def __init__(
        self,
        release: Release,
        cells: Callable[[str], Mapping[Part, Cell]],
        inside: Callable[[str], Cell],
    ) -> None:
        self._release = release
        self._cells = cells
        self._inside = inside
        self.found: dict[str, set[Part]] = {}

    def put(self, span: SeriesSpan, hidden: set[Part]) -> None:
        """Release the parts of a span but for those hidden, and those of the spans it is made of as far as may be."""
        self.found[span.name] = hidden
        if not span.parts or not all(self._release.shows(each.name) for each in span.parts):
            return
        inner = [self._cells(each.name) for each in span.parts]
        names = {part for cells in inner for part in cells}
        more = self._hidden_in_all(span, inner, hidden | self._torn(span, inner, names))
        if names and names <= more:
            return
        for each in span.parts:
            self.put(each, more)

    def _torn(self, span: SeriesSpan, inner: list[Mapping[Part, Cell]], names: set[Part]) -> set[Part]:
        """The parts that do not make up their own whole over the spans this one is made of."""
        whole = self._cells(span.name)
        parts = set()
        for part in names:
            cells = [one[part] for one in inner if part in one]
            if not adds_up(cells, whole.get(part, like_nobody(cells[0]))):
                parts.add(part)
        return parts

    def _hidden_in_all(
        self, span: SeriesSpan, inner: list[Mapping[Part, Cell]], hidden: set[Part]
    ) -> set[Part]:
        """The parts hidden in each of the spans this one is made of: what is small in any, and others until all are safe.

        One round is enough: what one span adds is safe by itself in those before it, or was hidden there already, and
        safe cells added to safe cells are safe.
        """
        more = set(hidden)
        for cells, each in zip(inner, span.parts, strict=True):
            more |= hidden_together(cells, self._inside(each.name), more)
        return more
