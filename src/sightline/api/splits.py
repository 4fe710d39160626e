"""One measure by a split, as its page has it: what that hides is hidden, and what it does not offer is not there."""

from dataclasses import replace
from typing import Any

from sightline.api.problems import ApiProblem
from sightline.calendars.periods import Period
from sightline.exports.queries.sources import FigureSource
from sightline.measuring.discover import figures
from sightline.scorecards.queries.splits import splits
from sightline.tables.splits import SPLITS

SYMBOLS = {"ok": "", "hidden": "c", "no_cases": "z", "not_computable": "x"}


def split_rows(
    source: FigureSource, figure_id: str, period: Period, unit: str, split: str
) -> list[dict[str, Any]]:
    """The categories with their figures; of a share and a mean also what they stand on. ApiProblem for what is not split so."""
    if split not in SPLITS:
        raise ApiProblem(422, f"split: choose one of {', '.join(SPLITS)}.")
    if not figure_id:
        raise ApiProblem(422, "split: name one measure with measure.")
    if unit not in ("", source.standpoint.authority):
        raise ApiProblem(422, "split: figures are split for the whole council. Leave unit out.")
    measure, figure = figures()[figure_id]
    made = splits(replace(source.standpoint, period=period), measure, figure_id)
    return [
        {
            "measure": figure_id,
            "unit_reference": source.standpoint.authority,
            "period": period.name,
            "category": row.name,
            "value": row.reading.value,
            "numerator": row.counted,
            "denominator": row.cases,
            "unit": figure.unit,
            "symbol": SYMBOLS[row.reading.status],
            "note": row.reading.cause,
            "target": None,
        }
        for one in made
        if one.name == split
        for row in one.rows
    ]
