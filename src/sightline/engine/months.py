"""The small tables all date arithmetic goes through: the calendar, the month ends, and each authority's data date."""

from calendar import monthrange
from datetime import date
from functools import cache

import pyarrow as pa

MONTHS_SHOWN = 60
MONTHS_KEPT = MONTHS_SHOWN + 12  # the first of them needs a year before it to give its rolling twelve months

DATA_DATES = pa.schema([("authority", pa.string()), ("data_to", pa.date32())])
MONTH_ENDS = pa.schema(
    [
        ("authority", pa.string()),
        ("month", pa.string()),
        ("month_start", pa.date32()),
        ("month_end", pa.date32()),
    ]
)


def month_name(day: date) -> str:
    """The month a day lies in, as `2025-06`."""
    return f"{day:%Y-%m}"


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies `months` before the month of `day`."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


@cache
def months_to(day: date, count: int = MONTHS_KEPT) -> tuple[tuple[str, date], ...]:
    """The `count` months up to that of `day`, oldest first: each one's name and first day."""
    firsts = [months_before(day, back) for back in range(count - 1, -1, -1)]
    return tuple((month_name(first), first) for first in firsts)


def data_dates(dates: dict[str, date]) -> pa.Table:
    """One row per authority: its code and the day its data is complete to."""
    return pa.table({"authority": list(dates), "data_to": list(dates.values())}, schema=DATA_DATES)


def month_ends(dates: dict[str, date], count: int = MONTHS_KEPT) -> pa.Table:
    """One row per authority and month, `count` months up to its data date.

    `month_end` is the month's last day, or the data date in the month that it cuts short: "who is open" is asked
    on that day, never on one the data does not reach.
    """
    rows = []
    for code, data_to in dates.items():
        for name, first in months_to(data_to, count):
            last = date(first.year, first.month, monthrange(first.year, first.month)[1])
            rows.append((code, name, first, min(last, data_to)))
    columns = list(zip(*rows, strict=True)) if rows else [[], [], [], []]
    return pa.table([list(column) for column in columns], schema=MONTH_ENDS)
