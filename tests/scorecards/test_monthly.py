"""Figures month by month: the same as one period at a time, for the whole, a team and a category."""

import pytest

from sightline.calendars.periods import parse
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import figures
from sightline.measuring.monthly import Monthly, last_whole_month
from sightline.measuring.readings import READING_RESULTS, Readings
from support.small_council import AUTHORITY


@pytest.fixture
def readings(council) -> Readings:
    return READING_RESULTS.of(open_snapshot())


@pytest.mark.parametrize("team", [None, "T1", "T2", "T9"])
def test_every_month_of_every_figure_is_what_its_own_period_reads(readings, team):
    asked = {"split": "team", "category": team} if team else {}
    monthly = Monthly(readings, AUTHORITY, **asked)
    compared = 0
    for figure_id in figures():
        months = monthly.months(figure_id)
        assert len(months.names) == 60
        for name, value, top, base in list(
            zip(months.names, months.values, months.tops, months.bases, strict=True)
        )[-20:]:
            one = readings.reading(figure_id, parse(name), AUTHORITY, team=team)
            assert (one.value is None) == (value is None), (figure_id, name)
            if one.value is not None:
                assert value == pytest.approx(one.value, abs=1e-9), (figure_id, name)
                assert top == one.numerator
                assert (base or None) == (one.denominator or None)
                compared += 1
    assert compared > 100 or team == "T9"


def test_a_category_of_another_split_is_read_too(readings):
    boys = Monthly(readings, AUTHORITY, split="sex", category="Male").months("AS01")
    one = readings.by("sex", "AS01", parse("2025-06"), AUTHORITY)["Male"]
    assert (boys.values[-1], boys.bases[-1]) == (one.value, one.denominator)


def test_a_month_that_is_not_over_is_not_among_them(readings):
    from datetime import date

    assert Monthly(readings, AUTHORITY).names[-1] == "2025-06"
    assert last_whole_month(date(2025, 6, 29)) == date(2025, 5, 1)
    assert last_whole_month(date(2025, 6, 30)) == date(2025, 6, 1)


def test_the_first_and_the_last_months_can_be_cut_out(readings):
    months = Monthly(readings, AUTHORITY).months("AS01")
    assert months.last(2).names == ("2025-05", "2025-06")
    assert months.first(59).names[-1] == "2025-05"
    assert months.first(59).values == months.values[:59]
