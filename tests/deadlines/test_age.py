"""How old the data is, in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sightline.deadlines.age import data_age, gone_since
from sightline.engine.manifest import AuthorityEntry, TableEntry

LOADED = TableEntry(
    source="ssd", rows=1, fields=[], loaded="20261101T234012345-abcdef"
)  # 23:40 in London: winter


def test_it_says_when_and_that_the_case_system_is_the_record():
    entry = AuthorityEntry(date(2026, 10, 31), {"ssd_person": LOADED})
    said = [data_age(entry, datetime(2026, 11, day, 9, tzinfo=UTC)) for day in (1, 2, 9)]
    assert said == [
        f"Data to 31 October 2026 (loaded {when} at 23:40). The case system is the record."
        for when in ("today", "yesterday", "on 1 November 2026")
    ]


def test_the_hour_is_londons():
    summer = TableEntry(source="ssd", rows=1, fields=[], loaded="20260701T233000000-abcdef")
    entry = AuthorityEntry(date(2026, 6, 30), {"ssd_person": summer})
    assert "(loaded today at 00:30)" in data_age(entry, datetime(2026, 7, 2, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("data_to", "today", "said"),
    [
        (date(2026, 10, 31), date(2026, 11, 29), "As at 31 October. 20 working days have gone since."),
        (date(2026, 10, 30), date(2026, 11, 6), ""),  # five working days, today among them
        (date(2026, 10, 30), date(2026, 11, 8), ""),  # and the weekend after them
        (date(2026, 10, 30), date(2026, 11, 9), "As at 30 October. 6 working days have gone since."),
        (date(2026, 4, 1), date(2026, 4, 10), ""),  # Good Friday and Easter Monday lie between
        (date(2026, 4, 1), date(2026, 4, 13), "As at 1 April. 6 working days have gone since."),
        (date(2025, 12, 31), date(2026, 1, 12), "As at 31 December 2025. 7 working days have gone since."),
        (date(2026, 10, 31), date(2026, 10, 1), ""),  # a day of the data that is still to come
    ],
)
def test_data_that_is_more_than_five_working_days_old_says_so(data_to, today, said):
    assert gone_since(data_to, today) == said


def test_the_days_that_have_passed_since_are_counted_and_todays_is_not_one_of_them():
    data_to, today = date(2026, 10, 30), date(2026, 11, 10)
    dues = [data_to + timedelta(days=more) for more in (-1, 0, 10, 11, 12)]
    assert gone_since(data_to, today, dues).endswith(
        "; 2 of these days have passed and we cannot see whether they were met."
    )
    assert gone_since(data_to, today, dues[:2]).endswith(
        "; 1 of these days has passed and we cannot see whether it was met."
    )
