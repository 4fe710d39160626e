"""A comparison as plain values, as a freeze keeps it, and back. No Django."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sightline.comparators import Comparison, ComparisonKey
from sightline.comparators.groups import Standing

LEFT_OUT = ("members",)
"""The authorities of the group, a hundred and fifty: `comparators.again` has them by the key."""


def comparison_row(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON can keep it; what is blank is left out."""
    row = {
        each.name: getattr(comparison, each.name) for each in fields(Comparison) if each.name not in LEFT_OUT
    }
    place = comparison.standing
    row |= {
        "key": {name: value for name, value in comparison.key.as_dict().items() if value != ""},
        "year_ending": comparison.year_ending.isoformat(),
        "standing": [place.rank, place.among, place.quartile] if place else None,
    }
    return {name: value for name, value in row.items() if value not in (None, "")}


def comparison_of(row: Mapping[str, Any]) -> Comparison:
    """The comparison that `comparison_row` made a row of, without its members."""
    blank: dict[str, Any] = {"value": None, "name": "", "unit": "", "better": "", "data_set": ""}
    blank |= {"release": "", "published": ""}
    place = row.get("standing")
    return Comparison(
        **{
            **blank,
            **row,
            "key": ComparisonKey(**{"release": "", **row["key"]}),
            "year_ending": date.fromisoformat(row["year_ending"]),
            "standing": Standing(*place) if place else None,
        }
    )
