"""Two handouts of a sheet or two: the plan on a page, and the line of sight of one finding."""

from collections.abc import Iterable, Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.papers.document.blocks import Block, PaperColumn, PaperParagraph, PaperQuotation, PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Runs, Words, words
from sightline.papers.plan_documents.pieces import (
    bullets,
    days_words,
    finding_words,
    light_words,
    lines_in,
    owner_words,
    section,
)
from sightline.papers.plan_documents.plan_paper import plan_paper
from sightline.programme.delivery.rules.roll_up import RULE_OF_MANY
from sightline.programme.models import Finding, Plan, Version
from sightline.programme.overview.queries.on_a_page import FindingLine
from sightline.programme.sources.queries.line_of_sight import LineOfSight
from sightline.statistics.amounts import several

PAGE_COLUMNS = ("Finding", "Actions", "Done", "Difference", "Next")
SIGHT_COLUMNS = ("Action", "Owner", "Dates", "Done", "Difference")


def plan_on_a_page(
    plan: Plan, version: Version | None, groups: Iterable[tuple[str, Sequence[FindingLine]]], today: date
) -> PaperDocument:
    """A row for each finding, by priority."""
    blocks: list[Block] = [PaperParagraph(words(RULE_OF_MANY))]
    for heading, rows in groups:
        table = PaperTable(
            title=f"{heading}: {several(len(rows), 'finding')}",
            description="A row for each finding: the actions that answer it, what the two lights say, and what comes next.",
            columns=tuple(PaperColumn(each) for each in PAGE_COLUMNS),
            rows=tuple(_finding_row(each) for each in rows),
            wide=True,
        )
        blocks += section(heading, table)
    return plan_paper(f"Plan on a page: {plan.title}", plan, version, today, blocks)


def _finding_row(row: FindingLine) -> tuple[Runs, ...]:
    finding = row.finding
    actions = [f"{line.reference} {line.title}" for line in row.lines]
    elsewhere = f"Answered in {row.elsewhere.title}" if row.elsewhere else "No action answers it"
    has_answer = row.elsewhere is not None or not row.unanswered
    return (
        (Words(f"{finding.number or finding.place} ", strong=True), Words(finding.text)),
        lines_in(actions or [elsewhere]),
        words(row.light.word if has_answer else "Not answered"),
        lines_in([each.word for each in row.differences] or [light_words(None)]),
        words(
            f"{in_words(row.next.next_day)}: {row.next.next_title}" if row.next and row.next.next_day else ""
        ),
    )


def line_of_sight(
    finding: Finding, sight: LineOfSight, plan: Plan, version: Version | None, today: date
) -> PaperDocument:
    """What was said, what answers it, how that is measured, and who was told."""
    quotation = PaperQuotation(words(finding.text), finding_words(finding))
    blocks: tuple[Block, ...] = (
        *section("What was said", quotation),
        *section("What answers it", *_actions(sight)),
        *section("How it is tested", *_tests(sight)),
        *section("Who was told", *_told(sight)),
    )
    title = f"Line of sight: {finding.called} of {finding.source.title}"
    return plan_paper(title, plan, version, today, blocks)


def _actions(sight: LineOfSight) -> tuple[Block, ...]:
    if not sight.lines:
        return (PaperParagraph(words("No action answers it.")),)
    rows = tuple(
        (
            (Words(f"{line.reference} ", strong=True), Words(line.title)),
            words(owner_words(line)),
            words(days_words(line.starts, line.due)),
            words(line.light.word),
            words(light_words(difference)),
        )
        for line, difference in sight.acts
    )
    return (
        PaperTable(
            title="Actions that answer it",
            description="A row for each action: whose it is, its days, and what the two lights say, which never merge.",
            columns=tuple(PaperColumn(each) for each in SIGHT_COLUMNS),
            rows=rows,
        ),
    )


def _tests(sight: LineOfSight) -> tuple[Block, ...]:
    tests = (
        (Words(f"{each.action}: ", strong=True), Words(_test(each.words, each.verdict)))
        for each in sight.tests
    )
    silent = (
        [words(f"No test is declared yet for {', '.join(sight.undeclared)}.")] if sight.undeclared else []
    )
    return bullets((*tests, *silent))


def _test(text: str, verdict: str) -> str:
    return f"{text}. {verdict}" if verdict else text


def _told(sight: LineOfSight) -> tuple[Block, ...]:
    return bullets(
        _body(each.name, [one.meeting.on for one in each.showings], each.next) for each in sight.bodies
    )


def _body(name: str, days: Sequence[date | None], ahead: date | None) -> Runs:
    saw = ", ".join(in_words(day) for day in days if day)
    parts = (f"saw it on {saw}" if saw else "", f"meets next on {in_words(ahead)}" if ahead else "")
    more = "; ".join(filter(None, parts))
    return words(f"{name}: {more}" if more else name)
