"""What is held of each line of enquiry, as one person may see it: figures, findings, actions, evidence, what was said; nothing of a child.

A fixed number of queries for any number of lines, and no figure is worked out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from sightline.people.models import User
from sightline.programme.kinds import STANDS, TO_ANSWER
from sightline.programme.models import Entry, Evidence, Finding, Quotation
from sightline.programme.plans.seen_by import findings_seen_by, plans_seen_by
from sightline.programme.scorecard.queries.figures import standpoint_of
from sightline.programme.sources.queries.sources import current_entries
from sightline.rehearsal.rules.lines_of_enquiry import LineOfEnquiry
from sightline.scorecards.queries.scorecard import ScorecardLine, scorecard
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.signal_words import signal_shown


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A figure in its period: its value and base in words, and what its signal says."""

    figure: str
    title: str
    value: str
    under: str
    signal: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HeldEvidence:
    """Evidence that stands, with the day its newest version came and when it must be looked at again."""

    title: str
    action: str
    given_on: date | None
    review_by: date | None
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class HeldOfLine:
    """All of one line. `findings`: those that ask for an answer, the newest first, closed ones too; `entries`: what the plans
    that stand say of their actions; `period` is that of the figures, blank where there are none, and then `why` says why.
    """

    line: LineOfEnquiry
    period: str
    data_to: date | None
    why: str
    figures: tuple[HeldFigure, ...]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    evidence: tuple[HeldEvidence, ...]
    quotations: tuple[Quotation, ...]


def held_of_lines(
    lines: Sequence[LineOfEnquiry],
    authority: str,
    person: User,
    standpoint: Standpoint | None = None,
    why: str = "",
) -> list[HeldOfLine]:
    """Each of these lines. `standpoint`: where figures are asked from; without one, the person's own of the last whole quarter."""
    if standpoint is None and not why:
        standpoint, why = standpoint_of(authority, person, None)
    card_lines = _card_lines(standpoint) if standpoint else []
    findings = _findings(authority, person)
    entries = _entries(authority, person)
    evidence = _evidence({entry.action_id for entry in entries})
    quotations = list(
        Quotation.objects.filter(source__in={each.source_id for each in findings}).select_related("source")
    )
    period = standpoint.period.title if standpoint else ""
    data_to = standpoint.readings.data_to(authority) if standpoint else None
    return [
        _one(
            line, card_lines, findings, entries, evidence, quotations, period=period, data_to=data_to, why=why
        )
        for line in lines
    ]


def _one(
    line: LineOfEnquiry, card_lines, findings, entries, evidence, quotations, *, period, data_to, why
) -> HeldOfLine:
    own = [each for each in findings if line.has_finding(each.themes)]
    numbers = {each.pk for each in own}
    own_entries = [each for each in entries if numbers & {finding.pk for finding in each.findings.all()}]
    actions = {each.action_id: each for each in own_entries}
    sources = {each.source_id for each in own}
    return HeldOfLine(
        line=line,
        period=period,
        data_to=data_to,
        why=why,
        figures=tuple(_figure(each) for each in card_lines if line.has_figure(each.figure.id)),
        findings=tuple(own),
        entries=tuple(own_entries),
        evidence=tuple(
            _held(each, actions[each.action_id]) for each in evidence if each.action_id in actions
        ),
        quotations=tuple(each for each in quotations if each.source_id in sources),
    )


def _card_lines(standpoint: Standpoint) -> list[ScorecardLine]:
    """The headline figures: parts of a measure stand on its page."""
    return [each for each in scorecard(standpoint).lines if not each.is_part]


def _figure(line: ScorecardLine) -> HeldFigure:
    signal = signal_shown(line.signal)
    return HeldFigure(
        line.figure.id, line.figure.title, line.shown.text, line.shown.under, signal.word, signal.sentence
    )


def _findings(authority: str, person: User) -> list[Finding]:
    rows = findings_seen_by(person).filter(source__authority=authority, kind__in=TO_ANSWER, withdrawn=False)
    return list(rows.select_related("source").order_by("-source__said_on", "-source_id", "place"))


def _entries(authority: str, person: User) -> list[Entry]:
    """What the versions that stand say, drafts left out whoever asks: of each action once."""
    plans = plans_seen_by(person).filter(authority=authority)
    rows = (
        current_entries(plans, person)
        .exclude(version__state="draft")
        .select_related("action", "version__plan")
    )
    return list(rows.prefetch_related("findings").order_by("version__plan", "place"))


def _evidence(actions: Iterable[int]) -> list[Evidence]:
    rows = Evidence.objects.filter(action__in=actions, state__in=STANDS)
    return list(rows.annotate(newest=Max("versions__at")).order_by("-newest"))


def _held(evidence: Evidence, entry: Entry) -> HeldEvidence:
    newest = getattr(evidence, "newest", None)
    day = timezone.localdate(newest) if newest else None
    return HeldEvidence(
        evidence.title, entry.action.reference, day, evidence.review_by, evidence.state == "accepted"
    )
