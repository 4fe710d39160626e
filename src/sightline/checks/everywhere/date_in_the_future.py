"""Something recorded as done on a day that has not come."""

from typing import TYPE_CHECKING

from sightline.checks.check import check
from sightline.checks.child_tables import child_tables
from sightline.checks.faults import when_said
from sightline.checks.national import cin, ssda903
from sightline.checks.records import across, found_in, needed
from sightline.engine.later import ibis, ir
from sightline.standards import local, ssd
from sightline.standards.windows import is_event
from sightline.tables.phrases import with_data_date

if TYPE_CHECKING:
    from sightline.tables.data import Data


def events() -> list[tuple[str, str]]:
    """Each date of what has happened in the tables looked through: births, due and planned dates left out."""
    store_tables = {**ssd.tables(), **local.tables()}
    return [
        (name, field.name)
        for name in child_tables()
        for field in store_tables[name].fields
        if field.type in ("date", "moment") and is_event(field.name)
    ]


EVENTS = events()


@check(
    id="date_in_the_future",
    title="Something recorded as done on a day that has not come",
    remedy="Correct the date: it lies after the day the data is complete to. A planned date belongs in its own field.",
    needs=[needed(EVENTS)],
    breaks=["AS01", "CL01", "CP05", "FD05", "MI02"],
    rules=[
        cin("8600", "Child referral date missing or after data collection period"),
        ssda903(
            "570",
            "The date that the child started to be missing or away from placement without authorisation is after the "
            "end of the collection year.",
        ),
        ssda903("385", "Date episode ceased must be on or before the end of the current collection year."),
    ],
    reads_many=True,
)
def date_in_the_future(data):
    """Every date of an event after the data date. A planned health check may lie ahead."""
    rows = with_data_date(data, across(data, EVENTS))
    ahead = rows.filter(rows.day > rows.data_to)
    planned = planned_checks(data)
    wrong = ahead.anti_join(
        planned,
        [ahead.authority == planned._of, ahead.table == planned._in, ahead.record_id == planned._check],
    )
    return found_in(wrong, value=wrong.said, expected=ibis.literal("by ") + when_said(wrong.data_to))


def planned_checks(data: "Data") -> ir.Table:
    """_of, _in, _check: health checks that are planned and not yet done."""
    checks = data.store("ssd_cla_health")
    planned = checks.filter(checks.clah_health_check_status.strip().upper() == "PLANNED")
    return planned.select(
        _of=planned.authority,
        _in=ibis.literal("ssd_cla_health").cast("string"),
        _check=planned.clah_health_check_id,
    )
