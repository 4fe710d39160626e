"""The data date and the window: the day the files are complete to, and the day they are complete from."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.standards.windows import NOT_CHILDRENS, dated, is_event

ENOUGH_TO_JUDGE = 200
ONE_STRAY_IN = 2_000


def latest_event(table: str, rows: pa.Table, today: date) -> date | None:
    """The last day after which nothing in these rows happened, none after `today`; None where nothing is dated."""
    if table in NOT_CHILDRENS or not rows.num_rows:
        return None
    columns = [
        field.name
        for field in rows.schema
        if (pa.types.is_date(field.type) or pa.types.is_timestamp(field.type)) and is_event(field.name)
    ]
    if not columns:
        return None
    days = [_days(rows.column(name)) for name in columns]
    latest = [pc.max(each.filter(pc.less_equal(each, pa.scalar(today)))).as_py() for each in days]
    return max((day for day in latest if day), default=None)


def data_date(tables: Iterable[tuple[str, pa.Table]], today: date) -> date | None:
    """The latest event in any of these tables: the data date where nobody gave one."""
    latest_days = [day for day in (latest_event(name, rows, today) for name, rows in tables) if day]
    return max(latest_days, default=None)


def window_from(table: str, rows: pa.Table) -> date | None:
    """The first day of the month from which the table is complete; None where it has no dates.

    Extracts of spells usually hold everything still open some years ago, so the first *end* tells when they begin:
    starts reach further back than the data does. With few ended spells nothing can be told, and the first start
    stands. One row in two thousand may be a stray (a mistyped year) and is passed over.
    """
    columns = dated().get(table)
    if columns is None or columns.starts not in rows.column_names or not rows.num_rows:
        return None
    first = _low(rows, columns.starts)
    if columns.ends and columns.ends in rows.column_names:
        ended = rows.num_rows - rows.column(columns.ends).null_count
        if ended >= ENOUGH_TO_JUDGE:
            first = _low(rows, columns.ends)
    return first.replace(day=1) if first else None


def _low(rows: pa.Table, column: str) -> date | None:
    """The first day of the column, strays passed over; None where it is blank throughout."""
    days = _days(rows.column(column)).drop_null().cast(pa.int32()).to_numpy()
    if not len(days):
        return None
    strays = -(-len(days) // ONE_STRAY_IN) - 1
    return pa.scalar(int(np.partition(days, strays)[strays]), pa.int32()).cast(pa.date32()).as_py()


def _days(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Days, or moments as the days they are on."""
    return column if pa.types.is_date32(column.type) else column.cast(pa.date32(), safe=False)
