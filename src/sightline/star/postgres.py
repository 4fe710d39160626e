"""The star on PostgreSQL: tables and views of a schema of its own, of which each database user sees the units they were given.

Rows are kept apart by row-level security on every table that has units; views ask in the rights of whoever reads them
(https://www.postgresql.org/docs/15/sql-createview.html, security_invoker), so PostgreSQL 15 is the oldest that will do.
"""

from collections.abc import Mapping, Sequence

import psycopg
from psycopg import sql

from sightline.star.schema import TABLES, Kind, StarTable
from sightline.star.tables import Star

OLDEST = 150_000
EVERY_UNIT = 0
"""What stands among a reader's units who sees all of them."""
TYPES: dict[Kind, str] = {
    "whole": "bigint",
    "number": "double precision",
    "text": "text",
    "day": "date",
    "yes_no": "boolean",
}
BY_UNIT = tuple(table for table in TABLES if any(column.name == "unit_key" for column in table.columns))
VIEWS = {
    "figures": (
        "A measure of a unit in a period, with their names.",
        "select u.unit, u.kind as unit_kind, u.reference as unit_reference, m.measure, m.title, m.theme, m.measured_in, m.better, "
        "p.period, p.kind as period_kind, p.first_day, p.last_day, r.value, r.numerator, r.denominator, r.lower_95, r.upper_95, "
        "r.symbol, r.note, r.target from {0}.readings r join {0}.units u using (unit_key) join {0}.measures m using (measure_key) "
        "join {0}.periods p using (period_key)",
    ),
    "targets_by_name": (
        "The points of every target, with the names of measure, unit and period.",
        "select u.unit, m.measure, m.title, p.period, t.target_set, t.value, t.tolerance from {0}.targets t "
        "join {0}.units u using (unit_key) join {0}.measures m using (measure_key) join {0}.periods p using (period_key)",
    ),
    "signals_by_name": (
        "Whether each measure's change is more than usual variation, with names.",
        "select u.unit, m.measure, m.title, p.period as last_period, s.signal, s.assurance, s.sentence from {0}.signals s "
        "join {0}.units u using (unit_key) join {0}.measures m using (measure_key) join {0}.periods p using (period_key)",
    ),
    "comparators_by_name": (
        "What is published of others, with the names of measures.",
        'select m.measure, m.title, c."group", c.group_name, c.year, c.year_ending, c.value, c.data_set, c.release, c.published, '
        "c.model, c.used from {0}.comparators c join {0}.measures m using (measure_key)",
    ),
}
"""Each view's name, what it holds, and the question it asks."""


class CannotReportError(Exception):
    """Why the tables cannot be written there, in a sentence."""


def schema_name(authority: str) -> str:
    """The schema of an authority: sightline_990."""
    return f"sightline_{authority}"


def write_reporting(
    star: Star, connection: psycopg.Connection, readers: Sequence[tuple[str, int]] = ()
) -> None:
    """Write the star's tables in place of those that are there; commit or roll back is whoever's who asked.

    `readers`: database users, each with the key of a unit they may see, or EVERY_UNIT. Those of before stay.
    """
    if connection.info.server_version < OLDEST:
        raise CannotReportError(
            "PostgreSQL 15 or newer is needed: older ones show a view's rows to whoever may read the view."
        )
    home = sql.Identifier(schema_name(star.about["authority"]))
    _home(connection, home)
    for table in TABLES:
        _table(connection, home, table)
        _rows(connection, home, table, star)
    _policies(connection, home)
    for name, (says, question) in VIEWS.items():
        view = sql.SQL("{}.{}").format(home, sql.Identifier(name))
        connection.execute(
            sql.SQL("create or replace view {} with (security_invoker = true) as ").format(view)
            + sql.SQL(question).format(home)  # type: ignore[arg-type]
        )
        connection.execute(sql.SQL("comment on view {} is {}").format(view, sql.Literal(says)))
    for reader, unit in readers:
        _reader(connection, home, reader, unit)


def units_meant(star: Star, reference: str) -> list[int]:
    """The keys a unit's reader sees: the unit, and of a service its teams; `every` is all. CannotReportError for one there is not."""
    if reference == "every":
        return [EVERY_UNIT]
    keys = [each["unit_key"] for each in star.units if each["reference"] == reference]
    if not keys:
        raise CannotReportError(
            f"There is no unit {reference} in these figures. Write every for all of them."
        )
    return [keys[0], *star.under.get(keys[0], ())]


def _home(connection: psycopg.Connection, home: sql.Identifier) -> None:
    """The schema, and who sees which unit in it: readable by its owner alone."""
    connection.execute(sql.SQL("create schema if not exists {}").format(home))
    connection.execute(
        sql.SQL(
            "create table if not exists {}.readers (reader name, unit_key bigint, primary key (reader, unit_key))"
        ).format(home)
    )


def _table(connection: psycopg.Connection, home: sql.Identifier, table: StarTable) -> None:
    """The table, made anew where its columns are others than they were."""
    name = sql.SQL("{}.{}").format(home, sql.Identifier(table.name))
    wanted = [(column.name, TYPES[column.kind]) for column in table.columns]
    question = (
        "select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = to_regclass(%s) and attnum > 0 "
        "and not attisdropped order by attnum"
    )
    if connection.execute(question, [name.as_string(connection)]).fetchall() == wanted:
        return
    connection.execute(sql.SQL("drop table if exists {} cascade").format(name))
    columns = [sql.SQL("{} " + kind).format(sql.Identifier(column)) for column, kind in wanted]  # type: ignore[arg-type]
    connection.execute(sql.SQL("create table {} ({})").format(name, sql.SQL(", ").join(columns)))
    connection.execute(sql.SQL("comment on table {} is {}").format(name, sql.Literal(table.says)))
    for column in table.columns:
        text = f"{column.says} Unit: {column.unit}." if column.unit else column.says
        connection.execute(
            sql.SQL("comment on column {}.{} is {}").format(
                name, sql.Identifier(column.name), sql.Literal(text)
            )
        )


def _rows(connection: psycopg.Connection, home: sql.Identifier, table: StarTable, star: Star) -> None:
    name = sql.SQL("{}.{}").format(home, sql.Identifier(table.name))
    connection.execute(sql.SQL("truncate {}").format(name))
    with connection.cursor() as cursor, cursor.copy(sql.SQL("copy {} from stdin").format(name)) as copy:
        for row in zip(*(each.to_pylist() for each in star.tables[table.name].columns), strict=True):
            copy.write_row(row)


def _policies(connection: psycopg.Connection, home: sql.Identifier) -> None:
    """Rows of a unit are for its readers. Which those are a function tells, so that no reader reads the list of readers."""
    connection.execute(
        sql.SQL(
            "create or replace function {0}.units_of(reader name) returns setof bigint language sql stable security definer "
            "set search_path = pg_catalog as $$ select u.unit_key from {0}.units u join {0}.readers r "
            "on r.unit_key in (0, u.unit_key) where r.reader = $1 $$"
        ).format(home)
    )
    for table in BY_UNIT:
        name = sql.SQL("{}.{}").format(home, sql.Identifier(table.name))
        connection.execute(sql.SQL("alter table {} enable row level security").format(name))
        connection.execute(sql.SQL("drop policy if exists own_units on {}").format(name))
        connection.execute(
            sql.SQL(
                "create policy own_units on {} for select using (unit_key in (select {}.units_of(current_user)))"
            ).format(name, home)
        )


def _reader(connection: psycopg.Connection, home: sql.Identifier, reader: str, unit: int) -> None:
    """Let a database user read the schema, and see this unit. CannotReportError where the server has no such user."""
    if not connection.execute("select 1 from pg_roles where rolname = %s", [reader]).fetchone():
        raise CannotReportError(f"This database server has no user {reader}. Make one first.")
    who = sql.Identifier(reader)
    connection.execute(sql.SQL("grant usage on schema {} to {}").format(home, who))
    for name in (*(each.name for each in TABLES), *VIEWS):
        connection.execute(sql.SQL("grant select on {}.{} to {}").format(home, sql.Identifier(name), who))
    connection.execute(
        sql.SQL("insert into {}.readers values (%s, %s) on conflict do nothing").format(home), [reader, unit]
    )


def counted(star: Star) -> Mapping[str, int]:
    """How many rows each table has."""
    return {each.name: star.tables[each.name].num_rows for each in TABLES}
