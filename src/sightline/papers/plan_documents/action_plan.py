"""The action plan: every action under its priority, with whose it is, its days, milestones, test and where both lights stand."""

from datetime import date

from sightline.papers.document.blocks import Block, PaperColumn, PaperParagraph, PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Runs, Words, words
from sightline.papers.plan_documents.pieces import (
    days_words,
    light_words,
    lines_in,
    milestone_words,
    owner_words,
    section,
)
from sightline.papers.plan_documents.plan_paper import plan_paper
from sightline.programme.delivery.rules.roll_up import RULE_OF_MANY
from sightline.programme.overview.queries.document import ActionInDocument, PartOfPlan
from sightline.programme.overview.queries.document import PlanDocument as PlanRead

COLUMNS = (
    "Action",
    "Answers",
    "Owner",
    "Dates and milestones",
    "Measure and what will be different",
    "Done",
    "Difference",
)
DESCRIPTION = (
    "A row for each action: its reference and title, which findings it answers, whose it is, from when to when with its milestones, "
    "how it is tested, and what the two lights say."
)


def action_plan(document: PlanRead, today: date) -> PaperDocument:
    """Each priority's actions as a table, on pages on their side; an action under two priorities stands under both."""
    version = document.version
    beside = PaperParagraph(
        (
            Words("Why these actions, and what they answer, stands in the "),
            Words("Improvement plan", strong=True),
            Words(f", the document beside this one. {RULE_OF_MANY}"),
        )
    )
    parts = (block for part in document.parts for block in _priority(part, today))
    return plan_paper(f"Action plan: {version.plan.title}", version.plan, version, today, (beside, *parts))


def _priority(part: PartOfPlan, today: date) -> tuple[Block, ...]:
    table = PaperTable(
        title=f"Actions of {part.title}",
        description=DESCRIPTION,
        columns=tuple(PaperColumn(each) for each in COLUMNS),
        rows=tuple(_row(each, today) for each in part.actions),
        wide=True,
    )
    light = PaperParagraph(words(f"{part.light.word}. {part.light.sentence}".strip()))
    return section(
        part.title, light, *((table,) if part.actions else (PaperParagraph(words("No action yet.")),))
    )


def _row(action: ActionInDocument, today: date) -> tuple[Runs, ...]:
    line = action.line
    tests = [" ".join(filter(None, (test.words, test.now, test.verdict))) for test in action.tests]
    return (
        (Words(f"{line.reference} ", strong=True), Words(line.title), *_under(action.detail)),
        lines_in([_answered(action, number) for number in range(len(action.findings))]),
        words(owner_words(line)),
        lines_in([days_words(line.starts, line.due), *milestone_words(line, today)]),
        lines_in([*tests, *filter(None, (action.impact, action.resources))]),
        lines_in([line.light.word, *filter(None, [line.light.sentence])]),
        words(light_words(action.difference)),
    )


def _under(text: str) -> Runs:
    return words(f"\n{text}") if text else ()


def _answered(action: ActionInDocument, place: int) -> str:
    finding = action.findings[place]
    return f"{finding.source.title}, {finding.number or finding.place}"
