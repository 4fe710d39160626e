"""Papers are looked at: each page of the PDF, and of Word as LibreOffice prints it. No page is blank, and nothing leaves one."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from sightline.papers.document.blocks import PaperHeading, PaperParagraph, PaperPictured
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import words
from sightline.papers.render.pdf import pdf_of
from sightline.papers.render.word.document_file import word_of
from support.composed_papers import form, paper_of, table, whole_paper
from support.printed_text import pages_of, squeezed
from support.word_templates import template

MM = 72 / 25.4
SIDE, END = 17.0, 8.0
"""Millimetres from a page's edge where nothing stands: left and right, above and below."""
INK = 200
"""Darker than this is ink."""
OVERLONG = "Llanfairpwllgwyngyll" * 500

PAPERS: dict[str, PaperDocument] = {
    "whole": whole_paper(2),
    "a word without an end": paper_of(
        PaperHeading(OVERLONG[:400]),
        PaperParagraph(words(OVERLONG), "1.1"),
        form((OVERLONG[:300], OVERLONG[:2000])),
        table(2, 4, title=OVERLONG[:300]),
        title=OVERLONG[:300],
        status=OVERLONG[:900],
        council=OVERLONG[:300],
    ),
    "forty columns": paper_of(PaperHeading("Wide"), table(30, 40), PaperHeading("After")),
    "a row taller than a page": paper_of(
        form(("Long", "A sentence of some words. " * 600), ("Short", "Yes"))
    ),
    "wide alone": paper_of(table(4, 12, wide=True)),
    "easy read": replace(
        paper_of(
            PaperHeading("How we help"),
            PaperPictured(words("We listen to you."), "A girl and her social worker"),
            PaperPictured(words(OVERLONG[:900]), OVERLONG[:300]),
            PaperPictured(words("We act. " * 30)),
            *(PaperPictured(words("One idea a line."), "A picture") for _ in range(12)),
        ),
        letters=16,
    ),
}
OURS = template(
    "Report to {{ meeting_body }}",
    "{{ body }}",
    "After the report",
    cells=(("Report of", "{{ report_of }}"),),
    footer="{{ status }}",
)


@pytest.fixture(scope="module")
def printed_word(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every paper as Word, printed by LibreOffice, which is started once."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(
            "LibreOffice is missing. On Debian: apt install --no-install-recommends libreoffice-writer-nogui"
        )
    folder = tmp_path_factory.mktemp("word")
    files = {f"{number}.docx": paper for number, paper in enumerate(PAPERS.values())}
    for name, paper in files.items():
        (folder / name).write_bytes(word_of(paper))
    (folder / "template.docx").write_bytes(word_of(PAPERS["whole"], OURS))
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    names = [*files, "template.docx"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), *(str(folder / name) for name in names)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        name: (folder / file).with_suffix(".pdf").read_bytes()
        for name, file in zip([*PAPERS, "template"], names, strict=True)
    }


def leaves_or_blank(pdf: bytes) -> list[str]:
    """Pages on which ink is where nothing may stand, and pages that have none where it should be."""
    faults = []
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document, start=1):
            ink = np.asarray(page.render(scale=1, grayscale=True).to_numpy()).squeeze() < INK
            side, end = int(SIDE * MM), int(END * MM)
            if ink[:, :side].any() or ink[:, -side:].any():
                faults.append(f"page {number}: beside")
            if ink[:end].any() or ink[-end:].any():
                faults.append(f"page {number}: above or below")
            if not ink[int(25 * MM) : -int(25 * MM), side:-side].any():
                faults.append(f"page {number}: blank")
    return faults


def test_what_looks_sees_ink_at_the_edge_and_a_blank_page(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.drawString(20, 400, "beside")
    canvas.showPage()
    canvas.drawString(200, 10, "below")
    canvas.showPage()
    canvas.save()

    assert leaves_or_blank((tmp_path / "a.pdf").read_bytes()) == [
        "page 1: beside",
        "page 2: above or below",
        "page 2: blank",
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_a_pdf_leaves_no_page_and_has_none_that_is_blank(name: str) -> None:
    assert leaves_or_blank(pdf_of(PAPERS[name])) == []


@pytest.mark.parametrize("name", [*PAPERS, "template"])
def test_a_word_file_leaves_no_page_and_has_none_that_is_blank(
    printed_word: dict[str, bytes], name: str
) -> None:
    assert leaves_or_blank(printed_word[name]) == []


def test_word_and_pdf_say_the_same(printed_word: dict[str, bytes]) -> None:
    word, pdf = (
        squeezed("".join(pages_of(each))) for each in (printed_word["whole"], pdf_of(PAPERS["whole"]))
    )

    for text in (
        "Children’s services: what has changed",
        "71.4% (30 of 42, 56.4 to 82.8)",
        "Source: freeze Q2 2026-27",
    ):
        assert squeezed(text) in word
        assert word.count(squeezed(text)) == pdf.count(squeezed(text))


def test_a_page_says_which_it_is_of_how_many(printed_word: dict[str, bytes]) -> None:
    for content in (printed_word["whole"], pdf_of(PAPERS["whole"])):
        pages = pages_of(content)
        assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1)] == [
            True
        ] * len(pages)


def test_headings_of_a_long_table_are_on_each_of_its_pages(printed_word: dict[str, bytes]) -> None:
    for content in (printed_word["whole"], pdf_of(PAPERS["whole"])):
        with_rows = [page for page in pages_of(content) if "North team 40" in page or "North team 60" in page]
        assert len(with_rows) >= 1
        assert all("month 4" in page for page in with_rows)
