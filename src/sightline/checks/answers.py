"""Can this check be made on what this authority loaded, and if not, why not?"""

from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa

from sightline.checks.check import Check
from sightline.engine.manifest import AuthorityEntry, Manifest
from sightline.measuring.availability import Availability, lacks

HELD = pa.schema(
    [("held_check", pa.string()), ("code", pa.string()), ("place", pa.string()), ("column", pa.string())]
)
Answers = dict[tuple[str, str], Availability]


def answer(check: Check, entry: AuthorityEntry) -> Availability:
    """Judge one check against one authority's tables."""
    cause = lacks(check.needs, check.says, seen_by(check, entry))
    return Availability(cause is None, cause)


def answers(checks: Iterable[Check], manifest: Manifest) -> Answers:
    """(check id, authority) → whether it can be made."""
    return {
        (check.id, code): answer(check, entry)
        for check in checks
        for code, entry in manifest.authorities.items()
    }


def seen_by(check: Check, entry: AuthorityEntry) -> AuthorityEntry:
    """The authority's tables that this check looks through: those of its sources, all where it names none.

    Where no table is of its sources, all are seen but no column of them, so that the cause names the source. A check
    looks at columns that could not be read too: what is wrong in them is what it is for.
    """
    of_its = {
        name: table.source in check.of_sources or not check.of_sources for name, table in entry.tables.items()
    }
    tables = {
        name: replace(table, fields=table.fields if of_its[name] else [], unread={})
        for name, table in entry.tables.items()
    }
    return AuthorityEntry(entry.data_to, tables)


def filled_columns(checks: Iterable[Check], manifest: Manifest) -> pa.Table:
    """One row per check that reads many tables, authority, and column of them that its source filled."""
    rows = []
    for check in checks:
        if not check.reads_many:
            continue
        for code, entry in manifest.authorities.items():
            tables = seen_by(check, entry).tables
            rows += [
                (check.id, code, name, column) for name, table in tables.items() for column in table.fields
            ]
    columns = list(zip(*rows, strict=True)) if rows else [[], [], [], []]
    return pa.table([list(column) for column in columns], schema=HELD)
