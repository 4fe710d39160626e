"""The grammar of a limit: what may be typed, the deadline it gives, and how that is explained."""

from datetime import UTC, date, datetime

import pytest

from sightline.calendars.limits import Limit, LimitError, parse


@pytest.mark.parametrize(
    ("typed", "amount", "unit", "text"),
    [
        ("45wd", 45, "wd", "45 working days"),
        ("1wd", 1, "wd", "1 working day"),
        ("15d", 15, "d", "15 days"),
        ("3m", 3, "m", "3 months"),
        ("1w", 1, "w", "1 week"),
        ("72h", 72, "h", "72 hours"),
        ("5cd", 5, "cd", "5 clear working days"),
        (" 45 WD ", 45, "wd", "45 working days"),
    ],
)
def test_a_limit_is_a_number_and_a_unit(typed, amount, unit, text):
    assert parse(typed) == Limit(amount, unit)
    assert parse(typed).text == text


def test_a_limit_is_written_back_as_it_is_typed():
    assert str(parse("45 WD")) == "45wd"


@pytest.mark.parametrize(
    "typed", ["", "wd", "45", "0wd", "-5wd", "4.5d", "45 days", "45y", "٤٥wd", "999999d"]
)
def test_anything_else_is_refused_with_what_was_typed_and_what_is_allowed(typed):
    with pytest.raises(LimitError) as refusal:
        parse(typed)
    assert f"'{typed}' is not a limit" in str(refusal.value)
    assert "45wd (working days)" in str(refusal.value)


@pytest.mark.parametrize(
    ("meeting", "notice"),
    [
        (date(2017, 11, 14), date(2017, 11, 6)),
        (date(2018, 9, 25), date(2018, 9, 17)),
        (date(2023, 3, 8), date(2023, 2, 28)),
        (date(2017, 6, 14), date(2017, 6, 6)),
        (date(2015, 11, 24), date(2015, 11, 16)),
    ],
)
def test_five_clear_days_before_a_meeting_leave_both_ends_out(meeting, notice):
    """T4 of conventions.md section 8."""
    assert parse("5cd").deadline(meeting, before=True) == notice


def test_clear_days_count_forward_too():
    assert parse("5cd").deadline(date(2017, 11, 6)) == date(2017, 11, 14)


@pytest.mark.parametrize(
    ("typed", "start", "deadline"),
    [
        ("1m", date(2025, 1, 31), date(2025, 2, 28)),
        ("1m", date(2024, 1, 31), date(2024, 2, 29)),
        ("3m", date(2024, 11, 30), date(2025, 2, 28)),
        ("3m", date(2023, 11, 30), date(2024, 2, 29)),
        ("1m", date(2025, 2, 28), date(2025, 3, 28)),
        ("12m", date(2024, 2, 29), date(2025, 2, 28)),
        ("2m", date(2025, 11, 15), date(2026, 1, 15)),
        ("6w", date(2025, 3, 3), date(2025, 4, 14)),
        ("15d", date(2025, 2, 20), date(2025, 3, 7)),
    ],
)
def test_months_are_calendar_months_and_weeks_and_days_ignore_weekends(typed, start, deadline):
    assert parse(typed).deadline(start) == deadline


@pytest.mark.parametrize(
    ("typed", "start", "deadline"),
    [
        ("1m", date(2025, 3, 31), date(2025, 2, 28)),
        ("14d", date(2025, 3, 7), date(2025, 2, 21)),
        ("70wd", date(2015, 12, 22), date(2015, 9, 15)),
        ("2w", date(2025, 3, 7), date(2025, 2, 21)),
    ],
)
def test_every_limit_counts_back(typed, start, deadline):
    assert parse(typed).deadline(start, before=True) == deadline


@pytest.mark.parametrize(
    ("typed", "start", "deadline"),
    [
        ("26w", date(2025, 3, 3), date(2025, 8, 31)),  # 182 days, the first of them day 1
        ("1d", date(2025, 3, 3), date(2025, 3, 3)),
        ("1m", date(2025, 3, 1), date(2025, 3, 31)),
        ("1wd", date(2025, 3, 3), date(2025, 3, 3)),
        ("2wd", date(2025, 3, 3), date(2025, 3, 4)),
        ("1wd", date(2025, 3, 8), date(2025, 3, 10)),  # a Saturday cannot be working day 1
    ],
)
def test_where_the_start_counts_the_deadline_is_a_day_sooner(typed, start, deadline):
    assert parse(typed).deadline(start, start_counts=True) == deadline


def test_counting_back_the_start_can_count_too():
    assert parse("2wd").deadline(date(2025, 3, 4), before=True, start_counts=True) == date(2025, 3, 3)


def test_hours_keep_the_time_of_day():
    found = datetime(2025, 3, 29, 22, 15, tzinfo=UTC)
    assert parse("72h").deadline(found) == datetime(2025, 4, 1, 22, 15, tzinfo=UTC)


def test_hours_from_a_bare_date_run_from_its_midnight():
    assert str(parse("72h").deadline(date(2025, 3, 3))) == "2025-03-06 00:00:00"


def test_days_from_a_datetime_give_a_date():
    assert type(parse("1wd").deadline(datetime(2025, 3, 3, 23, 59, tzinfo=UTC))) is date


@pytest.mark.parametrize(
    ("typed", "start", "said"),
    [
        (
            "45wd",
            date(2025, 3, 3),
            "45 working days from 3 March 2025, less Good Friday, Easter Monday and the Early May bank holiday",
        ),
        ("5wd", date(2025, 3, 3), "5 working days from 3 March 2025"),
        ("2wd", date(2025, 5, 2), "2 working days from 2 May 2025, less the Early May bank holiday"),
        ("3m", date(2024, 11, 30), "3 months from 30 November 2024"),
        ("400wd", date(2025, 3, 3), "400 working days from 3 March 2025, less 13 bank holidays"),
        ("72h", datetime(2025, 3, 3, 9, 5, tzinfo=UTC), "72 hours from 09:05 on 3 March 2025"),
    ],
)
def test_a_deadline_explains_itself(typed, start, said):
    limit = parse(typed)
    assert limit.explain(start, limit.deadline(start)) == said


def test_a_deadline_counted_back_says_before():
    said = parse("5cd").explain(date(2017, 11, 14), date(2017, 11, 6))
    assert said == "5 clear working days before 14 November 2017, both ends left out"


def test_a_clock_whose_start_counts_says_so():
    said = parse("26w").explain(date(2025, 3, 3), date(2025, 8, 31), start_counts=True)
    assert said == "26 weeks from 3 March 2025, which is day 1"


def test_hours_from_a_bare_date_are_explained_from_midnight():
    assert parse("72h").explain(date(2025, 3, 3), parse("72h").deadline(date(2025, 3, 3))) == (
        "72 hours from 00:00 on 3 March 2025"
    )
