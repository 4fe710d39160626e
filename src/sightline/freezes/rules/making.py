"""What a freeze may be called, to which day it may be made, which periods it reports, and who confirms it."""

import re
from datetime import date

from sightline.calendars.dates import in_words, month_end
from sightline.calendars.periods import (
    Period,
    last_complete_quarter,
    month_of,
    preceding,
    rolling_twelve,
    year_of,
    year_to_date,
)

LONGEST_NAME = 40
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class FreezeRuleError(ValueError):
    """Why something cannot be frozen or confirmed, in a sentence; `field` is what it is about, blank where nothing is."""

    def __init__(self, sentence: str, field: str = "") -> None:
        """`sentence` is for whoever asked."""
        super().__init__(sentence)
        self.field = field


def name_of(text: str) -> str:
    """The name as addresses and commands write it: Q2 2026-27 is q2-2026-27. FreezeRuleError where it cannot be one."""
    name = re.sub(r"[\s_/.]+", "-", text.strip().lower()).strip("-")
    if not name:
        raise FreezeRuleError("Give the freeze a name, such as Q2 2026-27.", "name")
    if len(name) > LONGEST_NAME or not NAME.fullmatch(name):
        raise FreezeRuleError(
            f"Name the freeze in letters, digits and hyphens, at most {LONGEST_NAME}: Q2 2026-27.", "name"
        )
    return name


def refuse_cut_off(cut_off: date, data_to: date) -> None:
    """FreezeRuleError where the data does not reach that day, or it ends no month and is not the data date either."""
    if cut_off > data_to:
        raise FreezeRuleError(
            f"The data is complete to {in_words(data_to)}. Freeze to that day, or to the end of a month before it.",
            "cut_off",
        )
    if cut_off not in (data_to, month_end(cut_off)):
        raise FreezeRuleError(
            f"Freeze to the end of a month, or to the day the data is complete to, {in_words(data_to)}.",
            "cut_off",
        )


def last_whole_month(cut_off: date) -> Period:
    """The last month that is over on that day."""
    month = month_of(cut_off)
    return month if month.last <= cut_off else preceding(month)


def periods_to(cut_off: date) -> list[Period]:
    """The periods a freeze reports: the last whole month, quarter and financial year, the year to date, twelve months."""
    month = last_whole_month(cut_off)
    quarter = last_complete_quarter(cut_off)
    year = year_of(month.last)
    if year.last > month.last:
        year = preceding(year)
    wanted = [quarter, month, year_to_date(month.last), rolling_twelve(month.last), year]
    return list(dict.fromkeys(wanted))


def first_day_reported(cut_off: date) -> date:
    """The first day of the first period a freeze reports: from it on it holds the cases behind its figures."""
    return min(each.first for each in periods_to(cut_off))


def refuse_confirming(by: str, made_by: str, confirmed_by: str) -> None:
    """FreezeRuleError where somebody confirms their own freeze, or one that is confirmed."""
    if confirmed_by:
        raise FreezeRuleError(f"{confirmed_by} has confirmed it already.")
    if by == made_by:
        raise FreezeRuleError("A second person confirms a freeze: you made this one.")
