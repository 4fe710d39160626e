"""How this council counts a measure otherwise than it ships, and from which day: `settings/definitions.json` in the data folder.

One entry per version that a second person has approved: its measure, its number among them, the day it holds from, which cases are left out,
and who proposed and approved it, when and why. Cases dated before that day count as the version before has it; a version without a
day holds for all there ever was. A version takes the place of all before it from its day on, and entries are only ever added.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.calendars.dates import in_words
from sightline.calendars.faults import SettingsError
from sightline.files.own_settings import OwnSettings
from sightline.files.whole import write_whole

FIRST_NUMBER = 1
"""The number of the definition a measure ships with."""
BY_WORDS = {
    "age": "aged",
    "sex": "of sex",
    "ethnicity": "of ethnicity",
    "disability": "by disability",
    "need": "whose need is",
    "care_experience": "by care",
    "part": "of the kind",
}
"""By what cases may be left out, as a sentence says it: splits of the child and the day, and the measure's own parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDefinition:
    """One version of a measure's definition. `leaves_out`: by split ("age") or "part", the categories whose cases do not count.

    `starts` is the day it holds from, None for all there is; `on` the day it was approved.
    """

    measure: str
    number: int
    starts: date | None
    leaves_out: Mapping[str, tuple[str, ...]]
    why: str = ""
    by: str = ""
    approved_by: str = ""
    on: date | None = None

    @property
    def as_sets(self) -> dict[str, frozenset[str]]:
        """What it leaves out, so that two versions can be compared; nothing where it counts as the measure ships."""
        return {split: frozenset(each) for split, each in self.leaves_out.items() if each}

    @property
    def text(self) -> str:
        """What it leaves out, in words: Left out: aged 16 to 17; of the kind police."""
        parts = [
            f"{BY_WORDS[split]} {' or '.join(sorted(categories))}"
            for split, categories in sorted(self.as_sets.items())
        ]
        return f"Left out: {'; '.join(parts)}" if parts else "As it ships: nothing is left out"

    @property
    def words(self) -> str:
        """The same with its day."""
        return f"{self.text}, from {in_words(self.starts)}" if self.starts else f"{self.text}, for all months"


@dataclass(frozen=True, slots=True)
class VersionStretch:
    """The days from `first` to the day before `until` in which one version holds; None is without end on that side."""

    first: date | None
    until: date | None
    version: OwnDefinition


def settings_file() -> Path:
    """Where a council's own definitions are kept. It need not be there."""
    return _settings.path


def own_definitions() -> tuple[OwnDefinition, ...]:
    """Every version there is, in the order of measures and numbers; SettingsError where the file cannot be read."""
    return tuple(sorted(_settings.every(), key=lambda each: (each.measure, each.number)))


def versions_of(measure_id: str) -> tuple[OwnDefinition, ...]:
    """The versions of one measure's definition that came after the one it ships with, in order."""
    return tuple(each for each in own_definitions() if each.measure == measure_id)


def next_number(measure_id: str) -> int:
    """The number of the version that comes after all there are."""
    return max((each.number for each in versions_of(measure_id)), default=FIRST_NUMBER) + 1


def stretches(versions: Sequence[OwnDefinition]) -> list[VersionStretch]:
    """Which of these versions of one measure, in the order of their numbers, holds on which days, the earliest first.

    Before the first stretch the measure counts as it ships. A version that leaves out what the one before it did is no stretch
    of its own.
    """
    holds: list[VersionStretch] = []
    before: dict[str, frozenset[str]] = {}
    for each in _by_day(versions):
        now = each.version.as_sets
        if now != before:
            holds.append(each)
        before = now
    ends = [*(each.first for each in holds[1:]), None][: len(holds)]
    return [VersionStretch(each.first, until, each.version) for each, until in zip(holds, ends, strict=True)]


def _by_day(versions: Sequence[OwnDefinition]) -> Iterator[VersionStretch]:
    """On each day from which any of them holds, the last approved that holds then."""
    for day in sorted({each.starts or date.min for each in versions}):
        version = [each for each in versions if (each.starts or date.min) <= day][-1]
        yield VersionStretch(None if day == date.min else day, None, version)


def left_out_in(measure_id: str) -> list[VersionStretch]:
    """The stretches in which cases of a measure are left out."""
    return [each for each in stretches(versions_of(measure_id)) if each.version.as_sets]


def leaves_out_more(measure_id: str, others: Iterable[str], first: date, last: date) -> bool:
    """Whether cases of these days are left out of a measure that one of these others, of the same people, does not leave out alike."""
    mine = _left_out_between(measure_id, first, last)
    return bool(mine) and any(_left_out_between(each, first, last) != mine for each in others)


def _left_out_between(measure_id: str, first: date, last: date) -> frozenset[tuple]:
    return frozenset(
        (
            max(first, each.first or first),
            min(last, each.until or last),
            tuple(sorted(each.version.as_sets.items())),
        )
        for each in left_out_in(measure_id)
        if (each.first or first) <= last and (each.until is None or each.until > first)
    )


def changed_on(measure_id: str) -> dict[str, str]:
    """The days, as 2026-04-01, from which cases count by another version than those of the day before, and by which."""
    holds = stretches(versions_of(measure_id))
    return {
        each.first.isoformat(): f"Definition changed: {each.version.text}" for each in holds if each.first
    }


def definition_text(measure_id: str) -> str:
    """What decides which cases are left out, and from when; blank where it counts as it ships."""
    return _text_of(versions_of(measure_id))


def definition_texts() -> dict[str, str]:
    """The same of every measure that has versions, by its id."""
    by_measure: dict[str, list[OwnDefinition]] = {}
    for each in own_definitions():
        by_measure.setdefault(each.measure, []).append(each)
    return {measure: _text_of(versions) for measure, versions in by_measure.items()}


def _text_of(versions: Sequence[OwnDefinition]) -> str:
    return "; ".join(f"{each.first or ''} {each.version.text}" for each in stretches(versions))


def keep(version: OwnDefinition) -> None:
    """Add one version and put the file in place whole. Whoever calls has checked it and has the approval."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    rows = [_as_json(each) for each in (*_settings.in_file(), version)]
    write_whole(path, json.dumps(rows, indent=1, ensure_ascii=False) + "\n")


def _as_json(version: OwnDefinition) -> dict[str, Any]:
    row = asdict(version)
    for name in ("starts", "on"):
        row[name] = row[name].isoformat() if row[name] else None
    return row


@lru_cache(maxsize=8)
def _read(path: Path, *seen: int) -> tuple[OwnDefinition, ...]:
    """The file as it stood when it was seen; `seen` makes a changed file another question."""
    versions: list[OwnDefinition] = []
    try:
        for row in json.loads(path.read_text(encoding="utf-8")):
            versions.append(_version(row))
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        wanted = "a version needs a measure, a number, a day or null, and what it leaves out. Restore the file from a backup."
        raise SettingsError(
            len(versions) + 1, path, wanted=wanted, of="the council's own definitions", part="Entry"
        ) from fault
    return tuple(versions)


def _version(row: Mapping[str, Any]) -> OwnDefinition:
    leaves_out = {str(split): tuple(map(str, each)) for split, each in row["leaves_out"].items()}
    unknown = leaves_out.keys() - BY_WORDS.keys()
    if unknown:
        raise ValueError(unknown)
    texts = {name: str(row.get(name) or "") for name in ("why", "by", "approved_by")}
    return OwnDefinition(
        measure=str(row["measure"]),
        number=int(row["number"]),
        starts=_day(row["starts"]),
        leaves_out=leaves_out,
        on=_day(row.get("on")),
        **texts,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_settings = OwnSettings[OwnDefinition]("definitions.json", _read)
supposing = _settings.supposing
"""Within `supposing(version)`, as though this version had been approved."""
