"""Dates of birth that differ between Annex A's lists."""

from typing import TYPE_CHECKING

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.records import needed
from sightline.engine.later import ibis, ir
from sightline.standards.annex_a import LISTS

if TYPE_CHECKING:
    from sightline.tables.data import Data

CHILD, BIRTH = "child_unique_id", "date_of_birth"
FIELDS = [(spec.table, BIRTH) for spec in LISTS.values() if spec.person == CHILD]


@check(
    id="birth_dates_differ",
    title="Dates of birth that differ between lists",
    remedy="Correct the date of birth in the case system, so that every list gives the same one.",
    needs=[needed(FIELDS)],
    splits=["age"],
    says={"ssd": "The SSD holds one date of birth for each person, so none can differ."},
    reads_many=True,
    of_sources=["annex_a"],
)
def birth_dates_differ(data):
    """Every row of the latest workbook whose child has another date of birth in another row of it."""
    rows = births(data)
    newest = rows.group_by("authority", "child_id").agg(_newest=rows.last_seen.max())
    joined = rows.inner_join(newest, [rows.authority == newest.authority, rows.child_id == newest.child_id])
    now = joined.filter(joined.last_seen == joined._newest).select(*rows.columns)
    spread = now.group_by("authority", "child_id").agg(_first=now.born.min(), _last=now.born.max())
    differ = spread.filter(spread._first != spread._last)
    wrong = now.inner_join(differ, [now.authority == differ.authority, now.child_id == differ.child_id])
    return faults(
        wrong,
        table=wrong.table,
        record_id="record_id",
        field=BIRTH,
        value=when_said(wrong.born),
        expected="one date of birth in every list",
        on=None,
    )


def births(data: "Data") -> ir.Table:
    """authority, table, record_id, child_id, born, last_seen: each row of a list that gives a date of birth."""
    parts = []
    for table, _ in FIELDS:
        rows = data.store(table)
        stands = rows.filter(rows[BIRTH].notnull(), rows[CHILD].notnull(), ~rows.withdrawn.fill_null(False))
        parts.append(
            stands.select(
                "authority",
                "record_id",
                "last_seen",
                table=ibis.literal(table).cast("string"),
                child_id=stands[CHILD],
                born=stands[BIRTH],
            )
        )
    return ibis.union(*parts, distinct=False)
