"""Months added up to quarters: which months make one, what it says, and which figures are judged by it."""

import pytest

from sightline.measuring.discover import figures
from sightline.measuring.monthly import Months
from sightline.measuring.quarterly import judged_by_quarter, quarter_with, quarters

AS01, AS05, CL01, FD01 = (figures()[each] for each in ("AS01", "AS05", "CL01", "FD01"))


def months(first: str, tops: list[float | None], bases: list[float | None]) -> Months:
    year, number = (int(part) for part in first.split("-"))
    counted = [(year * 12 + number - 1 + place) for place in range(len(tops))]
    names = tuple(f"{each // 12}-{each % 12 + 1:02d}" for each in counted)
    values = tuple(
        100 * top / base if top is not None and base else None for top, base in zip(tops, bases, strict=True)
    )
    return Months(names, values, tuple(tops), tuple(bases))


@pytest.mark.parametrize(
    ("first", "count", "named"),
    [
        ("2025-04", 3, ["2025-04"]),
        ("2025-04", 2, []),  # its third month is not there yet
        ("2025-03", 4, ["2025-04"]),  # March alone is no quarter
        ("2025-05", 3, []),
        ("2024-12", 8, ["2025-01", "2025-04"]),
    ],
)
def test_only_whole_quarters_are_there(first, count, named):
    found = quarters(months(first, [1.0] * count, [2.0] * count), "share")
    assert list(found.names) == named
    assert list(found.values) == [50.0] * len(named)


def test_a_share_is_all_counted_of_all_cases_and_not_the_mean_of_shares():
    found = quarters(months("2025-04", [1, 0, 9], [1, 10, 9]), "share")
    assert (found.tops, found.bases, found.values) == ((10,), (20,), (50.0,))


def test_a_mean_is_the_whole_amount_by_all_cases():
    assert quarters(months("2025-04", [30, 10, 20], [1, 1, 4]), "mean").values == (10.0,)


@pytest.mark.parametrize(
    ("tops", "bases", "value"),
    [
        ([0, 1, 1], [0, 2, 2], 50.0),  # a month without a case adds none
        ([0, 0, 0], [0, 0, 0], None),
        ([None, 1, 1], [None, 2, 2], None),  # a month that cannot be computed leaves its quarter out
    ],
)
def test_a_month_without_cases_and_one_that_is_not_known(tops, bases, value):
    assert quarters(months("2025-04", tops, bases), "share").values == (value,)


@pytest.mark.parametrize(
    ("about", "base", "by_quarter"),
    [
        (AS01, 20, False),  # enough in a month
        (AS01, 19, True),
        (AS01, 7, True),  # 21 in a quarter
        (AS01, 6, False),  # 18: too few in a quarter too
        (AS05, 19, False),  # a median cannot be added up
        (FD01, 19, False),  # a count has no base to be small
        (CL01, 19, False),  # those in care on a day are not added up
    ],
)
def test_who_is_judged_by_the_quarter(about, base, by_quarter):
    measure, figure = about
    assert judged_by_quarter(measure, figure, months("2021-04", [5.0] * 60, [float(base)] * 60)) is by_quarter


@pytest.mark.parametrize(("count", "by_quarter"), [(36, True), (35, False)])
def test_twelve_quarters_are_needed(count, by_quarter):
    some = months("2021-04", [5.0] * count, [10.0] * count)
    assert judged_by_quarter(*AS01, some) is by_quarter


def test_one_quiet_month_changes_nothing():
    bases = [25.0] * 59 + [3.0]
    assert not judged_by_quarter(*AS01, months("2021-04", [3.0] * 60, bases))


@pytest.mark.parametrize(
    ("month", "quarter"),
    [("2025-04", "2025-04"), ("2025-06", "2025-04"), ("2025-12", "2025-10"), ("2026-01", "2026-01")],
)
def test_the_quarter_a_month_lies_in(month, quarter):
    assert quarter_with(month) == quarter
