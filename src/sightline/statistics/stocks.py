"""A point in time (children in care at the month's end) shares its cases with the month before: it is read by its changes.

Judged raw, the noise of a stock that half of its children leave every month flags three points in ten, and of one that
moves as slowly as children in care four in five (`docs/made/signals.md`).
"""

from collections.abc import Sequence
from itertools import pairwise

from sightline.statistics.amounts import amount
from sightline.statistics.xmr import COMMON_CAUSE, XmR
from sightline.statistics.year_on_year import a_year_apart

HIGH = ("Above", "Increasing")


def changes(values: Sequence[float | None], rebase: Sequence[int] = ()) -> list[float | None]:
    """Each value less the one before: None for the first, next to a gap, and across a re-base, where two ways meet."""
    steps: list[float | None] = [None] * min(1, len(values))
    for place, (before, after) in enumerate(pairwise(values), start=1):
        steps.append(None if before is None or after is None or place in rebase else after - before)
    return steps


def slows(chart: XmR) -> bool:
    """Whether a chart of changes signals only that the stock rises or falls by less than it did.

    That is no move the other way: children in care who fall by five a month in place of ten are not "worsening".
    """
    last = chart.values[-1]
    if last is None or chart.variation == COMMON_CAUSE:
        return False
    high = any(word in chart.labels[-1] for word in HIGH)
    return last <= 0 if high else last >= 0


def over_a_year(values: Sequence[float | None], unit: str, period: str) -> str:
    """Where a stock stood a year ago, which a verdict on its changes does not see; blank where it is not known."""
    places = a_year_apart(values, period)
    if places is None:
        return ""
    then, now = (values[place] or 0 for place in places)
    return f"a year before it was {amount(then, unit)}, now it is {amount(now, unit)}"
