"""Which findings a passage of a report is about: cited, named, or not known."""

import pytest

from sightline.programme.sources.rules.findings import fresh
from sightline.programme.sources.rules.passages import (
    DraftFinding,
    DraftPassage,
    places_in_words,
    places_of,
    tied,
    tied_in_draft,
)

FINDINGS = [
    DraftFinding("1", "recommendation", "authority", [31]),
    DraftFinding("2", "recommendation", "authority", [31, 42]),
    DraftFinding("1", "recommendation", "board", []),
    DraftFinding("3", "strength", "authority", [50]),
    DraftFinding("", "area_for_improvement", "authority", []),
]


def passage(paragraph: int | None = None, names=(), section: str = "authority", *, marked: bool = True):
    return DraftPassage(
        text="Children wait.",
        paragraph=paragraph,
        section=section,
        page=12,
        marked=marked,
        names=names,
        boxes=(),
    )


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        (passage(31), [0, 1]),
        (passage(42), [1]),
        (passage(names=(2,)), [1]),
        (passage(names=(1,)), [0]),
        (passage(names=(1,), section="board"), [2]),
        (passage(names=(2,), section="board"), [1]),  # no board's list has a 2
        (passage(42, names=(1,)), [0, 1]),
        (passage(names=(9,)), []),
        (passage(names=(3,)), []),  # a strength asks for nothing
        (passage(50), []),
        (passage(99), []),
        (passage(), []),
    ],
)
def test_a_passage_is_about_what_the_report_says_it_is(printed, places):
    assert places_of(printed, FINDINGS) == places


def test_a_mark_that_names_nothing_is_nobodys_even_where_one_finding_is_left():
    assert places_of(passage(), FINDINGS[:1]) == []


def test_marked_passages_of_which_nothing_is_known_stand_apart():
    cited, marked, plain = passage(31, marked=False), passage(99), passage(98, marked=False)
    report = tied([cited, marked, plain], FINDINGS)
    assert report.by_finding == ((cited,), (cited,), (), (), ()) and report.untied == (marked,)


def test_in_a_draft_what_is_left_out_has_none():
    kept = fresh(number="1", paragraphs=[31])
    values = [
        {
            "text": "Children wait.",
            "paragraph": 31,
            "section": "authority",
            "page": 12,
            "marked": True,
            "names": [],
            "boxes": [],
        }
    ]
    assert len(tied_in_draft(values, [kept]).by_finding[0]) == 1
    left = tied_in_draft(values, [kept | {"state": "left_out"}])
    assert left.by_finding == ((),) and len(left.untied) == 1


@pytest.mark.parametrize(
    ("paragraphs", "passages", "words"),
    [
        ([], [], ""),
        ([31], [], "Paragraph 31"),
        ([31, 42], [passage(31)], "Paragraphs 31 (page 12) and 42"),
        ([31, 42, 58], [], "Paragraphs 31, 42 and 58"),
        ([], [passage(names=(1,))], "Page 12"),
        ([], [passage(55, names=(1,))], "Paragraph 55 (page 12)"),
        ([31], [passage(31), passage(names=(1,))], "Paragraph 31 (page 12); page 12"),
    ],
)
def test_where_it_is_said_in_words(paragraphs, passages, words):
    assert places_in_words(paragraphs, passages) == words
