"""Figures in words: a value never stands without its base, and what is hidden says so."""

import pytest

from sightline.scorecards import wording
from support.readings import reading


@pytest.mark.parametrize(
    ("drawn", "text", "under"),
    [
        (reading(206, 253), "81.4%", "206 of 253"),
        (reading(3, 12), "25.0%", "3 of 12, small number"),
        (reading(1204, None, "count"), "1,204", ""),
        (reading(325, 60_000, "per_10000"), "54.2 per 10,000", "325 among 60,000 children"),
        (reading(None, 42, "days", value=38.45), "38.5 days", "42 cases"),
        (reading(None, 1, "days", value=38.0), "38.0 days", "1 case"),
        (reading(171, 10.0, "ratio"), "17.1", "171 to 10.0"),
    ],
)
def test_a_value_carries_its_unit_and_its_base(drawn, text, under):
    shown = wording.visible_reading(drawn, hidden=False)
    assert (shown.text, shown.under, shown.status) == (text, under, "ok")


def test_what_is_hidden_gives_neither_value_nor_base_away():
    shown = wording.visible_reading(reading(3, 12), hidden=True)
    assert (shown.text, shown.under, shown.value, shown.status) == (
        "c",
        "small number, hidden",
        None,
        "hidden",
    )


def test_what_cannot_be_computed_says_why():
    shown = wording.visible_reading(
        reading(None, status="not_computable", cause="No visits are loaded."), hidden=False
    )
    assert (shown.text, shown.cause, shown.value) == ("Not computable", "No visits are loaded.", None)


def test_a_period_without_cases_is_no_nought():
    assert wording.visible_reading(reading(0, 0), hidden=False).text == "No cases"


@pytest.mark.parametrize(
    ("number", "which", "better", "said"),
    [
        (12, "missed", "higher", "12 missed"),
        (12, "missed", "lower", "12 not counted"),
        (1, "all", "higher", "1 case"),
        (None, "missed", "higher", "The cases missed"),
        (None, "all", "lower", "The cases"),
    ],
)
def test_the_way_down_says_what_is_there(number, which, better, said):
    assert wording.behind(number, which, better) == said


@pytest.mark.parametrize(
    ("number", "sees_small", "said"),
    [
        (5, True, "5 too recent"),
        (5, False, "c too recent"),
        (6, False, "c too recent"),
        (0, False, ""),
        (None, True, ""),
    ],
)
def test_what_is_not_judged_is_counted_and_hidden_like_any_number(number, sees_small, said):
    assert wording.not_judged_words(number, "too recent", sees_small) == said
