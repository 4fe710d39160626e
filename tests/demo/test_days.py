"""Days as numbers: working days, months and ages, the day that counts and the day that does not."""

from datetime import date

import numpy as np
import pytest

from sightline.calendars import working_days
from sightline.calendars.dates import same_day_later
from sightline.demo import days
from sightline.demo.rows import walk


def _number(*parts):
    return np.array([days.day_number(date(*parts))])


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 3, 3), 45, date(2025, 5, 8)),  # Good Friday, Easter Monday and early May do not count
        (date(2025, 3, 1), 1, date(2025, 3, 3)),  # from a Saturday, day 1 is the Monday
        (date(2025, 3, 1), 0, date(2025, 3, 1)),  # none is the day itself
    ],
)
def test_working_days_agree_with_the_calendar(start, count, end):
    found = days.add_working_days(_number(start.year, start.month, start.day), count)
    assert days.as_date(found[0]) == end == working_days.add_working_days(start, count)


@pytest.mark.parametrize(
    ("start", "months"), [(date(2024, 11, 30), 3), (date(2025, 1, 31), 1), (date(2025, 5, 15), 6)]
)
def test_months_end_on_the_last_day_of_a_short_month(start, months):
    found = days.add_months(_number(start.year, start.month, start.day), months)
    assert days.as_date(found[0]) == same_day_later(start, months)


def test_no_date_stays_no_date_when_cut():
    assert list(days.cut(np.array([days.NONE, 5, 9]), 6)) == [days.NONE, 5, days.NONE]


def test_a_walk_keeps_inside_its_ends():
    steps = walk(np.array([0, 100]), np.array([10, 95]), 3, lambda owner, _: np.full(len(owner), 4))
    assert steps["at"].tolist() == [4, 8]
    assert steps["owner"].tolist() == [0, 0]
    assert steps["step"].tolist() == [0, 1]
