"""Our figure beside theirs: how far off, and whether that is more than noise."""

from dataclasses import replace

import pytest

from comparators.published import c1, load_one, referrals
from sightline.comparators import first_words, gap, of_year
from sightline.measuring.reading import Reading
from sightline.statistics.intervals import rate_interval, wilson


def reading(value, top, base, unit="percent", cause=None):
    return Reading(
        id="FD07",
        title="Re-referrals",
        period="2024-25",
        value=value,
        numerator=top,
        denominator=base,
        unit=unit,
        status="ok" if value is not None else "not_computable",
        cause=cause,
        too_recent=None,
        open_late=None,
    )


@pytest.fixture
def england(tmp_path):
    """England at 20.0% in 2025, lower being better."""
    load_one(c1(tmp_path / "c1.csv", referrals("2025", "England", percent="20.0")))
    return of_year("FD07", "343", 2025)[-1]


@pytest.mark.parametrize(
    ("top", "base", "words", "noise", "good"),
    [
        (200, 1000, "the same", False, None),
        (26, 100, "6.0 points above", False, False),  # 18.4 to 35.4
        (260, 1000, "6.0 points above", True, False),  # 23.4 to 28.8
        (140, 1000, "6.0 points below", True, True),
        (0, 4, "20.0 points below", False, True),  # up to 49
    ],
)
def test_the_gap_in_points_and_whether_it_is_more_than_noise(england, top, base, words, noise, good):
    ours = gap(reading(100 * top / base, top, base), england)
    assert (ours.words, ours.beyond_noise, ours.good) == (words, noise, good)
    assert ours.interval == tuple(100 * each for each in wilson(top, base))
    assert ours.noise_words == ("more than noise" if noise else "within noise")


def test_their_figure_may_be_off_by_half_its_last_decimal(england):
    lower, upper = (100 * each for each in wilson(260, 1000))
    just_below = replace(england, value=lower - 0.04)  # 23.4 as printed may be 23.36 to 23.44
    assert gap(reading(26.0, 260, 1000), just_below).beyond_noise is False
    assert gap(reading(26.0, 260, 1000), replace(england, value=lower - 0.06)).beyond_noise is True
    assert gap(reading(26.0, 260, 1000), replace(england, value=upper + 0.04)).beyond_noise is False
    assert gap(reading(26.0, 260, 1000), replace(england, value=upper + 0.06)).beyond_noise is True


@pytest.mark.parametrize(("top", "base"), [(None, None), (26, None), (None, 100), (0, 0)])
def test_without_our_number_of_cases_it_cannot_be_told(england, top, base):
    ours = gap(reading(26.0, top, base), england)
    assert (ours.words, ours.beyond_noise, ours.noise_words) == ("6.0 points above", None, "cannot tell")
    assert ours.cause


@pytest.mark.parametrize(("top", "noise"), [(5, False), (90, True)])
def test_a_rate_has_byars_limits(england, top, noise):
    theirs = replace(england, unit="per_10000", value=60.0, places=0, better="neither")
    ours = gap(reading(top / 1000 * 10_000, top, 1000, "per_10000"), theirs)
    assert ours.interval == rate_interval(top, 1000)
    assert (ours.beyond_noise, ours.good) == (noise, None)


def test_numbers_of_children_are_not_compared(england):
    ours = gap(reading(500.0, 500, None, "count"), replace(england, unit="count", value=81770.0))
    assert (ours.distance, ours.words) == (None, "")
    assert "Compare the rate" in ours.cause


def test_of_days_it_cannot_be_told(england):
    ours = gap(reading(30.0, None, 200, "days"), replace(england, unit="days", value=34.0, places=0))
    assert (ours.words, ours.noise_words) == ("4 days below", "cannot tell")


def test_without_a_figure_the_cause_is_said(england):
    assert gap(reading(None, None, None, cause="Not loaded."), england).cause == "Not loaded."
    assert gap(
        reading(26.0, 26, 100), replace(england, value=None, cause="Published as 'c': no figure.")
    ).cause.startswith("Publ")


@pytest.mark.parametrize(
    ("value", "theirs", "places", "words"),
    [
        (6.0, 4.5, 1, "6.0%, against 4.5% in England"),
        (6.04, 4.45, 1, "6.0%, against 4.5% in England"),
        (53.6, 54.0, 0, "54%, against 54% in England"),
    ],
)
def test_the_first_words(england, value, theirs, places, words):
    assert first_words(reading(value, 6, 100), replace(england, value=theirs, places=places)) == words


def test_nothing_is_said_without_a_figure_or_of_a_count(england):
    assert first_words(reading(None, None, None), england) == ""
    assert first_words(reading(5.0, 5, None, "count"), replace(england, unit="count")) == ""
