"""Hours gone by over the changes of the clocks, in Python and on the engine."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sightline.calendars.bounds import FIRST_DAY, LAST_DAY
from sightline.calendars.hours import hours_after, hours_ahead, hours_ahead_from
from sightline.calendars.limits import parse
from sightline.cli import main
from sightline.tables.phrases import with_deadline
from support.drawn import drawn_data


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2025-03-28T22:00", 72, "2025-03-31T23:00"),
        ("2025-10-24T22:00", 72, "2025-10-27T21:00"),
        ("2025-06-01T22:00", 72, "2025-06-04T22:00"),
        ("2025-03-30T00:30", 1, "2025-03-30T02:30"),  # the hour that never was
        ("2025-10-26T00:30", 2, "2025-10-26T01:30"),  # the hour that came twice, the second time
        ("2025-03-31T23:00", -72, "2025-03-28T22:00"),
        ("2025-10-25T00:00", 72, "2025-10-28T00:00"),  # a day alone
    ],
)
def test_hours_gone_by(start, hours, end):
    assert hours_after(at(start), hours) == at(end)


def test_the_sentence_says_what_the_clocks_did():
    limit = parse("72h")
    for start, said in (
        ("2025-03-28T22:00", ", over the day on which the clocks went forward"),
        ("2025-06-01T22:00", ""),
    ):
        assert limit.explain(at(start), limit.deadline(at(start))).endswith(f"20{start[2:4]}{said}")


def test_the_command_counts_hours_gone_by(capsys):
    assert main(["clock", "2025-10-24T22:00", "72h"]) == 0
    assert capsys.readouterr().out.strip() == "2025-10-27T21:00:00"


def test_the_clocks_are_ahead_in_summer():
    assert [hours_ahead(date(2025, month, 15)) for month in (1, 6, 12)] == [0, 1, 0]
    assert [hours_ahead(date(2025, 3, day)) for day in (30, 31)] == [0, 1]


def test_days_looked_up_by_the_week_are_those_looked_up_one_by_one():
    days = [FIRST_DAY + timedelta(days=place) for place in range((LAST_DAY - FIRST_DAY).days + 2)]
    assert hours_ahead_from(FIRST_DAY, len(days)) == [hours_ahead(day) for day in days]


def test_the_engine_and_python_agree_on_every_half_hour_around_each_change():
    starts = [
        at(day) + timedelta(minutes=30 * step)
        for day in ("2024-03-27", "2024-10-23", "2025-03-26", "2025-10-22", "2026-07-01")
        for step in range(1, 48 * 6)
    ]
    drawn = "return_id | returned\n" + "\n".join(f"r{n} | {start}" for n, start in enumerate(starts))
    data = drawn_data("2026-12-31", returns_from_missing=drawn)
    rows = with_deadline(data, data.returns_from_missing, start="returned", limit=parse("72h"))
    found = {row["returned"]: row["due"] for row in rows.to_pyarrow().to_pylist()}
    assert found == {start: parse("72h").deadline(start) for start in starts}
    here = ZoneInfo("Europe/London")
    for start, due in found.items():
        gone = due.replace(tzinfo=here).astimezone(UTC) - start.replace(tzinfo=here).astimezone(UTC)
        twice = due.hour == 1 and due.date() in (date(2024, 10, 27), date(2025, 10, 26))
        assert gone == timedelta(hours=72) or start.time() == at("2025-01-01").time() or twice
