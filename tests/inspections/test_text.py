"""The words of any PDF: what is had of it, what is said where something cannot be."""

import pytest

from sightline.inspections import text
from sightline.inspections.text import words_of
from support.printed_reports import Layout, Printed


def pages(*words: str, pictures: int = 0) -> bytes:
    """A PDF with a page for each of these words, and after them pages with nothing but a black square."""
    printed = Printed(Layout(foot="none"))
    for number, each in enumerate(words):
        printed.lines(each)
        if number + 1 < len(words) + pictures:
            printed.break_page()
    for number in range(pictures):
        printed._canvas.rect(70, 70, 300, 300, fill=1)
        if number + 1 < pictures:
            printed.break_page()
    return printed.pdf()


def test_the_words_of_every_page_are_had():
    found = words_of(pages("Fourteen of twenty met it.", "Asha Khan, born 3 April 2012"))
    assert "Fourteen of twenty met it." in found.words and "born 3 April 2012" in found.words
    assert found.unread == ""


@pytest.mark.parametrize(
    ("pdf", "unread"),
    [
        (Printed().lines("Words").pdf(password="secret"), "it is locked with a password"),
        (b"%PDF-1.4 nothing of one %%EOF", "it is damaged, or made to break readers"),
        (b"", "it is damaged, or made to break readers"),
        (pages(pictures=2), "it holds no words that can be read: it was scanned, or holds pictures of pages"),
        (pages("Words", pictures=1), "1 of its 2 pages holds no words that can be read"),
        (pages("Words", pictures=2), "2 of its 3 pages hold no words that can be read"),
    ],
    ids=["locked", "damaged", "empty", "scanned", "one page scanned", "two pages scanned"],
)
def test_what_cannot_be_read_is_said(pdf, unread):
    assert words_of(pdf).unread == unread


def test_no_more_pages_are_read_than_may_be(monkeypatch):
    monkeypatch.setattr(text, "MOST_PAGES", 2)
    found = words_of(pages("One", "Two", "Three"))
    assert "Two" in found.words and "Three" not in found.words
    assert found.unread == "only its first 2 of 3 pages were read"


def test_no_page_is_begun_when_the_time_is_up(monkeypatch):
    monkeypatch.setattr(text, "SOON", -1.0)
    assert words_of(pages("One", "Two")).unread == "only its first 0 of 2 pages were read"
