"""From text to the store's types, by one rule for every CSV and Parquet file, with a fault for what will not go."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import numpy as np
import pyarrow as pa

from sightline.returns.cells import numbers
from sightline.returns.cells.codes import coded
from sightline.returns.cells.columns import ColumnRead, read_column
from sightline.returns.cells.days import DayColumn, days
from sightline.returns.cells.references import is_reference, references
from sightline.returns.cells.texts import trimmed
from sightline.returns.cells.unread import cause, too_much
from sightline.returns.cells.words import words
from sightline.returns.contract import Input
from sightline.returns.faults import Fault
from sightline.standards.codes import coded_columns
from sightline.standards.ssd import Field, SsdTable
from sightline.standards.windows import is_event

MOST_FAULTS_A_COLUMN = 20_000
BIRTHS = ("dob", "birth")


@dataclass
class TableRead:
    """The columns of a table typed, with `_row`; a fault for each cell that is not what it should be; and in sentences
    what was done to whole columns. `unread`: why what needs a column cannot be computed, by column.
    """

    rows: pa.Table
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


def to_store_types(
    text: pa.Table, table: SsdTable, source: Input, child_column: str | None, today: date
) -> TableRead:
    """The columns of `table` that `text` has.

    `text` has `_row` beside its cells: the row's number as a spreadsheet shows it (the header is row 1).
    """
    numbered = text.column("_row").combine_chunks().cast(pa.int64())
    have = [each for each in table.fields if each.name in text.column_names]
    read = {each.name: _column(table, each, text.column(each.name), today) for each in have}
    made = TableRead(pa.table({"_row": numbered, **{name: column.values for name, column in read.items()}}))
    whose = read[child_column].values if child_column else pa.nulls(len(numbered), pa.string())
    for name, column in read.items():
        made.faults += _faults(source, name, column, numbered, whose)
        made.notes += notes_of(source.path.name, name, column.notes)
        filled = len(column.values) - column.values.null_count + column.unread
        is_code = (table.name, name) in coded_columns()
        filled -= column.unread if is_code else 0
        if too_much(column.unread, filled, coded=is_code):
            made.unread[name] = cause(source.path.name, name, column.unread, filled)
    return made


def _column(table: SsdTable, wanted: Field, cells: pa.ChunkedArray, today: date) -> ColumnRead:
    plain = trimmed(cells)
    if wanted.type == "text" and is_reference(wanted):
        return references(plain, own=wanted.key and not wanted.refers_to and table.name != "ssd_person")
    column = coded_columns().get((table.name, wanted.name))
    if column:
        return read_column(plain, wanted.arrow, coded(column))
    if wanted.type == "text":
        return words(plain)
    if wanted.type in ("date", "moment"):
        births = any(word in wanted.name for word in BIRTHS)
        expected = DayColumn(
            today=today,
            moments=wanted.type == "moment",
            births=births,
            ahead=not births and not is_event(wanted.name),
        )
        return read_column(plain, wanted.arrow, days(expected))
    return read_column(
        plain, wanted.arrow, numbers.whole_numbers if wanted.type == "whole" else numbers.numbers
    )


def notes_of(file_name: str, heading: str, notes: Counter[str]) -> list[str]:
    """One line for each thing that was done to a column's cells."""
    return [f"{file_name}, {heading}: {n:,} cell{'s' * (n != 1)} {what}." for what, n in notes.items()]


def _faults(source: Input, name: str, column: ColumnRead, numbered: pa.Array, whose: pa.Array) -> list[Fault]:
    if not column.wrong:
        return []
    rows = np.flatnonzero(column.at >= 0)
    fault = partial(Fault, file=source.path.name, sheet=source.sheet, column=name, table=source.table)
    faults = []
    for row in rows[:MOST_FAULTS_A_COLUMN].tolist():
        text, wrong = column.wrong[column.at[row]]
        number, child = numbered[row].as_py(), whose[row].as_py()
        faults.append(
            fault(
                row=number,
                rule=wrong.rule,
                found=text[:80],
                expected=wrong.expected,
                did=wrong.did,
                child_id=child,
            )
        )
    if len(rows) > MOST_FAULTS_A_COLUMN:
        more = f"{len(rows) - MOST_FAULTS_A_COLUMN:,} more like these"
        faults.append(fault(row=None, rule="and_more", found=more, expected="", did="kept_blank"))
    return faults
