"""Months added up to quarters, for figures of which a month holds too few cases to judge anything by."""

from collections.abc import Iterator
from functools import lru_cache
from statistics import median

from sightline.measuring.entered import EnteredMeasure, quarters_entered
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.series_months import Months
from sightline.statistics.few import FEWEST_CASES

FEWEST_QUARTERS = 12
"""Quarters with a figure, under which no limits can be drawn of them either."""
ADD_UP = {"share": 100.0, "mean": 1.0}
"""Kinds of figure whose sums can be divided again, and by how much the quotient is multiplied. A median's cannot."""
KEPT = 2_000
"""How many series the quarters are kept of."""
FIRST_MONTHS = ("01", "04", "07", "10")


@lru_cache(maxsize=KEPT)
def quarters(months: Months, kind: str) -> Months:
    """The whole quarters among these months, each named by its first; one with a month that has no base has no figure.

    Kept for the pages that follow, as the months themselves are.
    """
    rows = [_quarter(months, first, kind) for first in _whole(months.names)]
    names, values, tops, bases = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Months(names, values, tops, bases)


def quarters_of(measure: Measure, figure: Figure, months: Months) -> Months:
    """The quarters a figure is judged by, added up, or as a person entered them."""
    if isinstance(measure, EnteredMeasure) and measure.every == "quarter":
        return quarters_entered(months)
    return quarters(months, figure.kind)


def judged_by_quarter(measure: Measure, figure: Figure, months: Months) -> bool:
    """Whether the usual month holds too few cases for a verdict, and the usual quarter enough, in enough quarters.

    Usual is the middle one of all that are shown, so that one quiet month does not change how a figure is judged. What
    is open or held on a day is never added up. What a person enters by the quarter is judged by it.
    """
    if isinstance(measure, EnteredMeasure) and measure.every != "month":
        return measure.every == "quarter"
    if figure.kind not in ADD_UP or measure.grain == "point":
        return False
    return _only_enough_by_quarter(months, figure.kind)


@lru_cache(maxsize=KEPT)
def _only_enough_by_quarter(months: Months, kind: str) -> bool:
    by_quarter = quarters(months, kind)
    enough = sum(value is not None for value in by_quarter.values) >= FEWEST_QUARTERS
    return enough and _usual(months) < FEWEST_CASES <= _usual(by_quarter)


def quarter_with(month: str) -> str:
    """The first month of the quarter a month lies in: 2026-07 for 2026-09."""
    year, number = month.split("-")
    return f"{year}-{(int(number) - 1) // 3 * 3 + 1:02d}"


def _usual(months: Months) -> float:
    return median([base for base in months.bases if base] or [0])


def _whole(names: tuple[str, ...]) -> Iterator[int]:
    """The places at which a quarter begins that has all its months."""
    for place, name in enumerate(names[:-2]):
        if name[-2:] in FIRST_MONTHS:
            yield place


def _quarter(months: Months, first: int, kind: str) -> tuple[str, float | None, float | None, float | None]:
    tops, bases = months.tops[first : first + 3], months.bases[first : first + 3]
    if any(top is None for top in tops) or any(base is None for base in bases):
        return months.names[first], None, None, None
    top, base = (sum(part for part in parts if part is not None) for parts in (tops, bases))
    return months.names[first], ADD_UP[kind] * top / base if base else None, top, base
