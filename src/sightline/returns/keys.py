"""Every row can be told apart, or is set aside with its reason: no key, no child, the same row twice."""

from dataclasses import replace

import duckdb
import pyarrow as pa

from sightline.returns.contract import Input
from sightline.returns.faults import Fault


def told_apart(
    rows: pa.Table, keys: tuple[str, ...], required: tuple[str, ...], source: Input, child_column: str | None
) -> tuple[pa.Table, int, list[Fault]]:
    """Rows with a whole key, each key once; how many were set aside; and why.

    Of whole rows with the same key the last in the file is kept. Takes and removes the column `_row`.
    """
    here = set(rows.column_names)
    needed = [name for name in dict.fromkeys((*keys, *required)) if name in here]
    con = duckdb.connect()
    con.register("rows_in", rows)
    blank = " OR ".join(f'"{name}" IS NULL' for name in needed) or "FALSE"
    same = ", ".join(f'"{name}"' for name in keys if name in here)
    columns = ", ".join(f'"{name}"' for name in rows.column_names if name != "_row")
    con.execute(
        f"CREATE TEMP TABLE marked AS SELECT *, ({blank}) AS _blank, "
        + (f"row_number() OVER (PARTITION BY ({blank}), {same} ORDER BY _row DESC)" if same else "1")
        + " AS _nth"
        + ", hash("
        + columns
        + ") AS _hash FROM rows_in"
    )
    child = f'"{child_column}"' if child_column and child_column in here else "NULL"
    faults = _blank_faults(con, needed, source, child)
    if same:
        faults += _twice_faults(con, same, source, child)
    kept = con.execute(
        f"SELECT {columns} FROM marked WHERE NOT _blank AND _nth = 1 ORDER BY _row"
    ).to_arrow_table()
    kept = kept.cast(pa.schema([rows.schema.field(name) for name in kept.column_names]))
    return kept, rows.num_rows - kept.num_rows, faults


def one_for_each_cell(cells: list[Fault], aside: list[Fault]) -> list[Fault]:
    """The faults of cells and of rows set aside, as one where a row is set aside for a cell that could not be read."""
    found = {(fault.row, fault.column): fault for fault in cells}
    for at, fault in enumerate(aside):
        cell = found.pop((fault.row, fault.column), None) if fault.rule == "blank_key" else None
        if cell:
            expected = f"{cell.expected}; without it the row cannot be known"
            aside[at] = replace(cell, did="set_aside", expected=expected)
    return [*found.values(), *aside]


def _blank_faults(
    con: duckdb.DuckDBPyConnection, needed: list[str], source: Input, child: str
) -> list[Fault]:
    if not needed:
        return []
    which = "CASE " + " ".join(f"WHEN \"{name}\" IS NULL THEN '{name}'" for name in needed) + " END"
    found = con.execute(f"SELECT _row, {which}, {child} FROM marked WHERE _blank ORDER BY _row").fetchall()
    return [
        Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=row,
            column=column,
            rule="blank_key",
            found="",
            expected="a value: without it the row cannot be known",
            did="set_aside",
            child_id=child_id,
            table=source.table,
        )
        for row, column, child_id in found
    ]


def _twice_faults(con: duckdb.DuckDBPyConnection, same: str, source: Input, child: str) -> list[Fault]:
    found = con.execute(
        f"""SELECT earlier._row, later._row, earlier._hash = later._hash, earlier.child
            FROM (SELECT *, {child} AS child FROM marked WHERE NOT _blank AND _nth > 1) AS earlier
            JOIN (SELECT * FROM marked WHERE NOT _blank AND _nth = 1) AS later USING ({same})
            ORDER BY earlier._row"""
    ).fetchall()
    return [
        Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=row,
            column=None,
            rule="repeated_row" if alike else "same_key_twice",
            found="the same row twice" if alike else "another row with the same key",
            expected=f"one row; row {kept} was kept",
            did="set_aside",
            child_id=child_id,
            table=source.table,
        )
        for row, kept, alike, child_id in found
    ]
