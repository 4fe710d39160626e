"""The map: each figure × the field it needs in each source × its date, unit, clock, variant × what a source says."""

import inspect
import re

from sightline.docgen.annex_a import column_of, filled
from sightline.engine.exports import csv_text
from sightline.measuring.discover import computed_figures
from sightline.measuring.measure import Figure, Measure

COLUMNS = (
    "id",
    "title",
    "kind",
    "unit",
    "grain",
    "on",
    "clock",
    "limit",
    "variant",
    "looks_back_months",
    "ssd_fields",
    "annex_a_columns",
    "local_fields",
    "annex_a_says",
    "ssd_says",
    "england_series",
)


def text() -> str:
    """The map as CSV, one row per figure."""
    return csv_text(COLUMNS, [_row(measure, figure) for measure, figure in computed_figures().values()])


def _row(measure: Measure, figure: Figure) -> dict[str, object]:
    choices = [choice for need in measure.needs for choice in need.split("|")]
    columns = [column for choice in choices if (column := column_of(choice))]
    has_columns = all(any(filled(choice) for choice in need.split("|")) for need in measure.needs)
    return {
        "id": figure.id,
        "title": figure.title,
        "kind": figure.kind,
        "unit": figure.unit,
        "grain": measure.grain,
        "on": dated_by(measure),
        "clock": measure.clock.name if measure.clock else "",
        "limit": measure.clock.said if measure.clock else "",
        "variant": "; ".join(measure.variants),
        "looks_back_months": measure.looks_back or "",
        "ssd_fields": " + ".join(need for need in measure.needs if "ssd_" in need),
        "annex_a_columns": "; ".join(dict.fromkeys(columns)) if has_columns else "",
        "local_fields": "; ".join(choice for choice in choices if choice.startswith("local_")),
        "annex_a_says": measure.says.get("annex_a", ""),
        "ssd_says": measure.says.get("ssd", ""),
        "england_series": measure.compare_with or "",
    }


def dated_by(measure: Measure) -> str:
    """The column each case is dated by, read from the measure's own code."""
    source = inspect.getsource(inspect.getmodule(measure.judge) or measure.judge)
    columns = dict.fromkeys(re.findall(r"\bon=\"(\w+)\"", source))
    return " or ".join(columns) or "month_end"
