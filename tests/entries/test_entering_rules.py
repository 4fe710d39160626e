"""What may be defined and entered, and what is due: the number that counts and the one that does not."""

from dataclasses import replace
from datetime import date

import pytest

from sightline.entries.rules.entering import (
    EntryTerms,
    counted_otherwise,
    due_on,
    fault_of_change,
    fault_of_definition,
    fault_of_figure,
    fault_of_whole,
    is_over,
    periods_asked,
    read_period,
    why_not_sign,
)
from sightline.entries.rules.states import ENTRY_STATES

TERMS = EntryTerms(
    title="Audits graded good",
    why="Quality",
    counts="Audits finished",
    shape="percentage",
    top_words="audits graded good",
    base_words="audits",
    better="higher",
    every="quarter",
    theme="PQ",
    owner="Head of quality",
    starts="Q1 2025-26",
)
THEMES = ("PQ", "MO")


def test_whole_terms_have_no_fault_and_are_kept_field_by_field():
    assert fault_of_definition(TERMS, THEMES) == ("", "")
    assert TERMS.in_history["due_days"] == 10


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"shape": "median"}, "shape"),
        ({"every": "week"}, "every"),
        ({"grain": "both"}, "grain"),
        ({"better": "up"}, "better"),
        ({"theme": "XX"}, "theme"),
        ({"title": "ab"}, "title"),
        ({"owner": ""}, "owner"),
        ({"base_words": ""}, "base_words"),
        ({"shape": "rate", "base_words": ""}, "base_words"),
        ({"shape": "count"}, "base_words"),
        ({"shape": "average"}, "unit_words"),
        ({"due_days": 121}, "due_days"),
        ({"due_days": -1}, "due_days"),
        ({"starts": "April 2025"}, "starts"),
        ({"starts": "one day"}, "starts"),
    ],
)
def test_what_a_definition_may_not_say(changed, field):
    where, sentence = fault_of_definition(replace(TERMS, **changed), THEMES)
    assert where == field
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "changed",
    [
        {"shape": "money", "base_words": ""},
        {"shape": "count", "base_words": ""},
        {"shape": "average", "unit_words": "days"},
        {"every": "month", "starts": "April 2025"},
        {"every": "year", "starts": "2025-26"},
        {"due_days": 0},
    ],
)
def test_what_it_may(changed):
    assert fault_of_definition(replace(TERMS, **changed), THEMES) == ("", "")


def test_once_figures_are_entered_their_kind_stays():
    assert fault_of_change(TERMS, replace(TERMS, title="Other", due_days=3)) == ("", "")
    assert counted_otherwise(TERMS, replace(TERMS, title="Other", due_days=3)) == ""
    assert "is “All of them”" in counted_otherwise(TERMS, replace(TERMS, counts="All of them"))
    assert fault_of_change(TERMS, replace(TERMS, every="month"))[0] == "every"


@pytest.mark.parametrize(
    ("shape", "top", "base", "has_base", "field"),
    [
        ("percentage", 0, 0, True, ""),
        ("percentage", 50, 50, True, ""),
        ("percentage", 51, 50, True, "numerator"),
        ("percentage", 1, 0, True, "denominator"),
        ("percentage", 1, None, True, "denominator"),
        ("percentage", None, 50, True, "numerator"),
        ("percentage", -1, 50, True, "numerator"),
        ("rate", 51, 50, True, ""),
        ("rate", 51, -50, True, "denominator"),
        ("count", 3, None, False, ""),
        ("count", 3, 4, False, "denominator"),
        ("money", 3.5, None, False, ""),
    ],
)
def test_which_of_two_numbers_cannot_be(shape, top, base, has_base, field):
    assert fault_of_figure(shape, top, base, has_base=has_base)[0] == field


def test_people_and_audits_are_whole_numbers_and_money_is_not():
    assert fault_of_whole("percentage", 1.5, 3)[0] == "numerator"
    assert fault_of_whole("percentage", 1, 3.5)[0] == "denominator"
    assert fault_of_whole("count", 2.0, None) == ("", "")
    assert fault_of_whole("money", 1.5, 3) == ("", "")


def test_a_period_is_asked_for_from_the_day_after_its_end():
    names = [each.name for each in periods_asked("quarter", "2025-26-Q1", date(2025, 10, 1))]
    assert names == ["2025-26-Q1", "2025-26-Q2"]
    assert [each.name for each in periods_asked("quarter", "2025-26-Q1", date(2025, 9, 30))] == ["2025-26-Q1"]
    assert periods_asked("quarter", "2025-26-Q1", date(2025, 6, 30)) == []
    assert len(periods_asked("month", "2025-04", date(2026, 4, 1))) == 12
    assert [each.name for each in periods_asked("year", "2024-25", date(2026, 4, 1))] == [
        "2024-25",
        "2025-26",
    ]


def test_a_measure_that_was_stopped_is_asked_for_what_was_over_by_then():
    stopped = date(2025, 9, 30)
    asked = periods_asked("quarter", "2025-26-Q1", date(2026, 4, 1), stopped)
    assert [each.name for each in asked] == ["2025-26-Q1", "2025-26-Q2"]
    assert len(periods_asked("quarter", "2025-26-Q1", date(2026, 4, 1), date(2025, 9, 29))) == 1


def test_the_day_it_is_due_and_whether_it_is_over():
    period = read_period("Q1 2025-26", "quarter")
    assert period is not None
    assert due_on(period, 10) == date(2025, 7, 10)
    assert (is_over(period, date(2025, 6, 30)), is_over(period, date(2025, 7, 1))) == (False, True)
    assert read_period("2025-26", "quarter") is None


def test_nobody_signs_off_their_own():
    assert why_not_sign("jo", "jo")
    assert not why_not_sign("jo", "ann")


def test_what_was_decided_stays_decided():
    assert ENTRY_STATES.fault("signed_off", "sent_back", "wrong")
    assert "needs a reason" in ENTRY_STATES.fault("waiting", "sent_back", " ")
    assert not ENTRY_STATES.fault("waiting", "signed_off", "")
