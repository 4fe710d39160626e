"""What a freeze holds, written whole: readings, the figures as reported, the cases behind them, and what they rested on. No Django."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.engine.snapshots import Snapshot
from sightline.files.digest import sha256_of
from sightline.freezes.cases import cases_between
from sightline.freezes.places import CASES, CONTENT, FIGURES
from sightline.freezes.rules.making import first_day_reported
from sightline.measuring.discover import figures
from sightline.measuring.gather import month_index
from sightline.measuring.reading import Reading

FORMAT = 1
REPORTED = pa.schema(
    [
        ("unit", pa.string()),
        ("id", pa.string()),
        ("title", pa.string()),
        ("period", pa.string()),
        ("value", pa.float64()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("measured_in", pa.string()),
        ("status", pa.string()),
        ("cause", pa.string()),
        ("too_recent", pa.int64()),
        ("open_late", pa.int64()),
    ]
)
"""A row for each unit ("" is the whole authority), figure and period that was reported; else as `Reading`."""


@dataclass(frozen=True, kw_only=True)
class FreezeContent:
    """What is to be frozen. `facts` are what a reader must know besides, as JSON: targets, notes, names of units, comparators."""

    authority: str
    name: str
    cut_off: date
    snapshot: Snapshot
    readings: Path
    reported: Mapping[str, Sequence[Reading]]
    facts: Mapping[str, Any]


def write_content(content: FreezeContent, folder: Path, say: Callable[[str], None] = lambda _: None) -> None:
    """Write everything into an empty folder; `freeze.json` last, with what every other file hashes to."""
    (folder / "readings").mkdir(mode=0o700)
    _write_readings(content, folder / "readings")
    say("Keeping the cases behind the figures")
    first = first_day_reported(content.cut_off)
    rows = cases_between(content.snapshot, content.readings, content.authority, first, content.cut_off)
    pq.write_table(rows, folder / CASES, compression="zstd")
    pq.write_table(_reported(content.reported), folder / FIGURES, compression="zstd")
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    about = {
        "format": FORMAT,
        "authority": content.authority,
        "name": content.name,
        "cut_off": content.cut_off.isoformat(),
        "data_to": content.snapshot.manifest.authorities[content.authority].data_to.isoformat(),
        "snapshot": content.snapshot.id,
        "definitions": _definitions(content.authority),
        **content.facts,
        "files": {each.relative_to(folder).as_posix(): sha256_of(each) for each in files},
    }
    text = json.dumps(about, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / CONTENT).write_text(text, encoding="utf-8")


def faults_in(folder: Path, seal: str) -> list[str]:
    """What of a freeze is not as it was sealed, a sentence each that names the file; nothing where all is whole."""
    about = folder / CONTENT
    if not about.is_file():
        return [f"{folder.name}: {CONTENT} is not there."]
    if sha256_of(about) != seal:
        return [f"{folder.name}: {CONTENT} was changed."]
    files = json.loads(about.read_text(encoding="utf-8"))["files"]
    present = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()} - {
        CONTENT
    }
    faults = [f"{folder.name}: {name} is not there." for name in sorted(files.keys() - present)]
    faults += [f"{folder.name}: {name} does not belong to it." for name in sorted(present - files.keys())]
    return faults + [
        f"{folder.name}: {name} was changed."
        for name in sorted(files.keys() & present)
        if sha256_of(folder / name) != files[name]
    ]


def _write_readings(content: FreezeContent, folder: Path) -> None:
    """The authority's part of the readings, up to the cut-off."""
    last = month_index(f"{content.cut_off:%Y-%m}")
    for name in ("readings", "spreads"):
        rows = pq.read_table(
            content.readings / f"{name}.parquet", filters=[("authority", "=", content.authority)]
        )
        up_to = rows.filter(pc.field("month_index") <= last)
        pq.write_table(up_to, folder / f"{name}.parquet", row_group_size=50_000, compression="zstd")
    lives = pq.read_table(content.readings / "lives.parquet", filters=[("authority", "=", content.authority)])
    pq.write_table(lives, folder / "lives.parquet")
    rows = json.loads((content.readings / "answers.json").read_text(encoding="utf-8"))
    month = f"{content.cut_off:%Y-%m}"
    able = [
        {**row, "months": [each for each in row["months"] if each <= month]}
        for row in rows
        if row["authority"] == content.authority
    ]
    (folder / "answers.json").write_text(json.dumps(able), encoding="utf-8")


def _reported(by_unit: Mapping[str, Sequence[Reading]]) -> pa.Table:
    rows = []
    for unit, readings in by_unit.items():
        for reading in readings:
            row = asdict(reading)
            measured_in = row.pop("unit")
            rows.append({**row, "unit": unit, "measured_in": measured_in})
    return pa.Table.from_pylist(rows, schema=REPORTED)


def _definitions(authority: str) -> dict[str, dict[str, str]]:
    """What each figure was, on the day it was frozen."""
    return {
        figure.id: {
            "measure": measure.id,
            "title": figure.title,
            "measured_in": figure.unit,
            "better": measure.better,
            "fingerprint": measure.fingerprint(),
            "definition": measure.whole_definition,
        }
        for measure, figure in figures().values()
        if getattr(measure, "authority", authority) == authority
    }
