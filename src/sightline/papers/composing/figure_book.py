"""Where a paper's figures come from: a freeze, or what else can answer for a measure, a period and a unit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sightline.commentary.rules.direction import Movement
from sightline.papers.document.blocks import PaperChart, PaperTable

MEASURE = re.compile(r"[A-Z]{2,3}\d{2}[\w.-]*")


@dataclass(frozen=True, slots=True)
class FigureToken:
    """What a figure is of: a measure's id, a period as people write it, and a unit; blank: the freeze's period, the whole service."""

    measure: str
    period: str = ""
    unit: str = ""

    def __str__(self) -> str:
        return ", ".join(each for each in (self.measure, self.period, self.unit) if each)


@dataclass(frozen=True, slots=True)
class NotInBook:
    """Why there is no such figure: not in this freeze; hidden, because it counts fewer than five."""

    why: str


@dataclass(frozen=True, kw_only=True)
class BookFigure:
    """A figure as a freeze has it, unrounded.

    unit: as the measure's (percent, count, days, pounds, per_10000, ratio, average). numerator, denominator: of a share or a rate, None
    where it has none. interval: its lower and upper limit in the unit. source: in words from what, with the freeze's name.
    """

    token: FigureToken
    title: str
    value: float
    unit: str
    numerator: int | None = None
    denominator: int | None = None
    interval: tuple[float, float] | None = None
    source: str


class FigureBook(Protocol):
    """What composing asks. Every answer is the same each time it is asked."""

    def figure(self, token: FigureToken) -> BookFigure | NotInBook:
        """The figure of a token."""
        ...

    def all_figures(self) -> Iterable[BookFigure]:
        """Those that a typed number can be held against."""
        ...

    def movement(self, token: FigureToken) -> Movement | None:
        """What the signal of a token's figure says; None where nothing is judged, or this book's readers do not see it."""
        ...

    def table(self, measures: Sequence[str]) -> PaperTable | NotInBook:
        """The measures of `{table AS01 AS02}`, with n and interval."""
        ...

    def chart(self, measures: Sequence[str]) -> PaperChart | NotInBook:
        """The drawing of `{chart AS01}`."""
        ...

    def scorecard(self, named: str) -> PaperTable | NotInBook:
        """The plan's scorecard of `{scorecard 1}`: of a priority, by its number."""
        ...


class NoFigures:
    """A book with nothing in it: a paper for which no freeze is chosen."""

    why = NotInBook("no freeze is chosen")

    def figure(self, token: FigureToken) -> BookFigure | NotInBook:
        """None."""
        return self.why

    def all_figures(self) -> Iterable[BookFigure]:
        """None."""
        return ()

    def movement(self, token: FigureToken) -> Movement | None:
        """None."""
        return None

    def table(self, measures: Sequence[str]) -> PaperTable | NotInBook:
        """None."""
        return self.why

    def chart(self, measures: Sequence[str]) -> PaperChart | NotInBook:
        """None."""
        return self.why

    def scorecard(self, named: str) -> PaperTable | NotInBook:
        """None."""
        return self.why
