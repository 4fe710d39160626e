"""How old the data is, in the sentence that stands above every list: lists are only as true as their data is new."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sightline.calendars.dates import in_words
from sightline.engine.manifest import AuthorityEntry

HERE = ZoneInfo("Europe/London")
RECORD = "The case system is the record."


def data_age(entry: AuthorityEntry, now: datetime) -> str:
    """Data to 31 October 2026 (loaded yesterday at 23:40). The case system is the record."""
    when = _loaded(entry)
    loaded = f" (loaded {_how_long_ago(when.astimezone(HERE), now.astimezone(HERE))})" if when else ""
    return f"Data to {in_words(entry.data_to)}{loaded}. {RECORD}"


def _loaded(entry: AuthorityEntry) -> datetime | None:
    """When this authority's newest rows came in: snapshots are named by the moment they were made, in UTC."""
    names = [table.loaded for table in entry.tables.values()]
    try:
        return datetime.strptime(max(names)[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if names else None
    except ValueError:
        return None


def _how_long_ago(when: datetime, now: datetime) -> str:
    days = (now.date() - when.date()).days
    named = {0: "today", 1: "yesterday"}.get(days) or f"on {in_words(when.date())}"
    return f"{named} at {when:%H:%M}"
