"""How a figure stands against its target: the distance in words, and a colour where one may be given. Pure.

Compared as both are read, to one decimal: what reads as the target has reached it (decision 57).
"""

from dataclasses import dataclass

from sightline.measuring.measure import Better
from sightline.scorecards.rules.trajectory import TargetInForce
from sightline.scorecards.rules.viewing import FEW
from sightline.statistics.amounts import as_set, distance_in_words, from_target, rounded

COLOURS = {"green": "On target", "amber": "Within tolerance", "red": "Off target"}
NEITHER = "not coloured: neither way is better"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetStatus:
    """How one figure stands against the target that holds.

    `distance`: 3.0 points below the target of 80%. `colour` is one of COLOURS, blank where none may be given, and then
    `why_not` says why, in a few words. `rule` says what the colours mean here; blank without one.
    """

    in_force: TargetInForce
    distance: str
    colour: str
    why_not: str
    rule: str

    @property
    def word(self) -> str:
        """Green: on target; blank without a colour."""
        return f"{self.colour.title()}: {COLOURS[self.colour].lower()}" if self.colour else ""


def status_of(
    value: float, in_force: TargetInForce, *, unit: str, better: Better, cases: float | None
) -> TargetStatus:
    """How a value stands. `cases`: how many it stands on, None where it is no figure of cases (see `cases_behind`)."""
    target, tolerance = in_force.value, in_force.target.tolerance
    why_not = ""
    if better == "neither":
        why_not = NEITHER
    elif cases is not None and cases < FEW:
        why_not = f"too few to colour: {round(cases):,}"
    return TargetStatus(
        in_force=in_force,
        distance=from_target(value, target, unit, in_force.called),
        colour="" if why_not else colour_of(value, target, tolerance, better),
        why_not=why_not,
        rule="" if better == "neither" else rule_in_words(target, tolerance, better, unit),
    )


def colour_of(value: float, target: float, tolerance: float | None, better: Better) -> str:
    """Green at the target or beyond; amber short of it by no more than the tolerance; else red."""
    short = rounded(target) - rounded(value)
    if better == "lower":
        short = -short
    if short <= 0:
        return "green"
    return "amber" if tolerance is not None and short <= rounded(tolerance) else "red"


def rule_in_words(target: float, tolerance: float | None, better: Better, unit: str) -> str:
    """Green at 80% or more; amber down to 77%, 3 points short; red below that. From 20 cases on."""
    more, onward, beyond = ("more", "down", "below") if better == "higher" else ("less", "up", "above")
    sentence = f"Green at {as_set(target, unit)} or {more}; "
    if tolerance:
        edge = target - tolerance if better == "higher" else target + tolerance
        edge = max(0.0, min(edge, 100.0) if unit == "percent" else edge)
        sentence += f"amber {onward} to {as_set(edge, unit)}, {distance_in_words(tolerance, unit, whole=True)} off; red {beyond} that."
    else:
        sentence += f"red {beyond} that."
    return sentence if unit in ("count", "ratio", "pounds") else f"{sentence} From {FEW} cases on."


def cases_behind(unit: str, numerator: float | None, denominator: float | None) -> float | None:
    """How many cases a figure stands on, for whether it may be coloured: those judged; of a rate, those counted."""
    if unit == "per_10000":
        return numerator or 0
    return (denominator or 0) if unit in ("percent", "days", "average") else None
