"""Numbers and dates as people read them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from sightline.web import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (81.4, "81.4%"),
        (81.45, "81.5%"),
        (81.44999, "81.4%"),
        (0.25, "0.3%"),
        (0.05, "0.1%"),
        (2.675, "2.7%"),
        (100, "100.0%"),
        (0, "0.0%"),
        (Decimal("66.65"), "66.7%"),
        (-1.25, "-1.3%"),
        (None, "no figure"),
    ],
)
def test_percentages_have_one_decimal_rounded_half_up(value, said):
    assert words.percent(value) == said


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (1234567, 0, "1,234,567"),
        (999, 0, "999"),
        (2.5, 0, "3"),
        (1234.25, 1, "1,234.3"),
        (None, 0, "no figure"),
    ],
)
def test_numbers_have_commas_between_thousands(value, places, said):
    assert words.number(value, places) == said


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(206, 253, "206 of 253"), (0, 1200, "0 of 1,200"), (None, 3, "no figure")]
)
def test_a_percentage_has_its_base(part, whole, said):
    assert words.out_of(part, whole) == said


def test_dates_are_written_out():
    assert words.long_date(date(2017, 11, 14)) == "14 November 2017"
    assert words.short_date(date(2017, 11, 4)) == "4 Nov 17"
    assert (
        words.long_date(None)
        == words.short_date(None)
        == words.moment(None)
        == words.short_moment(None)
        == "no date"
    )


def test_months_are_written_out():
    assert (words.month("2025-06"), words.short_month("2025-06")) == ("June 2025", "Jun 25")


def test_a_moment_is_told_in_the_time_zone_it_is_given_in():
    assert words.moment(datetime(2025, 6, 1, 9, 5, tzinfo=UTC)) == "1 June 2025 at 09:05"
    assert words.short_moment(datetime(2025, 6, 1, 9, 5, tzinfo=UTC)) == "1 Jun 25, 09:05"


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{{ value|percent }}", 81.45, "81.5%"),
        ("{{ value|percent:0 }}", 81.5, "82%"),
        ("{{ value|number }}", 12345, "12,345"),
        ("{{ value|out_of:253 }}", 206, "206 of 253"),
        ("{{ value|long_date }}", date(2017, 11, 14), "14 November 2017"),
        ("{{ value|short_date }}", date(2017, 11, 14), "14 Nov 17"),
        ("{{ value|month }}", "2025-06", "June 2025"),
        ("{{ value|short_month }}", "2025-06", "Jun 25"),
        ("{{ value|moment }}", datetime(2025, 6, 1, 9, 5, tzinfo=UTC), "1 June 2025 at 10:05"),  # summer time
        ("{{ value|moment }}", datetime(2025, 1, 1, 9, 5, tzinfo=UTC), "1 January 2025 at 09:05"),
        ("{{ value|moment }}", None, "no date"),
    ],
)
def test_templates_say_the_same(template, value, said):
    assert Template("{% load sightline %}" + template).render(Context({"value": value})) == said
