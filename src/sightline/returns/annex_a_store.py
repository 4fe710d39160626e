"""Annex A into the store: each list added to what is held, and the SSD tables that no SSD file fills made from all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa

from sightline.engine.manifest import TableEntry
from sightline.engine.snapshots import Draft
from sightline.engine.store_tables import whole
from sightline.returns import annex_a
from sightline.returns.annex_a.joining import latest_day, list_number
from sightline.returns.contract import RowsRead
from sightline.returns.report import LoadReport, TableReport
from sightline.standards.annex_a import LISTS
from sightline.standards.windows import dated

ONLY_THE_LATEST = ("ssd_cla_placement", "ssd_legal_status")
CONFERENCE_LAG_MONTHS = 2
"""List 5 shows enquiries by their strategy discussion: a conference in its first months may belong to one before."""


@dataclass
class Holding:
    """One list as the store holds it while it is being added to."""

    rows: pa.Table | None
    window_from: date | None
    complete_to: date | None
    stock_dates: tuple[date, ...]
    fields: set[str]


def write(draft: Draft, code: str, parts: Sequence[RowsRead], report: LoadReport, complete_to: date) -> None:
    """Add every list among `parts`, complete to `complete_to` in its newest file, and fill the SSD tables from all."""
    dates = _dates(parts, complete_to)
    if not any(each.rows.num_rows for each in parts):
        _nothing(draft, code, parts, report)
        return
    for number in sorted({list_number(each) for each in parts}):
        mine = [each for each in parts if list_number(each) == number]
        _add_list(draft, code, number, mine, dates, report)
    _fill_ssd(draft, code, report)


def _nothing(draft: Draft, code: str, parts: Sequence[RowsRead], report: LoadReport) -> None:
    """A workbook without one row is a template, not news that every child has gone: what is held stays as it is."""
    report.notes.append(
        "The Annex A lists hold no rows: this is an empty template, and nothing was taken from it."
    )
    for number in {list_number(each) for each in parts}:
        table = LISTS[number].table
        said = report.tables.setdefault(table, TableReport())
        said.read += sum(each.read for each in parts if each.table == table)
        said.set_aside += sum(each.set_aside for each in parts if each.table == table)
        if table not in draft.manifest.authorities[code].tables:
            entry = TableEntry("annex_a", 0, [], draft.manifest.snapshot, None, None)
            draft.put(table, code, whole(table, pa.table({}), code), entry)


def _dates(parts: Sequence[RowsRead], complete_to: date) -> dict[Path, date]:
    """The data date of each file: the newest has the one asked for, an older one the last day anything in it happened."""
    last: dict[Path, date] = {}
    for each in parts:
        day = latest_day(each)
        if day:
            last[each.source.path] = max(day, last.get(each.source.path, day))
    newest = max(last.values(), default=complete_to)
    return {path: complete_to if day == newest else min(day, complete_to) for path, day in last.items()}


def _held(draft: Draft, code: str, number: int) -> Holding:
    table = LISTS[number].table
    entry = draft.manifest.authorities[code].tables.get(table)
    rows = draft.base.rows(table, code) if draft.base and entry else None
    if entry is None or rows is None:
        return Holding(None, None, None, (), set())
    last = max((day for day in rows.column("last_seen").to_pylist() if day), default=None)
    rows = rows.drop_columns(["authority"])
    return Holding(rows, entry.window_from, last, tuple(entry.stock_dates or ()), set(entry.fields))


def _add_list(
    draft: Draft,
    code: str,
    number: int,
    parts: list[RowsRead],
    dates: dict[Path, date],
    report: LoadReport,
) -> None:
    table = LISTS[number].table
    said = report.tables.setdefault(table, TableReport())
    held = _held(draft, code, number)
    for edition in annex_a.editions(parts):
        told = annex_a.told_apart(edition)
        report.faults += [
            fault for was, now in zip(edition, told, strict=True) for fault in now.faults[len(was.faults) :]
        ]
        rows = pa.concat_tables([each.rows for each in told], promote_options="default")
        day = max(
            (dates[each.source.path] for each in edition if each.source.path in dates),
            default=_any(dates, draft, code),
        )
        begins = annex_a.window(rows, number, day)
        done = annex_a.accumulate(held.rows, rows, number, day, begins, held.stock_dates)
        said.read += sum(each.read for each in told)
        said.kept += rows.num_rows
        said.set_aside += sum(each.set_aside for each in told)
        said.added += done.added
        said.changed += done.changed
        said.unchanged += done.unchanged
        said.withdrawn += done.withdrawn
        report.notes += done.notes
        held = _grown(held, done, begins, day, set(rows.column_names))
    if held.rows is None:
        return
    stocks = list(held.stock_dates) if LISTS[number].one_row_per_child else None
    entry = TableEntry(
        "annex_a", held.rows.num_rows, sorted(held.fields), draft.manifest.snapshot, held.window_from, stocks
    )
    draft.put(table, code, whole(table, held.rows, code), entry)


def _any(dates: dict[Path, date], draft: Draft, code: str) -> date:
    return max(dates.values(), default=draft.manifest.authorities[code].data_to)


def _grown(held: Holding, done: annex_a.Accumulated, begins: date, day: date, fields: set[str]) -> Holding:
    """The list after one more edition. Windows that touch are one; over a gap only the later one counts."""
    window, last = begins, max(day, held.complete_to or day)
    if held.window_from and held.complete_to:
        touches = begins <= held.complete_to + timedelta(days=1) and held.window_from <= day + timedelta(
            days=1
        )
        later = begins if day > held.complete_to else held.window_from
        window = min(begins, held.window_from) if touches else later
    return Holding(done.rows, window, last, done.stock_dates, held.fields | fields)


def _fill_ssd(draft: Draft, code: str, report: LoadReport) -> None:
    """Make the SSD tables from all lists held; where an SSD file has filled one, that one stands."""
    entries = draft.manifest.authorities[code].tables
    numbers = [number for number, spec in LISTS.items() if spec.table in entries]
    lists = {number: _rows(draft, code, LISTS[number].table) for number in numbers}
    windows = {number: day for number in numbers if (day := entries[LISTS[number].table].window_from)}
    stocks = {
        number: tuple(days)
        for number in numbers
        if (days := entries[LISTS[number].table].stock_dates) is not None
    }
    for table, made in annex_a.to_ssd(lists, windows, stocks).items():
        there = entries.get(table)
        if there is not None and there.source == "ssd":
            report.notes.append(
                f"{table} comes from the SSD, which stands; Annex A would have given {made.rows.num_rows:,} rows."
            )
            continue
        entry = TableEntry(
            "annex_a",
            made.rows.num_rows,
            list(made.fields),
            draft.manifest.snapshot,
            _window(table, made),
            _stock_dates(table, made),
        )
        draft.put(table, code, whole(table, made.rows, code), entry)


def _rows(draft: Draft, code: str, table: str) -> pa.Table:
    """A list's rows in this snapshot: just written, or carried over."""
    if draft.manifest.authorities[code].tables[table].loaded == draft.manifest.snapshot:
        rows = draft.written(table, code)
    else:
        rows = draft.base.rows(table, code) if draft.base else None
    if rows is None:
        raise RuntimeError(f"{table} of {code} is in the manifest but was neither written nor carried over.")
    return rows.drop_columns(["authority"])


def _stock_dates(table: str, made: annex_a.Mapped) -> list[date] | None:
    """The days the table says who is open on. What a period of care looks like inside is true on the latest only."""
    if made.stock_dates is None:
        return None
    return list(made.stock_dates[-1:] if table in ONLY_THE_LATEST else made.stock_dates)


def _window(table: str, made: annex_a.Mapped) -> date | None:
    """The first complete day of a table made from lists: the latest of its lists', later still for conferences."""
    if table not in dated() and table not in ("ssd_care_leavers",):
        return None
    first = max(made.windows.values(), default=None)
    if first and table == "ssd_initial_cp_conference":
        index = first.year * 12 + first.month - 1 + CONFERENCE_LAG_MONTHS
        return date(index // 12, index % 12 + 1, 1)
    return first
