"""What may be proposed of a definition, and who decides: drawn."""

from datetime import date

import pytest

from sightline.calendars.periods import parse
from sightline.definitions.rules.beside import BesideRow, by_figure, from_json, quarters_that_differ
from sightline.definitions.rules.proposing import (
    fault_of_leaving_out,
    fault_of_terms,
    splits_of,
    why_not_decide,
)
from sightline.definitions.rules.states import APPROVED, CHANGE_STATES, DECLINED, PROPOSED, WITHDRAWN
from sightline.measuring.discover import measures
from sightline.measuring.entered import entered_measure

TODAY = date(2026, 11, 2)
OFFERED = {"age": ["10-15", "16-17", "Not recorded"], "sex": ["Female", "Male"]}


@pytest.mark.parametrize(
    ("chosen", "before", "says"),
    [
        ({"age": ["16-17"]}, {}, ""),
        ({"age": ["16-17", "Not recorded"], "sex": ["Male"]}, {}, ""),
        ({}, {"age": ["16-17"]}, ""),
        ({"age": ["16-17"]}, {"age": ("16-17",)}, "That is how it is counted now. Choose what changes"),
        ({"age": []}, {}, "That is how it is counted now. Choose what changes"),
        ({"age": ["18"]}, {}, "There are no cases aged 18. Choose from the list"),
        ({"age": ["18"], "sex": ["Male"]}, {"age": ["18"]}, ""),  # what is left out now may stay so
        ({"age": ["10-15", "16-17"]}, {}, "That would leave out every case. Leave some in"),
        ({"sex": ["Female", "Male"]}, {}, "That would leave out every case. Leave some in"),
        ({"colour": ["red"]}, {}, "There are no cases colour red. Choose from the list"),
    ],
)
def test_what_may_be_left_out(chosen, before, says):
    assert fault_of_leaving_out(chosen, OFFERED, before) == says


@pytest.mark.parametrize(
    ("starts", "reason", "expected"),
    [
        (None, "agreed", ("", "")),
        (date(2027, 11, 2), "agreed", ("", "")),
        (
            date(2027, 11, 3),
            "agreed",
            ("starts", "Enter a day within a year from now, or leave it blank for all months"),
        ),
        (None, "  ", ("reason", "Say why it changes")),
        (None, "x" * 301, ("reason", "Say it in 300 characters or fewer")),
    ],
)
def test_when_it_holds_from_and_why(starts, reason, expected):
    assert fault_of_terms(starts, reason, TODAY) == expected


def test_a_year_from_the_last_of_february_is_a_day():
    assert fault_of_terms(date(2025, 2, 28), "agreed", date(2024, 2, 29)) == ("", "")
    assert fault_of_terms(date(2025, 3, 1), "agreed", date(2024, 2, 29))[0] == "starts"


@pytest.mark.parametrize(
    ("by", "may_approve", "says"),
    [
        ("lead", True, ""),
        ("analyst", True, "Somebody else decides on a change that you have proposed."),
        ("jo", False, "A change of a definition is approved by a lead analyst or the director."),
    ],
)
def test_who_decides(by, may_approve, says):
    assert why_not_decide(by, "analyst", may_approve=may_approve) == says


def test_by_what_cases_may_be_left_out():
    assert splits_of(measures()["CL01"]) == (
        "age",
        "sex",
        "ethnicity",
        "disability",
        "need",
        "care_experience",
    )
    assert "part" in splits_of(measures()["FD09"])
    entered = entered_measure(
        id="EN01",
        title="Audits",
        why="",
        definition="",
        source="",
        better="higher",
        shape="count",
        grain="event",
        every="quarter",
        of_theme="PQ",
        authority="990",
    )
    assert splits_of(entered) == ()


def test_what_was_declined_says_why_and_what_was_decided_stays():
    assert CHANGE_STATES.fault(PROPOSED, APPROVED, "") == ""
    assert "needs a reason" in CHANGE_STATES.fault(PROPOSED, DECLINED, " ")
    for state in (APPROVED, DECLINED, WITHDRAWN):
        assert CHANGE_STATES.fault(state, APPROVED, "again")


def row(figure, period, old, new):
    return BesideRow(figure, parse(period), (old, None, None), (new, None, None))


def test_figures_side_by_side():
    rows = [
        row("CP05", "2025-26-Q1", 4.0, 3.0),
        row("CP05", "2025-26-Q2", 4.0, 4.0),
        row("CP05", "2025-26", 8.0, 7.0),
        row("CP05.rate", "2025-26-Q1", None, None),
        row("CP05.share", "2025-26-Q1", 5.0, None),
        row("CP05.share", "2025-26-Q2", 5.0, 6.0),
    ]
    assert list(by_figure(rows)) == ["CP05", "CP05.share"]
    assert [(each.figure, each.period.name) for each in quarters_that_differ(rows)] == [
        ("CP05.share", "2025-26-Q2"),
        ("CP05", "2025-26-Q1"),
    ]
    assert [each.moved_by for each in rows] == [-1.0, 0.0, -1.0, None, None, 1.0]
    assert from_json([each.as_json() for each in rows]) == rows
