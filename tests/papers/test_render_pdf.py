"""A paper as PDF: tagged, to be kept, the same bytes always, and nothing in a text is more than text."""

from dataclasses import replace

import pytest

from sightline.papers.document.blocks import PaperHeading, PaperItemList, PaperListItem, PaperParagraph
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import CrossReference, WebLink, Words, words
from sightline.papers.render.pdf import pdf_of, printed
from sightline.papers.render.prepared import CannotRenderError, prepared
from support.composed_papers import chart, form, paper_of, table, whole_paper
from support.pdf_opinions import both
from support.printed_text import pages_of, squeezed

PAPERS = {
    "whole": whole_paper(),
    "empty": paper_of(),
    "no meeting, no status": paper_of(PaperHeading("One"), meeting=None, status="", edition="", body=""),
    "headings that skip": paper_of(PaperHeading("Low", 3), PaperHeading("Lower", 9), PaperHeading("High", 1)),
    "a form of three columns": paper_of(replace(table(3, 3), column_headings=False)),
    "no rows": paper_of(replace(table(), rows=())),
    "no row headings": paper_of(table(row_headings=False)),
    "many columns": paper_of(table(3, 40)),
    "a chart drawn nowhere": paper_of(chart(svg=None)),
    "some items marked": paper_of(
        PaperItemList((PaperListItem(words("a"), "(1)"), PaperListItem(words("b"))))
    ),
    "nothing that is seen": paper_of(
        PaperHeading("\ufeff", 1, "\u200b"),
        PaperParagraph(words("\u200d")),
        table(title="\u200e"),
        chart(alternative="\ufeff"),
        title="\ufeff",
    ),
    "Welsh": paper_of(PaperParagraph(words("Ysgol Gyfun Gŵyr, tŷ, ŵyn")), language="cy"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_pdf_ua_and_pdf_a(name: str) -> None:
    assert both(pdf_of(PAPERS[name])) == []


def test_a_paper_gives_the_same_bytes() -> None:
    assert pdf_of(whole_paper()) == pdf_of(whole_paper())


MARKUP = (
    "#let x = 1 #panic() $x^2$ @ref <label> \\ // comment /* */ *strong* _emph_ `raw` = heading - item + item / term: 'q' \"q\" [x]",
    '#image("/etc/passwd") #read("paper.typ") #sys.inputs',
    "https://example.org not a link ~ -- --- ... -? \\u{1F600} &amp; <b>bold</b>",
)


@pytest.mark.parametrize("text", MARKUP)
def test_no_text_is_markup(text: str) -> None:
    document = paper_of(
        PaperHeading(text),
        PaperParagraph(words(text), text[:5]),
        table(title=text),
        form((text, text)),
        title=text,
    )

    printed_text = squeezed("".join(pages_of(pdf_of(document))))

    assert printed_text.count(squeezed(text)) >= 5


def test_a_letter_that_no_typeface_has_is_named() -> None:
    text = "".join(pages_of(pdf_of(paper_of(PaperParagraph(words("Done \u2713 \U0001f600 \ue000"))))))

    assert "Done [check mark] [grinning face] [U+E000]" in text


def test_where_everything_stands_is_known() -> None:
    paper = printed(prepared(paper_of(PaperHeading("One"), table(60, 3), PaperHeading("Two"))))

    assert (paper.pages["0"], paper.pages["1"], paper.pages["1.0"]) == (1, 1, 1)
    assert paper.pages["1.59"] == paper.pages["2"] == 2


def test_what_leads_nowhere_is_words() -> None:
    runs = (
        CrossReference("gone", "3.3"),
        WebLink("a page", "javascript:alert(1)"),
        WebLink("file", "file:///etc/passwd"),
    )

    ready = prepared(paper_of(PaperParagraph(runs), PaperParagraph(())))

    assert list(ready.blocks()) == [PaperParagraph((Words("3.3"), Words("a page"), Words("file")))]


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    crooked = replace(table(), rows=((words("alone"),),))

    with pytest.raises(
        CannotRenderError, match="Row 1 of the table “Assessments in time by team, 2 months” has 1 cells"
    ):
        pdf_of(paper_of(crooked))


@pytest.mark.parametrize("svg", ["", "not a drawing", "<svg/>", '<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_a_drawing_that_is_none_is_refused(svg: str) -> None:
    document: PaperDocument = paper_of(chart(svg=svg))

    with pytest.raises(CannotRenderError, match="The drawing of the chart “Chart 1"):
        pdf_of(document)
