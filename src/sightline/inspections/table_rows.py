"""A list printed as a table: who must act in one column, and what they must do in another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from sightline.inspections.headings import Heading
from sightline.inspections.lines import LineCell, PrintedLine
from sightline.inspections.markers import marker
from sightline.inspections.points import ENDED

AT_AN_EDGE = 5.0
"""Points by which a cell may begin left of its column."""
WIDER = 0.3
"""Points by which the step to a new row is wider than that between a cell's lines: the row's drawn edge."""
_WHAT = re.compile(r"\b(actions?|improvements?|recommendations?|areas?)\b", re.IGNORECASE)


@dataclass(slots=True)
class PrintedRow:
    """One row: the lines it stands on, what it asks for line by line, and the words beside that."""

    lines: list[PrintedLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The rows under a heading; where the table ends; whether it was read to an end that can be seen."""

    rows: tuple[PrintedRow, ...]
    ends: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table's columns begin, and which of them says what is asked for."""

    edges: tuple[float, ...]
    what: int

    def parts(self, line: PrintedLine) -> tuple[str, str] | None:
        """What a line says in the column asked for, and in the others; None where its words run across columns."""
        what, beside = [], []
        for cell in line.cells:
            at = max((n for n, edge in enumerate(self.edges) if cell.left >= edge - AT_AN_EDGE), default=0)
            if at + 1 < len(self.edges) and cell.right > self.edges[at + 1] + AT_AN_EDGE:
                return None
            (what if at == self.what else beside).append(cell.text)
        return " ".join(what), " ".join(beside)


def table_under(
    opener: Heading, lines: Sequence[PrintedLine], headings: dict[int, Heading]
) -> PrintedTable | None:
    """The table that begins right under a heading, if one does."""
    at = opener.ends + 1
    columns = _columns(lines, at)
    if columns is None:
        return None
    begins = at + _has_heads(lines, at)
    ends, whole = _ends(columns, lines, begins, headings)
    return PrintedTable(tuple(_rows(columns, lines[begins:ends])), ends, whole)


def _has_heads(lines: Sequence[PrintedLine], at: int) -> bool:
    return lines[at].bold and not (at + 1 < len(lines) and lines[at + 1].bold)


def _columns(lines: Sequence[PrintedLine], at: int) -> _Columns | None:
    """The columns of a table whose first line is there: what stands below it begins at the same places, not all at one."""
    if len(lines) < at + 3:
        return None
    head, below = lines[at], lines[at + 1 : at + 3]
    if len(head.cells) < 2 or any(marker(line) for line in (head, *below[:1])):
        return None
    edges = tuple(cell.left for cell in head.cells)
    cells = [(_column(cell, edges), cell) for line in below for cell in line.cells]
    if not any(at for at, _ in cells) or any(at is None for at, _ in cells[:2]):
        return None
    named = [n for n, cell in enumerate(head.cells) if _WHAT.search(cell.text)]
    if named and head.bold:
        return _Columns(edges, named[-1])
    widths = [(cell.right - cell.left, at) for at, cell in cells if at is not None]
    return _Columns(edges, max(widths)[1])


def _column(cell: LineCell, edges: tuple[float, ...]) -> int | None:
    """Which column a cell begins in; None where it begins at none."""
    return next((n for n, edge in enumerate(edges) if abs(cell.left - edge) <= AT_AN_EDGE), None)


def _ends(
    columns: _Columns, lines: Sequence[PrintedLine], at: int, headings: dict[int, Heading]
) -> tuple[int, bool]:
    """Where the table ends, and whether at a heading or the report's end rather than at words that run across it."""
    while at < len(lines):
        if at in headings:
            return at, True
        if columns.parts(lines[at]) is None:
            return at, False
        at += 1
    return at, True


def _rows(columns: _Columns, lines: Sequence[PrintedLine]) -> list[PrintedRow]:
    steps = [two.top - one.top for one, two in pairwise(lines) if one.page == two.page]
    usual = median(steps) if steps else 0.0
    rows: list[PrintedRow] = []
    first = ""
    for line in lines:
        what, beside = columns.parts(line) or ("", "")
        first = first or beside
        if not rows or _begins(rows[-1], line, what, beside, usual, first):
            rows.append(PrintedRow())
        rows[-1].lines.append(line)
        rows[-1].words += [what] if what else []
        rows[-1].beside += [beside] if beside else []
    return [row for row in rows if row.words]


def _begins(row: PrintedRow, line: PrintedLine, what: str, beside: str, usual: float, first: str) -> bool:
    """Whether a line begins a new row: the row above has ended its sentence, and the line stands off or begins anew."""
    if not row.words or not ENDED.search(row.words[-1].rstrip()) or not re.match(r"[A-Z\d(•▪■◼‘“]", what):
        return False
    above = row.lines[-1]
    stands_off = line.page == above.page and line.top - above.top > usual + WIDER
    shorter = bool(beside) and len(row.beside) < len(row.lines)
    longer = len(row.words) < len(row.lines)
    return stands_off or shorter or longer or (bool(beside) and beside == first)
