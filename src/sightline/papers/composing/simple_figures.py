"""A figure in its simplest true form, for an easy-read edition: about 71 in every 100. Made of the same released figure. Pure.

Rounded to a whole number, and "about" says so; never to nought or to all, where it is neither.
"""

from sightline.papers.composing.content import NamedFigure
from sightline.papers.composing.editions import EASY_READ
from sightline.papers.composing.figure_book import BookFigure
from sightline.papers.composing.figure_words import (
    MILLION,
    PERCENT,
    POUNDS,
    book_figure_words,
    named_figure_words,
)
from sightline.statistics.amounts import rounded

OF_EVERY = {PERCENT: 100, "per_10000": 10_000}
DAYS = "days"
HALF = 0.5


def words_of_figure(figure: BookFigure, edition: str) -> str:
    """A freeze's figure as an edition prints it."""
    return simple_words(figure.value, figure.unit) if edition == EASY_READ else book_figure_words(figure)


def words_of_named(figure: NamedFigure, edition: str) -> str:
    """A figure that no freeze has, as an edition prints it; what is counted is named by the sentence around it."""
    if edition != EASY_READ:
        return named_figure_words(figure)
    return simple_words(figure.value, figure.unit if figure.unit in (PERCENT, POUNDS) else "count")


def simple_words(value: float, unit: str) -> str:
    """71.4 percent: about 71 in every 100. 0.3 percent: fewer than 1 in every 100. 54.2 per 10,000: about 54 in every 10,000."""
    if unit == POUNDS:
        return _pounds(value)
    every = OF_EVERY.get(unit)
    if every is None:
        number = _about(value)
        return f"{number} {'day' if number in ('1', 'about 1') else 'days'}" if unit == DAYS else number
    whole = f"in every {every:,}"
    if 0 < value < HALF:
        return f"fewer than 1 {whole}"
    if every - HALF <= value < every:
        return f"more than {every - 1:,} {whole}"
    return f"{_about(value)} {whole}"


def _about(value: float) -> str:
    number = rounded(value, 0)
    return f"{number:,}" if number == rounded(value, 6) else f"about {number:,}"


def _pounds(value: float) -> str:
    if abs(value) < MILLION:
        number = rounded(value, 0)
        return f"£{number:,}" if number == rounded(value, 2) else f"about £{number:,}"
    number = rounded(value / MILLION)
    millions = f"£{number:,}".removesuffix(".0") + " million"
    return millions if number * MILLION == rounded(value, 2) else f"about {millions}"
