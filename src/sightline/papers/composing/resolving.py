"""What stands in braces within a line becomes a figure, a number of another paragraph, a day, or a gap that everybody sees."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from sightline.calendars.dates import in_words, weekday_in_words
from sightline.calendars.working_days import add_working_days
from sightline.papers.composing.content import NamedFigure
from sightline.papers.composing.figure_book import MEASURE, FigureToken, NotInBook
from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.markup import MarkedBraces, MarkedLine, MarkedLink, MarkedWords
from sightline.papers.composing.simple_figures import words_of_figure, words_of_named
from sightline.papers.document.runs import BoundFigure, CrossReference, Run, Runs, WebLink, Words

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")
WORKING_DAYS = re.compile(r"(\d{1,3}) after (\d{4}-\d{2}-\d{2})")
TERM = re.compile(r"([+-]?)\s*([\w-]+)\s*")
UNKNOWN = "nothing that can be looked up"
NO_SUCH_DAY = "no day, as 2017-11-14"


def runs_of(line: MarkedLine, making: PaperInMaking) -> Runs:
    """A line with everything in it resolved."""
    return tuple(_run(each, making) for each in line)


def _run(each: MarkedWords | MarkedBraces | MarkedLink, making: PaperInMaking) -> Run:
    if isinstance(each, MarkedWords):
        return Words(each.text, each.strong)
    if isinstance(each, MarkedLink):
        return WebLink(each.text, each.address)
    if making.left_out:
        return Words("")
    kind, _, rest = each.text.partition(" ")
    if kind in BY_WORD:
        return BY_WORD[kind](rest.strip(), making)
    if MEASURE.match(each.text):
        return _measured(each.text, making)
    return making.gap("markup", each.text, UNKNOWN)


def token_in(text: str) -> FigureToken:
    """AS01, Q2 2026-27, North as a token."""
    parts = [" ".join(each.split()) for each in text.split(",", 2)]
    return FigureToken(*parts)


def _measured(text: str, making: PaperInMaking) -> Run:
    token = token_in(text)
    answer = making.book.figure(token)
    if isinstance(answer, NotInBook):
        return making.gap("figure", str(token), answer.why)
    return BoundFigure(str(token), words_of_figure(answer, making.edition), answer.source)


def _named(name: str, making: PaperInMaking) -> Run:
    figure = making.content.figures.get(name)
    if figure is None:
        return making.gap("figure", f"figure {name}", "not among this paper's figures")
    return BoundFigure(f"figure {name}", words_of_named(figure, making.edition), source_of(figure))


def source_of(figure: NamedFigure) -> str:
    """Where a figure is from, in words."""
    return ", ".join(each for each in (figure.source, figure.said_by) if each) or "no source is named"


def _sum(text: str, making: PaperInMaking) -> Run:
    terms = [(sign, making.content.figures.get(name), name) for sign, name in TERM.findall(text)]
    missing = [name for _, figure, name in terms if figure is None]
    figures = [(sign, figure) for sign, figure, _ in terms if figure is not None]
    if missing or not figures:
        return making.gap(
            "figure", f"sum {text}", f"{missing[0] if missing else 'nothing'} is no figure of this paper"
        )
    units = {figure.unit for _, figure in figures}
    if len(units) > 1 or "percent" in units:
        return making.gap("figure", f"sum {text}", "these cannot be added up")
    value = sum(-figure.value if sign == "-" else figure.value for sign, figure in figures)
    words = words_of_named(NamedFigure(value=value, unit=units.pop()), making.edition)
    sources = dict.fromkeys(source_of(figure) for _, figure in figures)
    return BoundFigure(f"sum {text}", words, f"added up from {'; '.join(sources)}")


def _see(key: str, making: PaperInMaking) -> Run:
    if making.numbered is None:
        return Words("")
    if key not in making.numbered:
        return making.gap("reference", f"see {key}", "nothing in this paper has this name")
    if not making.numbered[key]:
        return making.gap("reference", f"see {key}", "that paragraph has no number")
    if key in making.hidden:
        return Words(making.numbered[key])
    return CrossReference(key, making.numbered[key])


def _day(text: str, making: PaperInMaking) -> Run:
    day = _read(text)
    return Words(in_words(day)) if day else making.gap("markup", f"day {text}", NO_SUCH_DAY)


def _weekday(text: str, making: PaperInMaking) -> Run:
    day = _read(text)
    return Words(weekday_and_day(day)) if day else making.gap("markup", f"weekday {text}", NO_SUCH_DAY)


def _working_days(text: str, making: PaperInMaking) -> Run:
    parts = WORKING_DAYS.fullmatch(text)
    start = _read(parts[2]) if parts else None
    if parts is None or start is None:
        return making.gap("markup", f"working_days {text}", "write it as working_days 70 after 2015-09-15")
    return Words(in_words(add_working_days(start, int(parts[1]))))


def weekday_and_day(day: date) -> str:
    """Tuesday 14 November 2017."""
    return f"{weekday_in_words(day)} {in_words(day)}"


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


BY_WORD: Mapping[str, Callable[[str, PaperInMaking], Run]] = {
    "see": _see,
    "figure": _named,
    "sum": _sum,
    "day": _day,
    "weekday": _weekday,
    "working_days": _working_days,
}
