"""What a target may say: its points, its tolerance, its owner, and where it was agreed. Pure."""

from dataclasses import dataclass

from sightline.measuring.measure import Figure, Measure
from sightline.scorecards.rules.trajectory import TargetPoint, adds_up, as_typed, fault_of_points

LONGEST_OWNER, LONGEST_WORDS, LONGEST_SET = 150, 300, 60
FIELDS = {
    "points": "its values",
    "tolerance": "its tolerance",
    "owner": "its owner",
    "words": "where it was agreed",
    "withdrawn": "that it was removed",
}
"""The fields of a target in the words a sentence has for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetTerms:
    """What somebody sets: the points, the tolerance in the figure's unit (None for no amber), who answers for it, and where
    it was agreed."""

    points: tuple[TargetPoint, ...]
    tolerance: float | None = None
    owner: str = ""
    words: str

    @property
    def in_history(self) -> dict[str, object]:
        """Each field as the history keeps it."""
        return {
            "points": as_typed(self.points, "; "),
            "tolerance": self.tolerance,
            "owner": self.owner,
            "words": self.words,
        }


def fault_of_terms(terms: TargetTerms, measure: Measure, figure: Figure, *, unit: bool) -> tuple[str, str]:
    """Which field is wrong, and why in a sentence; blanks where nothing is. `unit`: it is a target of one team or service."""
    if unit and figure.kind == "rate" and measure.has_cases:
        return "unit", "A rate is of the children who live in the authority, so a team or service has none."
    if fault := fault_of_points(terms.points, figure.unit, adds=adds_up(measure, figure)):
        return "points", fault
    if terms.tolerance is not None and terms.tolerance < 0:
        return "tolerance", "A tolerance is nought or more, in the figure's own unit."
    if terms.tolerance is not None and measure.better == "neither":
        return "tolerance", "Neither way is better here, so nothing is coloured: leave the tolerance blank."
    for field, text, longest in (
        ("owner", terms.owner, LONGEST_OWNER),
        ("words", terms.words, LONGEST_WORDS),
    ):
        if len(text) > longest:
            return field, f"Say it in {longest} characters or fewer; these are {len(text)}."
    return ("", "") if terms.words else ("words", "Say where it was agreed, in a few words.")
