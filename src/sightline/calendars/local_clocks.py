"""What this council has set its own clocks to, and from which day: `settings/clocks.csv` in the data folder.

One row per change: clock, from, limit, by, why, set (the day it was written). The limit that applies is the one in force on
the day a clock starts: a visit made on 31 March runs under the old limit, one made on 1 April under the new. Before its first row a
clock runs for the length it ships with. Where the limit is `off`, the council has no such deadline from that day on, until a later
row gives a length. Rows are only ever added: a later row for the same clock and day takes the earlier one's place, which stays to be
read.
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
from sightline.files.own_settings import OwnSettings
from sightline.files.whole import write_whole

COLUMNS = ("clock", "from", "limit", "by", "why", "set")
OFF = "off"


@dataclass(frozen=True)
class ClockChange:
    """One clock's length from a day on, or None where it is switched off; `by`, `why` and the day it was `set` are for people."""

    clock: str
    starts: date
    limit: Limit | None
    by: str = ""
    why: str = ""
    set: date | None = None

    @property
    def as_typed(self) -> str:
        """As it is typed: 15wd, or off."""
        return str(self.limit) if self.limit else OFF


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
    return _settings.path


def changes() -> tuple[ClockChange, ...]:
    """Every change that holds, by clock and day; SettingsError where the file cannot be read."""
    by_key = {(each.clock, each.starts): each for each in ever_made()}
    return tuple(by_key[key] for key in sorted(by_key))


def ever_made(clock_id: str = "") -> tuple[ClockChange, ...]:
    """Every change this council has made, also what a later one took the place of, in the order they were made; of one clock or all.

    SettingsError where the file cannot be read.
    """
    every = _settings.every()
    return tuple(each for each in every if clock_id in ("", each.clock))


def changes_of(clock_id: str) -> tuple[tuple[date, Limit], ...]:
    """One clock's own lengths, each with the day it holds from, in order; the days it is switched off from are not among them."""
    return tuple((each.starts, each.limit) for each in changes() if each.clock == clock_id and each.limit)


def switched_off(clock_id: str, day: date) -> ClockChange | None:
    """The change by which this council has no such deadline on that day; None where it has."""
    last = [each for each in changes() if each.clock == clock_id and each.starts <= day][-1:]
    return last[0] if last and last[0].limit is None else None


def keep(change: ClockChange) -> None:
    """Add one change and put the file in place whole. Whoever calls has checked that the clock may be changed."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in (*_settings.in_file(), change):
        written = each.set.isoformat() if each.set else ""
        writer.writerow([each.clock, each.starts.isoformat(), each.as_typed, each.by, each.why, written])
    write_whole(path, text.getvalue())


@lru_cache(maxsize=8)
def _read(path: Path, *seen: int) -> tuple[ClockChange, ...]:
    """The file as it stood when it was seen; `seen` makes a changed file another question."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_change(row, number, path) for number, row in enumerate(rows, start=2))


def _change(row: Mapping[str, str | None], number: int, path: Path) -> ClockChange:
    try:
        return ClockChange(
            (row["clock"] or "").strip(),
            date.fromisoformat((row["from"] or "").strip()),
            None if (row["limit"] or "").strip().lower() == OFF else parse(row["limit"] or ""),
            row.get("by") or "",
            row.get("why") or "",
            date.fromisoformat(written) if (written := row.get("set")) else None,
        )
    except (KeyError, ValueError, LimitError) as fault:
        raise SettingsError(number, path) from fault


_settings = OwnSettings[ClockChange]("clocks.csv", _read)
supposing = _settings.supposing
"""Within `supposing(change)`, as though this change had been made."""
