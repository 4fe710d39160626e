"""The paper's own template, for who brings none: A4, a header with whose paper it is, a footer with its standing and its page."""

from typing import TYPE_CHECKING

from sightline.calendars.dates import in_words
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.render.table_plan import MARGIN, PAGE
from sightline.papers.render.typst_data import edition_words
from sightline.papers.render.word.pieces import add_field
from sightline.papers.render.word.styles import restyled, with_styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def plain_template(paper: PaperDocument) -> "Document":
    """An empty document in our styles, with the header and footer of this prepared paper, and its title."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    with_styles(document)
    restyled(document, paper.letters)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(26), Mm(27)
    section.header_distance = section.footer_distance = Mm(11)
    place = ", ".join(each for each in (paper.council, paper.body) if each)
    _both_sides(section.header.paragraphs[0], place, in_words(paper.meeting) if paper.meeting else "")
    foot = ". ".join(each.rstrip(".") for each in (paper.status, edition_words(paper)) if each)
    line = section.footer.paragraphs[0]
    _both_sides(line, foot, "Page ")
    add_field(line, "PAGE", "1")
    line.add_run(" of ")
    add_field(line, "NUMPAGES", "1")
    document.add_paragraph(paper.title, style="Title")
    return document


def _both_sides(line: "Paragraph", left: str, right: str) -> None:
    """One text at the left of the page, another at the right of a page that stands upright."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    for tabs in line.style.element.xpath(".//w:tabs"):  # type: ignore[union-attr]
        tabs.getparent().remove(tabs)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(PAGE[0] - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(left)
    line.add_run("\t" + right)
