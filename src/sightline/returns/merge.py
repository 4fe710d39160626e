"""From rows read to tables written: the SSD replaces, the local return adds by key, Annex A accumulates."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

import pyarrow as pa

from sightline.engine.manifest import AuthorityEntry, TableEntry
from sightline.engine.snapshots import Draft
from sightline.engine.store_tables import whole
from sightline.measuring.availability import availability
from sightline.measuring.discover import measures
from sightline.measuring.reads import columns_read, unread_by
from sightline.returns import annex_a_store
from sightline.returns.contract import RowsRead
from sightline.returns.dates import ENOUGH_TO_JUDGE, window_from
from sightline.returns.differences import difference
from sightline.returns.flat import fillable_tables
from sightline.returns.keys import told_apart
from sightline.returns.report import LoadReport, TableReport
from sightline.standards.windows import dated

ALL_BLANK_FROM = 50
ENDINGS = frozenset(ends for columns in dated().values() if (ends := columns.ends)) | {
    "perm_decision_reversed_date"
}


def flat_tables(draft: Draft, code: str, rows: Iterable[RowsRead], report: LoadReport) -> None:
    """Write every SSD, local and population table among these rows."""
    by_table: dict[str, list[RowsRead]] = {}
    for each in rows:
        if not each.table.startswith("annexa_"):
            by_table.setdefault(each.table, []).append(each)
    for table, parts in by_table.items():
        _write_flat(draft, code, table, parts, report)
    _widen_small_windows(draft, code)


def _widen_small_windows(draft: Draft, code: str) -> None:
    """An SSD table too small to tell by itself when it begins is taken to begin when the SSD loaded with it does.

    In a table of thousands an empty early month means that the extract begins later; in one of twenty it does not.
    """
    entries = [entry for entry in draft.manifest.authorities[code].tables.values() if entry.source == "ssd"]
    begins = min((entry.window_from for entry in entries if entry.window_from), default=None)
    for entry in entries:
        if entry.window_from and entry.rows < ENOUGH_TO_JUDGE:
            entry.window_from = begins


def _write_flat(draft: Draft, code: str, table: str, parts: list[RowsRead], report: LoadReport) -> None:
    keys = fillable_tables()[table].keys
    new = _joined(parts)
    counts = report.tables.setdefault(table, TableReport())
    counts.read += sum(each.read for each in parts)
    counts.set_aside += sum(each.set_aside for each in parts)
    if len(parts) > 1:
        new, again, faults = told_apart(_numbered(new), keys, (), parts[-1].source, None)
        counts.set_aside += again
        report.faults += faults
    counts.kept += new.num_rows
    old = draft.base.rows(table, code) if draft.base else None
    fields = filled(new)
    merged = new if table.startswith("ssd_") or old is None else _added_by_key(old, new, keys)
    complete = whole(table, merged, code)
    compare = difference(old, complete.drop_columns(["authority"]), keys)
    _count(counts, asdict(compare))
    source = "ssd" if table.startswith("ssd_") else "ons" if table == "population" else "local"
    entry = TableEntry(
        source=source,
        rows=merged.num_rows,
        fields=fields,
        loaded=draft.manifest.snapshot,
        window_from=window_from(table, merged),
    )
    entry.unread = {name: cause for each in parts for name, cause in each.unread.items()}
    draft.put(table, code, complete, entry)
    report.coverage[table] = coverage(new)


def _joined(parts: list[RowsRead]) -> pa.Table:
    return pa.concat_tables([each.rows for each in parts], promote_options="default")


def _numbered(rows: pa.Table) -> pa.Table:
    return rows.append_column("_row", pa.array(range(1, rows.num_rows + 1), pa.int64()))


def _count(table_report: TableReport, counts: dict[str, int]) -> None:
    for name, n in counts.items():
        setattr(table_report, name, getattr(table_report, name) + n)


def _added_by_key(old: pa.Table, new: pa.Table, keys: tuple[str, ...]) -> pa.Table:
    """The local return and population grow: a later row with the same key corrects the earlier."""
    joined = pa.concat_tables([old.drop_columns(["authority"]), new], promote_options="permissive")
    index = pa.array(range(joined.num_rows))
    last = joined.append_column("_n", index).group_by(list(keys)).aggregate([("_n", "max")])
    return joined.take(last.column("_n_max").combine_chunks().sort())


def filled(rows: pa.Table) -> list[str]:
    """The columns that say anything. One that is blank in every one of many rows is as good as absent.

    An ending that never came is said by a blank: such columns count as filled whenever they are there.
    """
    return [
        name
        for name in rows.column_names
        if rows.num_rows < ALL_BLANK_FROM or name in ENDINGS or rows.column(name).null_count < rows.num_rows
    ]


def coverage(rows: pa.Table) -> dict[str, float]:
    """For each column, the percentage of rows in which it is not blank."""
    total = rows.num_rows or 1
    return {name: round(100 * (1 - rows.column(name).null_count / total), 1) for name in rows.column_names}


def annex_a_tables(
    draft: Draft, code: str, rows: Iterable[RowsRead], report: LoadReport, complete_to: date
) -> None:
    """Accumulate every Annex A list among these rows and fill the SSD tables no SSD file fills."""
    lists = [each for each in rows if each.table.startswith("annexa_")]
    if lists:
        annex_a_store.write(draft, code, lists, report, complete_to)


def what_can_be_computed(draft: Draft, report: LoadReport) -> None:
    """Say which measures cannot be computed and why, and what changed since the last snapshot."""
    for code in report.authorities:
        entry = draft.manifest.authorities[code]
        _what_cannot_be_read(entry, report)
        before = draft.base.manifest.authorities.get(code) if draft.base else None
        for measure in measures().values():
            now = availability(measure, entry)
            was = availability(measure, before).ok if before else False
            if not now.ok:
                report.measures_not_computable[measure.id] = now.cause or "No month can be computed."
            if now.ok and not was:
                report.newly_computable.append(measure.id)
                report.computable_from[measure.id] = now.months[0]
            if was and not now.ok:
                report.no_longer_computable.append(measure.id)


def _what_cannot_be_read(entry: AuthorityEntry, report: LoadReport) -> None:
    """Note in the manifest which measures decide by a column that could not be read, and say so in the report."""
    causes = {
        measure.id: unread_by(lambda m=measure: columns_read(m), entry) for measure in measures().values()
    }
    entry.unread = {name: cause for name, cause in causes.items() if cause}
    for cause in dict.fromkeys(cause for table in entry.tables.values() for cause in table.unread.values()):
        of_it = [name for name, why in entry.unread.items() if why == cause]
        report.unread.append(f"{cause} Not computable for it: {', '.join(of_it)}." if of_it else cause)
