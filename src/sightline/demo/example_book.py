"""The figures of the demo authority, for the examples whose own figures are in no paper: fictional, and marked so wherever they stand.

`examples/papers/scorecard.csv` was written of the demo with `sightline scorecard --format csv`, three periods of it: what a paper shows of a
measure. A test holds it to the demo.
"""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from sightline.commentary.rules.direction import Movement
from sightline.papers.composing.figure_book import BookFigure, FigureToken, NotInBook
from sightline.papers.composing.figure_words import book_figure_words, interval_words
from sightline.papers.document.blocks import PaperChart, PaperColumn, PaperTable
from sightline.papers.document.runs import BoundFigure, Runs, words

SCORECARD = Path(__file__).parent / "examples" / "papers" / "scorecard.csv"
SOURCE = "Fictional: the demo authority, {}"
PRIORITIES = {
    "1": "Frontline practice",
    "2": "Management oversight",
    "3": "Resources and workforce",
}


class ExampleBook:
    """Figures of the demo authority for three periods, by measure and period, with the priority that each stands under."""

    def __init__(self) -> None:
        """Read once a book."""
        self._rows = _rows()
        self.periods = tuple(dict.fromkeys(period for _, period in self._rows))

    def figure(self, token: FigureToken) -> BookFigure | NotInBook:
        """The figure of a token, of the latest period where none is named."""
        row = self._rows.get((token.measure, token.period or self.periods[0]))
        if row is None or token.unit:
            return NotInBook("not in this example")
        return row[1]

    def all_figures(self) -> Iterable[BookFigure]:
        """All of them."""
        return (figure for _, figure in self._rows.values())

    def movement(self, token: FigureToken) -> Movement | None:
        """None: three periods are no series."""
        return None

    def table(self, measures: Sequence[str]) -> PaperTable | NotInBook:
        """Each measure in the three periods, with the interval of the latest."""
        unknown = [each for each in measures if (each, self.periods[0]) not in self._rows]
        return (
            NotInBook(f"no measure {unknown[0]} in this example")
            if unknown
            else self._table("Measures", measures)
        )

    def chart(self, measures: Sequence[str]) -> PaperChart | NotInBook:
        """None: an example draws what was entered."""
        return NotInBook("not in this example")

    def scorecard(self, named: str) -> PaperTable | NotInBook:
        """The measures of a priority, by its number."""
        measures = list(
            dict.fromkeys(measure for (measure, _), (each, _) in self._rows.items() if each == named)
        )
        if not measures:
            return NotInBook(f"the scorecard has no priority {named}")
        return self._table(f"Priority {named}: {PRIORITIES[named]}", measures)

    def _table(self, title: str, measures: Sequence[str]) -> PaperTable:
        latest = self.periods[0]
        columns = (
            PaperColumn("Measure"),
            *(PaperColumn(each, "right") for each in self.periods),
            PaperColumn(f"95% interval, {latest}", "right"),
        )
        return PaperTable(
            title=f"{title}, {latest}",
            description="A row for each measure: its figure in this period, the one before and a year before, and the interval of the first.",
            columns=columns,
            rows=tuple(self._row(each) for each in measures),
            source=SOURCE.format(latest),
        )

    def _row(self, measure: str) -> tuple[Runs, ...]:
        figures = [self._rows[measure, each][1] for each in self.periods]
        cells = ((BoundFigure(str(each.token), book_figure_words(each), each.source),) for each in figures)
        return (words(f"{figures[0].title} ({measure})"), *cells, words(interval_words(figures[0])))


@cache
def _rows() -> dict[tuple[str, str], tuple[str, BookFigure]]:
    """By measure and period: the priority, and the figure."""
    with SCORECARD.open(encoding="utf-8", newline="") as file:
        return {
            (row["measure"], row["period"]): (row["priority"], _figure(row)) for row in csv.DictReader(file)
        }


def _figure(row: dict[str, str]) -> BookFigure:
    return BookFigure(
        token=FigureToken(row["measure"], row["period"]),
        title=row["title"],
        value=float(row["value"]),
        unit=row["unit"],
        numerator=_whole(row["numerator"]),
        denominator=_whole(row["denominator"]),
        source=SOURCE.format(row["period"]),
    )


def _whole(text: str) -> int | None:
    return round(float(text)) if text else None
