"""The days that systems write where there is none: the first day they know, or one so far ahead that it means "open".

- SQL Server turns a blank into 1 January 1900, and 1 January 1753 and 6 June 2079 are its ends; Excel turns one into
  30 or 31 December 1899, or 1 January 1904; Unix counts from 1 January 1970.
- "Not ended" is written as 31 December 9999, 2999, 2099 and their like. Nothing of a child's life lies past 2098.

Somebody's birth may lie on 1 January 1970 (a mother's), so the days of this century and the last are no stand-ins there.
"""

from datetime import date

NEVER = frozenset(
    {date(1, 1, 1), date(1600, 1, 1), date(1601, 1, 1), date(1753, 1, 1), date(1800, 1, 1)}
    | {date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1900, 1, 2), date(1901, 1, 1)}
)
NO_EVENT = frozenset(
    {date(1904, 1, 1), date(1970, 1, 1), date(2079, 6, 6), date(2049, 12, 31), date(2050, 1, 1), date(2050, 12, 31)}
)  # fmt: skip
FAR_AHEAD = date(2099, 1, 1)
WORDS = frozenset(
    {"n/a", "na", "none", "nil", "not applicable", "not yet", "ongoing", "open", "current", "no end date"}
)


def stands_for_none(day: date, *, births: bool) -> bool:
    """Whether a system writes this day where there is none."""
    return day in NEVER or day >= FAR_AHEAD or (not births and day in NO_EVENT)


def written_for_none(text: str) -> bool:
    """Whether these words in place of a date say that there is none."""
    return text.lower() in WORDS
