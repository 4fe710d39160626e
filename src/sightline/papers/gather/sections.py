"""The sections of a progress paper, each made of one thing that is known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sightline.calendars.periods import Period
from sightline.governance.models import TrackedMatter
from sightline.measuring.discover import figures as every_figure
from sightline.papers.gather.words import (
    DraftSection,
    bullets,
    day,
    in_line,
    paragraphs,
    plain,
    small_in_words,
)
from sightline.people.models import User
from sightline.programme.kinds import SOURCE_KINDS
from sightline.programme.models import Plan, Source, VersionStep
from sightline.programme.money.queries import amounts_of, money_of, sentence_of
from sightline.programme.overview.queries.highlight import Highlight, Section
from sightline.programme.plans.queries.findings import sources_of
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.scorecard.rules.card import CardContent, by_grouping


def promises_section(matters: Iterable[TrackedMatter]) -> DraftSection:
    """What the body was promised and is now due, to be answered first."""
    items = [
        f"{in_line(each.words)} (due {day(each.due)}{f', {in_line(each.owner)}' if each.owner else ''}): **to be answered**"
        for each in matters
    ]
    opening = "This was promised to the committee and is now due." if items else ""
    return DraftSection(
        "promises", "What was promised for this meeting", paragraphs([opening, bullets(items)])
    )


def background_section(report: Highlight) -> DraftSection:
    """Inspections and the other sources the plan answers, when it was submitted and went live, each with its day."""
    plan = report.plan
    sources = Source.objects.filter(pk__in=sources_of(plan)).order_by("said_on", "pk")
    lines = [
        f"{SOURCE_KINDS[each.kind]}: {in_line(each.title)}, {day(each.said_on)}."
        for each in sources
        if each.said_on
    ]
    steps = VersionStep.objects.filter(version__plan=plan, state__in=("submitted", "live"))
    words = {"submitted": "was submitted", "live": "went live"}
    days = [
        f"{name_of(each.version)} {words[each.state]} on {day(each.on)}."
        for each in steps.select_related("version").order_by("on", "id")
        if not each.on_in_month
    ]
    opening = f"The plan “{in_line(plan.title)}” answers what was found." if lines else ""
    return DraftSection(
        "background",
        "Background",
        paragraphs([opening, bullets(lines), "How the plan came about:" if days else "", bullets(days)]),
    )


def priority_sections(
    report: Highlight, card: CardContent | None, commentary: Mapping[str, str]
) -> Iterator[DraftSection]:
    """A section for each priority: what is written of it, its measures with what owners say of them, its actions with news."""
    measures = _measures_by_title(card)
    for number, section in enumerate(report.sections, start=1):
        written = section.written.now.words if section.written else section.progress
        named = measures.get(section.title, [])
        lines = [_measure(each, commentary.get(each, "")) for each in named]
        texts = [plain(written), bullets(lines), bullets(_actions(section))]
        heading = f"Progress: {section.title}"
        yield DraftSection(f"progress_{number}", heading, paragraphs(texts))


def scorecard_section(card: CardContent | None) -> DraftSection:
    """The scorecard of each priority as a table."""
    groups = [each for each in by_grouping(card) if each[2]] if card else []
    lines = [
        f"{{scorecard {number}}}"
        for number, (_, _, measures) in enumerate(groups, start=1)
        if any(each.has_figure and each.state == "live" for each in measures)
    ]
    owed = [
        f"{in_line(each.title)}: {in_line(each.cause)}{f', by {day(each.fix_by)}' if each.fix_by else ''}"
        for each in (card.visible if card else ())
        if each.owed
    ]
    opening = "Measures that cannot be reported yet:" if owed else ""
    return DraftSection("scorecard", "The scorecard", paragraphs([*lines, opening, bullets(owed)]))


def findings_sections(
    report: Highlight, figures: dict[str, dict[str, object]], period: Period
) -> Iterator[DraftSection]:
    """How many actions were done and overdue on the report's last day, which were overdue and why, and which findings nothing answers."""
    actions = report.told
    done = sum(each.light.key == "done" for each in actions)
    numbers = {"actions": len(actions), "actions_done": done, "actions_overdue": len(report.late)}
    source = f"Plan “{report.plan.title}”, {period.label}"
    for name, number in numbers.items():
        figures[name] = {"value": number, "unit": "actions", "source": source}
    opening = (
        f"On {day(report.until)} {{figure actions_done}} of {{figure actions}} actions were done and {{figure actions_overdue}} overdue."
        if actions
        else ""
    )
    late = [
        f"{each.line.reference} {in_line(each.line.title)}, due {day(each.line.due)}: "
        f"{in_line(each.line.owned_by) or 'no owner yet'}. {small_in_words(in_line(each.light.sentence))}".rstrip()
        for each in report.late
    ]
    unanswered = [f"{in_line(each.text)} ({in_line(each.source.title)})" for each in report.unanswered]
    texts = [
        opening,
        "Overdue:" if late else "",
        bullets(late),
        "Findings that no action answers:" if unanswered else "",
        bullets(unanswered),
    ]
    yield DraftSection("actions", "Findings and actions", paragraphs(texts))


def money_section(plan: Plan, person: User, figures: dict[str, dict[str, object]]) -> DraftSection:
    """What the plan costs, where money is entered: each amount as a figure that the paper names."""
    money = money_of(plan, person)
    if not money.years:
        return DraftSection("money", "What it costs", "")
    year = money.years[0].name
    source, amounts = f"Plan “{plan.title}”, money of {year.replace('-', '/')}", []
    for each in amounts_of(money):
        name = f"money_{each.kind}"
        figures[name] = {"value": float(each.amount.amount), "unit": "pounds", "source": source}
        about = "about " if each.amount.approximate else ""
        amounts.append(
            (
                replace(each, of_what=in_line(each.of_what) and f" {in_line(each.of_what)}"),
                f"{about}{{figure {name}}}",
            )
        )
    return DraftSection("money", "What it costs", sentence_of(year, amounts))


def next_section(report: Highlight) -> DraftSection:
    """What comes next."""
    return DraftSection("next", "What comes next", bullets(map(in_line, report.next_priorities)))


def asks_section(report: Highlight) -> DraftSection:
    """What is asked of partners and is open."""
    items = [f"{in_line(each.partner)}: {in_line(each.words)} (by {day(each.due)})" for each in report.asks]
    return DraftSection("asks", "What we ask of partners", bullets(items))


def _actions(section: Section) -> Iterator[str]:
    for each in section.with_news:
        news = [
            in_line(event.words)
            for event in each.events
            if event.kind in ("update", "reported") and event.words
        ]
        yield f"**{each.line.reference} {in_line(each.line.title)}**: {each.light.word}. {' '.join(news)}".rstrip()


def _measure(figure: str, text: str) -> str:
    title = every_figure()[figure][1].title
    after = f" {in_line(text)}" if text else ""
    return f"{title}: {{{figure}}}.{after}"


def _measures_by_title(card: CardContent | None) -> dict[str, list[str]]:
    if card is None:
        return {}
    return {
        title: [
            each.figure
            for each in measures
            if each.has_figure and each.state == "live" and each.figure in every_figure()
        ]
        for _, title, measures in by_grouping(card)
    }
