"""Which rows can be told apart, and which are set aside: no key, no child, the same row twice, another with its key."""

from pathlib import Path

import pyarrow as pa
import pytest

from sightline.returns.contract import Input
from sightline.returns.keys import told_apart

SOURCE = Input(Path("plans.csv"), None, "ssd", "ssd_cin_plans")

# key one, key two, child, a word; and what becomes of the row: why, the column, and the row that was kept. The first is row 2
ROWS = [
    ("1", "a", "Asha", "x", "stays"),
    ("1", "b", "Asha", "x", "stays"),
    ("2", "a", "Beth", "x", ("repeated_row", None, 7)),
    (None, "a", "Cai", "x", ("blank_key", "one", None)),
    ("3", "a", None, "x", ("blank_key", "child", None)),
    ("2", "a", "Beth", "x", "stays"),
    ("4", "a", "Dee", "x", ("same_key_twice", None, 9)),
    ("4", "a", "Dee", None, "stays"),
    (None, None, None, "x", ("blank_key", "one", None)),
    ("5", "a", "Ed", None, ("repeated_row", None, 12)),
    ("5", "a", "Ed", None, "stays"),
    ("6", "a", "Flo", "x", ("same_key_twice", None, 15)),
    ("6", "a", "Flo", "y", ("repeated_row", None, 15)),
    ("6", "a", "Flo", "y", "stays"),
]


def table(rows: list[tuple]) -> pa.Table:
    """The rows as they are typed, the first numbered 2."""
    columns = [pa.array([row[at] for row in rows], pa.string()) for at in range(4)]
    numbers = pa.array(range(2, 2 + len(rows)), pa.int64())
    return pa.table([numbers, *columns], names=["_row", "one", "two", "child", "word"])


def becomes(rows: list[tuple]) -> list:
    """The drawn outcome of each row that is set aside: its number, why, the column, and the row that was kept."""
    blanks, twice = [], []
    for number, row in enumerate(rows, 2):
        if row[4] == "stays":
            continue
        rule, column, kept = row[4]
        (blanks if rule == "blank_key" else twice).append((number, rule, column, kept))
    return blanks + twice


def test_every_row_stays_or_is_set_aside_with_its_reason():
    kept, aside, faults = told_apart(table(ROWS), ("one", "two"), ("child",), SOURCE, "child")
    assert kept.to_pylist() == [
        dict(zip(("one", "two", "child", "word"), row, strict=False)) for row in ROWS if row[4] == "stays"
    ]
    assert aside == len(faults) == len(ROWS) - kept.num_rows
    said = [
        (
            f.row,
            f.rule,
            f.column,
            int(f.expected.split()[3]) if f.expected.startswith("one row; row") else None,
        )
        for f in faults
    ]
    assert said == becomes(ROWS)
    assert [f.child_id for f in faults if f.rule != "blank_key"] == ["Beth", "Dee", "Ed", "Flo", "Flo"]


def test_rows_that_are_all_whole_and_differ_are_kept_as_they_are():
    rows = table([("1", "a", "Asha", "x"), ("2", "a", "Asha", "x")])
    kept, aside, faults = told_apart(rows, ("one", "two"), (), SOURCE, None)
    assert (kept, aside, faults) == (rows.drop_columns(["_row"]), 0, [])


@pytest.mark.parametrize("keys", [("one",), ("one", "two")])
def test_no_rows_are_no_fault(keys):
    kept, aside, faults = told_apart(table([]), keys, (), SOURCE, "child")
    assert (kept.num_rows, aside, faults) == (0, 0, [])


def test_whose_a_row_is_stays_unsaid_where_no_column_says_it():
    _, _, (fault,) = told_apart(
        table([(None, "a", "Asha", "x"), ("1", "a", "Asha", "x")]), ("one",), (), SOURCE, None
    )
    assert (fault.rule, fault.child_id) == ("blank_key", None)
