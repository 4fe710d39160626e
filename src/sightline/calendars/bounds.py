"""The first and last day that can be reckoned with: what is loaded and what is counted keep to the same two."""

from datetime import date

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2100, 12, 31)
