"""How far back a workbook looks: six or twelve months, told by its own rows."""

from calendar import monthrange
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from sightline.standards.annex_a import LISTS, ListSpec

EARLIER_SHARE = 0.1
SLACK = timedelta(days=14)


def window(rows: pa.Table, list_number: int, data_to: date) -> date:
    """The first day the list is complete from, in a workbook complete to `data_to`.

    Six months back (twelve for lists 10 and 11, where Ofsted asks for twelve); twelve where a tenth of the dated rows
    lie before the six months began. Councils cut their six months at the day of the inspection, which may be some
    days after the data date: where the first row lies within a fortnight after the window opens, the window opens
    with that row. A list of what is current has the data date itself.
    """
    spec = LISTS[list_number]
    if not spec.months:
        return data_to
    days = _days(spec, rows)
    days = days[days <= np.datetime64(data_to)]
    months = spec.months
    before = np.datetime64(months_before(data_to, months) - SLACK)
    if months < 12 and len(days) and (days < before).mean() >= EARLIER_SHARE:
        months = 12
    start = months_before(data_to, months)
    inside = days[days >= np.datetime64(start)]
    first = inside.min().astype(object) if len(inside) else start
    return first if first <= start + SLACK else start


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_column(rows: pa.Table, name: str | None) -> np.ndarray:
    """A date column as numpy days, NaT where blank or where there is no such column."""
    if name is None or name not in rows.column_names:
        return np.full(rows.num_rows, np.datetime64("NaT"), dtype="datetime64[D]")
    return rows.column(name).to_numpy().astype("datetime64[D]")


def ended(spec: ListSpec, rows: pa.Table) -> np.ndarray:
    """The day each row closed: the first of the list's end dates; NaT while it is open."""
    days = [day_column(rows, name) for name in spec.ended]
    return np.fmin.reduce(days) if days else day_column(rows, None)


def _days(spec: ListSpec, rows: pa.Table) -> np.ndarray:
    """The days that place rows in the window: when they closed where the list shows all that is open, else when
    they happened."""
    days = ended(spec, rows) if spec.shows_open else day_column(rows, spec.happened)
    return days[~np.isnat(days)]
