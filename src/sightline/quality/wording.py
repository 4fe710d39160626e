"""Counts of faults and shares of cells in words, as one person may see them. Pure."""

from collections.abc import Sequence

from sightline.quality.queries.checks import CheckLine
from sightline.quality.queries.coverage import FieldLine, FilledShare
from sightline.quality.rules import LOW
from sightline.scorecards.wording import HIDDEN, HIDDEN_UNDER
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.sparklines import Small, small_chart


def things(number: int) -> str:
    """1,989 things; 1 thing."""
    return several(number, "thing")


def count(number: int | None) -> str:
    """A count, or the letter that stands for a small one."""
    return HIDDEN if number is None else words.number(number)


def of_children(children: int | None, faults: int | None) -> str:
    """What stands under a number of faults: of 12 children; small number, hidden; blank where no child is known."""
    if faults is None or children is None:
        return HIDDEN_UNDER
    return f"of {several(children, 'child', 'children')}" if children else ""


def first_sentence(lines: Sequence[CheckLine], where: str) -> str:
    """The first page's first sentence: how many things, in how many checks, and most of them where."""
    made = [line for line in lines if line.status == "ok"]
    lines_with_faults = [line for line in made if line.has_faults]
    if not made:
        return "No check can be made on what is loaded."
    if not lines_with_faults:
        return f"Nothing needs putting right{where}: {several(len(made), 'check')} found nothing."
    total, unseen = (
        sum(line.faults or 0 for line in lines_with_faults),
        sum(line.faults is None for line in lines_with_faults),
    )
    verb = "needs" if total == 1 else "need"
    sentence = f"{things(total)} in the records{where} {verb} putting right, in {len(lines_with_faults)} of {several(len(made), 'check')}"
    if unseen:
        return f"{sentence}; the small numbers of {several(unseen, 'check')} are hidden and not counted in."
    return f"{sentence}; {lines_with_faults[0].faults:,} of them: {_small_first(lines_with_faults[0].check.title)}."


def one_answer(line: CheckLine, where: str) -> str:
    """A check's first sentence: how many it found, of how many children; or why there is no answer."""
    if line.status != "ok":
        return f"It cannot be made on what is loaded. {line.cause}"
    if line.faults is None:
        return f"What it found{where} is a small number and is hidden."
    if not line.faults:
        return f"It found nothing{where}."
    of = of_children(line.children, line.faults)
    return f"{things(line.faults)} to put right{where}{', ' + of if of else ''}."


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


def _small_first(title: str) -> str:
    return title[:1].lower() + title[1:]
