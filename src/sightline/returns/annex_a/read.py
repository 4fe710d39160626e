"""Reading one list: typed columns, a reference for every row, and every row accounted for."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import blake2b

import numpy as np
import pyarrow as pa

from sightline.returns.annex_a.cells import SPELT, not_blank, read_cells
from sightline.returns.annex_a.recognise import Header, header_of
from sightline.returns.annex_a.rejected_rows import RejectedRow, same_key, without_key, without_person
from sightline.returns.cells.columns import ColumnRead
from sightline.returns.cells.days import FROM_1900, FROM_1904
from sightline.returns.cells.unread import cause, too_much
from sightline.returns.contract import CannotReadError, Input, RowsRead
from sightline.returns.faults import Did, Fault
from sightline.returns.store_types import notes_of
from sightline.returns.workbooks import counts_from_1904, read_csv_text, read_sheet
from sightline.standards.annex_a import ListSpec

MOST_FAULTS_A_COLUMN = 20_000


@dataclass(kw_only=True)
class ListRead(RowsRead):
    """The rows of one list from one sheet.

    `rows` has `record_id`, the columns the sheet has, and `source_row`. `respelt` counts, by column, the coded
    values that were read through a council's own spelling.
    """

    respelt: dict[str, int] = field(default_factory=dict)


def read(source: Input, today: date | None = None) -> ListRead:
    """Read one recognised list. `read == rows + set_aside`, and each row set aside has one fault that says why.

    Dates after `today` (the machine's own day unless given) are faults. CannotReadError where the sheet is no list,
    or lacks a column its rows are known by.
    """
    text = read_csv_text(source.path).rows if source.sheet is None else read_sheet(source.path, source.sheet)
    header = header_of(text)
    if header is None or (source.table and source.table != header.spec.table):
        raise CannotReadError(
            f"{_place(source)} holds no Annex A list that was recognised. Check its header row."
        )
    if header.missing_key:
        raise CannotReadError(
            f"{_place(source)} is Annex A list {header.number} but has no column '{header.missing_key[0]}', without "
            "which its rows cannot be told apart. Add it, with Ofsted's heading, and load it again."
        )
    return _read(source, header, text.slice(header.row + 1), today or datetime.now(UTC).astimezone().date())


def _place(source: Input) -> str:
    return f"The sheet '{source.sheet}' of {source.path.name}" if source.sheet else source.path.name


def _read(source: Input, header: Header, below: pa.Table, today: date) -> ListRead:
    filled = np.flatnonzero(not_blank(below))
    rows = below.take(pa.array(filled))
    numbers = filled + header.row + 2
    spec = header.spec
    cells = {name: rows.column(at).combine_chunks() for name, at in header.columns.items()}
    began = FROM_1904 if source.sheet and counts_from_1904(source.path) else FROM_1900
    columns = {
        each.name: read_cells(each, cells[each.name], today, began)
        for each in spec.columns
        if each.name in cells
    }
    asides = without_person(spec, columns, cells, rows)
    asides += without_key(spec, columns, cells, {each.row for each in asides})
    made = _keyed_rows(header, columns, numbers, {each.row for each in asides})
    asides += same_key(made, numbers)
    gone = {each.row for each in asides}
    own_rows = made.filter(pa.array([row not in gone for row in made.column("_row").to_pylist()], pa.bool_()))
    people = columns[spec.person].values
    faults = _about_the_sheet(source, header)
    faults += [
        _aside_fault(source, each, numbers, people) for each in sorted(asides, key=lambda each: each.row)
    ]
    for name, column in columns.items():
        faults += _cell_faults(source, header, name, column, numbers, people, gone)
    read = ListRead(
        source=source,
        table=spec.table,
        rows=own_rows.drop_columns(["_row"]),
        read=len(filled),
        set_aside=len(asides),
        faults=faults,
    )
    _about_columns(read, spec, columns, _place(source))
    read.notes += _repeats(spec, own_rows, _place(source))
    return read


def _repeats(spec: ListSpec, rows: pa.Table, place: str) -> list[str]:
    """A line where rows of a list are alike in all they are known by, and each is kept."""
    again = (
        rows.num_rows
        - rows.group_by([name for name in spec.key if name in rows.column_names]).aggregate([]).num_rows
    )
    if not spec.repeats or not again:
        return []
    return [
        f"{place}: {again:,} row{'s' * (again != 1)} of list {spec.number} on the same day, from the same source, about the same "
        "child as another. Two contacts are two, so each is kept."
    ]


def _about_columns(read: ListRead, spec: ListSpec, columns: dict[str, ColumnRead], place: str) -> None:
    """Add what was done to whole columns, and which could not be read."""
    for name, column in columns.items():
        wanted = spec.column(name)
        if n := column.notes.pop(SPELT, 0):
            read.respelt[name] = n
        read.notes += notes_of(place, wanted.heading, column.notes)
        is_code = wanted.kind == "code"
        filled = len(column.values) - column.values.null_count + (0 if is_code else column.unread)
        if too_much(column.unread, filled, coded=is_code):
            read.unread[name] = cause(place, wanted.heading, column.unread, filled)


def _keyed_rows(
    header: Header, columns: dict[str, ColumnRead], numbers: np.ndarray, out: set[int]
) -> pa.Table:
    """The rows that have a whole key, with their references."""
    keep = pa.array([row for row in range(len(numbers)) if row not in out], pa.int64())
    values = {name: column.values.take(keep) for name, column in columns.items()}
    key = [values[name].to_pylist() if name in values else [None] * len(keep) for name in header.spec.key]
    ids = [record_id(header.number, *parts) for parts in zip(*key, strict=True)]
    if header.spec.repeats:
        ids = _each_its_own(ids)
    rows = {"record_id": pa.array(ids, pa.string()), **values}
    rows["source_row"] = pa.array(numbers, pa.int64()).take(keep)
    return pa.table({**rows, "_row": keep})


def _each_its_own(ids: list[str]) -> list[str]:
    """References of rows that may be alike and are still two: the second of its kind is told from the first."""
    seen: Counter[str] = Counter()
    made = []
    for each in ids:
        seen[each] += 1
        made.append(each if seen[each] == 1 else f"{each}-{seen[each]}")
    return made


def record_id(number: int, *key: object) -> str:
    """A row's reference: always the same for the same key, and nobody's own reference is in it."""
    parts = "\x1f".join([str(number), *("" if part is None else str(part) for part in key)])
    return f"aa{number}-{blake2b(parts.encode(), digest_size=8).hexdigest()}"


def _about_the_sheet(source: Input, header: Header) -> list[Fault]:
    def fault(rule: str, column: str | None, value: str, expected: str, did: Did) -> Fault:
        return Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=None,
            column=column,
            rule=rule,
            found=value,
            expected=expected,
            did=did,
            child_id=None,
            table=header.spec.table,
        )

    faults = [
        fault(
            "column_not_known",
            heading,
            heading,
            f"a column of list {header.number}: this one is not loaded",
            "set_aside",
        )
        for heading in header.beside
    ]
    named = re.search(r"list[\s_\-]*(\d{1,2})(?!\d)", source.sheet or source.path.stem, re.IGNORECASE)
    if named and int(named[1]) != header.number:
        hint = f"list {header.number}, by its headings, which are believed"
        faults.append(fault("sheet_misnamed", None, source.sheet or source.path.name, hint, "corrected"))
    return faults


def _aside_fault(source: Input, rejected: RejectedRow, numbers: np.ndarray, people: pa.Array) -> Fault:
    return Fault(
        file=source.path.name, sheet=source.sheet, row=int(numbers[rejected.row]), column=rejected.column, rule=rejected.rule, found=rejected.found,
        expected=rejected.expected, did="set_aside", child_id=people[rejected.row].as_py(), table=source.table,
    )  # fmt: skip


def _cell_faults(
    source: Input,
    header: Header,
    name: str,
    column: ColumnRead,
    numbers: np.ndarray,
    people: pa.Array,
    gone: set[int],
) -> list[Fault]:
    """A fault for each cell that is not what its column asks for, in rows that are kept."""
    heading = header.spec.column(name).heading
    rows = [int(row) for row in np.flatnonzero(column.at >= 0) if row not in gone]
    faults = []
    for row in rows[:MOST_FAULTS_A_COLUMN]:
        text, wrong = column.wrong[column.at[row]]
        faults.append(
            Fault(
                file=source.path.name, sheet=source.sheet, row=int(numbers[row]), column=heading, rule=wrong.rule, found=text[:80], expected=wrong.expected,
                did=wrong.did, child_id=people[row].as_py(), table=source.table,
            )
        )  # fmt: skip
    if len(rows) > MOST_FAULTS_A_COLUMN:
        more = f"{len(rows) - MOST_FAULTS_A_COLUMN:,} more like these"
        faults.append(
            Fault(
                file=source.path.name,
                sheet=source.sheet,
                row=None,
                column=heading,
                rule="and_more",
                found=more,
                expected="",
                did="kept_blank",
                child_id=None,
                table=source.table,
            )
        )
    return faults
