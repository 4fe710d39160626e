"""How a figure is written for a person: rounded once, half up, with its base."""

from collections.abc import Mapping
from typing import Any

from sightline.measuring.ratio import ratio_base
from sightline.statistics.amounts import BEFORE, rounded

SIGNS = {
    "percent": "%",
    "per_10000": " per 10,000",
    "days": " days",
    "ratio": "",
    "count": "",
    "pounds": "",
    "average": "",
}
PLACES = {"percent": 1, "per_10000": 1, "days": 1, "ratio": 1, "count": 0, "pounds": 0, "average": 1}


def value_text(value: float, unit: str) -> str:
    """A value rounded half up to its unit's places, thousands marked: 81.4, 1,204."""
    return f"{rounded(value, PLACES[unit]):,}"


def figure(row: Mapping[str, Any]) -> str:
    """The value with its unit, or why there is none: 81.4%, Not computable, No cases."""
    if row["status"] == "not_computable":
        return "Not computable"
    if row["value"] is None:
        return "No cases"
    return BEFORE.get(row["unit"], "") + value_text(row["value"], row["unit"]) + SIGNS[row["unit"]]


def base(row: Mapping[str, Any]) -> str:
    """What it is a share of: 206 of 253; of a ratio both numbers with what they count; blank for a count."""
    if row["denominator"] is None or row["value"] is None:
        return ""
    if row["numerator"] is None:
        return f"{row['denominator']:,.0f}"
    if row["unit"] == "ratio":
        return ratio_base(row["id"], row["numerator"], row["denominator"])
    return f"{row['numerator']:,.0f} of {row['denominator']:,.0f}"
