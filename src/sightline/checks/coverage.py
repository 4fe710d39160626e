"""How well the fields are filled: rows and filled cells, by table, field, team and month of the record."""

from collections.abc import Iterable, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from sightline.checks.faults import is_blank
from sightline.checks.records import CORE, kinds, records
from sightline.engine.later import ibis, ir
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


def fields_read(table: str, columns: Iterable[str]) -> list[str]:
    """The fields of a table whose filling is counted: all its source filled, its keys and placeholders left out."""
    kind = kinds()[table]
    return [name for name in sorted(columns) if name not in (*kind.keys, "authority", kind.child)]


def counted_fields(manifest: Manifest) -> dict[str, tuple[list[str], dict[str, list[str]]]]:
    """By table that measures read: the fields counted, and which of the table's columns each authority's source filled."""
    by_table = {}
    for table in read_by_measures():
        filled = {
            code: entry.tables[table].fields
            for code, entry in manifest.authorities.items()
            if table in entry.tables
        }
        fields = fields_read(table, {name for names in filled.values() for name in names})
        if fields:
            by_table[table] = (fields, filled)
    return by_table


def wide(data: Data, fields: Mapping[str, list[str]]) -> ir.Table:
    """One row per authority, table, team and month: `rows`, and the filled cells of the table's fields by their place.

    One question for all tables, so that it is asked, and its text kept, as one.
    """
    since = data.engine.keep("coverage_since", since_rows(data.dates))
    most = max(len(names) for names in fields.values())
    return ibis.union(
        *(_placed(data, table, names, since, most) for table, names in fields.items()), distinct=False
    )


def _placed(data: Data, table: str, fields: list[str], since: ir.Table, most: int) -> ir.Table:
    one = data.engine.keep(f"coverage_{table}", _one(data, table, fields, since))
    cells = {
        _place(place): one[fields[place]].cast("int64") if place < len(fields) else ibis.null("int64")
        for place in range(most)
    }
    return one.select(
        "authority", "team", "month", table=ibis.literal(table), rows=one["rows"].cast("int64"), **cells
    )


def _place(place: int) -> str:
    return f"filled_{place}"


def coverage(placed: pa.Table, manifest: Manifest) -> pa.Table:
    """COVERAGE of what `wide` gave. `month` is EARLIER for records of no day or before the last MONTHS."""
    parts = []
    for table, (fields, filled) in counted_fields(manifest).items():
        mine = placed.filter(pc.field("table") == table)
        parts += [
            _long(mine, table, name, _place(place), [code for code in filled if name in filled[code]])
            for place, name in enumerate(fields)
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
    joined = placed.inner_join(since, placed.authority == since.code)
    month = ibis.cases((joined.on >= joined.since, joined.on.strftime("%Y-%m")), else_=EARLIER).fill_null(
        EARLIER
    )
    return joined.group_by("authority", "team", month=month).aggregate(
        rows=joined.count(), **{name: joined[name].sum() for name in fields}
    )


def _filled(column: ir.Value) -> ir.Value:
    return ~is_blank(column) if column.type().is_string() else column.notnull()


def since_rows(dates: Mapping[str, date]) -> pa.Table:
    """code, since: the first day of the months counted one by one, for each authority."""
    rows = [(code, months_before(data_to, MONTHS - 1)) for code, data_to in dates.items()]
    schema = pa.schema([("code", pa.string()), ("since", pa.date32())])
    return pa.table([list(column) for column in zip(*rows, strict=True)] if rows else [[], []], schema=schema)


def _long(placed: pa.Table, table: str, field: str, place: str, codes: list[str]) -> pa.Table:
    """One field's rows, of the authorities whose own source filled it: another's may fill more."""
    mine = placed.filter(pc.field("authority").isin(pa.array(codes, pa.string())))
    n = mine.num_rows
    columns = {
        "authority": mine.column("authority"),
        "table": pa.array([table] * n, pa.string()),
        "field": pa.array([field] * n, pa.string()),
        "team": mine.column("team"),
        "month": mine.column("month"),
        "rows": mine.column("rows"),
        "filled": mine.column(place),
    }
    return pa.table({name: columns[name] for name in COVERAGE.names}).cast(COVERAGE)


def month_names(data_to: date) -> list[str]:
    """The MONTHS months up to the data date, oldest first."""
    return [month_name(months_before(data_to, back)) for back in range(MONTHS - 1, -1, -1)]
