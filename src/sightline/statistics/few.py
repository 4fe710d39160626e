"""When too few cases stand behind a series for limits to mean anything, in a sentence.

The numbers were chosen by simulation: `docs/made/signals.md` shows what noise does on either side of them.
"""

from collections.abc import Sequence
from itertools import pairwise

from sightline.statistics.amounts import several
from sightline.statistics.intervals import rate_interval, wilson

FEWEST_CASES = 20
"""Judged cases in the latest period, under which a share, mean or median has an interval and no verdict."""
FEWEST_A_PERIOD = 3
"""What is counted, and for a share its opposite too, in an average period or in the latest."""
FEWEST_MOVES = 1
"""By how many a stock goes up or down in an average period."""
JUDGED = {"share", "mean", "median"}
STAND_ON_A_BASE = {*JUDGED, "rate"}
Numbers = Sequence[float | None]


def interval(value: float | None, base: float | None, kind: str) -> tuple[float, float] | None:
    """The 95% interval of one figure in its own unit, where its kind has one: a share, a count, a rate."""
    counted = counted_in(value, base, kind)
    if counted is None:
        return None
    if kind == "count":
        return rate_interval(counted, 1, per=1)
    if not base:
        return None
    if kind == "rate":
        return rate_interval(counted, base)
    lower, upper = wilson(counted, base)
    return 100 * lower, 100 * upper


def why_too_few(
    values: Numbers, bases: Numbers, kind: str, stock: bool, noun: str = "month", rebase: Sequence[int] = ()
) -> str:
    """Why the series gets no verdict; blank where it may have one. `bases` are the denominators, None where none.

    `rebase`: the places across which a stock has no move, for there two ways of counting meet.
    """
    base = bases[-1]
    if base is None and kind in STAND_ON_A_BASE:
        return f"It is not known how many stand behind the latest {noun}."
    if base is not None and kind in JUDGED and base < FEWEST_CASES:
        stand = "stands" if round(base) == 1 else "stand"
        return f"Only {several(round(base), 'case')} {stand} behind the latest {noun}; a verdict needs {FEWEST_CASES}."
    counted = [counted_in(value, whole, kind) for value, whole in zip(values, bases, strict=True)]
    if stock:
        return _barely_moves(counted, noun, rebase)
    return _barely_any(counted, bases, kind, noun)


def _barely_any(counted: Numbers, bases: Numbers, kind: str, noun: str) -> str:
    pairs = zip(counted, bases, strict=True)
    others = [whole - top for top, whole in pairs if top is not None and whole is not None]
    for numbers, which in ((counted, ""), (others if kind == "share" else (), " are not counted")):
        if _under(numbers, FEWEST_A_PERIOD):
            return f"Too few to judge: under {FEWEST_A_PERIOD} a {noun}{which}."
    return ""


def _barely_moves(counted: Numbers, noun: str, rebase: Sequence[int]) -> str:
    pairs = [pair for place, pair in enumerate(pairwise(counted), start=1) if place not in rebase]
    moves = [abs(after - before) for before, after in pairs if before is not None and after is not None]
    if _under(moves, FEWEST_MOVES):
        return f"Too few to judge: it moves by under {FEWEST_MOVES} a {noun}."
    return ""


def _under(numbers: Numbers, fewest: int) -> bool:
    """Whether the average is under the fewest, and the latest is no more than a few either: a leap must not be hushed."""
    present = [number for number in numbers if number is not None]
    return bool(present) and sum(present) / len(present) < fewest and present[-1] < FEWEST_A_PERIOD


def counted_in(value: float | None, base: float | None, kind: str) -> float | None:
    """How many cases were counted; None where the kind has no such number or the period no figure."""
    if value is None or kind == "count":
        return value
    if kind not in ("share", "rate") or base is None:
        return None
    return round(value * base / (100 if kind == "share" else 10_000))
