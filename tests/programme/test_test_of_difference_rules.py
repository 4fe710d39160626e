"""How a declared test is said: from where it should move, to where and by when, and several of them together."""

from datetime import date

import pytest

from sightline.programme.kinds.test_of_difference import (
    aim_in_words,
    by_in_words,
    declared_in_words,
    unit_of,
)
from sightline.programme.kinds.test_of_difference import tests_in_words as all_in_words

AUDIT = {"basis": "audit", "words": "Ten a month"}
SURVEY = {"basis": "feedback", "words": "A survey"}
GONE = {"basis": "dip_sample", "words": "Five a month", "removed": True}
AUDIT_SAID = "Results of audits: Ten a month"
SURVEY_SAID = "What children, families or staff say: A survey"

FROM = {"baseline": 74.0, "baseline_on": date(2025, 6, 30)}
TO = {"target": 90.0, "target_by": date(2027, 3, 31)}
IN_TEXT = {"baseline_on": "2025-06-30", "target_by": "2027-03-31"}
NEITHER = {"baseline": None, "baseline_on": None, "target": None, "target_by": None}


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        (None, ""),
        ([], ""),
        ({}, ""),
        (AUDIT, AUDIT_SAID),  # as a seal of an older Sightline keeps it
        (GONE, ""),
        ([AUDIT], AUDIT_SAID),
        ((AUDIT, SURVEY), f"{AUDIT_SAID}; {SURVEY_SAID}"),
        ([SURVEY, AUDIT], f"{SURVEY_SAID}; {AUDIT_SAID}"),
        ([AUDIT, GONE, SURVEY], f"{AUDIT_SAID}; {SURVEY_SAID}"),
        ([GONE, AUDIT], AUDIT_SAID),
        ([GONE, GONE], ""),
        ([AUDIT | {"removed": False}], AUDIT_SAID),
    ],
)
def test_every_test_of_an_action_is_said_but_those_removed(tests, said):
    assert all_in_words(tests) == said


@pytest.mark.parametrize(
    ("measure", "held", "said"),
    [
        ("AS01", {}, ""),  # a seal of an older Sightline
        ("AS01", NEITHER, ""),
        ("AS01", FROM, "from 74% (June 2025)"),
        ("AS01", NEITHER | TO, "to 90% by March 2027"),
        ("AS01", FROM | TO, "from 74% (June 2025) to 90% by March 2027"),
        ("AS01", FROM | TO | IN_TEXT, "from 74% (June 2025) to 90% by March 2027"),
        ("AS01", FROM | TO | {"baseline": 0.0}, "from 0% (June 2025) to 90% by March 2027"),
        ("AS01", FROM | TO | {"target": 0}, "from 74% (June 2025) to 0% by March 2027"),
        ("AS01", FROM | TO | {"target": 81.45}, "from 74% (June 2025) to 81.5% by March 2027"),
        ("AS01", TO | {"target_by": date(2027, 3, 30)}, "to 90% by 30 March 2027"),
        ("AD05", FROM | {"baseline": 1.0}, "from 1 day (June 2025)"),
        ("CL01.rate", TO, "to 90 per 10,000 by March 2027"),
        ("none", FROM | TO, "from 74 (June 2025) to 90 by March 2027"),  # no such measure any more
    ],
)
def test_an_aim_says_what_is_known_of_it(measure, held, said):
    assert aim_in_words({"measure": measure} | held) == said


@pytest.mark.parametrize(
    ("held", "aim"),
    [
        ({}, ""),
        (NEITHER, ""),
        (FROM, " From 74 (June 2025)."),
        (TO, " To 90 by March 2027."),
        (FROM | TO, " From 74 (June 2025) to 90 by March 2027."),
    ],
)
def test_a_declared_test_says_its_aim_in_a_sentence_of_its_own(held, aim):
    test = {"basis": "measure", "measure": "none", "direction": "higher", "lag": 0, "least": 20} | held
    assert declared_in_words(test) == f"none.{aim} Higher is better; no lag; at least 20 cases a month."
    assert declared_in_words(test | {"removed": True}) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 3, 31), "March 2027"),
        (date(2027, 3, 30), "30 March 2027"),
        (date(2027, 4, 30), "April 2027"),
        (date(2027, 4, 1), "1 April 2027"),
        (date(2027, 2, 28), "February 2027"),
        (date(2028, 2, 28), "28 February 2028"),  # a leap year
        (date(2028, 2, 29), "February 2028"),
        (date(2026, 12, 31), "December 2026"),
    ],
)
def test_the_last_day_of_a_month_is_said_as_the_month(day, said):
    assert by_in_words(day) == by_in_words(day.isoformat()) == said


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("AS01", "percent"),
        ("AD05", "days"),
        ("WF01", "ratio"),
        ("AD01", "count"),
        ("none", "count"),
        ("", "count"),
    ],
)
def test_a_measure_that_is_not_there_any_more_has_the_unit_of_a_bare_number(measure, unit):
    assert unit_of(measure) == unit
