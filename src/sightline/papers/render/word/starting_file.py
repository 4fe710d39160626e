"""A Word file to begin a council's own from: our plain styles, and every placeholder of a template in its place."""

from collections.abc import Sequence

from sightline.papers.document.paper_document import USUAL_LETTERS
from sightline.papers.render.table_plan import MARGIN, PAGE
from sightline.papers.render.word.packing import packed
from sightline.papers.render.word.pieces import add_field
from sightline.papers.render.word.styles import TABLE, restyled, with_styles

PlaceWithRows = tuple[str, Sequence[tuple[str, str]]]
"""A placeholder's key, and where a form stands there, its rows: a label, and the key of its answer."""


def starting_file(title: str, places: Sequence[PlaceWithRows]) -> bytes:
    """The file as .docx, its places in the order of the paper. The same in gives the same bytes."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    with_styles(document)
    restyled(document, USUAL_LETTERS)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.header.paragraphs[0].text = "{{ council }}, {{ meeting_body }}, {{ meeting }}"
    foot = section.footer.paragraphs[0]
    foot.text = "{{ status }} {{ edition }}, page "
    add_field(foot, "PAGE", "1")
    document.add_paragraph("{{ title }}", style="Title")
    for key, rows in places:
        if not rows:
            document.add_paragraph(f"{{{{ {key} }}}}")
            continue
        table = document.add_table(rows=0, cols=2, style=TABLE)
        for label, answer in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = f"{label}:", f"{{{{ {answer} }}}}"
    document.core_properties.title = title[:255]
    document.core_properties.comments = ""
    return packed(document)
