"""Which rows a workbook should show and does not."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.annex_a.window import day_column, ended
from sightline.standards.annex_a import ListSpec


def no_longer_shown(
    spec: ListSpec, rows: pa.Table, present: pa.Table, window_from: date, data_to: date
) -> np.ndarray:
    """For each row that a workbook does not show, whether it lies inside the workbook's window and so should be.

    A list that shows all that is open should show a row that was open, or one that closed inside the window. Other
    lists should show what happened inside it. A list of what is current (9) withdraws nothing: who is not on it has
    left. A list with one row per child shows the latest only, so an earlier, closed row of a child it shows is history.
    """
    first, last = np.datetime64(window_from), np.datetime64(data_to)
    happened = day_column(rows, spec.happened)
    if not spec.months:
        return np.zeros(rows.num_rows, dtype=bool)
    if not spec.shows_open:
        return (happened >= first) & (happened <= last)
    closed = ended(spec, rows)
    inside = np.isnat(closed) | ((closed >= first) & (closed <= last))
    should = inside & ~(happened > last)
    return should & ~_history(spec, rows, closed, present) if spec.one_row_per_child else should


def _history(spec: ListSpec, rows: pa.Table, closed: np.ndarray, present: pa.Table) -> np.ndarray:
    """Rows that closed before the row the workbook shows for the same child began."""
    begun = present.group_by(spec.person).aggregate([(spec.happened, "max")])
    at = pc.index_in(rows.column(spec.person), value_set=begun.column(spec.person))
    latest = begun.column(f"{spec.happened}_max").take(at).to_numpy().astype("datetime64[D]")
    return closed <= latest


def ended_unseen(spec: ListSpec, rows: pa.Table, window_from: date) -> np.ndarray:
    """Rows open when last seen, before the workbook's window began: they may have closed where nobody looked."""
    if not spec.shows_open:
        return np.zeros(rows.num_rows, dtype=bool)
    return np.isnat(ended(spec, rows)) & (day_column(rows, "last_seen") < np.datetime64(window_from))
