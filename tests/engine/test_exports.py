"""Nothing that leaves Sightline as a file can run as a formula; numbers and dates stay what they are."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engine.exports import csv_text, safe

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
STARTS = st.sampled_from(["", " ", "  ", "\t", "\r\n", "\xa0", "\ufeff", "\u200b", "\x00", "\u2028", "\v"])
BEGUN = st.sampled_from(
    [*SIGNS, "=cmd|'/C calc'!A0", "=HYPERLINK(1)", "-2+3", "+1-1", "@SUM(1)", "＝1+1", "+-1", "-1.2.3"]
)


def runs(text: str) -> bool:
    """Whether a spreadsheet might take the cell for a formula: what it may pass over at the start, then a sign."""
    signed = text.strip(" ").startswith(("+", "-")) and text.count("-") + text.count("+") == 1
    if signed and text.strip(" ").lstrip("+-").replace(".", "", 1).isdecimal():
        return not text.isascii()
    return text.lstrip(" \xa0\ufeff\u200b\x00\v\f\t\r\n\u2028\u2029").startswith(SIGNS)


@given(st.builds(lambda start, sign, rest: start + sign + rest, STARTS, BEGUN, st.text(max_size=20)))
def test_no_text_that_begins_as_a_formula_does_leaves_as_one(text):
    assert not runs(str(safe(text)))


@given(st.text())
def test_no_text_at_all_leaves_as_a_formula(text):
    assert not runs(str(safe(text)))


@given(st.text())
def test_text_is_kept_whole_behind_its_apostrophe(text):
    assert safe(text) in (text, f"'{text}")


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.booleans()))
def test_numbers_stay_numbers(value):
    assert safe(value) == value


@pytest.mark.parametrize("text", ["-1", "-12.5", "+3", " -1"])
def test_a_plain_number_written_as_text_is_left_alone(text):
    assert safe(text) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [(date(2025, 3, 4), "2025-03-04"), (datetime(2025, 3, 4, 16, 30), "2025-03-04 16:30:00"), (None, "")],  # noqa: DTZ001
)
def test_dates_are_written_year_first_and_blanks_as_nothing(value, shown):
    assert safe(value) == shown


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["a", "=b"]), st.one_of(st.text(), st.none(), st.integers()), min_size=2
        )
    )
)
def test_every_cell_of_an_exported_csv_is_safe_headings_too(rows):
    text = csv_text(["a", "=b"], rows)
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if runs(cell)]


def test_an_exported_csv_reads_back_row_for_row():
    rows = [{"a": 'x"y', "b": "two\nlines"}, {"a": "1,2", "b": None}]
    back = list(csv.DictReader(io.StringIO(csv_text(["a", "b"], rows), newline="")))
    assert back == [{"a": 'x"y', "b": "two\nlines"}, {"a": "1,2", "b": ""}]
