"""Published figures for England, by our measures' ids: what a council's own figure is set beside.

From the DfE's Local Authority Interactive Tool (release of 2026) and Explore Education Statistics, OGL v3.0. Each
figure names its source, and where a second published file gives the same figure, that file too. Years end on
31 March, workforce years on 30 September. Measures whose published definition differs from ours have no row: the
DfE's "not in touch" is not the complement of LV01, "placed with parents" is wider than CL04.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class EnglandFigure:
    """One published figure. `unit` is as in a scorecard: percent, count, per_10000, days or ratio."""

    measure: str
    year_ending: date
    value: float
    unit: str
    source: str
    confirmed_by: str


@cache
def _all_figures() -> dict[str, list[EnglandFigure]]:
    """Every figure by measure, oldest first."""
    text = files("sightline.standards").joinpath("data", "england.csv").read_text(encoding="utf-8")
    by_measure: dict[str, list[EnglandFigure]] = {}
    for row in csv.DictReader(text.splitlines()):
        by_measure.setdefault(row["measure"], []).append(
            EnglandFigure(
                measure=row["measure"],
                year_ending=date.fromisoformat(row["year_ending"]),
                value=float(row["value"]),
                unit=row["unit"],
                source=row["source"],
                confirmed_by=row["confirmed_by"],
            )
        )
    return by_measure


def measures_with_figures() -> list[str]:
    """The ids of the measures England has a published figure for, in order."""
    return sorted(_all_figures())


def figures(measure: str) -> list[EnglandFigure]:
    """The measure's published figures, oldest first; an empty list where nothing comparable is published."""
    return list(_all_figures().get(measure, []))


def latest(measure: str, by: date | None = None) -> EnglandFigure | None:
    """The measure's newest figure (for a year that ended on or before a day); None where there is none."""
    published = [each for each in figures(measure) if by is None or each.year_ending <= by]
    return published[-1] if published else None
