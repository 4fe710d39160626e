"""Any dated table of the store as records: whose, when, which team, so that one check can look through many tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sightline.checks.faults import faults, when_said
from sightline.engine.later import ibis, ir
from sightline.standards import local, ssd
from sightline.standards.ssd import SsdTable
from sightline.standards.windows import dated

if TYPE_CHECKING:
    from sightline.tables.data import Data

CORE = ("authority", "record_id", "child_id", "on", "team_id")
TEAM = "ssd_department.dept_team_id"


@dataclass(frozen=True)
class RecordKind:
    """What the columns of a table are: its keys, its child, its period of care, its day and its team."""

    table: str
    keys: tuple[str, ...]
    child: str | None
    period: str | None
    day: str | None
    team: str | None


@cache
def kinds() -> dict[str, RecordKind]:
    """Every table of the SSD and the local return, by name."""
    return {name: _kind(table) for name, table in {**ssd.tables(), **local.tables()}.items()}


def _kind(table: SsdTable) -> RecordKind:
    names = [field.name for field in table.fields]
    child = next((name for name in names if name == "child_id" or name.endswith("_person_id")), None)
    period = next((name for name in names if name.endswith("_cla_id")), None)
    own = [field.name for field in table.fields if field.refers_to == TEAM and "parent" not in field.name]
    pair = dated().get(table.name)
    return RecordKind(
        table.name, table.keys, child, period, pair.starts if pair else None, (own or [None])[0]
    )


def team_fields() -> list[tuple[str, str]]:
    """Each table that names the team a record belongs to, and the column that does."""
    return [(kind.table, kind.team) for kind in kinds().values() if kind.team]


def days_of(tables: Iterable[str]) -> list[tuple[str, str]]:
    """Each of these tables and the column that says when a row of it happened."""
    return [(name, day) for name in tables if (day := kinds()[name].day)]


def needed(fields: Iterable[tuple[str, str]]) -> str:
    """These fields as one need of a check, any of which will do."""
    return "|".join(f"{table}.{field}" for table, field in fields)


def across(data: "Data", fields: Iterable[tuple[str, str]]) -> ir.Table:
    """One row per record and field named (table, column): CORE, `table`, `field`, `said` (text) and `day` (of a date).

    One long table, so that what a check asks is asked once, however many tables it looks through.
    """
    return ibis.union(*(_one_field(data, table, field) for table, field in fields), distinct=False)


def _one_field(data: "Data", table: str, field: str) -> ir.Table:
    rows = records(data, table, *({field} - set(CORE)))
    value = rows[field]
    dated_field = value.type().is_date() or value.type().is_timestamp()
    return rows.select(
        *CORE,
        table=ibis.literal(table).cast("string"),
        field=ibis.literal(field).cast("string"),
        said=when_said(value) if dated_field else value.cast("string"),
        day=value.cast("date") if dated_field else ibis.null("date"),
    )


def found_in(rows: ir.Table, *, value: ir.Value | str, expected: ir.StringValue | str) -> ir.Table:
    """Faults of rows that `across` gave."""
    return faults(
        rows,
        table=rows.table,
        record_id="record_id",
        field=rows.field,
        value=value,
        expected=expected,
        on="on",
        team="team_id",
    )


def records(data: "Data", table: str, *columns: str) -> ir.Table:
    """CORE (which record, whose, on which day, of which team) and the named columns of the table itself.

    A record of a period of care that names no child is of that period's child.
    """
    kind = kinds()[table]
    rows = _with_child(data, kind, data.store(table))
    keys = [rows[key].cast("string").fill_null("") for key in kind.keys] or [ibis.literal("")]
    named = keys[0]
    for key in keys[1:]:
        named = named + " " + key
    return rows.select(
        "authority",
        *columns,
        child_id=rows.child_id,
        record_id=named,
        on=rows[kind.day].cast("date") if kind.day else ibis.null("date"),
        team_id=rows[kind.team] if kind.team else ibis.null("string"),
    )


def _with_child(data: "Data", kind: RecordKind, rows: ir.Table) -> ir.Table:
    own = rows[kind.child] if kind.child else ibis.null("string")
    if not kind.period or kind.table == "ssd_cla_episodes":
        return rows.mutate(child_id=own)
    periods = data.care_periods.select(
        _of=lambda t: t.authority, _in=lambda t: t.period_id, _whose=lambda t: t.child_id
    )
    joined = rows.left_join(periods, [rows.authority == periods._of, rows[kind.period] == periods._in])
    return joined.mutate(
        child_id=ibis.coalesce(joined[kind.child], joined._whose) if kind.child else joined._whose
    ).drop("_of", "_in", "_whose")
