"""From which day each list looks: counted back from the data date, as Ofsted's guidance counts from the inspection."""

from dataclasses import dataclass
from datetime import date, timedelta

from sightline.calendars.dates import same_day_later
from sightline.standards.annex_a import LISTS


@dataclass(frozen=True, slots=True)
class WindowDays:
    """The data date, and the first days of six months and of twelve that end with it.

    A window's first day is the day after the same day so many months ago, so that six months to 31 October begin on
    1 May. `year_ago` is that same day a year ago: what ended by then lies outside.
    """

    today: date
    half_year: date
    year_from: date
    year_ago: date

    def since(self, number: int) -> date:
        """The first day list `number` looks at: the data date itself for a list of what is current."""
        return {0: self.today, 6: self.half_year, 12: self.year_from}[LISTS[number].months]


def window_days(data_to: date) -> WindowDays:
    """The windows that end on the data date."""
    return WindowDays(data_to, first_day(data_to, 6), first_day(data_to, 12), same_day_later(data_to, -12))


def first_day(data_to: date, months: int) -> date:
    """The first day of a window of so many months that ends on the data date."""
    return same_day_later(data_to, -months) + timedelta(days=1)
