"""A later workbook adds to and corrects the earlier ones, by key, and says what it changed.

The order of loading does not matter: an older workbook loaded after a newer one fills in what the newer could not
show, and overwrites nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.annex_a.window import window
from sightline.returns.annex_a.withdrawn import ended_unseen, no_longer_shown
from sightline.standards.annex_a import LISTS, ListSpec, store_schemas


@dataclass(frozen=True)
class AccumulatedList:
    """All the rows of a list so far, and what the last workbook did to them.

    `rows` has the store's columns but for the authority: `first_seen` and `last_seen` are data dates, and rows that a
    later workbook should have shown and did not are `withdrawn`, kept, and left out of measures. `added`, `changed`
    and `unchanged` count the new workbook's rows, `withdrawn` the rows newly marked. `stock_dates`, for the lists with
    one row per child, are the data dates on which the list says who is open. `notes` are sentences; no child is in
    them.
    """

    rows: pa.Table
    added: int
    changed: int
    unchanged: int
    withdrawn: int
    notes: tuple[str, ...] = ()
    stock_dates: tuple[date, ...] = ()


def accumulate(
    old: pa.Table | None,
    new: pa.Table,
    list_number: int,
    data_to: date,
    window_from: date,
    stock_dates: Iterable[date] = (),
) -> AccumulatedList:
    """Add one workbook's rows of a list, complete from `window_from` to `data_to`, to the rows held so far.

    `old` is what the store holds (None: nothing yet); `new` rows as `read` gives them, each `record_id` once.
    `stock_dates` are those known so far. Columns the new workbook lacks keep what earlier ones said.
    """
    spec = LISTS[list_number]
    earlier = _whole(spec, old) if old is not None else store_schema(list_number).empty_table()
    fresh = _seen_on(_whole(spec, new), data_to)
    at = pc.index_in(fresh.column("record_id"), value_set=earlier.column("record_id")).to_numpy()
    shared = np.flatnonzero(~np.isnan(at)) if at.dtype.kind == "f" else np.arange(len(at))
    places = at[shared].astype(np.int64)
    newest = max([data_to, *filter(None, [pc.max(earlier.column("last_seen")).as_py()])])
    was = earlier.take(places)
    merged, differs, columns = _merged(spec, was, fresh.take(shared), set(new.column_names), data_to)
    others = np.setdiff1d(np.arange(earlier.num_rows), places)
    added = np.setdiff1d(np.arange(fresh.num_rows), shared)
    present = pa.concat_tables([merged, fresh.take(added)])
    rest, gone, unseen = _rest(spec, earlier.take(others), present, data_to, window_from)
    if newest > data_to:
        present = _beside_newer(spec, present, pa.concat_tables([present, rest]), data_to)
    came_back = (
        was.column("withdrawn").to_numpy() & ~present.slice(0, len(shared)).column("withdrawn").to_numpy()
    )
    differs = differs | came_back
    rows = pa.concat_tables([rest, present]).combine_chunks()
    stocks = _stocks(spec, {*stock_dates, data_to}, unseen)
    notes = _notes(spec, columns, gone, unseen, data_to, newest)
    return AccumulatedList(rows, len(added), int(differs.sum()), int((~differs).sum()), gone, notes, stocks)


def store_schema(list_number: int) -> pa.Schema:
    """The store's columns of a list, without the authority's code."""
    return pa.schema([field for field in store_schemas()[list_number] if field.name != "authority"])


def _whole(spec: ListSpec, rows: pa.Table) -> pa.Table:
    """These rows with every column of the store, blank where they have none."""
    columns = [
        rows.column(field.name).cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(rows.num_rows, field.type)
        for field in store_schema(spec.number)
    ]
    return pa.table(columns, schema=store_schema(spec.number))


def _seen_on(rows: pa.Table, day: date) -> pa.Table:
    days = pa.array([day] * rows.num_rows, pa.date32())
    rows = _with(_with(rows, "first_seen", days), "last_seen", days)
    return _with(rows, "withdrawn", pa.array(np.zeros(rows.num_rows, dtype=bool)))


def _with(rows: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    return rows.set_column(rows.column_names.index(name), rows.schema.field(name), values)


def _merged(
    spec: ListSpec, earlier: pa.Table, fresh: pa.Table, new_columns: set[str], data_to: date
) -> tuple[pa.Table, np.ndarray, dict[str, int]]:
    """Rows both have: the fresh content unless the held is newer; which rows changed; and in which columns."""
    newer = pc.greater(earlier.column("last_seen"), pa.scalar(data_to, pa.date32()))
    rows, columns = fresh, {}
    differs = np.zeros(fresh.num_rows, dtype=bool)
    for column in spec.columns:
        was, now = earlier.column(column.name), fresh.column(column.name)
        if column.name not in new_columns:
            rows = _with(rows, column.name, was)
            continue
        rows = _with(rows, column.name, pc.if_else(newer, was, now))
        other = _differ(was, now) & ~newer.to_numpy()
        differs = differs | other
        if other.any():
            columns[column.heading] = int(other.sum())
    rows = _with(
        rows, "source_row", pc.if_else(newer, earlier.column("source_row"), fresh.column("source_row"))
    )
    rows = _with(rows, "withdrawn", pc.if_else(newer, earlier.column("withdrawn"), fresh.column("withdrawn")))
    rows = _with(
        rows, "first_seen", pc.min_element_wise(earlier.column("first_seen"), fresh.column("first_seen"))
    )
    return (
        _with(rows, "last_seen", pc.max_element_wise(earlier.column("last_seen"), fresh.column("last_seen"))),
        differs,
        columns,
    )


def _differ(was: pa.ChunkedArray, now: pa.ChunkedArray) -> np.ndarray:
    """Where two columns hold different things; two blanks are the same."""
    same = pc.or_(pc.fill_null(pc.equal(was, now), False), pc.and_(pc.is_null(was), pc.is_null(now)))
    return ~same.to_numpy()


def _rest(
    spec: ListSpec, others: pa.Table, present: pa.Table, data_to: date, window_from: date
) -> tuple[pa.Table, int, pa.Table]:
    """The rows this workbook does not show: those it should have shown are marked; how many; and the unseen ends."""
    older = pc.less_equal(others.column("last_seen"), pa.scalar(data_to, pa.date32())).to_numpy()
    already = others.column("withdrawn").to_numpy()
    gone = no_longer_shown(spec, others, present, window_from, data_to) & older & ~already
    unseen = others.filter(pa.array(gone & ended_unseen(spec, others, window_from)))
    return _with(others, "withdrawn", pa.array(already | gone)), int(gone.sum()), unseen


def _beside_newer(spec: ListSpec, present: pa.Table, everything: pa.Table, data_to: date) -> pa.Table:
    """An older workbook's rows, those marked that a newer workbook should have shown.

    What a newer workbook showed is what was first seen by its day and last seen no earlier.
    """
    seen = [
        each for name in ("first_seen", "last_seen") for each in everything.column(name).unique().to_pylist()
    ]
    gone = present.column("withdrawn").to_numpy()
    for day in sorted({each for each in seen if each > data_to}):
        when = pa.scalar(day, pa.date32())
        begun = pc.less_equal(everything.column("first_seen"), when)
        listed = everything.filter(pc.and_(begun, pc.greater_equal(everything.column("last_seen"), when)))
        before = pc.less(present.column("last_seen"), when).to_numpy()
        gone = gone | (no_longer_shown(spec, present, listed, window(listed, spec.number, day), day) & before)
    return _with(present, "withdrawn", pa.array(gone))


def _stocks(spec: ListSpec, days: set[date], unseen: pa.Table) -> tuple[date, ...]:
    """The days on which the list says who is open, without those that lost somebody whose end nobody saw."""
    if not spec.one_row_per_child:
        return ()
    lost = list(
        zip(unseen.column("first_seen").to_pylist(), unseen.column("last_seen").to_pylist(), strict=True)
    )
    return tuple(day for day in sorted(days) if not any(first <= day <= last for first, last in lost))


def _notes(
    spec: ListSpec, columns: dict[str, int], gone: int, unseen: pa.Table, data_to: date, newest: date
) -> tuple[str, ...]:
    notes = [
        f"List {spec.number}: {name} changed in {n:,} row{'s' * (n != 1)}." for name, n in columns.items()
    ]
    if newest > data_to:
        notes.append(
            f"List {spec.number}: this workbook ({data_to:%d/%m/%Y}) is older than one loaded before "
            f"({newest:%d/%m/%Y}); where both have a row, the newer stands."
        )
    if gone:
        notes.append(
            f"List {spec.number}: {gone:,} row{'s' * (gone != 1)} that this workbook should show and does not "
            f"{'was' if gone == 1 else 'were'} withdrawn: kept, and left out of measures."
        )
    if unseen.num_rows:
        notes.append(
            f"List {spec.number}: {unseen.num_rows:,} of them were open in an earlier workbook and closed too long "
            "before this one for it to say when. Load workbooks at most six months apart."
        )
    return tuple(notes)
