"""One list in several sheets or files: parts of one list, or one list at several times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import RowsRead
from sightline.returns.faults import Fault
from sightline.standards.annex_a import LISTS

THE_SAME_LIST = 0.1
"""Two files that share this much of the smaller one are one list at two times, not two parts of it."""


def list_number(read: RowsRead) -> int:
    """The number of the list these rows are of."""
    return int(read.table.removeprefix("annexa_list_"))


def editions(parts: Sequence[RowsRead]) -> list[list[RowsRead]]:
    """The parts of one list, put together into editions, the earliest first.

    Sheets of one workbook are parts of one edition. Files that have hardly a row in common are parts too; files that
    have are editions of different days, in the order of the last day anything in them happened.
    """
    groups: list[list[RowsRead]] = []
    for part in sorted(parts, key=lambda each: latest_day(each) or date.min):
        home = next((each for each in groups if _belongs(part, each)), None)
        if home is None:
            groups.append([part])
        else:
            home.append(part)
    return groups


def _belongs(part: RowsRead, edition: list[RowsRead]) -> bool:
    if any(part.source.path == each.source.path for each in edition):
        return True
    references = pa.chunked_array(
        [chunk for each in edition for chunk in each.rows.column("record_id").chunks], pa.string()
    )
    smaller = min(part.rows.num_rows, len(references))
    common = pc.sum(pc.is_in(part.rows.column("record_id"), value_set=references)).as_py() or 0
    return smaller == 0 or common < THE_SAME_LIST * smaller


def latest_day(read: RowsRead) -> date | None:
    """The last day anything in these rows happened; births do not count."""
    spec = LISTS[list_number(read)]
    names = [
        each.name for each in spec.columns if each.kind == "date" and each.name in read.rows.column_names
    ]
    days = [pc.max(read.rows.column(name)).as_py() for name in names]
    return max(filter(None, days), default=None)


def told_apart(parts: Sequence[RowsRead]) -> list[RowsRead]:
    """The parts of one edition with each row in one of them only: the last that has it.

    What a part loses is set aside in it, with a fault that names the sheet that has the row.
    """
    parts_apart: list[RowsRead] = []
    for at, part in enumerate(parts):
        later = parts[at + 1 :]
        parts_apart.append(_without(part, later) if later else part)
    return parts_apart


def _without(part: RowsRead, later: Sequence[RowsRead]) -> RowsRead:
    where = {reference: each for each in later for reference in each.rows.column("record_id").to_pylist()}
    lines = part.rows.select(["record_id", "source_row", LISTS[list_number(part)].person]).to_pylist()
    again = [(at, line) for at, line in enumerate(lines) if line["record_id"] in where]
    if not again:
        return part
    gone = {at for at, _ in again}
    keep = pa.array([at not in gone for at in range(len(lines))], pa.bool_())
    faults = [_fault(part, line, where[line["record_id"]]) for _, line in again]
    return replace(
        part,
        rows=part.rows.filter(keep),
        set_aside=part.set_aside + len(again),
        faults=[*part.faults, *faults],
    )


def _fault(part: RowsRead, line: dict, other: RowsRead) -> Fault:
    place = (
        f"sheet '{other.source.sheet}' of {other.source.path.name}"
        if other.source.sheet
        else other.source.path.name
    )
    child = line[LISTS[list_number(part)].person]
    return Fault(
        file=part.source.path.name, sheet=part.source.sheet, row=line["source_row"], column=None, rule="repeated_row",
        found="a row that another sheet or file has too", expected=f"one row: the one in {place} was kept", did="set_aside", child_id=child, table=part.table,
    )  # fmt: skip
