"""The cases of the newest months, every measure's, kept beside the readings: a freeze takes them from here and judges none anew.

Cases that are carried over stay in the file they were written in, which is linked and not written again; INDEX says in which
file a measure's cases lie.
"""

import json
import os
import shutil
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.engine.later import ir
from sightline.engine.months import months_before

NAME, INDEX = "recent_cases", "recent_cases.json"
MONTHS = 27
"""Enough for a freeze to any month of the last quarter: it reports back to the beginning of the year before."""
RECENT = pa.schema(
    [
        ("measure", pa.string()),
        ("authority", pa.string()),
        ("month_index", pa.int32()),
        ("case_id", pa.string()),
        ("child_id", pa.string()),
        ("on", pa.date32()),
        ("counted", pa.bool_()),
        ("amount", pa.float64()),
        ("part", pa.string()),
        ("aside", pa.string()),
        ("superseded", pa.date32()),
        ("team", pa.string()),
        ("second_team", pa.string()),
        ("third_team", pa.string()),
        ("team_by", pa.string()),
    ]
)
ORDER = [("measure", "ascending"), ("on", "ascending"), ("case_id", "ascending")]


def first_day_kept(dates: Mapping[str, date]) -> date:
    """The first day from which cases are kept. `dates`: each authority's data date."""
    return months_before(min(dates.values()), MONTHS - 1)


def recent(teamed: ir.Table, since: ir.DateValue) -> ir.Table:
    """The cases since a day, as RECENT. `teamed`: all cases with their teams."""
    return teamed.filter(teamed.on >= since).select(*RECENT.names)


def write_recent(rows: pa.Table | None, folder: Path, before: Path | None, carried: Collection[str]) -> None:
    """Write the cases that were judged, and take over those of the measures that were `carried` from the folder `before`."""
    index: dict[str, str] = {}
    if before is not None and carried:
        earlier: dict[str, str] = json.loads((before / INDEX).read_text(encoding="utf-8"))
        index = {measure: file for measure, file in earlier.items() if measure in carried}
        for file in set(index.values()):
            _link(before / file, folder / file)
    if rows is not None and rows.num_rows:
        file = f"{NAME}_{len(set(index.values())):03}.parquet"
        while (folder / file).exists():
            file = f"{NAME}_{int(file[-11:-8]) + 1:03}.parquet"
        pq.write_table(rows.cast(RECENT), folder / file, row_group_size=50_000)
        index |= dict.fromkeys(pc.unique(rows.column("measure")).to_pylist(), file)
    (folder / INDEX).write_text(json.dumps(index), encoding="utf-8")


def recent_between(folder: Path, authority: str, first: int, last: int) -> pa.Table:
    """The cases of an authority in the months from `first` to `last` (as `gather.month_index`), in ORDER. OSError without any kept."""
    index: dict[str, str] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    by_file: dict[str, list[str]] = {}
    for measure, file in index.items():
        by_file.setdefault(file, []).append(measure)
    span = [("authority", "=", authority), ("month_index", ">=", first), ("month_index", "<=", last)]
    parts = [
        pq.read_table(folder / file, filters=[*span, ("measure", "in", measures)])
        for file, measures in by_file.items()
    ]
    return in_order(pa.concat_tables(parts) if parts else RECENT.empty_table())


def in_order(rows: pa.Table) -> pa.Table:
    """Cases by measure, day and case."""
    return rows.select(RECENT.names).sort_by(ORDER)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)
