"""The improvement plan: what was found, what the council means to be different, and how it is governed. Its action plan stands beside it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.papers.document.blocks import (
    Block,
    PaperColumn,
    PaperParagraph,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Runs, Words, words
from sightline.papers.plan_documents.pieces import (
    both_lights,
    bullets,
    facts,
    finding_words,
    paragraphs,
    section,
)
from sightline.papers.plan_documents.plan_paper import plan_paper
from sightline.programme.kinds import GROUPING_KINDS, MONEY_KINDS
from sightline.programme.models import MoneyLine, SupportingDocument, Version
from sightline.programme.overview.queries.document import PartOfPlan
from sightline.programme.overview.queries.document import PlanDocument as PlanRead
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.queries.meetings import BodyTold
from sightline.statistics.amounts import made_of

ACTION_PLAN = "Action plan"
"""What the document beside it is called, in both."""


def improvement_plan(
    document: PlanRead,
    bodies: Sequence[BodyTold],
    supporting: Iterable[SupportingDocument],
    today: date,
) -> PaperDocument:
    """Made of what the reader may see of the version: `document`, `bodies` and `supporting` are already theirs."""
    version = document.version
    blocks: tuple[Block, ...] = (
        *_about(version),
        *section("What this plan answers", *_answers(document)),
        *(block for part in document.parts for block in _priority(part)),
        *section("What it costs", *_money(document.parts)),
        *section("Who oversees it", *_bodies(bodies)),
        *section("What it serves", *_alignments(version)),
        *section("Documents beside it", *_beside(supporting)),
    )
    return plan_paper(version.plan.title, version.plan, version, today, blocks)


def _about(version: Version) -> Iterator[Block]:
    plan, horizon = version.plan, horizon_of(version.plan)
    expected = f"{horizon.by}. {horizon.words}" if horizon.by else horizon.words
    yield from facts(
        "The plan in short",
        [
            ("Standard", words(plan.standard)),
            ("Phase", words(version.phase)),
            ("Why it was refreshed", words(version.reasons)),
            ("Re-inspection expected", words(expected)),
        ],
    )
    yield PaperParagraph(
        (
            Words("What is done by whom and by when stands in the "),
            Words(ACTION_PLAN, strong=True),
            Words(
                ", a document beside this one; each priority here names its actions by their references there."
            ),
        )
    )


def _answers(document: PlanRead) -> tuple[Block, ...]:
    by_source: dict[str, list[str]] = {}
    for part in document.parts:
        for finding in part.findings:
            numbers = by_source.setdefault(finding.source.title, [])
            numbers.append(finding.number or f"number {finding.place}")
    return bullets(
        (Words(f"{source}: ", strong=True), Words(", ".join(dict.fromkeys(numbers))))
        for source, numbers in by_source.items()
    )


def _priority(part: PartOfPlan) -> tuple[Block, ...]:
    kind = GROUPING_KINDS[part.grouping.kind] if part.grouping else ""
    blocks: list[Block] = [PaperParagraph(both_lights(part.light, part.differences))]
    if part.grouping:
        blocks += paragraphs(part.grouping.about)
    quoted_findings = tuple(PaperQuotation(words(each.text), finding_words(each)) for each in part.findings)
    blocks += section("What was said", *quoted_findings, level=2)
    blocks += section("What will be different", *_impacts(part), level=2)
    blocks += section(
        "Where it stands", *paragraphs(part.grouping.progress if part.grouping else ""), level=2
    )
    blocks += section("Its actions", *_actions(part), level=2)
    return section(f"{kind}: {part.title}" if kind else part.title, *blocks)


def _impacts(part: PartOfPlan) -> tuple[Block, ...]:
    return bullets(words(each) for each in dict.fromkeys(action.impact for action in part.actions) if each)


def _actions(part: PartOfPlan) -> tuple[Block, ...]:
    total = len(part.actions)
    counted = made_of(
        total, "action", ((part.delivered, "done"), (sum(a.line.late for a in part.actions), "overdue"))
    )
    named = bullets(
        (Words(f"{each.line.reference} ", strong=True), Words(each.line.title)) for each in part.actions
    )
    return (PaperParagraph(words(f"{counted}.")), *named) if total else ()


def _money(parts: Sequence[PartOfPlan]) -> tuple[Block, ...]:
    rows = tuple(_money_row(part.title, line) for part in parts for line in part.money)
    table = PaperTable(
        title="Money that is held against a priority",
        description="A row for each line of money: its priority, what it is, its year and how much.",
        columns=(
            PaperColumn("Priority"),
            PaperColumn("What"),
            PaperColumn("Year"),
            PaperColumn("Pounds", "right"),
        ),
        rows=rows,
    )
    return (table,) if rows else ()


def _money_row(priority: str, line: MoneyLine) -> tuple[Runs, ...]:
    what = f"{MONEY_KINDS[line.kind]}: {line.title}"
    about = "about " if line.approximate else ""
    return words(priority), words(what), words(line.year), words(f"{about}{line.pounds:,.0f}")


def _bodies(bodies: Sequence[BodyTold]) -> tuple[Block, ...]:
    rows = tuple(
        (
            words(each.name),
            words(each.chaired.words),
            words(", ".join(in_words(one.meeting.on) for one in each.showings if one.meeting.on)),
            words(in_words(each.next) if each.next else ""),
        )
        for each in bodies
    )
    table = PaperTable(
        title="Bodies that are told of this plan",
        description="A row for each body: who chairs it and how often it meets, when it saw the plan, and when it meets next.",
        columns=tuple(
            PaperColumn(each) for each in ("Body", "Chair and meetings", "Saw the plan on", "Meets next")
        ),
        rows=rows,
    )
    return (table,) if rows else ()


def _alignments(version: Version) -> tuple[Block, ...]:
    return bullets(
        words(f"{each.document}: {each.priority}" if each.priority else each.document)
        for each in version.alignments.all()
    )


def _beside(supporting: Iterable[SupportingDocument]) -> tuple[Block, ...]:
    return bullets(words(_supporting_words(each)) for each in supporting)


def _supporting_words(document: SupportingDocument) -> str:
    reviewed = "to be reviewed because of this plan" if document.kind == "to_review" else ""
    until = f"by {in_words(document.review_by)}" if document.review_by else ""
    more = " ".join(filter(None, (reviewed, until)))
    return f"{document.title} ({more})" if more else document.title
