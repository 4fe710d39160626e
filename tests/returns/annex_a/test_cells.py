"""Dates, ages and counts as councils write them."""

from datetime import date

import pyarrow as pa
import pytest

from sightline.returns.annex_a.cells import SPELT, read_cells
from sightline.standards.annex_a import ListColumn

TODAY = date(2025, 9, 30)


def one(kind: str, text: str) -> tuple[object, str | None]:
    """A cell's value, and the rule it breaks."""
    found = read_cells(ListColumn("Heading", "heading", kind), pa.array([text]), TODAY)
    return found.values[0].as_py(), found.wrong[0][1].rule if found.at[0] >= 0 else None


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-04",
        "2025-03-04 10:30:00",
        "2025-03-04T10:30:00",
        "2025/03/04",
        "04/03/2025",
        "4/3/2025",
        "04/03/2025 00:00",
        "04-03-2025",
        "04.03.2025",
        "04/03/25",
        "04-03-25",
        "4 March 2025",
        "04-Mar-2025",
        "4th Mar 25",
        "45720",
        "45720.4375",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert one("date", text) == (date(2025, 3, 4), None)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "03/13/2025", "May be 8 Jan 2000", "soon", "N/A", "2025", "123456", "0"]
)
def test_what_is_no_day_is_said_and_left_blank(text):
    assert one("date", text) == (None, "not_a_date")


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("30/09/2025", date(2025, 9, 30), None),
        ("01/10/2025", None, "date_in_future"),
        ("01/01/1930", date(1930, 1, 1), None),
        ("31/12/1929", None, "date_too_early"),
        ("01/01/30", date(1930, 1, 1), None),
        ("01/10/25", None, "date_in_future"),
    ],
)
def test_events_lie_between_1930_and_today(text, value, rule):
    assert one("date", text) == (value, rule)


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("01/03/2026", date(2026, 3, 1), None),  # expected: the child is not born yet
        ("06/08/2026", date(2026, 8, 6), None),  # 310 days on
        ("07/08/2026", None, "date_in_future"),
        ("01/01/1925", date(1925, 1, 1), None),
    ],
)
def test_a_birth_may_be_expected_and_may_be_long_ago(text, value, rule):
    assert one("birth", text) == (value, rule)


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("8", 8, None),
        ("8.88", 8, None),
        ("0.848733744", 0, None),
        ("-1", -1, None),
        ("-0.4", -1, None),
        ("Unborn", -1, None),
        ("-2", None, "not_an_age"),
        ("eight", None, "not_an_age"),
        ("999", None, "not_an_age"),
    ],
)
def test_ages_are_whole_years_and_minus_one_is_unborn(text, value, rule):
    assert one("age", text) == (value, rule)


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("3", 3, None),
        ("3.0", 3, None),
        ("0", 0, None),
        ("1.5", None, "not_a_whole_number"),
        ("-1", None, "not_a_whole_number"),
        ("three", None, "not_a_whole_number"),
    ],
)
def test_counts_are_whole_numbers_from_0(text, value, rule):
    assert one("whole", text) == (value, rule)


def test_blanks_are_blank_and_no_fault():
    found = read_cells(
        ListColumn("Heading", "heading", "date"), pa.array([None, "soon", None], pa.string()), TODAY
    )
    assert (found.values.to_pylist(), found.at.tolist()) == ([None, None, None], [-1, 0, -1])


def test_values_read_through_a_councils_spelling_are_counted():
    column = ListColumn("Contact Source", "contact_source", "code", "source")
    found = read_cells(
        column, pa.array(["(CS) CAMHS", "(CS) CAMHS", "q) 6: Police", "Lighthouse", None]), TODAY
    )
    assert (found.notes[SPELT], found.values.to_pylist()) == (
        2,
        ["Health services", "Health services", "6", "Lighthouse", None],
    )
