"""Two opinions on PDFs, proved on good files broken on purpose: which finds which is drawn, and decision 86 has the table."""

import pytest

from sightline.papers.render.pdf import pdf_of
from support.broken_pdfs import BREAKS, broken
from support.composed_papers import whole_paper
from support.pdf_opinions import both, independent, ours

DRAWN = {
    # what was broken: the rule of ours, and one of the independent validator's; None where it says nothing
    "no title": ("title", "PDFUA1-METADATA-TITLE-001"),
    "title not shown": ("title", "PDFUA1-VIEWER-PREFERENCES-001"),
    "no language": ("language", "PDFUA1-TEXT-LANGUAGE-001"),
    "no words for a picture": ("figures", "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"),
    "a heading skips": ("headings", "PDFUA1-HEADING-NESTING-001"),
    "a table without headings": ("tables", None),
    "headings of nothing": ("tables", "PDFUA1-TABLE-HEADERS-SCOPE-001"),
    "a row too short": ("tables", "PDFUA1-TABLE-ROW-COLUMNSPAN-001"),
    "drawn outside of tags": ("content", "PDFUA1-CONTENT-TAGGING-001"),
    "no tree of tags": ("tagged", "PDFUA1-STRUCT-TREE-ROOT-001"),
    "not said to be tagged": ("tagged", "PDFUA1-TAGGED-DOCUMENT-001"),
    "another tab order": ("tab order", "PDFUA1-PAGE-TABS-001"),
    "a font from elsewhere": ("fonts", "PDFUA1-FONT-EMBEDDING-001"),
    "shapes without letters": ("fonts", "PDFUA1-FONT-UNICODE-MAPPING-001"),
    "a link without words": ("links", "PDFUA1-LINK-CONTENTS-001"),
    "a link without a tag": ("links", "PDFUA1-LINK-LINK-TAG-001"),
    "nothing leads to tags": ("parent tree", "PDFUA1-LINK-LINK-TAG-001"),
    "not said to be for readers": ("metadata", "PDFUA1-ID-PART-001"),
    "not said to be for archives": ("metadata", "PDFA2A-ID-CONFORMANCE-001"),
    "colours of no meaning": ("archive", None),
    "a tag nobody knows": ("tagged", "PDFUA1-STRUCT-TREE-ROLE-MAP-001"),
    "an item without a body": ("lists", "PDFUA1-LI-KIDS-001"),
}


@pytest.fixture(scope="module")
def good() -> bytes:
    return pdf_of(whole_paper(1))


def test_every_break_is_drawn() -> None:
    assert set(BREAKS) == set(DRAWN)


def test_a_good_file_has_no_fault_and_saving_it_again_breaks_nothing(good: bytes) -> None:
    assert both(good) == []
    assert ours(broken(good, lambda document: None)) == set()


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_broken_is_found(good: bytes, name: str) -> None:
    rule, theirs = DRAWN[name]

    content = broken(good, BREAKS[name])

    assert rule in ours(content)
    assert (theirs in independent(content)) if theirs else True
