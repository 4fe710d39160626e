"""The highlight report as a document: what a month, or a quarter, brought to the plan, for a board."""

from collections.abc import Iterable
from datetime import date

from sightline.calendars.dates import in_words
from sightline.papers.document.blocks import Block, PaperColumn, PaperParagraph, PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Runs, Words, words
from sightline.papers.plan_documents.pieces import both_lights, bullets, finding_words, paragraphs, section
from sightline.papers.plan_documents.plan_paper import plan_paper
from sightline.programme.overview.queries.events import Event
from sightline.programme.overview.queries.highlight import ActionReport, Highlight, Section
from sightline.programme.overview.queries.highlight_figures import FigureInReport
from sightline.programme.overview.rules.highlight import RULE


def highlight_report(report: Highlight, today: date) -> PaperDocument:
    """Made of the report as its reader may see it. It speaks until the period's last day, or today where that is ahead."""
    blocks: list[Block] = [PaperParagraph(words(report.answer))]
    if report.written:
        blocks += section("On the whole", *paragraphs(report.written.now.words))
    blocks += section("What the measures say", *_figures(report.figures))
    for each in report.sections:
        blocks += _section(each)
    blocks += section("Taken out", *bullets(_gone(report)))
    blocks += section(f"Overdue on {in_words(report.until)}", *bullets(_late(each) for each in report.late))
    blocks += section("To be decided", *bullets(_to_decide(report)))
    blocks += section("Asks of partners that are open", *bullets(_asks(report)))
    blocks += section("Asks of partners that were answered", *bullets(_answers(report)))
    blocks += section("Next priorities", *bullets(words(each) for each in report.next_priorities))
    blocks += section("How this is counted", PaperParagraph(words(RULE)))
    title = f"Highlight report, {report.period.title}: {report.plan.title}"
    return plan_paper(title, report.plan, report.version, today, blocks)


def _figures(figures: Iterable[FigureInReport]) -> tuple[Block, ...]:
    rows = tuple(
        (
            words(f"{each.title} ({each.id})"),
            words(", ".join(each.actions)),
            words(each.baseline),
            words(each.aim),
            words(each.now),
            words(f"{each.signal.word}. {each.signal.sentence}" if each.signal else ""),
        )
        for each in figures
    )
    table = PaperTable(
        title="Measures that actions are tested by",
        description="A row for each measure: the actions tested by it, where it began, its aim, where it stands, and what changed.",
        columns=tuple(
            PaperColumn(each) for each in ("Measure", "Actions", "Baseline", "Aim", "Now", "Signal")
        ),
        rows=rows,
    )
    return (table,) if rows else ()


def _section(part: Section) -> tuple[Block, ...]:
    blocks: list[Block] = [PaperParagraph(both_lights(part.light, part.differences))]
    blocks += paragraphs(part.written.now.words if part.written else part.progress)
    for each in part.with_news:
        blocks += section(f"{each.line.reference} {each.line.title}", *_action(each), level=2)
    if part.silent:
        blocks.append(
            PaperParagraph(words(f"No update for {', '.join(each.line.reference for each in part.silent)}."))
        )
    return section(part.title, *blocks)


def _action(report: ActionReport) -> tuple[Block, ...]:
    unaccepted = " The update is not accepted yet by a second person." if report.unaccepted else ""
    stands = PaperParagraph(words(f"{report.light.word}. {report.light.sentence}{unaccepted}".strip()))
    ahead = ((Words(f"Next, {in_words(day)}: ", strong=True), Words(title)) for day, title in report.ahead)
    return (stands, *bullets((*map(_event, report.events), *ahead)))


def _event(event: Event) -> Runs:
    words_after = f": {event.words}" if event.words else ""
    return Words(f"{in_words(event.day)}: ", strong=True), Words(f"{event.sentence}{words_after}")


def _gone(report: Highlight) -> Iterable[Runs]:
    for each in report.gone:
        because = f": {each.because}" if each.because else ""
        day = f"{in_words(each.on)}: " if each.on else ""
        yield words(f"{day}{each.what}: {each.name}{because}")


def _late(report: ActionReport) -> Runs:
    new = " New in this period." if report.became_late else ""
    owner = f" {report.line.owner_words}." if report.line.owned_by else ""
    return words(f"{report.line.reference} {report.line.title}. {report.light.sentence}{owner}{new}")


def _to_decide(report: Highlight) -> Iterable[Runs]:
    for finding in report.unanswered:
        yield words(f"No action answers “{finding.text}” ({finding_words(finding)}).")
    for ask in report.overdue:
        yield words(f"{ask.partner} was asked by {in_words(ask.due) if ask.due else 'no day'}: {ask.words}")


def _asks(report: Highlight) -> Iterable[Runs]:
    for ask in report.asks:
        until = f", by {in_words(ask.due)}" if ask.due else ""
        yield words(f"{ask.partner}{until}: {ask.words}")


def _answers(report: Highlight) -> Iterable[Runs]:
    for step in report.ask_answers:
        yield words(f"{step.ask.partner}, {in_words(step.at.date())}: {step.ask.words} {step.words}")
