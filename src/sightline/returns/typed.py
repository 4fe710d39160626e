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
    "date": "a date, as 14/11/2017 or 2017-11-14",
    "moment": "a date and time, as 14/11/2017 16:30",
    "whole": "a whole number",
    "number": "a number",
}
RULES = {
    "date": "not_a_date",
    "moment": "not_a_date_and_time",
    "whole": "not_a_whole_number",
    "number": "not_a_number",
}
MOST_FAULTS_A_COLUMN = 20_000


def typed(
    text: pa.Table, fields: Sequence[Field], source: Input, child_column: str | None
) -> tuple[pa.Table, list[Fault]]:
    """The columns of `fields` that `text` has, typed; and a fault for each cell that is not what it should be.

    Adds `_row`, the row's number as a spreadsheet shows it (the header is row 1).
    """
    have = [field for field in fields if field.name in text.column_names]
    con = duckdb.connect()
    con.execute("SET preserve_insertion_order = true")
    con.register("cells", text)
    cleaned = ", ".join(f"{_clean(field.name)} AS {_q(field.name)}" for field in have)
    con.execute(f"CREATE TEMP VIEW trimmed AS SELECT row_number() OVER () + 1 AS _row, {cleaned} FROM cells")
    made = ", ".join(f"{_typed(field)} AS {_q(field.name)}" for field in have)
    rows = con.execute(f"SELECT _row, {made} FROM trimmed ORDER BY _row").to_arrow_table()
    faults = []
    for field in have:
        if field.type != "text":
            faults += _faults(con, field, source, child_column)
    return _cast(rows, have), faults


def _q(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _clean(name: str) -> str:
    blanks = ", ".join(f"'{blank}'" for blank in BLANKS)
    trimmed = f"trim(replace({_q(name)}, chr(160), ' '), ' \t\r\n')"
    return f"CASE WHEN upper({trimmed}) IN ({blanks}) THEN NULL ELSE {trimmed} END"


def _typed(field: Field) -> str:
    name = _q(field.name)
    days = "[" + ", ".join(f"'{day}'" for day in DAYS) + "]"
    if field.type == "date":
        return (
            f"CASE WHEN regexp_matches({name}, '^\\d{{4}}-\\d{{2}}-\\d{{2}}') THEN TRY_CAST(left({name}, 10) AS DATE) "
            f"WHEN regexp_matches({name}, '^\\d{{5}}(\\.\\d+)?$') "
            f"THEN DATE '1899-12-30' + TRY_CAST(floor(TRY_CAST({name} AS DOUBLE)) AS INTEGER) "
            f"ELSE CAST(try_strptime({name}, {days}) AS DATE) END"
        )
    if field.type == "moment":
        return f"date_trunc('second', COALESCE(TRY_CAST(replace({name}, 'T', ' ') AS TIMESTAMP), try_strptime({name}, {days})))"
    if field.type == "whole":
        number = f"TRY_CAST({name} AS DOUBLE)"
        return f"CASE WHEN {number} = floor({number}) THEN TRY_CAST({number} AS BIGINT) END"
    return f"TRY_CAST({name} AS DOUBLE)" if field.type == "number" else name


def _faults(
    con: duckdb.DuckDBPyConnection, field: Field, source: Input, child_column: str | None
) -> list[Fault]:
    child = _q(child_column) if child_column else "NULL"
    bad = con.execute(
        f"SELECT _row, {_q(field.name)}, {child} FROM trimmed "
        f"WHERE {_q(field.name)} IS NOT NULL AND ({_typed(field)}) IS NULL ORDER BY _row LIMIT {MOST_FAULTS_A_COLUMN}"
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
