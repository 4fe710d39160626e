"""How an edition is laid out: which figure of whom stands in which row and period. Words and keys, and no number."""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.editions.rules.counts import CountKey, FigureKey

UNITS = {"percent": "%", "per_10000": "per 10,000", "days": "days", "ratio": "", "count": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutFigure:
    """One figure of one group in one period: its words, and the keys under which what may be printed of it is found.

    `figure_key` is None where the figure is its count. `split` and `group` are blank for the whole authority.
    """

    figure: str
    title: str
    measured_in: str
    split: str
    group: str
    period: str
    period_words: str
    figure_key: FigureKey | None
    numerator_key: CountKey | None
    base_key: CountKey | None

    @property
    def value_key(self) -> FigureKey | CountKey | None:
        """Where its value is found."""
        return self.figure_key or self.numerator_key


def key_words(layout: Iterable[LaidOutFigure]) -> dict[CountKey | FigureKey, str]:
    """What each key is called where people read: AS01 (of), North team, Q1 2025-26."""
    words: dict[CountKey | FigureKey, str] = {}
    for each in layout:
        where = ", ".join(part for part in (each.group or "whole authority", each.period_words) if part)
        for key, called in (
            (each.figure_key, each.figure),
            (each.numerator_key, f"{each.figure} count"),
            (each.base_key, f"{each.figure} base"),
        ):
            if key is not None:
                words.setdefault(key, f"{called}, {where}")
    return words
