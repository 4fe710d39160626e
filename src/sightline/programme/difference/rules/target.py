"""How far a measure is from the target its test of difference declared. Pure."""

from datetime import date

from sightline.programme.kinds.test_of_difference import by_in_words
from sightline.statistics.amounts import amount, as_set, distance_in_words, rounded


def distance(
    now: float, target: float, due: date, *, direction: str, unit: str, when: str, today: date
) -> str:
    """Now 81.4% (June 2025), 8.6 points short of 90% due March 2027. `when` is the month or quarter of `now`, in words.

    Compared as both are read, rounded to one decimal: what reads as the target has reached it.
    """
    by, aim = by_in_words(due), as_set(target, unit)
    stands = f"Now {amount(now, unit)} ({when})"
    away = rounded(now) - rounded(target)
    if (away >= 0) if direction == "higher" else (away <= 0):
        return f"{stands}: the target of {aim} by {by} is reached."
    side = "short of" if direction == "higher" else "above"
    was = " due" if due >= today else ", which was due"
    return f"{stands}, {distance_in_words(float(away), unit)} {side} {aim}{was} {by}."
