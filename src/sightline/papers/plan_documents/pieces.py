"""What the documents of a plan have in common: a line of facts, a light in words, what an owner and a day look like."""

from collections.abc import Iterable, Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.papers.document.blocks import (
    Block,
    PaperColumn,
    PaperHeading,
    PaperItemList,
    PaperListItem,
    PaperParagraph,
    PaperTable,
)
from sightline.papers.document.runs import Runs, Words, words
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.delivery.rules.roll_up import DoneLight
from sightline.programme.difference.queries.many import DifferenceAnswer
from sightline.programme.models import Finding

NO_OWNER, NO_DATE, NO_MEASURE = "No owner yet", "No date", "No measure"


def section(text: str, *blocks: Block, level: int = 1, anchor: str = "") -> tuple[Block, ...]:
    """A heading with what stands under it; nothing at all where there is nothing."""
    return (PaperHeading(text, level, anchor=anchor), *blocks) if blocks else ()


def paragraphs(text: str) -> tuple[Block, ...]:
    """One paragraph for each line that is not blank."""
    return tuple(PaperParagraph(words(line.strip())) for line in text.splitlines() if line.strip())


def bullets(items: Iterable[Runs]) -> tuple[Block, ...]:
    """A list without numbers; nothing where it is empty."""
    made = tuple(PaperListItem(each) for each in items)
    return (PaperItemList(made),) if made else ()


def facts(title: str, rows: Iterable[tuple[str, Runs]]) -> tuple[Block, ...]:
    """Pairs of label and value, those with a value."""
    filled = tuple((words(label), value) for label, value in rows if value)
    table = PaperTable(
        title=title,
        description="Two columns: what is said, and what it is.",
        columns=(PaperColumn(""), PaperColumn("")),
        rows=filled,
        column_headings=False,
    )
    return (table,) if filled else ()


def light_words(light: DoneLight | DifferenceAnswer | None) -> str:
    """A light in words, with its letter's shape left to the screen: Overdue."""
    return light.word if light else NO_MEASURE


def both_lights(done: DoneLight, differences: Iterable[tuple[DifferenceAnswer, int]]) -> Runs:
    """The two lights side by side, which never merge: Done: Overdue. Difference: 1 better, 2 no signal yet."""
    differing = (
        ", ".join(f"{number} {light.word.lower()}" for light, number in differences) or NO_MEASURE.lower()
    )
    return (
        Words("Done: ", strong=True),
        Words(f"{done.word}. "),
        Words("Difference: ", strong=True),
        Words(f"{differing}."),
    )


def owner_words(line: ActionLine) -> str:
    """Whose an action is: the post with the partner beside it, or that it is nobody's yet."""
    if not line.owned_by:
        return NO_OWNER
    if line.owner_post and line.partner:
        return f"{line.owner_words}, with {line.partner}"
    return line.owner_words


def days_words(starts: date | None, due: date | None) -> str:
    """From when to when; that no day is set, where none is."""
    until = in_words(due) if due else NO_DATE
    return f"{in_words(starts)} to {until}" if starts else until


def milestone_words(line: ActionLine, today: date) -> list[str]:
    """Each milestone with its day, and what became of it."""
    return [_milestone(point.title, point.due, point.reached_on, today) for point in line.points]


def _milestone(title: str, due: date | None, reached_on: date | None, today: date) -> str:
    until = f", due {in_words(due)}" if due else ""
    if reached_on:
        return f"{title}{until}, reached {in_words(reached_on)}"
    return f"{title}{until}, overdue" if due and due < today else f"{title}{until}"


def finding_words(finding: Finding) -> str:
    """Where a finding stands: its report, number and page."""
    place = (
        finding.source.title,
        finding.number,
        f"page {finding.page}" if finding.page else "",
    )
    return ", ".join(filter(None, place))


def lines_in(texts: Sequence[str]) -> Runs:
    """Several short texts in one cell, a line each."""
    return words("\n".join(texts))
