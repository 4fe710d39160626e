"""The shape every check's rows have, and the refusals that keep a wrong one from being counted."""

from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from sightline.engine.later import ibis, ir

FAULT = {
    "authority": "string",
    "table": "string",
    "record_id": "string",
    "child_id": "string",
    "team_id": "string",
    "on": "date",
    "field": "string",
    "found": "string",
    "expected": "string",
}
IDENTITY = ("authority", "check", "table", "record_id", "field")


class CheckRefusedError(Exception):
    """The faults a check found cannot be counted; the sentence says why and where to look."""


def faults(
    rows: ir.Table,
    *,
    table: str | ir.StringValue,
    record_id: str,
    field: str | ir.StringValue,
    value: ir.Value | str,
    expected: ir.StringValue | str,
    on: str | None,
    team: str | None = None,
) -> ir.Table:
    """One row per fault: which record of which table, whose, when, the field, what it holds and what it should.

    `rows` has `authority` and, where a child is known, `child_id`. `record_id`, `on` and `team` name columns of it;
    `on` is the day of the record (None for records of no day). `value` and `expected` are text for people.
    """
    blank = ibis.null("string")
    made = {
        "authority": rows["authority"],
        "table": _text(table),
        "record_id": rows[record_id].cast("string"),
        "child_id": rows["child_id"] if "child_id" in rows.columns else blank,
        "team_id": rows[team] if team else blank,
        "on": rows[on].cast("date") if on else ibis.null("date"),
        "field": _text(field),
        "found": _text(value),
        "expected": _text(expected),
    }
    return rows.select(**{name: made[name].cast(kind).name(name) for name, kind in FAULT.items()})


def _text(value: ir.Value | str) -> ir.Value:
    return ibis.literal(value) if isinstance(value, str) else value


def when_said(when: ir.Value) -> ir.StringValue:
    """A day as text, 2025-03-04, or a moment, 2025-03-04 16:30:00, on every engine."""
    return when.cast("timestamp(0)" if when.type().is_timestamp() else "date").cast("string")


def is_blank(text: ir.StringValue) -> ir.BooleanValue:
    """Whether a text says nothing: not there, empty, or spaces alone."""
    return text.strip().nullif("").isnull()


def refuse_twice(rows: pa.Table) -> None:
    """Refuse, naming the check, a fault listed twice: the same field of the same record. `rows` has IDENTITY."""
    counted = rows.group_by(list(IDENTITY)).aggregate([([], "count_all")])
    doubled = counted.filter(pc.field("count_all") > 1).column("check").to_pylist()
    for check_id, number in sorted(Counter(doubled).items()):
        raise CheckRefusedError(
            f"{check_id} lists {number} faults more than once. Look at its joins: one of them meets several rows."
        )
