"""How far the categories of a split lie apart: a spread, not a league table."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sightline.statistics.amounts import amount, several
from sightline.statistics.few import FEWEST_CASES

FEWEST_FOR_QUARTERS = 5


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The lowest, quartiles, median and highest of the categories shown, each category once whatever its size.

    Quartiles are interpolated between categories and None for fewer than five. `cases` stand behind the `categories`
    shown; `left_out` names those with fewer than 20 cases, whose figures chance alone can throw far out.
    """

    categories: int
    cases: int
    lowest: float
    lower_quartile: float | None
    median: float
    upper_quartile: float | None
    highest: float
    left_out: tuple[str, ...]

    def sentence(self, unit: str, noun: str = "team") -> str:
        """The middle of the 12 teams (940 cases) is 74%; half of them lie between 68% and 81%, all between …"""
        low, high = amount(self.lowest, unit), amount(self.highest, unit)
        which = f"{several(self.categories, noun)} ({several(self.cases, 'case')})"
        exceptions = ""
        if self.left_out:
            exceptions = (
                f"; {several(len(self.left_out), noun)} with fewer than {FEWEST_CASES} cases left out"
            )
        if self.lower_quartile is None or self.upper_quartile is None:
            return f"The {which} run from {low} to {high}{exceptions}."
        middle = f"{amount(self.lower_quartile, unit)} and {amount(self.upper_quartile, unit)}"
        return (
            f"The middle of the {which} is {amount(self.median, unit)}; half of them lie between {middle}, "
            f"all between {low} and {high}{exceptions}."
        )


def spread(values: Mapping[str, float | None], bases: Mapping[str, float | None]) -> Spread | None:
    """The spread of a figure over the categories of a split; None with fewer than two that have 20 cases or more.

    `values` and `bases` (the cases judged) by category. A category without value or base is left out, unnamed.
    """
    with_base = {name: value for name, value in values.items() if value is not None and bases.get(name)}
    large_enough = {name: value for name, value in with_base.items() if (bases[name] or 0) >= FEWEST_CASES}
    if len(large_enough) < 2:
        return None
    low, lower, median, upper, high = np.quantile(
        list(large_enough.values()), (0, 0.25, 0.5, 0.75, 1)
    ).tolist()
    quarters = len(large_enough) >= FEWEST_FOR_QUARTERS
    return Spread(
        categories=len(large_enough),
        cases=round(sum(bases[name] or 0 for name in large_enough)),
        lowest=low,
        lower_quartile=lower if quarters else None,
        median=median,
        upper_quartile=upper if quarters else None,
        highest=high,
        left_out=tuple(name for name in with_base if name not in large_enough),
    )
