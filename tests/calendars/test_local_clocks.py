"""A council's own lengths, each from a day on."""

from datetime import date

import pytest

from sightline.calendars import clocks, limits
from sightline.calendars.local_clocks import (
    ClockChange,
    DatedLimit,
    SettingsError,
    changes,
    ever_made,
    keep,
    settings_file,
)
from sightline.engine.manifest import AuthorityEntry, TableEntry
from sightline.measuring.availability import availability
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure
from sightline.tables.phrases import with_deadline
from support.drawn import drawn_data

VISIT = clocks.CHILD_PROTECTION_VISIT
APRIL = date(2026, 4, 1)


@pytest.fixture
def changed():
    """Visits every 15 working days from 1 April 2026."""
    keep(ClockChange(VISIT.id, APRIL, limits.parse("15wd"), "jo", "agreed by the partnership"))


def test_until_a_council_changes_it_a_clock_runs_as_it_came():
    assert changes() == ()
    assert VISIT.limit == limits.parse("10wd")
    assert VISIT.length == "10 working days"


def test_the_length_in_force_on_the_day_it_starts_applies(changed):
    assert VISIT.deadline(date(2026, 3, 31)) == date(2026, 4, 16)  # 10 working days, over Easter
    assert VISIT.deadline(APRIL) == date(2026, 4, 24)  # 15
    assert VISIT.explain(APRIL).startswith("15 working days from 1 April 2026, less Good Friday")
    assert VISIT.length == "10 working days, from 1 April 2026 15 working days"


def test_the_same_is_worked_out_on_the_engine(changed):
    visits = "visit_id | plan_id | child | visited \n v1 | p1 | A | 2026-03-31 \n v2 | p1 | A | 2026-04-01"
    data = drawn_data("2026-06-30", plan_visits=visits)
    rows = with_deadline(data, data.plan_visits, start="visited", limit=VISIT.limit)
    found = {row["visited"]: row["due"] for row in rows.to_pyarrow().to_pylist()}
    assert found == {day: VISIT.deadline(day) for day in (date(2026, 3, 31), APRIL)}


def test_a_later_row_for_the_same_day_takes_the_earlier_ones_place(changed):
    keep(ClockChange(VISIT.id, APRIL, limits.parse("20wd"), "jo", "a slip"))
    keep(ClockChange(VISIT.id, date(2026, 9, 1), limits.parse("10wd"), "jo", "back again"))
    assert VISIT.limit == DatedLimit(
        limits.parse("10wd"), ((APRIL, limits.parse("20wd")), (date(2026, 9, 1), limits.parse("10wd")))
    )


def test_a_clock_that_law_sets_is_not_changed_by_a_row_in_the_file():
    keep(ClockChange("assessment", APRIL, limits.parse("99wd")))
    assert clocks.ASSESSMENT.limit == limits.parse("45wd")


def test_a_file_that_cannot_be_read_is_said_with_its_line():
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("clock,from,limit,by,why\nchild-protection-visit,1 April,15wd,,\n")
    with pytest.raises(SettingsError, match="Line 2 of"):
        VISIT.limit  # noqa: B018


def test_a_changed_clock_changes_the_definition_of_every_measure_that_judges_by_it():
    from sightline.measuring.discover import measures
    from sightline.measuring.readings import READING_RESULTS

    ids = ("CP11", "CL18", "AS01")
    before, whole = {each: measures()[each].fingerprint() for each in ids}, READING_RESULTS.definitions()
    keep(ClockChange(VISIT.id, APRIL, limits.parse("15wd")))
    assert {each for each in ids if measures()[each].fingerprint() != before[each]} == {"CP11"}
    keep(ClockChange(clocks.CARE_VISIT_SETTLED.id, APRIL, limits.parse("2m")))
    assert {each for each in ids if measures()[each].fingerprint() != before[each]} == {"CP11", "CL18"}
    assert READING_RESULTS.definitions() != whole


def test_one_that_is_off_is_off_from_its_day_until_a_length_is_given(changed):
    keep(ClockChange(VISIT.id, date(2026, 5, 1), None, "jo", "no such rule"))
    keep(ClockChange(VISIT.id, date(2026, 9, 1), limits.parse("20wd"), "jo", "back"))
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1)]
    assert [bool(VISIT.switched_off(day)) for day in days] == [False, True, True, False]
    assert VISIT.limit_on(date(2026, 6, 1)) == limits.parse("15wd"), (
        "measures of the months before keep their length"
    )
    assert "off from 2026-05-01" in VISIT.definition


def test_what_was_set_before_stays_to_be_read_in_the_order_it_was_set(changed):
    keep(ClockChange(VISIT.id, APRIL, None, "al", "a slip", date(2026, 4, 2)))
    assert [(each.by, each.as_typed, each.set) for each in ever_made(VISIT.id)] == [
        ("jo", "15wd", None),
        ("al", "off", date(2026, 4, 2)),
    ]
    (now,) = changes()
    assert now.as_typed == "off"


def test_a_clock_that_law_sets_is_not_switched_off_by_a_row_in_the_file():
    keep(ClockChange("assessment", APRIL, None))
    assert clocks.ASSESSMENT.switched_off(APRIL) is None


def test_a_measure_has_no_month_at_whose_end_its_deadline_is_off():
    measure = measures()["CP11"]
    entry = AuthorityEntry(date(2026, 6, 30), _whole_tables(measure))
    before = availability(measure, entry)
    assert before.ok and before.months[-1] == "2026-06"
    last = before.months[-1]
    keep(ClockChange(VISIT.id, date.fromisoformat(f"{last}-01"), None))
    after = availability(measure, entry)
    assert after.months == before.months[:-1]
    assert "switched off the deadline it is judged by" in (after.cause or "")
    keep(ClockChange(VISIT.id, date(2000, 1, 1), None))
    assert not availability(measure, entry).ok


def _whole_tables(measure: Measure) -> dict[str, TableEntry]:
    """Every table this measure needs, with every column, and its rows from 2020 on."""
    columns = [column for need in measure.needs for column in need.split("|")]
    tables = {column.partition(".")[0] for column in columns}
    return {
        table: TableEntry(
            source="ssd",
            rows=1,
            fields=[name for each in columns if (name := each.removeprefix(f"{table}.")) != each],
            loaded="a load",
            window_from=date(2020, 1, 1),
            stock_dates=None,
        )
        for table in tables
    }
