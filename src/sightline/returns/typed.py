"""From text to the store's types, by one rule for every CSV and Parquet file, with a fault for what will not go."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from sightline.returns.contract import Input
from sightline.returns.faults import Fault
from sightline.standards.ssd import Field

BLANKS = ("", "NULL", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
DAYS = (
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%Y/%m/%d",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
)
EXPECTED = {
    "date": "a date from 1900 to 2100, as 14/11/2017 or 2017-11-14",
    "moment": "a date and time from 1900 to 2100, as 14/11/2017 16:30",
    "whole": "a whole number",
    "number": "a number",
}
RULES = {
    "date": "not_a_date",
    "moment": "not_a_date_and_time",
    "whole": "not_a_whole_number",
    "number": "not_a_number",
}
EARLIEST, LATEST = "1900-01-01", "2100-12-31 23:59:59"
WRITTEN_AS_A_DAY = r"'^\d{4}-\d{2}-\d{2}($|[ T])'"
MOST_FAULTS_A_COLUMN = 20_000


def typed(
    text: pa.Table, fields: Sequence[Field], source: Input, child_column: str | None
) -> tuple[pa.Table, list[Fault]]:
    """The columns of `fields` that `text` has, typed; and a fault for each cell that is not what it should be.

    `text` has `_row` beside its cells: the row's number as a spreadsheet shows it (the header is row 1).
    """
    have = [field for field in fields if field.name in text.column_names]
    text = text.select(["_row", *(field.name for field in have)])
    con = duckdb.connect()
    con.execute("SET preserve_insertion_order = true")
    con.register("cells", text)
    cleaned = ", ".join(f"{_clean(field.name)} AS {_q(field.name)}" for field in have)
    con.execute(f"CREATE TEMP VIEW trimmed AS SELECT _row, {cleaned} FROM cells")
    made = ", ".join(f"{_typed(field)} AS {_q(field.name)}" for field in have)
    bound = ", ".join(f"{_within(field)} AS {_q(field.name)}" for field in have)
    rows = con.execute(f"SELECT _row, {bound} FROM (SELECT _row, {made} FROM trimmed)").to_arrow_table()
    faults = []
    for field in _with_faults(con, have, rows):
        faults += _faults(con, field, source, child_column)
    return _cast(rows, have), faults


def _with_faults(con: duckdb.DuckDBPyConnection, fields: Sequence[Field], rows: pa.Table) -> list[Field]:
    """The fields of which fewer cells were typed than say something."""
    counted = ", ".join(f"count({_q(field.name)})" for field in fields)
    said = con.execute(f"SELECT {counted} FROM trimmed").fetchone() if fields else None
    typed_cells = (rows.num_rows - rows.column(field.name).null_count for field in fields)
    return [field for field, cells, n in zip(fields, typed_cells, said or (), strict=True) if cells < n]


def _q(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _clean(name: str) -> str:
    blanks = ", ".join(f"'{blank}'" for blank in BLANKS)
    trimmed = f"trim(replace(replace({_q(name)}, chr(160), ' '), chr(0), ''), ' \t\r\n')"
    return f"CASE WHEN upper({trimmed}) IN ({blanks}) THEN NULL ELSE {trimmed} END"


def _typed(field: Field) -> str:
    name = _q(field.name)
    days = "[" + ", ".join(f"'{day}'" for day in DAYS) + "]"
    if field.type == "date":
        return (
            f"CASE WHEN regexp_matches({name}, {WRITTEN_AS_A_DAY}) THEN TRY_CAST(left({name}, 10) AS DATE) "
            f"WHEN regexp_matches({name}, '^\\d{{5}}(\\.\\d+)?$') "
            f"THEN DATE '1899-12-30' + TRY_CAST(floor(TRY_CAST({name} AS DOUBLE)) AS INTEGER) "
            f"WHEN {_begins_with_a_digit(name)} THEN TRY_CAST(try_strptime({name}, {days}) AS DATE) END"
        )
    if field.type == "moment":
        return (
            f"date_trunc('second', CASE WHEN regexp_matches({name}, {WRITTEN_AS_A_DAY}) "
            f"THEN TRY_CAST(replace({name}, 'T', ' ') AS TIMESTAMP) WHEN {_begins_with_a_digit(name)} THEN try_strptime({name}, {days}) END)"
        )
    if field.type == "whole":
        number = f"TRY_CAST({name} AS DOUBLE)"
        return f"CASE WHEN {number} = floor({number}) THEN TRY_CAST({number} AS BIGINT) END"
    number = f"TRY_CAST({name} AS DOUBLE)"
    return f"CASE WHEN isfinite({number}) THEN {number} END" if field.type == "number" else name


def _begins_with_a_digit(name: str) -> str:
    """DuckDB's try_strptime takes the words 'infinity' and 'epoch' for 1 January 1900."""
    return f"left({name}, 1) BETWEEN '0' AND '9'"


def _within(field: Field, made: str = "") -> str:
    """Nothing where a date lies where no child's can: mistyped years, and 9999 for "not ended"."""
    value = made or _q(field.name)
    if field.type not in ("date", "moment"):
        return value
    return f"CASE WHEN {value} BETWEEN TIMESTAMP '{EARLIEST}' AND TIMESTAMP '{LATEST}' THEN {value} END"


def _faults(
    con: duckdb.DuckDBPyConnection, field: Field, source: Input, child_column: str | None
) -> list[Fault]:
    child = _q(child_column) if child_column else "NULL"
    bad = con.execute(
        f"SELECT _row, _said, _child FROM "
        f"(SELECT _row, {_q(field.name)} AS _said, {child} AS _child, {_typed(field)} AS _made FROM trimmed) "
        f"WHERE _said IS NOT NULL AND ({_within(field, '_made')}) IS NULL ORDER BY _row LIMIT {MOST_FAULTS_A_COLUMN}"
    ).fetchall()
    return [
        Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=row,
            column=field.name,
            rule=RULES[field.type],
            found=found[:80],
            expected=EXPECTED[field.type],
            did="kept_blank",
            child_id=child_id,
            table=source.table,
        )
        for row, found, child_id in bad
    ]


def _cast(rows: pa.Table, fields: Sequence[Field]) -> pa.Table:
    columns = {"_row": rows.column("_row").cast(pa.int64())}
    for field in fields:
        columns[field.name] = rows.column(field.name).cast(field.arrow, safe=False)
    return pa.table(columns)
