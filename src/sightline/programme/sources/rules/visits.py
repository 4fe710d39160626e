"""The days of a visit in words, as exactly as they are known and no more. Pure."""

from datetime import date

from sightline.calendars.dates import in_words, month_in_words


def visit_in_words(first: date | None, last: date | None, in_months: bool) -> str:
    """2 to 3 May 2017; 28 April to 3 May 2017; 3 May 2017; April 2018; April to May 2018; "" where nothing is known."""
    if first is None:
        return ""
    words = month_in_words if in_months else in_words
    begins, ends = words(first), words(last) if last else ""
    if not ends or begins == ends:
        return begins
    own, others = begins.split(), ends.split()
    while len(own) > 1 and own[-1] == others[-1]:  # what both share is said once, at the end
        own.pop()
        others.pop()
    return f"{' '.join(own)} to {ends}"


def known_by(said_on: date | None, first: date | None, last: date | None, in_months: bool) -> str:
    """When a source was: the day it was published or given, else the days of its visit; "No date" where neither is known."""
    if said_on:
        return in_words(said_on)
    visited = visit_in_words(first, last, in_months)
    return f"Visited {visited}" if visited else "No date"
