"""A line of an easy-read edition in Word: a row of two cells, what the picture would show on the left and the line on the right."""

from collections.abc import Callable
from typing import Any

from sightline.papers.document.blocks import PaperPictured
from sightline.papers.document.plain import PICTURE
from sightline.papers.document.runs import Runs, words
from sightline.papers.render.word.styles import INK, element, points

TWENTIETH = 635
"""Of Word's units in a twentieth of a point."""
SHARE = 0.29
INSIDE = 108
"""How far a cell's words stand within it, and so its edge within the line of the text."""
SMALL = 11.0
"""The letters of what a picture would show, in points: it is for whoever puts the picture there."""
TALL = "1500"
"""How tall the room for a picture is at least, in twentieths of a point."""


def pictured_row(parent: Any, block: PaperPictured, room: int, *, write: Callable[[Any, Runs], None]) -> Any:
    """The element, `room` wide in Word's units. It lays out and has no headings."""
    from docx.text.paragraph import Paragraph

    whole = room // TWENTIETH - INSIDE
    widths = [int(whole * SHARE), whole - int(whole * SHARE)]
    made, properties, grid, row = (element(f"w:{each}") for each in ("tbl", "tblPr", "tblGrid", "tr"))
    properties.append(element("w:tblW", w=str(whole), type="dxa"))
    properties.append(element("w:tblInd", w=str(INSIDE), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    properties.append(element("w:tblLook", val="0000"))
    for width in widths:
        grid.append(element("w:gridCol", w=str(width)))
    layout = element("w:trPr")
    layout.append(element("w:cantSplit"))
    layout.append(element("w:trHeight", val=TALL, hRule="atLeast"))
    row.append(layout)
    for width, runs, boxed in (
        (widths[0], words(f"{PICTURE}: {block.picture}"), True),
        (widths[1], block.runs, False),
    ):
        cell, line = _cell(width, boxed=boxed)
        paragraph = Paragraph(line, parent)
        write(paragraph, runs)
        for run in paragraph.runs if boxed else ():
            run.font.size = points(SMALL)
        row.append(cell)
    for each in (properties, grid, row):
        made.append(each)
    return made


def _cell(width: int, *, boxed: bool) -> tuple[Any, Any]:
    """A cell, with a line around it where it is `boxed`, and the paragraph in it."""
    cell, about, line = (element(f"w:{each}") for each in ("tc", "tcPr", "p"))
    about.append(element("w:tcW", w=str(width), type="dxa"))
    if boxed:
        borders = element("w:tcBorders")
        for side in ("top", "left", "bottom", "right"):
            borders.append(element(f"w:{side}", val="single", sz="6", space="0", color=INK))
        about.append(borders)
    else:
        layout = element("w:pPr")
        layout.append(element("w:ind", left=str(INSIDE)))
        line.append(layout)
    about.append(element("w:vAlign", val="center"))
    cell.append(about)
    cell.append(line)
    return cell, line
