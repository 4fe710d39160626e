"""What is held of each priority by stream: signals of its measures, audits, feedback, workforce, complaints; and where they disagree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.measuring.discover import figures
from sightline.people.models import User
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.models import DeclaredTest, Entry, Finding, Grouping, Plan
from sightline.programme.overview.rules.disagreement import (
    STREAMS,
    SourceStatement,
    StreamsCompared,
    compared,
)
from sightline.programme.plans.queries.plans import current_version
from sightline.programme.scorecard.queries.cards import card_on
from sightline.programme.scorecard.queries.figures import standpoint_of
from sightline.programme.scorecard.rules.card import CardContent
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.signal_words import signal_shown
from sightline.statistics.amounts import several

DIRECTIONS = {"better": "up", "worse": "down", "same": "flat"}
"""What a signal's kind, or what a person judged, says of a direction; any other says none."""
BASES = {"audit": "audit", "dip_sample": "audit", "feedback": "voice"}
"""Which stream a test belongs to that people judge."""
SOURCES = {
    "audit": "audit",
    "inspection": "audit",
    "monitoring_visit": "audit",
    "peer_review": "audit",
    "diagnostic": "audit",
    "case_review": "audit",
    "young_advisors": "voice",
    "complaint": "complaints",
}
"""Which stream a source belongs to. What it asked for is what the plan answers: it has no direction of its own."""
WORKFORCE = "WF"
NOT_HELD = {
    "data": "No measure of it is on the plan’s scorecard or in its actions’ tests.",
    "audit": "No audit, sample or inspection is held that its actions answer or are judged by.",
    "voice": "No feedback is held that its actions answer or are judged by.",
    "workforce": "No workforce measure is computed.",
    "complaints": "No complaint is held that its actions answer. Numbers of complaints are not held here.",
}
"""What is said of a stream of which nothing is held."""


@dataclass(frozen=True, slots=True)
class PriorityStreams:
    """A priority with what each stream says of it, in the order of STREAMS."""

    key: str
    title: str
    streams: dict[str, tuple[SourceStatement, ...]]
    compared: StreamsCompared


@dataclass(frozen=True, slots=True)
class Disagreements:
    """The priorities of the version that stands, those whose sources disagree most first. `why`: why no figures are among them."""

    priorities: tuple[PriorityStreams, ...]
    why: str


def disagreements(plan: Plan, person: User, today: date) -> Disagreements:
    """Every priority of the plan as it stands, as this person may see it; in a fixed number of queries."""
    version = current_version(plan, person)
    groupings = list(version.groupings.filter(kind="priority")) if version else []
    card = card_on(plan, today)
    entries = Entry.objects.filter(version=version) if version else Entry.objects.none()
    actions = _actions(entries)
    every_action = {action: reference for those in actions.values() for action, reference in those.items()}
    tests = declared_tests(every_action)
    wanted = {each: _measures(each, actions, tests, card.content if card else None) for each in groupings}
    judged, why = _judged(plan.authority, person, {name for names in wanted.values() for name in names})
    findings = _findings(entries)
    priorities = [
        _priority(
            each,
            [
                *_figures(wanted[each], judged),
                *_verdicts(actions.get(each.pk, {}), tests),
                *_sources(findings.get(each.pk, ())),
            ],
            today,
        )
        for each in groupings
    ]
    ranked = sorted(priorities, key=lambda each: each.compared.rank, reverse=True)
    return Disagreements(tuple(ranked), why)


def _priority(grouping: Grouping, statements: list[SourceStatement], today: date) -> PriorityStreams:
    streams = {stream: tuple(each for each in statements if each.stream == stream) for stream in STREAMS}
    return PriorityStreams(grouping.key, grouping.title, streams, compared(statements, today))


def _actions(entries: Iterable[Entry]) -> dict[int, dict[int, str]]:
    """Grouping → its actions, with their references."""
    rows = Entry.objects.filter(pk__in=entries.values("pk"), groupings__isnull=False)  # type: ignore[attr-defined]
    actions: dict[int, dict[int, str]] = {}
    for grouping, action, reference in rows.order_by("place", "pk").values_list(
        "groupings", "action", "action__reference"
    ):
        actions.setdefault(grouping, {})[action] = reference
    return actions


def _measures(
    grouping: Grouping,
    actions: Mapping[int, Mapping[int, str]],
    tests: Mapping[int, list[DeclaredTest]],
    content: CardContent | None,
) -> list[str]:
    """The figures of a priority: live ones of the scorecard that stand under it, those its actions are tested by, and all of the
    workforce, which no priority has to itself.
    """
    own = [
        each.figure
        for each in (content.visible if content else ())
        if each.state == "live" and each.grouping == (grouping.kind, grouping.key)
    ]
    own += [
        each.measure
        for action in actions.get(grouping.pk, {})
        for each in tests.get(action, ())
        if each.basis == "measure"
    ]
    staff = [name for name, (measure, _) in figures().items() if measure.theme == WORKFORCE]
    return [name for name in dict.fromkeys((*own, *staff)) if name in figures()]


def _judged(authority: str, person: User, names: set[str]) -> tuple[dict[str, Signal], str]:
    standpoint, why = standpoint_of(authority, person, None)
    return (signals(standpoint, sorted(names)) if standpoint and names else {}), why


def _figures(names: Iterable[str], judged: Mapping[str, Signal]) -> Iterator[SourceStatement]:
    """The signals of a priority's measures; of the workforce those that moved one by one, and the others together."""
    quiet: list[str] = []
    for name in names:
        if name not in judged:
            continue
        signal = judged[name]
        words = signal_shown(signal)
        staff = signal.measure.theme == WORKFORCE
        if staff and words.kind not in ("better", "worse"):
            quiet += [words.kind] if words.kind else []
            continue
        yield SourceStatement(
            stream="workforce" if staff else "data",
            title=signal.figure.title,
            direction=DIRECTIONS.get(words.kind, ""),
            words=f"{words.word}. {words.sentence}",
            href=reverse("measure", args=[name]),
        )
    if quiet:
        show = "shows" if len(quiet) == 1 else "show"
        title = f"{several(len(quiet), 'workforce measure')} of the whole council"
        yield SourceStatement(
            stream="workforce", title=title, direction="flat", words=f"{show.capitalize()} no real change."
        )


def _verdicts(
    actions: Mapping[int, str], tests: Mapping[int, list[DeclaredTest]]
) -> Iterator[SourceStatement]:
    """What people judged of its actions, and what they have still to judge."""
    for action, reference in actions.items():
        for each in tests.get(action, ()):
            if each.basis not in BASES:
                continue
            on = timezone.localdate(each.at) if each.verdict else None
            yield SourceStatement(
                stream=BASES[each.basis],
                title=f"{reference}: {each.words}",
                direction=DIRECTIONS.get(each.verdict, ""),
                words=f"Judged on {in_words(on)}: {each.verdict_words}" if on else "Not judged yet.",
                href=reverse("action", args=[action]),
                on=on,
            )


def _findings(entries: Iterable[Entry]) -> dict[int, list[Finding]]:
    """Grouping → the findings of the sources in SOURCES that its actions answer, each once."""
    rows = Entry.objects.filter(pk__in=entries.values("pk"), groupings__isnull=False, findings__isnull=False)  # type: ignore[attr-defined]
    pairs = dict.fromkeys(rows.order_by("place", "findings").values_list("groupings", "findings"))
    by_number = Finding.objects.filter(source__kind__in=tuple(SOURCES), withdrawn=False).select_related(
        "source"
    )
    numbered = by_number.in_bulk({finding for _, finding in pairs})
    by_grouping: dict[int, list[Finding]] = {}
    for grouping, finding in pairs:
        if finding in numbered:
            by_grouping.setdefault(grouping, []).append(numbered[finding])
    return by_grouping


def _sources(findings: Iterable[Finding]) -> Iterator[SourceStatement]:
    """Each source once, with how many of its findings the priority answers and how many of them are closed."""
    by_source: dict[int, list[Finding]] = {}
    for each in findings:
        by_source.setdefault(each.source_id, []).append(each)
    for those in by_source.values():
        source = those[0].source
        closed = sum(each.closed_on is not None for each in those)
        day = f" of {in_words(source.said_on)}" if source.said_on else ""
        are = f"; {closed} of them closed" if closed else ""
        yield SourceStatement(
            stream=SOURCES[source.kind],
            title=source.title,
            direction="",
            words=f"{several(len(those), 'finding')}{day} answered here{are}.",
            href=reverse("source", args=[source.pk]),
            on=source.said_on,
        )
