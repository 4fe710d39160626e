"""How old the data is, in the sentence that stands above every list: lists are only as true as their data is new."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sightline.calendars.dates import in_words
from sightline.calendars.working_days import working_days_to
from sightline.engine.manifest import AuthorityEntry
from sightline.engine.snapshots import newest_rows_at

HERE = ZoneInfo("Europe/London")
RECORD = "The case system is the record."
OLD = 5
"""How many working days the data may be older than today before a page says that its days are past."""


def data_age(entry: AuthorityEntry, now: datetime) -> str:
    """Data to 31 October 2026 (loaded yesterday at 23:40). The case system is the record."""
    when = newest_rows_at(entry)
    loaded = f" (loaded {_how_long_ago(when.astimezone(HERE), now.astimezone(HERE))})" if when else ""
    return f"Data to {in_words(entry.data_to)}{loaded}. {RECORD}"


def data_age_for_good(entry: AuthorityEntry) -> str:
    """The same where it is read on another day, as in a calendar: Data to 31 October 2026 (loaded on 1 November 2026 at 23:40)."""
    when = newest_rows_at(entry)
    local = when.astimezone(HERE) if when else None
    loaded = f" (loaded on {in_words(local.date())} at {local:%H:%M})" if local else ""
    return f"Data to {in_words(entry.data_to)}{loaded}. {RECORD}"


def gone_since(data_to: date, today: date, dues: Iterable[date] = ()) -> str:
    """As at 31 October. 20 working days have gone since; 44 of these days have passed and we cannot see whether they were met.

    Blank where the data is no more than OLD working days older than today, today among them. `dues`: the last days of what runs on the data
    date; those from that day on that lie before today have passed.
    """
    gone = working_days_to(today) - working_days_to(data_to)
    if gone <= OLD:
        return ""
    day = in_words(data_to) if data_to.year != today.year else in_words(data_to).rpartition(" ")[0]
    sentence = f"As at {day}. {gone:,} working days have gone since"
    passed = sum(data_to <= day < today for day in dues)
    if not passed:
        return f"{sentence}."
    which = (
        "has passed and we cannot see whether it was"
        if passed == 1
        else "have passed and we cannot see whether they were"
    )
    return f"{sentence}; {passed:,} of these days {which} met."


def _how_long_ago(when: datetime, now: datetime) -> str:
    days = (now.date() - when.date()).days
    named = {0: "today", 1: "yesterday"}.get(days) or f"on {in_words(when.date())}"
    return f"{named} at {when:%H:%M}"
