"""Days as systems write them: read, blank because they stand for none, or a fault that says which."""

from datetime import date, datetime

import pyarrow as pa
import pytest

from sightline.returns.cells.columns import read_column
from sightline.returns.cells.days import FROM_1904, DayColumn, days

TODAY = date(2026, 11, 29)


def column(*texts: str | None, **asked: object) -> list[tuple[object, str | None]]:
    """Each cell's value, and the rule it breaks."""
    kind = pa.timestamp("s") if asked.get("moments") else pa.date32()
    read = read_column(pa.array(texts, pa.string()), kind, days(DayColumn(today=TODAY, **asked)))
    rules = [read.wrong[at][1].rule if at >= 0 else None for at in read.at]
    return list(zip(read.values.to_pylist(), rules, strict=True))


@pytest.mark.parametrize(
    "text", ["14.11.17", "14-Nov-17", "14 nov 17", "14/11/17", "14NOV17", "14th November 2017"]
)
def test_a_year_of_two_figures_is_read_where_the_day_can_be_no_month(text):
    assert column(text) == [(date(2017, 11, 14), None)]


def test_the_other_dates_of_the_column_say_whether_the_day_comes_first():
    assert column("05/06/17") == [(None, "day_or_month")]
    assert column("05/06/17", "25/06/17")[0] == (date(2017, 6, 5), None)
    assert column("05/06/17", "25/06/2017")[0] == (date(2017, 6, 5), None)
    assert column("05/06/17", "06/25/17")[0] == (date(2017, 5, 6), None)
    assert column("05/06/17", "06/25/17", "25/06/17")[0] == (None, "day_or_month")
    assert column("05/05/17") == [(date(2017, 5, 5), None)]  # either way the same day


def test_a_year_of_two_figures_lies_ahead_only_where_days_ahead_are_expected():
    assert column("14-Nov-30") == [(date(1930, 11, 14), None)]
    assert column("14-Nov-30", ahead=True) == [(date(2030, 11, 14), None)]


@pytest.mark.parametrize(
    "text",
    [
        "1900-01-01", "1900-01-01 00:00:00.000", "01/01/1900", "1899-12-30", "1753-01-01", "0001-01-01", "1970-01-01",
        "9999-12-31", "31/12/2999", "2099-12-31", "2100-01-01", "2079-06-06",
    ],
)  # fmt: skip
def test_a_day_that_stands_for_none_is_blank_with_a_fault_of_its_own(text):
    assert column(text) == [(None, "placeholder_date")]


def test_somebody_may_be_born_on_a_day_on_which_nothing_else_happens():
    assert column("1970-01-01", births=True) == [(date(1970, 1, 1), None)]
    assert column("1900-01-01", births=True) == [(None, "placeholder_date")]


@pytest.mark.parametrize("text", ["0217-11-14", "1066-10-14", "1899-06-01", "31/02/2017", "soon", "12/2017"])
def test_what_is_no_day_that_can_be_reckoned_with_is_a_fault(text):
    assert column(text) == [(None, "not_a_date")]


def test_a_dash_is_a_blank_and_no_fault():
    assert column("-", None, "2017-11-14") == [(None, None), (None, None), (date(2017, 11, 14), None)]


def test_a_workbooks_bare_numbers_count_from_where_it_says():
    assert column("43053") == [(date(2017, 11, 14), None)]
    assert column("41591", counted_from=FROM_1904) == [(date(2017, 11, 14), None)]


def test_a_moment_keeps_its_time():
    assert column("14/11/2017 16:30", "2017-11-14T16:30:05", "14-Nov-17 4:30 PM", moments=True) == [
        (datetime(2017, 11, 14, 16, 30), None),  # noqa: DTZ001
        (datetime(2017, 11, 14, 16, 30, 5), None),  # noqa: DTZ001
        (datetime(2017, 11, 14, 16, 30), None),  # noqa: DTZ001
    ]
