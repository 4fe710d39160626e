"""The data date and the window: the day the files are complete to, and the day they are complete from."""

from collections.abc import Iterable
from datetime import date

import duckdb
import pyarrow as pa

from sightline.standards.windows import NOT_CHILDRENS, dated, is_event

ENOUGH_TO_JUDGE = 200
STRAYS = 0.0005


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
    con = duckdb.connect()
    con.register("rows_in", rows)
    highest = ", ".join(
        f'max(CASE WHEN CAST("{name}" AS DATE) <= DATE \'{today}\' THEN CAST("{name}" AS DATE) END)'
        for name in columns
    )
    latest = f"greatest({highest})" if len(columns) > 1 else highest
    found = con.execute(f"SELECT {latest} FROM rows_in").fetchone()
    return found[0] if found else None


def data_date(tables: Iterable[tuple[str, pa.Table]], today: date) -> date | None:
    """The latest event in any of these tables: the data date where nobody gave one."""
    found = [day for day in (latest_event(name, rows, today) for name, rows in tables) if day]
    return max(found, default=None)


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
    con = duckdb.connect()
    con.register("rows_in", rows)
    found = con.execute(
        f'SELECT quantile_disc(CAST("{column}" AS DATE), {STRAYS}) FROM rows_in WHERE "{column}" IS NOT NULL'
    ).fetchone()
    return found[0] if found else None
