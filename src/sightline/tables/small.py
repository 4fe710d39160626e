"""The small tables and days that every question is given: they change with the data date, and its text does not."""

from collections.abc import Callable, Mapping
from datetime import date

import pyarrow as pa

from sightline.calendars.working_days import calendar_rows
from sightline.engine import months
from sightline.standards import codes
from sightline.standards.worker_roles import ORDER, words_of

MOST_INTERVALS = 2_500
"""How often something can fall due again: more than the days of the months kept."""
GROUPED_SETS = ("ethnicity", "sex", "primary_need", "referral_source")


def code_groups() -> pa.Table:
    """set, text (in capitals), group: every way a coded value may be written and the group it is counted in."""
    rows = [(name, text, group) for name in GROUPED_SETS for text, group in codes.groups(name).items()]
    names = ("set", "text", "group")
    return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})


def worker_roles() -> pa.Table:
    """words (with a space on either side), place: what tells a role's kind, as a place in `worker_roles.ORDER`."""
    rows = [(f" {words} ", place) for place, kind in enumerate(ORDER) for words in words_of()[kind]]
    words, places = zip(*rows, strict=True)
    return pa.table({"words": pa.array(words, pa.string()), "place": pa.array(places, pa.int32())})


def numbers() -> pa.Table:
    """n: the whole numbers from 1 to MOST_INTERVALS."""
    return pa.table({"n": pa.array(range(1, MOST_INTERVALS + 1), pa.int32())})


def first_day(dates: Mapping[str, date], months_kept: int = months.MONTHS_KEPT) -> date:
    """The first day of the first month kept. `dates`: each authority's data date."""
    return months.months_before(min(dates.values()), months_kept - 1)


def small_tables(
    dates: Mapping[str, date], months_kept: int = months.MONTHS_KEPT
) -> dict[str, Callable[[], pa.Table | date]]:
    """By name, what makes each small table and day that Data hands to its engine. `dates` as Data takes them."""
    return {
        "first_day": lambda: first_day(dates, months_kept),
        "data_dates": lambda: months.data_dates(dict(dates)),
        "month_ends": lambda: months.month_ends(dict(dates), months_kept),
        "calendar": calendar_rows,
        "code_groups": code_groups,
        "numbers": numbers,
        "worker_roles": worker_roles,
    }
