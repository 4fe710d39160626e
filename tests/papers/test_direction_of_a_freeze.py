"""A word of direction in a paper is held against the signal of the freeze it is bound to, and against nothing for readers of an edition."""

from datetime import date

import pytest

from sightline.freezes.queries import opened
from sightline.freezes.services import make
from sightline.papers.composing.composing import composed
from sightline.papers.composing.figure_book import FigureToken
from sightline.papers.composing.findings.gathering import findings_in
from sightline.papers.queries.figures import EditionBook, FreezeBook
from sightline.people.services import add_user
from support.small_council import AUTHORITY
from support.small_paper import BODY, STAMP, content, template


@pytest.fixture
def frozen(council, db, worked_out_once):
    """The small council's first quarter of 2025-26, frozen: too few months to judge a quarter by."""
    add_user("analyst", "performance_analyst", by="tests")
    return make(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=date(2025, 6, 30))


def test_a_claim_is_held_against_the_freeze_s_own_signal_and_an_edition_has_none(frozen):
    book = FreezeBook(frozen, opened(frozen))
    moved = book.movement(FigureToken("AS01"))
    assert moved.way == "unknown" and moved.better == "higher" and moved.sentence
    assert book.movement(FigureToken("ZZ01")) is None
    text = "It has improved to {AS01}. It is {AS01}. It has improved."
    paper, shape = (
        content(sections=[{"key": "progress", "heading": "Progress", "text": text}]),
        template(BODY),
    )
    made = composed(paper, shape, book, "officers", STAMP)
    findings = [each for each in findings_in(made, paper, shape, book) if each.rule == "P06"]
    assert [(each.severity, each.advice) for each in findings] == [
        ("info", f"“improved”: of 71.4% (30 of 42), cannot tell. {moved.sentence}")
    ]
    edition = EditionBook(frozen, opened(frozen), rows=(), whom="members")
    assert edition.movement(FigureToken("AS01")) is None
