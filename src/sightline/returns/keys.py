"""Every row can be told apart, or is set aside with its reason: no key, no child, the same row twice."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import Input
from sightline.returns.faults import Fault


def told_apart(
    rows: pa.Table, keys: tuple[str, ...], required: tuple[str, ...], source: Input, child_column: str | None
) -> tuple[pa.Table, int, list[Fault]]:
    """Rows with a whole key, each key once; how many were set aside; and why.

    Of whole rows with the same key the last in the file is kept. Takes and removes the column `_row`, by which the
    rows are in order.
    """
    names = set(rows.column_names)
    needed = [name for name in dict.fromkeys((*keys, *required)) if name in names]
    same = [name for name in keys if name in names]
    numbers, cells = rows.column("_row"), rows.drop_columns(["_row"])
    blank = _blank(cells, needed)
    last = _last_of_each(cells, same, blank)
    places = np.arange(rows.num_rows)
    stays = ~blank & (last == places)
    if stays.all():
        return cells, 0, []
    whose = cells.column(child_column) if child_column and child_column in names else None
    faults = _blank_faults(cells, np.flatnonzero(blank), needed, numbers, whose, source)
    earlier = np.flatnonzero(~blank & (last != places))
    faults += _twice_faults(cells, earlier, last[earlier], numbers, whose, source)
    distinct = cells.filter(pa.array(stays))
    return distinct, rows.num_rows - distinct.num_rows, faults


def one_for_each_cell(cells: list[Fault], row_faults: list[Fault]) -> list[Fault]:
    """The faults of cells and of rows set aside, as one where a row is set aside for a cell that could not be read."""
    by_cell = {(fault.row, fault.column): fault for fault in cells}
    for at, fault in enumerate(row_faults):
        cell = by_cell.pop((fault.row, fault.column), None) if fault.rule == "blank_key" else None
        if cell:
            expected = f"{cell.expected}; without it the row cannot be known"
            row_faults[at] = replace(cell, did="set_aside", expected=expected)
    return [*by_cell.values(), *row_faults]


def _blank(cells: pa.Table, needed: list[str]) -> np.ndarray:
    """Of each row, whether any of these columns says nothing."""
    blank = np.zeros(cells.num_rows, dtype=bool)
    for name in needed:
        if cells.column(name).null_count:
            blank |= pc.is_null(cells.column(name)).to_numpy()
    return blank


def _last_of_each(cells: pa.Table, same: list[str], blank: np.ndarray) -> np.ndarray:
    """The place of the last whole row with the same key; of a row without a key, and where there is none, its own."""
    places = np.arange(cells.num_rows)
    if not same:
        return places
    whole = np.flatnonzero(~blank)
    numbers = np.zeros(len(whole), dtype=np.int64)
    for name in same:
        column = cells.column(name) if len(whole) == len(places) else cells.column(name).take(pa.array(whole))
        seen = column.combine_chunks().dictionary_encode()
        if len(seen.dictionary) == len(whole):  # this column alone tells them apart
            return places
        numbers = numbers * len(seen.dictionary) + seen.indices.to_numpy()
        numbers = np.unique(numbers, return_inverse=True)[1]  # so that no number grows too large
    last = np.zeros(len(whole), dtype=np.int64)
    last[numbers] = whole  # of several with one number the last stays
    places[whole] = last[numbers]
    return places


def _blank_faults(
    cells: pa.Table,
    blank: np.ndarray,
    needed: list[str],
    numbers: pa.ChunkedArray,
    whose: pa.ChunkedArray | None,
    source: Input,
) -> list[Fault]:
    missing = cells.select(needed).take(pa.array(blank))
    columns = [""] * len(blank)
    for name in reversed(needed):  # the first that is blank is the one that is named
        for at in np.flatnonzero(pc.is_null(missing.column(name)).to_numpy()).tolist():
            columns[at] = name
    return [
        Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=row,
            column=column,
            rule="blank_key",
            found="",
            expected="a value: without it the row cannot be known",
            did="set_aside",
            child_id=child,
            table=source.table,
        )
        for row, column, child in zip(_of(numbers, blank), columns, _of(whose, blank), strict=True)
    ]


def _twice_faults(
    cells: pa.Table,
    earlier: np.ndarray,
    later: np.ndarray,
    numbers: pa.ChunkedArray,
    whose: pa.ChunkedArray | None,
    source: Input,
) -> list[Fault]:
    return [
        Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=row,
            column=None,
            rule="repeated_row" if alike else "same_key_twice",
            found="the same row twice" if alike else "another row with the same key",
            expected=f"one row; row {last_row} was kept",
            did="set_aside",
            child_id=child,
            table=source.table,
        )
        for row, last_row, alike, child in zip(
            _of(numbers, earlier),
            _of(numbers, later),
            _alike(cells, earlier, later).tolist(),
            _of(whose, earlier),
            strict=True,
        )
    ]


def _alike(cells: pa.Table, earlier: np.ndarray, later: np.ndarray) -> np.ndarray:
    """Of each pair of rows, whether every cell of the one is as in the other."""
    alike = np.ones(len(earlier), dtype=bool)
    for column in cells.columns:
        one, other = column.take(pa.array(earlier)), column.take(pa.array(later))
        blank = pc.and_(pc.is_null(one), pc.is_null(other))
        alike &= pc.or_(blank, pc.fill_null(pc.equal(one, other), False)).to_numpy()
    return alike


def _of(column: pa.ChunkedArray | None, places: np.ndarray) -> list:
    """What a column says at these places; nothing where there is no such column."""
    return [None] * len(places) if column is None else column.take(pa.array(places)).to_pylist()
