"""A paper's whole set of files: Word and PDF for the committee system, a page to read, the figures as a workbook and as CSV."""

from collections.abc import Mapping

from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.render.file_names import file_stem, plain_name
from sightline.papers.render.pdf import printed
from sightline.papers.render.prepared import prepared
from sightline.papers.render.sheets import csv_of, figures_of
from sightline.papers.render.web_page import page_of
from sightline.papers.render.word.document_file import word_file

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel reads a CSV as what it is."""


def paper_files(document: PaperDocument, template: bytes | None = None) -> Mapping[str, bytes]:
    """Every form of the paper by its file's name, in order. The same document and template give the same bytes.

    CannotRenderError, in a sentence, where a table or a drawing of it is none; TemplateRefusedError where the template may not be used.
    """
    ready = prepared(document)
    print_out = printed(ready)
    stem = file_stem(ready.title, ready.edition)
    files = {
        f"{stem}.docx": word_file(ready, template),
        f"{stem}.pdf": print_out.pdf,
        f"{stem}.html": page_of(ready, print_out.pages).encode(),
    }
    tables = list(ready.tables())
    if tables:
        files[f"{stem} - figures.xlsx"] = figures_of(ready)
    for number, table in enumerate(tables, start=1):
        name = " ".join(each for each in (f"Table {number}", plain_name(table.title)) if each)
        files[f"{name}.csv"] = (BYTE_ORDER_MARK + csv_of(table)).encode()
    return files
