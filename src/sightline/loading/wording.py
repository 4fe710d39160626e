"""A reading and its change in words, for the table of before and after. Pure."""

from sightline.loading.rules import FigureMove
from sightline.measuring.ratio import ratio_base
from sightline.measuring.readings import Reading
from sightline.statistics.amounts import rounded
from sightline.web import words

ENDINGS = {"percent": "%", "per_10000": " per 10,000", "days": " days", "ratio": "", "count": ""}
PLACES = {"percent": 1, "per_10000": 1, "days": 1, "ratio": 1, "count": 0}


def figure(value: float | None, unit: str) -> str:
    """A value with its unit: 81.4%, 1,204, 38.5 days; blank where there is none."""
    return "" if value is None else words.number(value, PLACES[unit]) + ENDINGS[unit]


def reading_in_words(reading: Reading | None) -> str:
    """A reading with its base: 81.4% (206 of 253); or why there is none."""
    if reading is None or reading.status == "not_computable":
        return "Not computable" if reading else "Nothing loaded"
    if reading.value is None:
        return "No cases"
    base = _base(reading)
    return figure(reading.value, reading.unit) + (f" ({base})" if base else "")


def _base(reading: Reading) -> str:
    if reading.denominator is None:
        return ""
    if reading.unit == "days":
        return f"{reading.denominator:,.0f} cases"
    if reading.unit == "ratio":
        return ratio_base(reading.id, reading.numerator, reading.denominator)
    return f"{reading.numerator or 0:,.0f} of {reading.denominator:,.0f}"


def difference(moved: FigureMove) -> str:
    """How far it moved: +3.2 points, −14, or a word where one side has no value."""
    if moved.difference is None:
        if moved.before is None and moved.after is None:
            return ""
        return "New" if moved.before is None else "Gone"
    unit, places = " points" if moved.unit == "percent" else ENDINGS[moved.unit], PLACES[moved.unit]
    if not rounded(moved.difference, places):
        if cases := cases_moved(moved):
            return cases
        if moved.difference == 0:
            return "0"
        return f"under {words.number(10**-places, places)}{unit}"
    return f"{'+' if moved.difference > 0 else '−'}{words.number(abs(moved.difference), places)}{unit}"


def cases_moved(moved: FigureMove) -> str:
    """By how many the cases a figure stands on changed: 412 fewer cases. Blank where they did not, or are the figure itself."""
    if moved.unit in ("count", "per_10000") or moved.base_before is None or moved.base_after is None:
        return ""
    change = rounded(moved.base_after - moved.base_before)
    return f"{words.number(abs(change))} {'more' if change > 0 else 'fewer'} cases" if change else ""


def under_difference(moved: FigureMove) -> str:
    """What stands under the difference of a figure that moved a lot: by how many its cases did, where that is not said above."""
    if not moved.a_lot:
        return ""
    cases = cases_moved(moved)
    return cases if cases and cases != difference(moved) else "a big change"
