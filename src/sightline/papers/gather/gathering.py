"""The parts of a first draft in their order: the template's fields, then the sections of the body, then appendices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.bodies.models import Body, Meeting
from sightline.calendars.periods import Period, last_complete_quarter, quarter_of
from sightline.freezes.models import Freeze
from sightline.freezes.queries import opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.governance.queries.tracker import follow_ups_due
from sightline.papers.gather.fields import field_parts
from sightline.papers.gather.sections import (
    asks_section,
    background_section,
    findings_sections,
    money_section,
    next_section,
    priority_sections,
    promises_section,
    scorecard_section,
)
from sightline.papers.gather.words import DraftSection
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.rules.content import APPENDIX, FIGURE, SECTION, PartContent
from sightline.people.models import User
from sightline.programme.models import Plan
from sightline.programme.overview.queries.highlight import Highlight, highlight
from sightline.programme.plans.seen_by import plans_seen_by
from sightline.programme.scorecard.queries.cards import card_on
from sightline.programme.scorecard.rules.card import CardContent


@dataclass(frozen=True, kw_only=True)
class GatheredFrom:
    """What a draft is gathered from, for whom. `plan` and `freeze` may be none; `person` starts the paper and is its first reader."""

    title: str
    template: PaperTemplate
    body: Body
    meeting: Meeting | None
    plan: Plan | None
    freeze: Freeze | None
    person: User
    today: date

    @property
    def on(self) -> date:
        """The meeting's day; today while none is known."""
        return self.meeting.on if self.meeting and self.meeting.on else self.today

    @property
    def period(self) -> Period:
        """The quarter the paper speaks of: the freeze's last whole one, else the one that is over."""
        return last_complete_quarter(self.freeze.cut_off if self.freeze else quarter_of(self.today).first)


def gathered_parts(source: GatheredFrom) -> list[PartContent]:
    """All of a first draft. Of a plan that this person does not see nothing is gathered."""
    report, card = _report(source), _card(source)
    figures: dict[str, dict[str, object]] = {}
    sections = [each for each in _sections(source, report, card, figures) if each.text.strip()]
    parts = field_parts(source, report)
    parts += [
        PartContent(SECTION, each.key, {"heading": each.heading, "text": each.text}) for each in sections
    ]
    parts += [PartContent(FIGURE, name, value) for name, value in figures.items()]
    if measures := [each.figure for each in card.visible if each.has_figure] if card else []:
        table = f"{{table {' '.join(dict.fromkeys(measures))}}}"
        value = {
            "title": "Every measure of the scorecard",
            "sections": [{"key": "every_measure", "heading": "", "text": table}],
        }
        parts.append(PartContent(APPENDIX, "every_measure_appendix", value))
    return parts


def _sections(
    source: GatheredFrom,
    report: Highlight | None,
    card: CardContent | None,
    figures: dict[str, dict[str, object]],
) -> Iterator[DraftSection]:
    yield promises_section(follow_ups_due(source.body.authority, source.body, source.on))
    if report is None:
        yield DraftSection("background", "Background", "")
        return
    yield background_section(report)
    yield from priority_sections(report, card, _commentary(source))
    yield scorecard_section(card)
    yield from findings_sections(report, figures, source.period)
    yield money_section(report.plan, source.person, figures)
    yield next_section(report)
    yield asks_section(report)


def _report(source: GatheredFrom) -> Highlight | None:
    plan = source.plan
    if plan is None or not plans_seen_by(source.person).filter(pk=plan.pk).exists():
        return None
    report = highlight(plan, source.period, source.person, source.today)
    if (
        report.before_live
    ):  # the figures are of a time before the plan: what became of it is told of the quarter that runs
        return highlight(plan, quarter_of(source.today), source.person, source.today)
    return report


def _card(source: GatheredFrom) -> CardContent | None:
    if source.plan is None or source.freeze is None:
        return None
    card = card_on(source.plan, source.freeze.cut_off)
    return card.content if card else None


def _commentary(source: GatheredFrom) -> dict[str, str]:
    """Figure → what was accepted of it for this period, as the freeze has it."""
    if source.freeze is None:
        return {}
    try:
        rows = opened(source.freeze).about.get("commentary", [])
    except (FreezeChangedError, OSError):
        return {}
    return {each["figure"]: each["text"] for each in rows if each["period"] == source.period.name}
