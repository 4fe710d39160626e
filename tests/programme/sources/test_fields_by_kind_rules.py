"""What is asked of each kind of source, and what is said of its overall judgement."""

from datetime import date

import pytest

from sightline.programme.kinds import SOURCE_KINDS
from sightline.programme.sources.rules.fields_by_kind import ASKED, SAID_BY, overall_in_words

NONE_OVERALL = "4 judgements, none overall since April 2026"
FOUR = dict.fromkeys(("leaders", "help_and_protection", "in_care", "care_leavers"), "Good")


def test_every_kind_of_source_has_its_form():
    assert set(ASKED) == set(SOURCE_KINDS)
    assert all("series_number" not in asked for kind, asked in ASKED.items() if kind != "monitoring_visit")
    assert set(SAID_BY) <= set(SOURCE_KINDS)


@pytest.mark.parametrize(
    ("kind", "judgements", "inspected", "said"),
    [
        ("inspection", {"overall": "Good", **FOUR}, date(2024, 7, 1), "Good"),
        ("inspection", FOUR, date(2026, 4, 13), NONE_OVERALL),
        (
            "inspection",
            FOUR,
            date(2026, 4, 1),
            NONE_OVERALL,
        ),  # the first day of which nothing is judged overall
        ("inspection", {"board": "Good"}, date(2026, 4, 1), "1 judgement, none overall since April 2026"),
        ("inspection", FOUR | {"overall": None}, date(2026, 4, 1), NONE_OVERALL),
        ("inspection", dict.fromkeys(FOUR), date(2026, 4, 1), ""),
        ("monitoring_visit", {"overall": "Good"}, date(2026, 6, 1), "Good"),  # said, so it stands
        ("inspection", FOUR, date(2026, 3, 31), ""),  # not read, or not typed: nothing is said of it
        ("inspection", FOUR, None, ""),
        ("inspection", {}, date(2026, 6, 1), ""),
        ("monitoring_visit", FOUR, date(2026, 6, 1), ""),
    ],
)
def test_what_is_said_of_the_overall_judgement(kind, judgements, inspected, said):
    assert overall_in_words(kind, judgements, inspected) == said
