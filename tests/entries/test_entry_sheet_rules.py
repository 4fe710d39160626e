"""A spreadsheet of figures that came back: which rows make a figure, and which are left alone."""

import pytest

from sightline.entries.rules.sheet import CELLS, CellInSheet, as_number, counted, fault_of_row, read

EMPTY = CellInSheet(
    edition=1,
    fields={"numerator": "", "denominator": "", "evidence": ""},
    shape="percentage",
    has_base=True,
    signed=False,
)
SIGNED = CellInSheet(
    edition=2,
    changed_by="jo",
    fields={"numerator": "41", "denominator": "50", "evidence": "Audits"},
    shape="percentage",
    has_base=True,
    signed=True,
)
CELLS_NOW = {"EN01 2025-26-Q2": EMPTY, "EN01 2025-26-Q1": SIGNED}


def row(reference, cell, **changed):
    cells = dict(zip(CELLS.heads, CELLS.out(reference, cell.edition, cell.fields, cell.fields), strict=True))
    return {head: "" if text is None else str(text) for head, text in cells.items()} | changed


def test_a_row_nobody_touched_enters_nothing_and_a_filled_one_a_figure():
    filled = row(
        "EN01 2025-26-Q2",
        EMPTY,
        **{"Number": "1,041", "Of or over": "2000", "Where the evidence lies": "Audits"},
    )
    changes = read([(2, row("EN01 2025-26-Q1", SIGNED)), (3, filled)], CELLS_NOW)
    assert (changes.rows_taken, counted(changes)) == ({3}, "1 figure")
    assert {each.field: each.now for each in changes.taking} == {
        "numerator": "1041",
        "denominator": "2000",
        "evidence": "Audits",
    }


@pytest.mark.parametrize(
    ("reference", "changed", "says"),
    [
        ("EN01 2025-26-Q2", {"Number": "41", "Where the evidence lies": "Audits"}, "divided by"),
        ("EN01 2025-26-Q2", {"Number": "41", "Of or over": "50"}, "where it lies"),
        (
            "EN01 2025-26-Q2",
            {"Number": "4.5", "Of or over": "50", "Where the evidence lies": "A"},
            "whole number",
        ),
        ("EN01 2025-26-Q2", {"Number": "many"}, "which is no number"),
        ("EN01 2025-26-Q2", {"Where the evidence lies": "x" * 301}, "longer than 300"),
        ("EN01 2025-26-Q1", {"Number": "42"}, "why it is corrected"),
        ("EN01 2025-26-Q1", {"Number": ""}, "Enter the number"),
    ],
)
def test_a_row_that_makes_no_figure_is_left_alone(reference, changed, says):
    changes = read([(2, row(reference, CELLS_NOW[reference], **changed))], CELLS_NOW)
    assert not changes.rows_taken
    assert any(says in each.words for each in changes.conflicts)


def test_a_correction_says_why_and_a_count_needs_no_base():
    assert not fault_of_row(SIGNED, {**SIGNED.fields, "numerator": "42"}, "Miscounted")
    count = CellInSheet(edition=1, fields={}, shape="count", has_base=False, signed=False)
    assert not fault_of_row(count, {"numerator": "3", "evidence": "Survey"}, "")
    assert fault_of_row(count, {"evidence": "Survey"}, "")


def test_what_is_a_number():
    assert (as_number("£1,204.50"), as_number("ten"), as_number("nan"), as_number("1e13")) == (
        1204.5,
        None,
        None,
        None,
    )
