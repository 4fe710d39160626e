"""The words of any PDF: what is had of it, what is said where something cannot be, and that it takes no longer than it may."""

import time

import pytest

from inspections.printed import Layout, Printed
from inspections.test_reading import bomb
from sightline.inspections import text
from sightline.inspections.text import Looked, look, words_of


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


def test_the_words_of_every_page_are_had_by_a_process_of_its_own():
    found = look(pages("Fourteen of twenty met it.", "Asha Khan, born 3 April 2012"))
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
    assert look(pdf).unread == unread


def test_no_more_pages_are_read_than_may_be(monkeypatch):
    monkeypatch.setattr(text, "MOST_PAGES", 2)
    found = words_of(pages("One", "Two", "Three"))
    assert "Two" in found.words and "Three" not in found.words
    assert found.unread == "only its first 2 of 3 pages were read"


def test_no_page_is_begun_when_the_time_is_up(monkeypatch):
    monkeypatch.setattr(text, "SOON", -1.0)
    assert words_of(pages("One", "Two")).unread == "only its first 0 of 2 pages were read"


def test_a_file_made_to_take_long_is_given_up():
    began = time.monotonic()
    found = look(bomb(b"BT /F 1 Tf " + b"(Ofsted inspects) Tj " * 2_000_000 + b"ET"))
    assert found.unread and time.monotonic() - began < text.GIVEN_UP + 3


def test_a_reader_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(text, "GIVEN_UP", 0.01)
    assert look(pages("One")) == Looked("", "reading it takes too long")
