"""The bank holidays of England and Wales, 1995 to 2030, as data.

Worked out by the rules of the Banking and Financial Dealings Act 1971 and its yearly proclamations: substitute days,
the holidays that were moved (1995, 2002, 2012, 2020, 2022) and the single ones (1999, 2002, 2011, 2012, 2022, 2023).
GOV.UK publishes only a year or two ahead; the later years are the rule alone and may yet gain a day.
"""

import csv
from datetime import date
from functools import cache
from importlib.resources import files

KNOWN_FROM = date(1995, 1, 1)
KNOWN_TO = date(2030, 12, 31)


@cache
def bank_holidays() -> dict[date, str]:
    """Every bank holiday between KNOWN_FROM and KNOWN_TO and its name, in order of day."""
    text = files("sightline.standards").joinpath("data", "bank_holidays.csv").read_text(encoding="utf-8")
    return {date.fromisoformat(row["day"]): row["name"] for row in csv.DictReader(text.splitlines())}
