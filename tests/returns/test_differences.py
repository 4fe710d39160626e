"""What a load changes, by key: also where the same values are held in other types."""

from datetime import datetime

import pyarrow as pa
import pytest

from sightline.returns.differences import RowDifference, difference

NOON, ONE = datetime.fromisoformat("2025-06-01 12:00"), datetime.fromisoformat("2025-06-01 13:00")


def rows(keys: list[str], values: list[object], kind: pa.DataType) -> pa.Table:
    return pa.table({"key": keys, "value": pa.array(values, kind)})


def test_rows_are_added_changed_unchanged_and_gone():
    old = rows(["same", "other", "gone"], ["1", "2", "3"], pa.string())
    new = rows(["same", "other", "new", "newer"], ["1", "9", "4", "5"], pa.string())
    assert difference(old, new, ("key",)) == RowDifference(added=2, changed=1, unchanged=1, gone=1)


def test_where_there_was_nothing_all_is_added():
    new = rows(["a"], ["1"], pa.string())
    assert (
        difference(None, new, ("key",))
        == difference(new.slice(0, 0), new, ("key",))
        == RowDifference(1, 0, 0, 0)
    )


@pytest.mark.parametrize(
    ("was", "now", "value"),
    [
        (pa.timestamp("ms"), pa.timestamp("s"), NOON),  # as a file is kept, and as it is read
        (pa.timestamp("us"), pa.timestamp("s"), NOON),
        (pa.int32(), pa.int64(), 7),
        (pa.float64(), pa.float64(), 7.5),
        (pa.timestamp("ms"), pa.timestamp("s"), None),
    ],
)
def test_the_same_value_is_unchanged_whatever_holds_it(was, now, value):
    assert difference(rows(["a"], [value], was), rows(["a"], [value], now), ("key",)) == RowDifference(
        0, 0, 1, 0
    )


def test_another_time_is_a_change():
    old, new = rows(["a"], [NOON], pa.timestamp("ms")), rows(["a"], [ONE], pa.timestamp("s"))
    assert difference(old, new, ("key",)) == RowDifference(0, 1, 0, 0)
