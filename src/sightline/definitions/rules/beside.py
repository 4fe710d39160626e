"""One figure by two definitions, as it is shown and kept. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sightline.calendars.periods import Period, parse

Numbers = tuple[float | None, float | None, float | None]
"""A figure's value, what it counts, and what of; None where there is none."""


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One figure in one period, by the definition before (`old`) and the one after (`new`)."""

    figure: str
    period: Period
    old: Numbers
    new: Numbers

    @property
    def differs(self) -> bool:
        """Whether a reader finds another figure."""
        return self.old != self.new

    @property
    def is_one(self) -> bool:
        """Whether there is a figure by either."""
        return self.old[0] is not None or self.new[0] is not None

    @property
    def moved_by(self) -> float | None:
        """How far the new value is from the old; None where either has none."""
        before, after = self.old[0], self.new[0]
        return None if before is None or after is None else after - before

    def as_json(self) -> dict[str, Any]:
        """As it is kept with a decision."""
        return {
            "figure": self.figure,
            "period": self.period.name,
            "old": list(self.old),
            "new": list(self.new),
        }


def from_json(rows: Sequence[Mapping[str, Any]]) -> list[BesideRow]:
    """What was kept, again."""
    return [
        BesideRow(each["figure"], parse(each["period"]), tuple(each["old"]), tuple(each["new"]))
        for each in rows
    ]


def by_figure(rows: Sequence[BesideRow]) -> dict[str, list[BesideRow]]:
    """The rows of each figure, in their order; figures of which there is nothing in any period are left out."""
    figures: dict[str, list[BesideRow]] = {}
    for each in rows:
        figures.setdefault(each.figure, []).append(each)
    return {figure: own for figure, own in figures.items() if any(each.is_one for each in own)}


def quarters_that_differ(rows: Sequence[BesideRow]) -> list[BesideRow]:
    """Of the quarters those in which a figure is another, the latest first, each once: by the figure that comes first."""
    differing: dict[str, BesideRow] = {}
    for each in rows:
        if each.differs and each.period.kind == "quarter":
            differing.setdefault(each.period.name, each)
    return sorted(differing.values(), key=lambda each: each.period.last, reverse=True)
