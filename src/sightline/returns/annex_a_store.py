"""Annex A into the store: each list added to what is held, and the SSD tables that no SSD file fills made from all."""

from collections.abc import Mapping, Sequence
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
from sightline.returns.faults import Fault
from sightline.returns.report import LoadReport, TableReport
from sightline.returns.table_words import rows_of
from sightline.standards.annex_a import LISTS
from sightline.standards.windows import dated

BIRTH = "date_of_birth"
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
    report.faults += _births_that_differ(draft, code, parts)
    _fill_ssd(draft, code, report)


def _births_that_differ(draft: Draft, code: str, parts: Sequence[RowsRead]) -> list[Fault]:
    """A fault for each row of these files that gives another date of birth than the one that is believed."""
    entries = draft.manifest.authorities[code].tables
    list_rows = {
        n: _rows(draft, code, spec.table)
        for n, spec in LISTS.items()
        if n in annex_a.PEOPLE and spec.table in entries
    }
    differ = {row["child"]: row for row in annex_a.births_that_differ(list_rows).to_pylist()}
    faults = []
    for part in parts:
        spec = LISTS[list_number(part)]
        if not differ or BIRTH not in part.rows.column_names or spec.number not in annex_a.PEOPLE:
            continue
        for row in part.rows.select([spec.person, BIRTH, "source_row"]).to_pylist():
            believed = differ.get(row[spec.person])
            if believed and row[BIRTH] and row[BIRTH] != believed["born"]:
                faults.append(_birth_fault(part, row, believed, spec.column(BIRTH).heading))
    return faults


def _birth_fault(part: RowsRead, row: dict, believed: dict, heading: str) -> Fault:
    expected = (
        f"{believed['born']:%d/%m/%Y}, which {believed['lists']} of {believed['of_lists']} lists give and which is "
        "believed: the date most lists of the latest workbook give, and of two given as often the latest row's"
    )
    child = row[LISTS[list_number(part)].person]
    return Fault(
        file=part.source.path.name, sheet=part.source.sheet, row=row["source_row"], column=heading, rule="birth_dates_differ",
        found=f"{row[BIRTH]:%d/%m/%Y}", expected=expected, did="corrected", child_id=child, table=part.table,
    )  # fmt: skip


def _nothing(draft: Draft, code: str, parts: Sequence[RowsRead], report: LoadReport) -> None:
    """A workbook without one row is a template, not news that every child has gone: what is held stays as it is."""
    report.notes.append(
        "The Annex A lists hold no rows: this is an empty template, and nothing was taken from it."
    )
    for number in {list_number(each) for each in parts}:
        table = LISTS[number].table
        counts = report.tables.setdefault(table, TableReport())
        counts.read += sum(each.read for each in parts if each.table == table)
        counts.set_aside += sum(each.set_aside for each in parts if each.table == table)
        if table not in draft.manifest.authorities[code].tables:
            entry = TableEntry(
                source="annex_a",
                rows=0,
                fields=[],
                loaded=draft.manifest.snapshot,
                window_from=None,
                stock_dates=None,
            )
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


def _holding(draft: Draft, code: str, number: int) -> Holding:
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
    holding = _holding(draft, code, number)
    otherwise = max(dates.values(), default=draft.manifest.authorities[code].data_to)
    for edition in annex_a.editions(parts):
        files = [each.source.path for each in edition]
        day = max((dates[file] for file in files if file in dates), default=otherwise)
        holding = _add_edition(holding, number, edition, day, report)
    if holding.rows is None:
        return
    stocks = list(holding.stock_dates) if LISTS[number].one_row_per_child else None
    entry = TableEntry(
        source="annex_a",
        rows=holding.rows.num_rows,
        fields=sorted(holding.fields),
        loaded=draft.manifest.snapshot,
        window_from=holding.window_from,
        stock_dates=stocks,
    )
    entry.unread = {name: cause for part in parts for name, cause in part.unread.items()}
    draft.put(table, code, whole(table, holding.rows, code), entry)


def _add_edition(
    holding: Holding, number: int, edition: Sequence[RowsRead], day: date, report: LoadReport
) -> Holding:
    """The list with one edition of it added, which shows it as at `day`; the report counts what that changed."""
    counts = report.tables.setdefault(LISTS[number].table, TableReport())
    parts = annex_a.told_apart(edition)
    for was, now in zip(edition, parts, strict=True):
        report.faults += now.faults[len(was.faults) :]
    rows = pa.concat_tables([each.rows for each in parts], promote_options="default")
    begins = annex_a.window(rows, number, day)
    done = annex_a.accumulate(holding.rows, rows, number, day, begins, holding.stock_dates)
    counts.read += sum(each.read for each in parts)
    counts.kept += rows.num_rows
    counts.set_aside += sum(each.set_aside for each in parts)
    counts.added += done.added
    counts.changed += done.changed
    counts.unchanged += done.unchanged
    counts.withdrawn += done.withdrawn
    report.notes += done.notes
    return _grown(holding, done, begins, day, set(rows.column_names))


def _grown(
    holding: Holding, done: annex_a.AccumulatedList, begins: date, day: date, fields: set[str]
) -> Holding:
    """The list after one more edition. Windows that touch are one; over a gap only the later one counts."""
    window, last = begins, max(day, holding.complete_to or day)
    if holding.window_from and holding.complete_to:
        touches = begins <= holding.complete_to + timedelta(
            days=1
        ) and holding.window_from <= day + timedelta(days=1)
        later = begins if day > holding.complete_to else holding.window_from
        window = min(begins, holding.window_from) if touches else later
    return Holding(done.rows, window, last, done.stock_dates, holding.fields | fields)


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
    not_used: list[tuple[str, int]] = []
    for table, made in annex_a.to_ssd(lists, windows, stocks).items():
        entry_before = entries.get(table)
        if entry_before is not None and entry_before.source == "ssd":
            not_used.append((rows_of(table), made.rows.num_rows))
            continue
        entry = TableEntry(
            source="annex_a",
            rows=made.rows.num_rows,
            fields=list(made.fields),
            loaded=draft.manifest.snapshot,
            window_from=_window(table, made),
            stock_dates=_stock_dates(table, made),
            unread=_unread(table, entries),
        )
        draft.put(table, code, whole(table, made.rows, code), entry)
    if not_used:
        report.notes.append(kept_of_the_ssd(not_used))


def kept_of_the_ssd(not_used: Sequence[tuple[str, int]]) -> str:
    """One sentence on what the SSD holds already and Annex A would have given: what the rows are, and how many."""
    if len(not_used) == 1:
        what, number = not_used[0]
        return f"Kept your SSD's {what}; the {number:,} in Annex A were not used."
    listed = ", ".join(f"{what} {number:,}" for what, number in sorted(not_used, key=lambda each: -each[1]))
    return f"Kept your SSD's rows for {len(not_used)} tables; those of Annex A were not used: {listed}."


def _unread(table: str, entries: Mapping[str, TableEntry]) -> dict[str, str]:
    """Of a table made from lists the fields whose column could not be read, with why."""
    return {
        link.field: cause
        for link in annex_a.MAPPING
        if link.table == table and (listed := entries.get(LISTS[link.list].table))
        if (cause := listed.unread.get(link.column))
    }


def _rows(draft: Draft, code: str, table: str) -> pa.Table:
    """A list's rows in this snapshot: just written, or carried over."""
    if draft.manifest.authorities[code].tables[table].loaded == draft.manifest.snapshot:
        rows = draft.written(table, code)
    else:
        rows = draft.base.rows(table, code) if draft.base else None
    if rows is None:
        raise RuntimeError(f"{table} of {code} is in the manifest but was neither written nor carried over.")
    return rows.drop_columns(["authority"])


def _stock_dates(table: str, made: annex_a.MappedTable) -> list[date] | None:
    """The days the table says who is open on. What a period of care looks like inside is true on the latest only."""
    if made.stock_dates is None:
        return None
    return list(made.stock_dates[-1:] if table in ONLY_THE_LATEST else made.stock_dates)


def _window(table: str, made: annex_a.MappedTable) -> date | None:
    """The first complete day of a table made from lists: the latest of its lists', later still for conferences."""
    if table not in dated() and table not in ("ssd_care_leavers",):
        return None
    first = max(made.windows.values(), default=None)
    if first and table == "ssd_initial_cp_conference":
        index = first.year * 12 + first.month - 1 + CONFERENCE_LAG_MONTHS
        return date(index // 12, index % 12 + 1, 1)
    return first
