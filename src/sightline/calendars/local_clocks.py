"""What this council has set its own clocks to, and from which day: `settings/clocks.csv` in the data folder.

One row per change: clock, from, limit, by, why. The limit that applies is the one in force on the day a clock starts:
a visit made on 31 March runs under the old limit, one made on 1 April under the new. Before its first row a clock
runs for the length it ships with. A later row for the same clock and day takes the earlier one's place.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from sightline.calendars.dates import in_words
from sightline.calendars.faults import SettingsError
from sightline.calendars.limits import Limit, LimitError, parse
from sightline.files.folder import data_folder
from sightline.files.whole import write_whole

COLUMNS = ("clock", "from", "limit", "by", "why")


@dataclass(frozen=True)
class ClockChange:
    """One clock's length from a day on; `by` and `why` are for people who read the file."""

    clock: str
    starts: date
    limit: Limit
    by: str = ""
    why: str = ""


@dataclass(frozen=True)
class DatedLimit:
    """A length that changed: `first`, then each of `later` from its day on, in the order of the days."""

    first: Limit
    later: tuple[tuple[date, Limit], ...]

    def on(self, start: date) -> Limit:
        """The length in force for a clock that starts on that day."""
        day = date(start.year, start.month, start.day)
        return [self.first, *(limit for since, limit in self.later if since <= day)][-1]

    @property
    def text(self) -> str:
        """As people say it: 10 working days, from 1 April 2026 15 working days."""
        phrases = [f"from {in_words(since)} {limit.text}" for since, limit in self.later]
        return ", ".join([self.first.text, *phrases])


def settings_file() -> Path:
    """Where a council's own clocks are kept. It need not be there."""
    return data_folder() / "settings" / "clocks.csv"


def changes() -> tuple[ClockChange, ...]:
    """Every change this council has made, by clock and day; SettingsError where the file cannot be read."""
    path = settings_file()
    try:
        seen = path.stat()
    except FileNotFoundError:
        return ()
    return _read(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)


def changes_of(clock_id: str) -> tuple[tuple[date, Limit], ...]:
    """One clock's own lengths, each with the day it holds from, in order."""
    return tuple((change.starts, change.limit) for change in changes() if change.clock == clock_id)


def keep(change: ClockChange) -> None:
    """Add one change and put the file in place whole. Whoever calls has checked that the clock may be changed."""
    by_key = {(each.clock, each.starts): each for each in changes()} | {(change.clock, change.starts): change}
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for _, each in sorted(by_key.items()):
        writer.writerow([each.clock, each.starts.isoformat(), str(each.limit), each.by, each.why])
    write_whole(path, text.getvalue())


@lru_cache(maxsize=8)
def _read(path: Path, *seen: int) -> tuple[ClockChange, ...]:
    """The file as it stood when it was seen; `seen` makes a changed file another question."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_key = {}
    for number, row in enumerate(rows, start=2):
        change = _change(row, number, path)
        by_key[change.clock, change.starts] = change
    return tuple(by_key[key] for key in sorted(by_key))


def _change(row: Mapping[str, str | None], number: int, path: Path) -> ClockChange:
    try:
        return ClockChange(
            (row["clock"] or "").strip(),
            date.fromisoformat((row["from"] or "").strip()),
            parse(row["limit"] or ""),
            row.get("by") or "",
            row.get("why") or "",
        )
    except (KeyError, ValueError, LimitError) as fault:
        raise SettingsError(number, path) from fault
