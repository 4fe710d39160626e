"""A table as Word's own: headings that repeat, rows that hold together, and what it is and how it is built in its properties."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sightline.papers.document.blocks import PaperTable
from sightline.papers.document.runs import Runs, Words
from sightline.papers.render.table_plan import PADDING, TablePlan, TableSlice
from sightline.papers.render.word.styles import element

POINT = 12700
"""Of Word's units in a point."""
TWENTIETHS = 20


def word_table(
    parent: Any,
    table: PaperTable,
    plan: TablePlan,
    part: TableSlice,
    room: int,
    style: str,
    *,
    write: Callable[[Any, Runs], None],
) -> Any:
    """The element of a table, or of some of its columns, no wider than `room`. `write` writes a cell's runs into a paragraph."""
    scale = min(1.0, room / (sum(part.widths) * POINT))
    widths = [int(each * scale * TWENTIETHS) for each in part.widths]
    made = element("w:tbl")
    made.append(_properties(table, sum(widths), style))
    grid = element("w:tblGrid")
    for width in widths:
        grid.append(element("w:gridCol", w=str(width)))
    made.append(grid)
    cells = _WordCells(parent, table, plan, part, widths, write)
    if table.column_headings:
        head = tuple((Words(each.title, strong=True),) for each in table.columns)
        made.append(cells.row(head, tall=plan.tall(table, None), heading=True))
    for line, row in enumerate(table.rows):
        made.append(cells.row(row, tall=plan.tall(table, line), heading=False))
    return made


def _properties(table: PaperTable, width: int, style: str) -> Any:
    """How wide it is, which row and column are headings, its title, and how it is built, for who hears it."""
    made = element("w:tblPr")
    flags = {
        "val": f"{0x20 * table.column_headings + 0x80 * table.row_headings + 0x600:04X}",
        "firstRow": str(int(table.column_headings)),
        "lastRow": "0",
        "firstColumn": str(int(table.row_headings)),
        "lastColumn": "0",
        "noHBand": "1",
        "noVBand": "1",
    }
    made.append(element("w:tblStyle", val=style))
    made.append(element("w:tblW", w=str(width), type="dxa"))
    made.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(int(PADDING * TWENTIETHS)), type="dxa"))
    made.append(margins)
    made.append(element("w:tblLook", **flags))
    if table.title:
        made.append(element("w:tblCaption", val=table.title))
    if table.description:
        made.append(element("w:tblDescription", val=table.description))
    return made


@dataclass(frozen=True)
class _WordCells:
    """Rows of one table, or of some of its columns; widths in twentieths of a point."""

    parent: Any
    table: PaperTable
    plan: TablePlan
    part: TableSlice
    widths: list[int]
    write: Callable[[Any, Runs], None]

    def row(self, cells: tuple[Runs, ...], *, tall: bool, heading: bool) -> Any:
        """A row that does not break across pages, unless it is taller than one; headings are there again on each page."""
        made = element("w:tr")
        if not tall:
            properties = element("w:trPr")
            properties.append(element("w:cantSplit"))
            if heading:
                properties.append(element("w:tblHeader"))
            made.append(properties)
        for place, column in enumerate(self.part.columns):
            strong = not heading and place == 0 and self.table.row_headings
            made.append(self._cell(self.widths[place], column, cells[column], strong=strong))
        return made

    def _cell(self, width: int, column: int, runs: Runs, *, strong: bool) -> Any:
        from docx.text.paragraph import Paragraph

        made, properties = element("w:tc"), element("w:tcPr")
        properties.append(element("w:tcW", w=str(width), type="dxa"))
        made.append(properties)
        layout = element("w:pPr")
        layout.append(element("w:spacing", before="40", after="40", line="240", lineRule="auto"))
        if self.table.columns[column].align == "right":
            layout.append(element("w:jc", val="right"))
        line = element("w:p")
        line.append(layout)
        made.append(line)
        self.write(Paragraph(line, self.parent), runs)
        _sized(line, self.plan.size, strong=strong)
        return made


def _sized(line: Any, size: float, *, strong: bool) -> None:
    """All of a paragraph's runs in this size, in points, and dark where they are to stand out."""
    from docx.oxml.ns import qn

    for run in line.iter(qn("w:r")):
        properties = run.get_or_add_rPr()
        if strong and properties.find(qn("w:b")) is None:
            properties._insert_b(element("w:b"))
        properties._insert_sz(element("w:sz", val=str(int(size * 2))))
