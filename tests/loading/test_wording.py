"""Readings and their change in words."""

import pytest

from sightline.loading import wording
from sightline.loading.rules import FigureMove
from support.readings import reading


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (reading(206, 253), "81.4% (206 of 253)"),
        (reading(1204, None, "count"), "1,204"),
        (reading(325, 60_000, "per_10000"), "54.2 per 10,000 (325 of 60,000)"),
        (reading(None, 42, "days", value=38.45), "38.5 days (42 cases)"),
        (reading(171, 10.0, "ratio"), "17.1 (171 to 10.0)"),
        (reading(0, 0), "No cases"),
        (reading(None, status="not_computable"), "Not computable"),
        (None, "Nothing loaded"),
    ],
)
def test_a_reading_carries_its_base_or_says_why_there_is_none(drawn, said):
    assert wording.reading_in_words(drawn) == said


@pytest.mark.parametrize(
    ("before", "after", "unit", "said"),
    [
        (70.0, 73.25, "percent", "+3.3 points"),
        (73.25, 70.0, "percent", "−3.3 points"),
        (70.0, 70.04, "percent", "under 0.1 points"),
        (70.0, 70.0, "percent", "0"),
        (1204.0, 1190.0, "count", "−14"),
        (38.0, 40.5, "days", "+2.5 days"),
        (None, 70.0, "percent", "New"),
        (70.0, None, "percent", "Gone"),
        (None, None, "percent", ""),
    ],
)
def test_a_change_is_said_with_its_sign_and_its_unit(before, after, unit, said):
    assert (
        wording.difference(
            FigureMove(id="A", title="", unit=unit, before=before, after=after, before_said="", after_said="")
        )
        == said
    )
