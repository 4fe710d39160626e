"""How a table goes on a page: how wide its columns are, how small its type, whether the page lies on its side, and where it is split.

A word is never cut to fit a column, unless it is so long that it breaks anywhere. Type shrinks to 8 points and no further; then
the page is turned; then the columns are split, and each part begins with the column that says what a row is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from sightline.papers.document.blocks import PaperTable
from sightline.papers.document.runs import plain_text
from sightline.papers.render.font_file import bold, regular
from sightline.papers.render.letters import LONGEST_WORD, printable

MM = 72 / 25.4
PAGE = (210.0, 297.0)
"""A4, in millimetres."""
MARGIN = 20.0
UPRIGHT = (PAGE[0] - 2 * MARGIN) * MM
ON_ITS_SIDE = (PAGE[1] - 2 * MARGIN) * MM
SIZES = (10.0, 9.0, 8.0)
FORM_SIZES = (11.0, *SIZES)
"""A form is read, and not looked up."""
PADDING = 4.0
"""Points left and right of what stands in a cell."""
LINE = 1.35
TOGETHER = 220.0
"""Points of height up to which a row stays on one page."""
WIDEST_STRETCH = 1.4
WORTH_KEEPING_WHOLE = 0.2
"""Of the page's width: what a row is called is not broken into lines, up to here."""
_SLACK = 1.0


@dataclass(frozen=True, slots=True)
class TableSlice:
    """Some of a table's columns, by their place from 0, with their widths in points, padding included."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """`slices` one under the other; `size` of the type in points; `turned` where the page lies on its side."""

    slices: tuple[TableSlice, ...]
    size: float
    turned: bool

    def tall(self, table: PaperTable, line: int | None) -> bool:
        """Whether a row (by its place from 0; None for the headings) is too tall to be held together on a page."""
        texts = (
            [each.title for each in table.columns]
            if line is None
            else [plain_text(each) for each in table.rows[line]]
        )
        face = bold() if line is None else regular()
        for part in self.slices:
            for column, width in zip(part.columns, part.widths, strict=True):
                room = max(width - 2 * PADDING, 1)
                lines = sum(
                    ceil(face.width(printable(each), self.size) * 1.15 / room) or 1
                    for each in texts[column].split("\n")
                )
                if lines * self.size * LINE > TOGETHER:
                    return True
        return False


def table_plan(table: PaperTable) -> TablePlan:
    """The plan that keeps the page upright and the type large where it can."""
    cells = [_column_texts(table, column) for column in range(len(table.columns))]
    tried = SIZES if table.column_headings else FORM_SIZES
    sizes = [(size, room, turned) for turned, room in _pages(table.wide) for size in tried]
    for size, room, turned in sizes:
        narrowest = [_narrowest(texts, size) for texts in cells]
        if sum(narrowest) <= room:  # no word breaks
            return TablePlan((_slice(range(len(cells)), cells, size, room),), size, turned)
    size, room, turned = sizes[-1]
    groups = _groups([_narrowest(texts, size) for texts in cells], room, again=table.row_headings)
    return TablePlan(tuple(_slice(group, cells, size, room) for group in groups), size, turned)


def _pages(wide: bool) -> list[tuple[bool, float]]:
    return [(True, ON_ITS_SIDE)] if wide else [(False, UPRIGHT), (True, ON_ITS_SIDE)]


def _column_texts(table: PaperTable, column: int) -> list[str]:
    texts = [plain_text(row[column]) for row in table.rows]
    return [printable(each) for each in (table.columns[column].title, *texts)]


def _groups(narrowest: Sequence[float], room: float, *, again: bool) -> list[list[int]]:
    """Columns in groups that fit and are near alike, the first column in each where it says what a row is."""
    first = [0] if again and len(narrowest) > 1 and narrowest[0] < room / 2 else []
    left = room - sum(narrowest[each] for each in first)
    rest = range(len(first), len(narrowest))
    count = len(_filled(rest, narrowest, left))
    even = max(sum(narrowest[each] for each in rest) / count, max(narrowest[each] for each in rest))
    target = even
    while len(_filled(rest, narrowest, min(target, left))) > count:
        target *= 1.02
    return [[*first, *group] for group in _filled(rest, narrowest, min(target, left))]


def _filled(columns: Sequence[int], narrowest: Sequence[float], room: float) -> list[list[int]]:
    """Groups in order, each as full as the room lets it be."""
    groups: list[list[int]] = [[]]
    for column in columns:
        if groups[-1] and sum(narrowest[each] for each in groups[-1]) + narrowest[column] > room + 0.01:
            groups.append([])
        groups[-1].append(column)
    return groups


def _slice(columns: Sequence[int], cells: Sequence[list[str]], size: float, room: float) -> TableSlice:
    narrow = [_narrowest(cells[each], size) for each in columns]
    first = min(_natural(cells[columns[0]], size), room * WORTH_KEEPING_WHOLE)
    if sum(narrow[1:]) + first <= room:  # what a row is called stays on one line where there is room
        narrow[0] = max(narrow[0], first)
    natural = [max(_natural(cells[each], size), low) for each, low in zip(columns, narrow, strict=True)]
    wanted, least = sum(natural), sum(narrow)
    if least >= room:
        widths = [each * room / least for each in narrow]
    elif wanted <= room:
        widths = [each * min(room / wanted, WIDEST_STRETCH) for each in natural]
    else:
        wants = [wide - low for low, wide in zip(narrow, natural, strict=True)]
        level = _level(wants, room - least)
        widths = [low + min(want, level) for low, want in zip(narrow, wants, strict=True)]
    return TableSlice(tuple(columns), tuple(round(each, 2) for each in widths))


def _level(wants: Sequence[float], room: float) -> float:
    """How much more each may have, so that all together have `room`: who wants less has all it wants, and the rest share alike."""
    left, waiting = room, len(wants)
    for want in sorted(wants):
        if want * waiting >= left:
            return left / waiting
        left, waiting = left - want, waiting - 1
    return max(wants, default=0.0)


def _narrowest(texts: Sequence[str], size: float) -> float:
    """The width at which no word of the column breaks, but those that may."""
    words = {word for text in texts for word in text.split()}
    whole = [bold().width(word[:LONGEST_WORD], size) for word in words if word]
    return max(whole, default=0.0) + 2 * PADDING + _SLACK


def _natural(texts: Sequence[str], size: float) -> float:
    """The width at which every text stands on one line, as far as that is worth having."""
    lines = {line for text in texts for line in text.split("\n")}
    longest = max((bold().width(line[:200], size) for line in lines), default=0.0)
    return min(longest, ON_ITS_SIDE / 2) + 2 * PADDING + _SLACK
