"""How a figure is printed in a sentence: with what it is of, where it is a share; money in millions; the rest as it was counted. Pure."""

from sightline.papers.composing.content import NamedFigure
from sightline.papers.composing.figure_book import BookFigure
from sightline.statistics.amounts import amount, as_set, rounded
from sightline.statistics.intervals import wilson

PERCENT, POUNDS = "percent", "pounds"
MILLION = 1_000_000


def book_figure_words(figure: BookFigure) -> str:
    """A share with its numerator and denominator: 71.4% (30 of 42). All else with its unit."""
    words = money(figure.value) if figure.unit == POUNDS else amount(figure.value, figure.unit)
    if figure.unit == PERCENT and figure.numerator is not None and figure.denominator is not None:
        return f"{words} ({figure.numerator:,} of {figure.denominator:,})"
    return words


def named_figure_words(figure: NamedFigure) -> str:
    """As somebody gave it: 85%, of a base 85% (34 of 40), £17.9m, 14. What is counted is named by the sentence around it."""
    if figure.unit == POUNDS:
        return money(figure.value)
    if figure.unit != PERCENT:
        return as_set(figure.value, "count")
    share = as_set(figure.value, PERCENT)
    return f"{share} ({numerator(figure):,} of {figure.of:,})" if figure.of else share


def numerator(figure: NamedFigure) -> int:
    """How many of its base a share is: whole, as the nearest that gives the percentage."""
    return int(rounded(figure.value * (figure.of or 0) / 100, 0))


def interval_words(figure: BookFigure) -> str:
    """The interval as it stands in a table: 56.4% to 82.8%; of a share the Wilson interval of its own numbers; blank where there is none."""
    limits = figure.interval
    if figure.unit == PERCENT and figure.numerator is not None and figure.denominator:
        low, high = wilson(figure.numerator, figure.denominator)
        limits = (low * 100, high * 100)
    if limits is None:
        return ""
    return f"{amount(limits[0], figure.unit)} to {amount(limits[1], figure.unit)}"


def money(pounds: float) -> str:
    """£17.9m, £4m, £850,000."""
    sign, size = ("-" if pounds < 0 else ""), abs(pounds)
    if size < MILLION:
        return f"{sign}£{rounded(size, 0):,}"
    return f"{sign}£{rounded(size / MILLION):,}".removesuffix(".0") + "m"
