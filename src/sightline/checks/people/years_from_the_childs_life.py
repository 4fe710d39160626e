"""A date years before the child was born, or further ahead than anything is planned."""

from sightline.checks.check import check
from sightline.checks.child_tables import child_tables
from sightline.checks.everywhere.date_in_the_future import EVENTS
from sightline.checks.faults import when_said
from sightline.checks.national import cin
from sightline.checks.people import before_birth, long_before_birth
from sightline.checks.people.births import with_birth
from sightline.checks.records import across, days_of, found_in, kinds, needed
from sightline.engine.later import ibis
from sightline.standards import local, ssd
from sightline.tables.phrases import with_data_date

PREGNANCY = 280
YEARS_AHEAD = 10
MORE_TABLES = ("ssd_care_leavers",)


def looked_at() -> list[tuple[str, str]]:
    """Each date of a table that names its child, but for the starts that other checks hold against the birth."""
    elsewhere = {*days_of(before_birth.TABLES), *days_of(long_before_birth.TABLES)}
    store_tables = {**ssd.tables(), **local.tables()}
    return [
        (name, field.name)
        for name in (*child_tables(), *MORE_TABLES)
        if kinds()[name].child
        for field in store_tables[name].fields
        if field.type in ("date", "moment") and (name, field.name) not in elsewhere
    ]


DATES = looked_at()


@check(
    id="years_from_the_childs_life",
    title="Date years before the child was born, or far ahead",
    remedy="Correct the year. Where the date stands for a blank, have the report leave it blank.",
    needs=[needed(DATES)],
    breaks=["AS01", "CP05", "CP10", "CL01", "LV01"],
    rules=[cin("8606", "Child referral date is more than 40 weeks before DOB or expected DOB", nearest=True)],
    reads_many=True,
)
def years_from_the_childs_life(data):
    """Every date more than 40 weeks before the birth, and every planned one more than ten years ahead."""
    rows = with_data_date(data, across(data, DATES))
    dated = rows.filter(rows.day.notnull())
    births = with_birth(data, dated)
    early = births.filter(
        (births.day + ibis.interval(days=PREGNANCY)).cast("date")
        < ibis.coalesce(births.born, births.expected)
    ).select(*dated.columns)
    planned = dated.filter(~_is_event(dated))
    ahead = planned.filter(planned.day > (planned.data_to + ibis.interval(years=YEARS_AHEAD)).cast("date"))
    wrong = ibis.union(early, ahead.select(*dated.columns), distinct=True)
    last = (wrong.data_to + ibis.interval(years=YEARS_AHEAD)).cast("date")
    return found_in(
        wrong, value=wrong.said, expected=ibis.literal("a day of the child's life, by ") + when_said(last)
    )


def _is_event(rows):
    """Whether a date tells of what has happened: ahead of the data date those are another check's."""
    return (rows.table + "." + rows.field).isin([f"{table}.{field}" for table, field in EVENTS])
