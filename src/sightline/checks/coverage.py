"""How well the fields are filled: rows and filled cells, by table, field, team and month of the record."""

from collections.abc import Iterable

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from sightline.checks.faults import is_blank
from sightline.checks.records import CORE, kinds, records
from sightline.engine.manifest import Manifest
from sightline.engine.months import month_name, months_before
from sightline.measuring.discover import measures
from sightline.tables.data import Data
from sightline.tables.splits import NOT_RECORDED, with_team

MONTHS = 24
EARLIER = ""
COVERAGE = pa.schema(
    [
        ("authority", pa.string()),
        ("table", pa.string()),
        ("field", pa.string()),
        ("team", pa.string()),
        ("month", pa.string()),
        ("rows", pa.int64()),
        ("filled", pa.int64()),
    ]
)
READ_BESIDE = ("ssd_person", "ssd_disability", "ssd_involvements", "ssd_cin_plans")
"""What splits and checks read beside them."""


def read_by_measures() -> list[str]:
    """The tables measures, splits and checks read, by name."""
    needed = {
        choice.partition(".")[0]
        for each in measures().values()
        for need in each.needs
        for choice in need.split("|")
    }
    return sorted((needed | set(READ_BESIDE)) & set(kinds()))


def fields_read(table: str, held: Iterable[str]) -> list[str]:
    """The fields of a table whose filling is counted: all its source filled, its keys and placeholders left out."""
    kind = kinds()[table]
    return [name for name in sorted(held) if name not in (*kind.keys, "authority", kind.child)]


def coverage(data: Data, manifest: Manifest) -> pa.Table:
    """COVERAGE over the tables measures read. `month` is EARLIER for records of no day or before the last MONTHS."""
    since, parts = _since(data), []
    for table in read_by_measures():
        held = {
            code: entry.tables[table].fields
            for code, entry in manifest.authorities.items()
            if table in entry.tables
        }
        fields = fields_read(table, {name for names in held.values() for name in names})
        if fields:
            wide = _one(data, table, fields, since).to_pyarrow()
            parts += [
                _long(wide, table, name, [code for code in held if name in held[code]]) for name in fields
            ]
    return pa.concat_tables(parts) if parts else COVERAGE.empty_table()


def _one(data: Data, table: str, fields: list[str], since: ir.Table) -> ir.Table:
    """One table's rows and filled cells by authority, team and month: a column for each field."""
    rows = records(data, table, *fields)
    flags = {name: _filled(rows[name]).cast("int32").name(name) for name in fields}
    core = [name for name in CORE if name != "record_id"]
    marked = rows.select(*core, case_id=rows.record_id, **flags)
    placed = (
        with_team(data, marked)
        if kinds()[table].child or kinds()[table].period
        else marked.mutate(team=marked.team_id.fill_null(NOT_RECORDED))
    )
    met = placed.inner_join(since, placed.authority == since.code)
    month = ibis.cases((met.on >= met.since, met.on.strftime("%Y-%m")), else_=EARLIER).fill_null(EARLIER)
    return met.group_by("authority", "team", month=month).aggregate(
        rows=met.count(), **{name: met[name].sum() for name in fields}
    )


def _filled(column: ir.Value) -> ir.Value:
    return ~is_blank(column) if column.type().is_string() else column.notnull()


def _since(data: Data) -> ir.Table:
    """code, since: the first day of the months counted one by one, for each authority."""
    rows = [(code, months_before(data_to, MONTHS - 1)) for code, data_to in data.dates.items()]
    schema = pa.schema([("code", pa.string()), ("since", pa.date32())])
    table = pa.table(
        [list(column) for column in zip(*rows, strict=True)] if rows else [[], []], schema=schema
    )
    return data.engine.keep("coverage_since", table)


def _long(wide: pa.Table, table: str, field: str, codes: list[str]) -> pa.Table:
    """One field's rows, of the authorities whose own source filled it: another's may fill more."""
    wide = wide.filter(pc.field("authority").isin(codes))
    n = wide.num_rows
    columns = {
        "authority": wide.column("authority"),
        "table": pa.array([table] * n, pa.string()),
        "field": pa.array([field] * n, pa.string()),
        "team": wide.column("team"),
        "month": wide.column("month"),
        "rows": wide.column("rows"),
        "filled": wide.column(field),
    }
    return pa.table({name: columns[name] for name in COVERAGE.names}).cast(COVERAGE)


def month_names(data_to) -> list[str]:
    """The MONTHS months up to the data date, oldest first."""
    return [month_name(months_before(data_to, back)) for back in range(MONTHS - 1, -1, -1)]
