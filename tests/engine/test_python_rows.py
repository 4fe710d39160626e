"""Rows as Python's own values are what pyarrow makes of them, of every type that a case may have, in pieces or whole."""

from datetime import date, datetime
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from sightline.engine.python_rows import python_rows

VALUES: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.date32(): st.dates(),
    pa.timestamp("us"): st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    pa.string(): st.text(max_size=5),
    pa.bool_(): st.booleans(),
    pa.int64(): st.integers(-(2**60), 2**60),
    pa.float64(): st.floats(allow_nan=False),
    pa.null(): st.none(),
}


@given(st.data())
def test_they_are_what_pyarrow_makes_of_them(data):
    names = "abcdefg"
    pieces = [
        pa.table(
            {
                name: pa.array(
                    data.draw(st.lists(st.none() | values, min_size=length, max_size=length)), kind
                )
                for name, (kind, values) in zip(names, VALUES.items(), strict=True)
            }
        )
        for length in data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=3))
    ]
    table = pa.concat_tables(pieces)
    rows = python_rows(table)
    assert rows == table.to_pylist()
    assert [list(each) for each in rows] == [list(names)] * table.num_rows
    assert {type(each["a"]) for each in rows} <= {date, type(None)}


def test_a_table_of_no_rows_has_none():
    assert python_rows(pa.table({"a": pa.array([], pa.date32())})) == []
