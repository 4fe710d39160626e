"""Periods: the forms people type, the days they hold, and what they are called."""

from datetime import date

import pytest

from sightline.calendars import periods
from sightline.calendars.periods import Period, PeriodError, parse


@pytest.mark.parametrize(
    ("typed", "kind", "first", "last", "name", "title"),
    [
        ("2025-06", "month", date(2025, 6, 1), date(2025, 6, 30), "2025-06", "June 2025"),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "2024-02", "February 2024"),
        (
            "2025-26-Q1",
            "quarter",
            date(2025, 4, 1),
            date(2025, 6, 30),
            "2025-26-Q1",
            "Q1 2025-26 (April to June 2025)",
        ),
        (
            "Q4 2025-26",
            "quarter",
            date(2026, 1, 1),
            date(2026, 3, 31),
            "2025-26-Q4",
            "Q4 2025-26 (January to March 2026)",
        ),
        (
            "2025-26-H1",
            "half",
            date(2025, 4, 1),
            date(2025, 9, 30),
            "2025-26-H1",
            "H1 2025-26 (April to September 2025)",
        ),
        (
            "h2 2025/26",
            "half",
            date(2025, 10, 1),
            date(2026, 3, 31),
            "2025-26-H2",
            "H2 2025-26 (October 2025 to March 2026)",
        ),
        (
            "H2 2011-12 (October 2011 to March 2012)",
            "half",
            date(2011, 10, 1),
            date(2012, 3, 31),
            "2011-12-H2",
            "H2 2011-12 (October 2011 to March 2012)",
        ),
        ("2025-26", "year", date(2025, 4, 1), date(2026, 3, 31), "2025-26", "2025-26"),
        (
            "YTD:2025-09",
            "ytd",
            date(2025, 4, 1),
            date(2025, 9, 30),
            "YTD:2025-09",
            "April to September 2025",
        ),
        (
            "ytd:2026-02",
            "ytd",
            date(2025, 4, 1),
            date(2026, 2, 28),
            "YTD:2026-02",
            "April 2025 to February 2026",
        ),
        ("YTD:2025-04", "ytd", date(2025, 4, 1), date(2025, 4, 30), "YTD:2025-04", "April 2025"),
        (
            "R12:2025-06",
            "r12",
            date(2024, 7, 1),
            date(2025, 6, 30),
            "R12:2025-06",
            "twelve months to 30 June 2025",
        ),
        ("q3 2017/18", "quarter", date(2017, 10, 1), date(2017, 12, 31), "2017-18-Q3", None),
        ("Q2 2026-27", "quarter", date(2026, 7, 1), date(2026, 9, 30), "2026-27-Q2", None),
        ("q2  2026/27", "quarter", date(2026, 7, 1), date(2026, 9, 30), "2026-27-Q2", None),
        (
            "Q2 2026-27 (July to September 2026)",
            "quarter",
            date(2026, 7, 1),
            date(2026, 9, 30),
            "2026-27-Q2",
            None,
        ),
        ("June 2025", "month", date(2025, 6, 1), date(2025, 6, 30), "2025-06", None),
        ("jun 2025", "month", date(2025, 6, 1), date(2025, 6, 30), "2025-06", None),
        ("06/2025", "month", date(2025, 6, 1), date(2025, 6, 30), "2025-06", None),
        ("12 months to June 2025", "r12", date(2024, 7, 1), date(2025, 6, 30), "R12:2025-06", None),
        ("Twelve months to 30 June 2025", "r12", date(2024, 7, 1), date(2025, 6, 30), "R12:2025-06", None),
        ("year to date September 2025", "ytd", date(2025, 4, 1), date(2025, 9, 30), "YTD:2025-09", None),
        ("1999-00", "year", date(1999, 4, 1), date(2000, 3, 31), "1999-00", "1999-00"),
    ],
)
def test_each_form_gives_its_days_its_name_and_its_title(typed, kind, first, last, name, title):
    period = parse(typed)
    assert period == Period(kind, first, last)
    assert period.name == name
    assert title is None or period.title == title


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2025",
        "2025-13",
        "2025-27",
        "2025-25",
        "2025-26-Q5",
        "Q1",
        "Q0 2025-26",
        "YTD:2025-26",
        "R12:2025",
        "June",
        "12 months to 29 June 2025",
        "Q5 2025-26 (April to June 2025)",
        "last week",
    ],
)
def test_anything_else_is_refused_with_the_forms(typed):
    with pytest.raises(PeriodError) as refusal:
        parse(typed)
    assert str(refusal.value) == f"'{typed}' is not a period. {periods.FORMS}"


def test_a_name_that_is_both_a_month_and_a_year_is_the_month():
    assert parse("2011-12").kind == "month"
    assert parse("2011/12") == Period("year", date(2011, 4, 1), date(2012, 3, 31))


@pytest.mark.parametrize(
    "kind",
    [
        periods.month_of,
        periods.quarter_of,
        periods.half_of,
        periods.year_of,
        periods.year_to_date,
        periods.rolling_twelve,
    ],
)
@pytest.mark.parametrize("year", range(1996, 2031))
@pytest.mark.parametrize("month", [1, 3, 4, 12])
def test_every_name_reads_back_to_the_same_period(kind, year, month):
    period = kind(date(year, month, 15))
    assert parse(period.name) == period
    assert parse(period.label) == period


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 11, 14), "2017-18-Q3"),  # T6
        (date(2025, 3, 31), "2024-25-Q4"),
        (date(2025, 4, 1), "2025-26-Q1"),
        (date(2025, 6, 30), "2025-26-Q1"),
        (date(2025, 7, 1), "2025-26-Q2"),
    ],
)
def test_the_quarter_of_a_day(day, name):
    assert periods.quarter_of(day).name == name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2025-26-Q4", "Q4 2025-26"),
        ("2025-26-H2", "H2 2025-26"),
        ("2025-06", "June 2025"),
        ("2025-26", "2025-26"),
        ("2011/12", "2011/12"),
        ("YTD:2025-09", "year to date September 2025"),
        ("R12:2025-06", "12 months to June 2025"),
    ],
)
def test_as_people_write_it_where_there_is_little_room(name, label):
    assert parse(name).label == label


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 3, 31), "2024-25-H2"),
        (date(2025, 4, 1), "2025-26-H1"),
        (date(2025, 9, 30), "2025-26-H1"),
        (date(2025, 10, 1), "2025-26-H2"),
        (date(2026, 1, 1), "2025-26-H2"),
    ],
)
def test_the_half_year_of_a_day(day, name):
    assert periods.half_of(day).name == name


def test_the_end_of_quarter_3_is_31_december():
    """T6 of conventions.md section 8, with the same words as the paper of 14 November 2017."""
    assert parse("Q3 2017/18").last == date(2017, 12, 31)


@pytest.mark.parametrize(
    ("data_date", "name"),
    [
        (date(2025, 6, 30), "2025-26-Q1"),  # the data is complete on the quarter's last day
        (date(2025, 6, 29), "2024-25-Q4"),
        (date(2025, 7, 1), "2025-26-Q1"),
        (date(2025, 4, 1), "2024-25-Q4"),
    ],
)
def test_a_quarter_is_complete_from_its_last_day(data_date, name):
    assert periods.last_complete_quarter(data_date).name == name


@pytest.mark.parametrize(
    ("name", "before", "year_before"),
    [
        ("2025-01", "2024-12", "2024-01"),
        ("2025-26-Q1", "2024-25-Q4", "2024-25-Q1"),
        ("2025-26-H1", "2024-25-H2", "2024-25-H1"),
        ("2025-26-H2", "2025-26-H1", "2024-25-H2"),
        ("2025-26", "2024-25", "2024-25"),
        ("YTD:2025-09", "YTD:2024-09", "YTD:2024-09"),
        ("R12:2024-02", "R12:2023-02", "R12:2023-02"),
        ("2024-02", "2024-01", "2023-02"),
    ],
)
def test_the_period_before_and_the_same_a_year_before(name, before, year_before):
    assert periods.preceding(parse(name)).name == before
    assert periods.year_before(parse(name)).name == year_before


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("2025-26-Q1", ["2025-04", "2025-05", "2025-06"]),
        ("2025-06", ["2025-06"]),
        ("YTD:2025-05", ["2025-04", "2025-05"]),
        ("2025-26-Q4", ["2026-01", "2026-02", "2026-03"]),
        ("2025-26-H2", ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]),
    ],
)
def test_the_months_of_a_period(name, months):
    assert parse(name).months == months


@pytest.mark.parametrize("name", ["R12:2025-06", "2025-26"])
def test_a_year_has_twelve_months_in_order(name):
    months = parse(name).months
    assert len(months) == 12
    assert months == sorted(set(months))


def test_a_month_is_the_whole_month_of_its_day():
    assert periods.month_of(date(2025, 2, 14)) == Period("month", date(2025, 2, 1), date(2025, 2, 28))


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("2025-12", "2026-01"),
        ("2025-26-Q4", "2026-27-Q1"),
        ("2025-26-H1", "2025-26-H2"),
        ("2025-26-H2", "2026-27-H1"),
        ("2025-26", "2026-27"),
        ("YTD:2025-06", "YTD:2025-07"),
        ("YTD:2026-03", "YTD:2026-04"),
        ("R12:2025-06", "R12:2025-07"),
    ],
)
def test_the_period_that_follows(name, after):
    assert periods.following(parse(name)).name == after
