"""Whole numbers for measures, units and periods that are the same in every export, on every machine, with nothing written down."""

import hashlib
from datetime import date

from sightline.calendars.periods import Period

BITS = 48
"""Small enough to be exact in what holds numbers as floating point, large enough that two of a council's units never share one."""
KINDS = {"month": 1, "quarter": 2, "year": 3, "ytd": 4, "r12": 5, "half": 6}


def measure_key(figure_id: str) -> int:
    """The number of a measure."""
    return _number("measure", figure_id)


def unit_key(authority: str, kind: str, reference: str) -> int:
    """The number of a unit: of the authority itself, `reference` is its code."""
    return _number("unit", authority, kind, reference)


def period_key(period: Period) -> int:
    """The number of a period: its kind, and the month it ends in; 1202609 is September 2026."""
    return KINDS[period.kind] * 1_000_000 + _month(period.last)


def _month(day: date) -> int:
    return day.year * 100 + day.month


def _number(*parts: str) -> int:
    text = "\x1f".join(parts).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[: BITS // 8], "big")
