"""Readings drawn by hand, for tests of what is shown of them."""

from sightline.measuring.readings import Reading

UNITS = {"percent": 100.0, "per_10000": 10_000.0}


def reading(
    numerator: float | None, denominator: float | None = None, unit: str = "percent", **more: object
) -> Reading:
    """A reading of these, in `unit`, whose value follows from them."""
    value = more.pop("value", None)
    if value is None and numerator is not None and denominator != 0:
        value = numerator * UNITS.get(unit, 1) / (denominator or UNITS.get(unit, 1))
    about = {
        "status": "ok" if value is not None else "no_cases",
        "cause": None,
        "too_recent": 0,
        "open_late": 0,
    }
    return Reading(
        id="AS01",
        title="Drawn",
        period="2025-26-Q1",
        value=value,  # pyright: ignore[reportArgumentType]
        numerator=numerator,
        denominator=denominator,
        unit=unit,
        **{**about, **more},  # pyright: ignore[reportArgumentType]
    )
