"""The styles a paper is set in: a template's own where it has them, ours where it has not."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sightline.papers.document.paper_document import USUAL_LETTERS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

FACE = "Arial"
"""What most councils set papers in, and every machine has or has one as wide."""
INK = "0B0C0C"
SIZES = {
    "Title": 22.0,
    "Heading 1": 16.0,
    "Heading 2": 13.5,
    "Heading 3": 12.0,
    "Heading 4": 12.0,
    "Caption": 12.0,
}
NUMBERED, NOTE, SOURCE, TABLE = "Paper Numbered", "Paper Note", "Paper Source", "Table Grid"
PICTURED = "Paper Line"
"""A line of an easy-read edition that has no picture beside it."""
PARAGRAPHS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Paragraph", "Caption", "Quote")
"""Word's own, which a council's template is expected to have; ours stand beside them where they are wanted."""
EXPECTED = (*PARAGRAPHS, TABLE)


def style_names(document: "Document") -> set[str]:
    """The names of all styles a document has."""
    return {str(each.name) for each in document.styles}


def with_styles(document: "Document") -> None:
    """Add what is missing of the styles a paper needs; what is there stays as it is."""
    present = style_names(document)
    for name in (*PARAGRAPHS, NUMBERED, NOTE, SOURCE, PICTURED):
        if name not in present:
            _paragraph_style(document, name)
    if TABLE not in present:
        _table_style(document)
    if "Hyperlink" not in present:
        _link_style(document)


def restyled(document: "Document", letters: int) -> None:
    """Set the plain template's styles as ours: upright, dark, in one face. `letters`: the size of the body's, in points."""
    styles: Any = document.styles
    larger = letters / USUAL_LETTERS
    _face(styles["Normal"], float(letters))
    styles["Normal"].paragraph_format.space_after = points(8)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    for name, size in SIZES.items():
        _face(styles[name], size * larger, bold=True)
        layout = styles[name].paragraph_format
        layout.keep_with_next = True
        layout.space_before = points(0 if name == "Title" else 14)
        layout.space_after = points(6)
    for border in styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    for name in ("Header", "Footer", SOURCE):
        _face(styles[name], 9.0)
    _face(styles["Quote"], float(letters))
    styles["Quote"].paragraph_format.left_indent = points(18)
    styles["List Paragraph"].paragraph_format.space_after = points(6)


def _paragraph_style(document: "Document", name: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in PARAGRAPHS)
    style.base_style = document.styles["Normal"] if "Normal" in style_names(document) else None
    style.quick_style = True
    _OURS.get(name, lambda _: None)(style)


def _heading(style: "ParagraphStyle") -> None:
    style.font.bold = True
    style.font.size = points(SIZES[str(style.name)])
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = points(14)
    style.paragraph_format.space_after = points(6)
    properties = style.element.get_or_add_pPr()
    properties.append(element("w:outlineLvl", val=str(int(str(style.name)[-1]) - 1)))


def _caption(style: "ParagraphStyle") -> None:
    style.font.bold = True
    style.paragraph_format.keep_with_next = True


def _numbered(style: "ParagraphStyle") -> None:
    style.paragraph_format.left_indent = points(36)
    style.paragraph_format.first_line_indent = points(-36)


def _quote(style: "ParagraphStyle") -> None:
    style.paragraph_format.left_indent = points(18)


def _source(style: "ParagraphStyle") -> None:
    style.paragraph_format.space_before = points(3)
    style.paragraph_format.space_after = points(10)
    style.font.size = points(9)


def _pictured(style: "ParagraphStyle") -> None:
    style.paragraph_format.left_indent = points(140)
    style.paragraph_format.space_after = points(12)


def _note(style: "ParagraphStyle") -> None:
    sides = [
        element(f"w:{side}", val="single", sz="8", space="4", color=INK)
        for side in ("top", "left", "bottom", "right")
    ]
    border = element("w:pBdr")
    for side in sides:
        border.append(side)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _table_style(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style: Any = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE, builtin=True)
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="auto"))
    properties = element("w:tblPr")
    properties.append(borders)
    style.element.append(properties)


def _link_style(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    style: Any = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.font.underline = True
    style.font.color.rgb = RGBColor(0x1D, 0x4F, 0x91)


def _face(style: Any, size: float, *, bold: bool | None = None) -> None:
    from docx.shared import RGBColor

    style.font.name = FACE
    style.font.size = points(size)
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(INK)
    if bold is not None:
        style.font.bold = bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[theme]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(_named(script), FACE)


def points(size: float) -> Any:
    """A length in points, as Word's library takes it."""
    from docx.shared import Pt

    return Pt(size)


def _named(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)


def element(tag: str, /, **attributes: str) -> Any:
    """An element of Word's, `w:tag`, with attributes of Word's."""
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_named(f"w:{name}"), value)
    return made


_OURS: dict[str, Callable[["ParagraphStyle"], None]] = {
    **{f"Heading {level}": _heading for level in range(1, 5)},
    "Caption": _caption,
    "Quote": _quote,
    NUMBERED: _numbered,
    NOTE: _note,
    SOURCE: _source,
    PICTURED: _pictured,
}
