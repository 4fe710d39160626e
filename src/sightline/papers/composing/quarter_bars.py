"""A measure by quarter as bars, and in a sentence for whoever does not see them. Pure."""

from collections.abc import Sequence

from sightline.papers.composing.figure_book import BookFigure, NotInBook
from sightline.papers.composing.paired_bars import paired_bars
from sightline.statistics.amounts import amount

Quarters = Sequence[tuple[str, BookFigure | NotInBook]]
"""What each quarter is called, the oldest first, with its figure or why there is none."""


def bars_of(title: str, quarters: Quarters) -> str | None:
    """SVG with a bar for each quarter and its figure at the end; None where no quarter has one, or one is below nought."""
    there_are = [figure.value for _, figure in quarters if isinstance(figure, BookFigure)]
    if not there_are or min(there_are) < 0:
        return None
    values = [figure.value if isinstance(figure, BookFigure) else None for _, figure in quarters]
    printed = [[_short(figure)] for _, figure in quarters]
    return paired_bars([label for label, _ in quarters], [(title, values)], printed)


def by_quarter_in_words(quarters: Quarters) -> str:
    """by quarter, from 62.1% in Q3 2023-24 to 71.4% in Q1 2025-26: of the first and the last that have a figure."""
    have = [(label, figure) for label, figure in quarters if isinstance(figure, BookFigure)]
    if not have:
        return " by quarter: no quarter has a figure"
    (first, start), (last, end) = have[0], have[-1]
    if first == last:
        return f" by quarter, {_short(end)} in {last}"
    return f" by quarter, from {_short(start)} in {first} to {_short(end)} in {last}"


def _short(figure: BookFigure | NotInBook) -> str:
    return amount(figure.value, figure.unit) if isinstance(figure, BookFigure) else "none"
