"""How far back a workbook looks: its rows say."""

from datetime import date

import pytest

from returns.annex_a.books import rows
from sightline.returns.annex_a import window
from sightline.returns.annex_a.window import months_before

TO = date(2025, 9, 30)


def referrals(*days: date):
    return rows(3, *({"child_unique_id": str(n), "date_of_referral": day} for n, day in enumerate(days)))


def plans(*pairs: tuple[date, date | None]):
    names = ("child_protection_plan_start_date", "child_protection_plan_end_date")
    return rows(
        7,
        *({"child_unique_id": str(n), **dict(zip(names, pair, strict=True))} for n, pair in enumerate(pairs)),
    )


@pytest.mark.parametrize(
    ("days", "opens"),
    [
        ([date(2025, 6, 1), date(2025, 9, 1)], date(2025, 3, 30)),  # six months
        (
            [date(2025, 4, 2), date(2025, 9, 1)],
            date(2025, 4, 2),
        ),  # cut some days later: the first row opens it
        ([date(2025, 4, 13), date(2025, 9, 1)], date(2025, 4, 13)),  # the last day of the fortnight
        ([date(2025, 4, 14), date(2025, 9, 1)], date(2025, 3, 30)),  # the day after it
        ([date(2024, 11, 1), date(2025, 9, 1)], date(2024, 9, 30)),  # half the rows are older: twelve months
        ([date(2025, 1, 1), *[date(2025, 9, 1)] * 9], date(2024, 9, 30)),  # a tenth is
        ([date(2025, 1, 1), *[date(2025, 9, 1)] * 10], date(2025, 3, 30)),  # fewer are strays
        ([], date(2025, 3, 30)),
    ],
)
def test_a_list_of_events_looks_back_six_months_or_twelve(days, opens):
    assert window(referrals(*days), 3, TO) == opens


def test_old_open_plans_say_nothing_of_the_window():
    assert window(plans((date(2020, 1, 1), None), (date(2019, 1, 1), date(2025, 8, 1))), 7, TO) == date(
        2025, 3, 30
    )


def test_plans_that_ended_ten_months_ago_do():
    made = plans((date(2020, 1, 1), date(2024, 12, 1)), (date(2019, 1, 1), date(2025, 8, 1)))
    assert window(made, 7, TO) == date(2024, 9, 30)


def test_adoption_looks_back_twelve_months():
    assert window(rows(10, {"child_unique_id": "1"}), 10, TO) == date(2024, 9, 30)


def test_care_leavers_are_a_list_of_the_day():
    assert window(rows(9, {"child_unique_id": "1"}), 9, TO) == TO


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2025, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 3, 1), 6, date(2024, 9, 1)),
        (date(2025, 1, 15), 12, date(2024, 1, 15)),
    ],
)
def test_six_months_before_a_long_month_is_the_shorter_ones_last_day(day, months, earlier):
    assert months_before(day, months) == earlier
