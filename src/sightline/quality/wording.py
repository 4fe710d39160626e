"""Counts of faults and shares of cells in words, as one person may see them. Pure."""

import re
from collections.abc import Sequence
from datetime import date

from sightline.calendars.dates import in_words, short
from sightline.quality.queries.checks import CheckLine
from sightline.quality.queries.coverage import FieldLine, FilledShare
from sightline.quality.rules import LOW
from sightline.scorecards.wording import HIDDEN, HIDDEN_UNDER
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.sparklines import Small, small_chart

ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
"""A day as the store writes it."""


def records(number: int) -> str:
    """1,989 records; 1 record."""
    return several(number, "record")


def need(number: int) -> str:
    """1,989 records need correcting; 1 record needs correcting."""
    return f"{records(number)} {'needs' if number == 1 else 'need'} correcting"


def count(number: int | None) -> str:
    """A count, or the letter that stands for a small one."""
    return HIDDEN if number is None else words.number(number)


def of_children(children: int | None, faults: int | None) -> str:
    """What stands under a number of faults: 12 children; small number, hidden; blank where no child is known."""
    if faults is None or children is None:
        return HIDDEN_UNDER
    return several(children, "child", "children") if children else ""


def first_sentence(lines: Sequence[CheckLine], where: str) -> str:
    """The first page's first sentence: how many records need correcting, and what most of them are.

    1,989 records need correcting. 1,757 have no team.
    """
    made = [line for line in lines if line.status == "ok"]
    lines_with_faults = [line for line in made if line.has_faults]
    if not made:
        return "No check can be made on what is loaded."
    if not lines_with_faults:
        return f"No record{where} needs correcting: {several(len(made), 'check')} found nothing."
    total, unseen = (
        sum(line.faults or 0 for line in lines_with_faults),
        sum(line.faults is None for line in lines_with_faults),
    )
    sentence = f"{need(total)}{where}."
    if unseen:
        return f"{sentence} The small numbers of {several(unseen, 'check')} are hidden and not counted in."
    most = max(lines_with_faults, key=lambda line: line.faults or 0)
    return f"{sentence} {_most(most)}" if len(lines_with_faults) > 1 else sentence


def one_answer(line: CheckLine, where: str) -> str:
    """A check's first sentence: how many it found, of how many children; or why there is no answer."""
    if line.status != "ok":
        return f"It cannot be made on what is loaded. {line.cause}"
    if line.faults is None:
        return f"What it found{where} is a small number and is hidden."
    if not line.faults:
        return f"It found nothing{where}."
    of = of_children(line.children, line.faults)
    return f"{need(line.faults)}{where}{', of ' + of if of else ''}."


def coverage_answer(lines: Sequence[FieldLine], where: str) -> str:
    """How many of the fields measures need are low, and the lowest of them; of those that must always be filled."""
    measured_lines = [line for line in lines if line.needed_by and line.share.percent is not None]
    needed = [line for line in measured_lines if not line.only_where]
    if not measured_lines:
        return "No field that a measure needs was filled in what is loaded."
    if not needed:
        return "No field that must always be filled was filled in what is loaded."
    low = [line for line in needed if (line.share.percent or 0) < LOW]
    most = f"{words.number(LOW)}%"
    if not low:
        return f"All {len(needed)} fields that measures need in every record are filled to {most} or more{where}."
    share = low[0].share
    verb = "is" if len(low) == 1 else "are"
    return (
        f"{len(low)} of the {len(needed)} fields that measures need in every record {verb} less than {most} filled{where}; "
        f"the lowest, {share.field}, {words.percent(share.percent)}."
    )


def percent(share: FilledShare) -> str:
    """A share as it may be seen."""
    return HIDDEN if share.hidden else words.percent(share.percent)


def base(share: FilledShare) -> str:
    """What stands under a share: 206 of 253."""
    return HIDDEN_UNDER if share.hidden else words.out_of(share.filled, share.rows)


def small_line(values: Sequence[float | None], label: str) -> str:
    """A small chart of months; blank where there is nothing to draw."""
    return small_chart(Small(values), label) if any(value for value in values) else ""


def read_out(values: Sequence[float | None], what: str) -> str:
    """A small chart in words: what it shows, its first and last month, its least and its most."""
    figures = [value for value in values if value is not None]
    if not figures:
        return what
    numbers = [words.number(value) for value in (figures[0], figures[-1], min(figures), max(figures))]
    return f"{what}, 24 months: from {numbers[0]} to {numbers[1]}, between {numbers[2]} and {numbers[3]}"


def of_one_child(number: int, *, in_sight: bool, whole: bool) -> str:
    """What is said of one child's record. `in_sight`: it is loaded and theirs to see; `whole`: they see the whole authority.

    "Not loaded", "another team's" and "restricted" are one answer, so that none can be told from another.
    """
    if number:
        return f"{need(number)} for this child."
    if in_sight:
        return "Nothing needs correcting in this child's record."
    where = "" if whole else " with your teams"
    return (
        f"No child of this reference is loaded{where} that you may see. Check the reference in the case system: it may be "
        "written otherwise, new since the load, or not open to you."
    )


def part(name: str, number: int, since: date) -> str:
    """What a part of a list holds: 352 since 31 October 2025; 1,637 older."""
    return f"{number:,} since {in_words(since)}" if name == "new" else f"{number:,} older"


def cell_in_words(text: str | None) -> str:
    """What a cell holds, its days as they stand on pages: 23 Mar 19."""
    return ISO.sub(lambda day: _short(day[0]), text or "")


def _short(text: str) -> str:
    try:
        return short(date.fromisoformat(text))
    except ValueError:
        return text


def _most(line: CheckLine) -> str:
    """What most of the faults are: 1,757 have no team. Of a check whose title says no such thing: 25: a title."""
    number, title = line.faults or 0, line.check.title
    _, has, what = title.partition(" with ")
    if has:
        return f"{number:,} {'has' if number == 1 else 'have'} {what}."
    return f"{number:,}: {_small_first(title)}."


def _small_first(title: str) -> str:
    return title[:1].lower() + title[1:]
