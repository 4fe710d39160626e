"""Where a published figure may stand beside one of ours."""

import pytest

from sightline.scorecards.rules.peers import (
    OF_COUNCILS,
    OF_YEARS,
    OTHER_SIZE,
    is_drawn,
    why_no_gap,
    why_none_for_a_unit,
    why_not_in_a_row,
)


@pytest.mark.parametrize(
    ("kind", "grain", "period_kind", "why"),
    [
        ("rate", "event", "quarter", OF_YEARS),
        ("rate", "event", "month", OF_YEARS),
        ("rate", "event", "ytd", OF_YEARS),
        ("rate", "event", "year", ""),
        ("rate", "event", "r12", ""),
        ("rate", "point", "month", ""),  # how many stand on a day is as many in a month as in a year
        ("share", "event", "month", ""),
    ],
)
def test_a_years_rate_is_not_set_against_a_months(kind, grain, period_kind, why):
    assert why_no_gap(kind=kind, grain=grain, period_kind=period_kind) == why


@pytest.mark.parametrize("unit", ["count", "per_10000", "days", "ratio"])
def test_a_unit_has_only_percentages_beside_it(unit):
    assert why_none_for_a_unit("percent") == ""
    assert why_none_for_a_unit(unit) == OF_COUNCILS


@pytest.mark.parametrize(
    ("unit", "grain", "drawn"),
    [
        ("percent", "event", True),
        ("days", "event", True),
        ("ratio", "point", True),
        ("per_10000", "point", True),
        ("per_10000", "event", False),
        ("count", "point", False),
        ("count", "event", False),
    ],
)
def test_what_goes_with_size_or_length_is_not_drawn(unit, grain, drawn):
    assert is_drawn(unit=unit, grain=grain) is drawn


@pytest.mark.parametrize(
    ("kind", "unit", "period_kind", "of_unit", "why"),
    [
        ("count", "count", "year", False, OTHER_SIZE),
        ("rate", "per_10000", "quarter", False, "Published for years: choose a year"),
        ("rate", "per_10000", "year", False, ""),
        ("median", "days", "year", True, "Published for whole councils"),
        ("median", "days", "year", False, ""),
        ("share", "percent", "month", True, ""),
    ],
)
def test_a_row_says_in_a_few_words_why_nothing_stands_beside_it(kind, unit, period_kind, of_unit, why):
    assert (
        why_not_in_a_row(kind=kind, unit=unit, grain="event", period_kind=period_kind, of_unit=of_unit) == why
    )
