"""The periods a person may pick from, newest first. Any other can be typed into the address."""

from datetime import date

from sightline.calendars.dates import month_end, same_day_later
from sightline.calendars.periods import (
    Period,
    half_of,
    last_complete_quarter,
    month_of,
    preceding,
    quarter_of,
    rolling_twelve,
    year_of,
    year_to_date,
)
from sightline.measuring.releases import is_offered

QUARTERS, HALVES, MONTHS, YEARS = 8, 4, 12, 3


def periods(data_to: date, chosen: Period, *, every: bool = True) -> list[tuple[str, list[Period]]]:
    """Quarters, halves of the year, running periods, financial years and months up to the data date; `chosen` is always among them.

    Without `every` only those that are over and lie within one another, for whoever may not see small numbers.
    """
    quarter = last_complete_quarter(data_to)
    under_way = [quarter_of(data_to)] if quarter_of(data_to) != quarter else []
    month = month_of(data_to) if data_to == month_end(data_to) else preceding(month_of(data_to))
    groups = [
        ("Quarters", under_way + _back(quarter, QUARTERS)),
        ("Half-years", _back(_last_half(data_to), HALVES)),
        ("Up to now", [year_to_date(month.last), rolling_twelve(month.last)]),
        ("Financial years", _back(year_of(same_day_later(data_to, -12)), YEARS)),
        ("Months", _back(month, MONTHS)),
    ]
    if not every:
        groups = [
            (group, [each for each in members if is_offered(each, data_to)]) for group, members in groups
        ]
        groups = [(group, members) for group, members in groups if members]
    if not any(chosen in each for _, each in groups):
        groups.insert(0, ("Chosen", [chosen]))
    return groups


def title(period: Period) -> str:
    """A period as it stands in a list: Twelve months to 30 June 2025; Year to date: April to June 2025."""
    if period.kind == "ytd":
        return f"Year to date: {period.title}"
    return period.title[:1].upper() + period.title[1:]


def _last_half(data_to: date) -> Period:
    """The last half-year that is over."""
    current = half_of(data_to)
    return current if current.last <= data_to else preceding(current)


def _back(newest: Period, count: int) -> list[Period]:
    newest_first = [newest]
    while len(newest_first) < count:
        newest_first.append(preceding(newest_first[-1]))
    return newest_first
