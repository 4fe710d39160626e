"""How old the data is, in words."""

from datetime import UTC, date, datetime

from sightline.deadlines.age import data_age
from sightline.engine.manifest import AuthorityEntry, TableEntry

LOADED = TableEntry("ssd", 1, [], "20261101T234012345-abcdef")  # 23:40 in London: winter


def test_it_says_when_and_that_the_case_system_is_the_record():
    entry = AuthorityEntry(date(2026, 10, 31), {"ssd_person": LOADED})
    said = [data_age(entry, datetime(2026, 11, day, 9, tzinfo=UTC)) for day in (1, 2, 9)]
    assert said == [
        f"Data to 31 October 2026 (loaded {when} at 23:40). The case system is the record."
        for when in ("today", "yesterday", "on 1 November 2026")
    ]


def test_the_hour_is_londons():
    summer = TableEntry("ssd", 1, [], "20260701T233000000-abcdef")
    entry = AuthorityEntry(date(2026, 6, 30), {"ssd_person": summer})
    assert "(loaded today at 00:30)" in data_age(entry, datetime(2026, 7, 2, 9, tzinfo=UTC))
