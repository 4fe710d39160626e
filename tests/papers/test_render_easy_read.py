"""An easy-read edition as files: large letters, pictures' room beside the lines, and valid by the same checks as every paper."""

import io
from dataclasses import replace

import docx
import pikepdf
import pytest
from openxml_audit import OpenXmlValidator

from sightline.demo.example_papers import example_paper
from sightline.papers.composing.composing import composed
from sightline.papers.document.blocks import PaperPictured
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Words, words
from sightline.papers.render.paper_files import paper_files
from sightline.papers.render.web_page import html_of
from sightline.papers.render.word.document_file import word_of
from support.composed_papers import paper_of
from support.pdf_opinions import both
from support.printed_text import pages_of, squeezed
from support.word_templates import template

OVERLONG = "Llanfairpwllgwyngyll" * 60


@pytest.fixture(scope="module")
def easy() -> PaperDocument:
    """The easy-read edition of the paper of November 2017."""
    paper = example_paper("sefton-2017")
    return composed(paper.content, paper.template, paper.book, "easy_read", paper.stamp).document


@pytest.fixture(scope="module")
def files(easy) -> dict[str, bytes]:
    return {name.rpartition(".")[2]: content for name, content in paper_files(easy).items()}


def test_the_same_bytes_each_time_and_no_figures_workbook(easy, files):
    again = paper_files(easy)
    assert {name.rpartition(".")[2] for name in again} == {"docx", "pdf", "html"}
    assert all(again[name] == files[name.rpartition(".")[2]] for name in again)


def test_the_pdf_is_for_readers_and_archives_by_two_opinions(files):
    assert both(files["pdf"]) == []


def test_its_letters_are_large_in_print(files):
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        sizes = {
            round(float(operands[1]), 1)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }
    assert 16.0 in sizes and 12.0 not in sizes
    assert (
        sizes - {9.0, 11.0} and min(sizes - {9.0, 11.0}) >= 16
    )  # the running head; what a picture would show
    document = docx.Document(io.BytesIO(files["docx"]))
    assert document.styles["Normal"].font.size.pt == 16.0 and document.styles["Heading 1"].font.size.pt > 20


def test_word_is_as_its_standard_has_it_and_prints_every_line(files, easy, tmp_path):
    path = tmp_path / "easy.docx"
    path.write_bytes(files["docx"])
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []
    document = docx.Document(path)
    said = "\n".join(
        [each.text for each in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    lines = [each for each in easy.blocks() if isinstance(each, PaperPictured)]
    assert len(document.tables) == sum(bool(each.picture) for each in lines) > 5
    for each in lines:
        assert "".join(run.text for run in each.runs) in said
        assert not each.picture or f"Picture: {each.picture}" in said


def test_a_council_s_own_template_takes_it(easy, tmp_path):
    path = tmp_path / "own.docx"
    path.write_bytes(
        word_of(easy, template("{{ easy_read }}", "{{ title }}", cells=(("x", "{{ status }}"),)))
    )
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []
    assert "Ofsted came to see how we work." in "".join(
        cell.text for table in docx.Document(path).tables for row in table.rows for cell in row.cells
    )


def test_the_page_says_what_a_picture_would_show_before_its_line_and_escapes_both():
    page = html_of(paper_of(PaperPictured(words("We <help>."), "A <girl>"), PaperPictured(words("We act."))))
    assert (
        '<div class="paper-pictured"><p class="paper-picture">Picture: A &lt;girl&gt;</p>'
        '<p class="paper-line">We &lt;help&gt;.</p></div>'
    ) in page
    assert '<div class="paper-pictured"><p class="paper-line">We act.</p></div>' in page


def test_what_has_no_end_stays_within_its_room_and_is_read_whole():
    long = replace(
        paper_of(
            PaperPictured((Words(OVERLONG, strong=True),), OVERLONG),
            PaperPictured((), "A picture of nothing"),
            PaperPictured(words("Last."), "One"),
        ),
        letters=16,
    )
    files = {name.rpartition(".")[2]: content for name, content in paper_files(long).items()}
    assert both(files["pdf"]) == []
    printed = squeezed("".join(pages_of(files["pdf"])))
    assert "Last." in printed and "nothing" not in printed and OVERLONG[:600] in printed
