"""How definitions and their changes read."""

from collections.abc import Sequence

from sightline.calendars.dates import in_words
from sightline.definitions.models import DefinitionChange
from sightline.definitions.queries.published import PublishedFigure
from sightline.definitions.rules.beside import BesideRow, Numbers, by_figure, quarters_that_differ
from sightline.measuring.discover import figures
from sightline.scorecards import wording as figures_wording
from sightline.statistics.amounts import several


def holds_from(change: DefinitionChange | None) -> str:
    """From 1 April 2026; all months."""
    return f"From {in_words(change.starts)}" if change and change.starts else "All months"


def first_sentence_of_all(changed: int, waits: int) -> str:
    """How many definitions have been changed here, and how many changes wait."""
    have = "No definition has" if not changed else f"{several(changed, 'definition')} {_have(changed)}"
    sentence = f"{have} been changed here."
    if waits:
        sentence += f" {several(waits, 'change')} {'waits' if waits == 1 else 'wait'} for approval."
    return sentence


def first_sentence_of_change(rows: Sequence[BesideRow]) -> str:
    """In how many of the quarters a figure differs, and by how much in the latest that does."""
    quarters = len({each.period.name for each in rows if each.period.kind == "quarter"})
    differing = quarters_that_differ(rows)
    if not differing:
        return f"No figure of the last {several(quarters, 'quarter')} changes."
    latest, count = differing[0], len(differing)
    named = f" ({latest.figure})" if len(by_figure(rows)) > 1 else ""
    return (
        f"{count:,} of the last {several(quarters, 'quarter')} {'changes' if count == 1 else 'change'}. "
        f"{latest.period.label}: {value(latest.figure, latest.old)} becomes {value(latest.figure, latest.new)}{named}."
    )


def first_sentence_of_published(rows: Sequence[PublishedFigure]) -> str:
    """How much was published by the old definition, and how much of it would read otherwise."""
    if not rows:
        return "Nothing has been frozen by the definition before."
    out = {each.freeze.pk for each in rows if each.publications}
    moved = sum(each.differs for each in rows)
    begin = (
        f"{several(len(out), 'freeze')} with it {'was' if len(out) == 1 else 'were'} published."
        if out
        else f"{several(len({each.freeze.pk for each in rows}), 'freeze')} with it, none published."
    )
    if not any(each.new for each in rows):
        return begin
    return (
        f"{begin} {several(moved, 'figure')} of {len(rows):,} would read otherwise."
        if moved
        else f"{begin} None would read otherwise."
    )


def value(figure_id: str, numbers: Numbers) -> str:
    """A figure as a reader sees it."""
    return "No figure" if numbers[0] is None else figures_wording.figure(numbers[0], _unit(figure_id))


def base(figure_id: str, numbers: Numbers) -> str:
    """What it is of: 37 of 50; blank for a count."""
    _, top, whole = numbers
    if top is None or whole is None or _unit(figure_id) == "count":
        return ""
    return f"{top:,.0f} of {whole:,.0f}"


def moved_by(row: BesideRow) -> str:
    """How far one is from the other, in the figure's own unit; blank where either has none."""
    difference = row.moved_by
    if not difference:
        return ""
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else ""
    unit = _unit(row.figure)
    words = figures_wording.figure(abs(difference), unit)
    return f"{sign}{words.removesuffix('%')} points" if unit == "percent" else f"{sign}{words}"


def _unit(figure_id: str) -> str:
    return figures()[figure_id][1].unit if figure_id in figures() else "count"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
