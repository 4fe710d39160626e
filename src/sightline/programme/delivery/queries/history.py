"""One action: what the standing version says of it, all that was said and done, and who may change it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sightline.people.models import User
from sightline.programme.difference.queries.changes import changes_among
from sightline.programme.difference.queries.current import tested
from sightline.programme.kinds.states import ACTION, EVIDENCE, PROPOSED_TEST, UPDATE
from sightline.programme.kinds.test_of_difference import VERDICTS, declared_in_words
from sightline.programme.models import Action, EvidenceVersion, FieldChange, Update
from sightline.programme.plans.rules.compare import FIELDS, in_words
from sightline.programme.plans.seen_by import DRAFT, sees_drafts

PAGE = 50
"""How many lines of an action's history stand on one page."""

MILESTONE = ("milestone", "milestone_due", "milestone_reached")
ADDED = ("update", "evidence")
"""What is added to an action and changes nothing of it."""

ELSEWHERE = ("milestones", "difference")
"""What a comparison shows as a field of an action, and its history as lines of their own."""
UPDATE_WORDS = {
    "": "Update",
    "accepted": "Update",
    "reported": "Update, not accepted yet",
    "sent_back": "Update, sent back",
}
"""How an update is called in the history, by where it stands; blank for what nobody accepts, as of an older Sightline."""
FIELD_WORDS = {
    **{name: words for name, words in FIELDS.items() if name not in ELSEWHERE},
    "version": "In the plan",
    "milestone": "Milestone",
    "milestone_due": "Milestone due",
    "milestone_reached": "Milestone reached",
}


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One line of an action's history: when, who, what in words, the words given, and for a change what was and is."""

    at: datetime
    by: str
    what: str
    words: str = ""
    was: str = ""
    now: str = ""
    kind: str = "change"


def history(action: Action, person: User, page: int = 1) -> tuple[list[HistoryEvent], bool]:
    """A page of all that was said and done, the newest first, and whether there is more; `page` from 1.

    What was changed in a draft is told to who may read it.
    No more than what is shown, and what was newer, is read: an action may have thousands of updates.
    """
    most = page * PAGE + 1
    events = sorted(_happened(action, person, most), key=lambda each: each.at, reverse=True)
    return events[(page - 1) * PAGE : page * PAGE], len(events) > page * PAGE


def last_change(action: Action, person: User) -> HistoryEvent | None:
    """Who last changed it, and when, of what this person may read; updates change nothing."""
    events = [each for each in _happened(action, person, 1) if each.kind not in ADDED]
    return max(events, key=lambda each: each.at, default=None)


def last_words(action: Action, person: User) -> str:
    """Who last changed what of it, in a sentence, of what this person may read; blank where nobody has."""
    last = last_change(action, person)
    return f"{last.by} changed it: {last.what}{f', now “{last.now}”' if last.now else ''}." if last else ""


def _tested(action: Action) -> Iterator[HistoryEvent]:
    """Its test as it was declared first, every change of it, and what people judged by it."""
    declarations = list(action.declarations.all())
    for each in declarations:
        if each.number == each.series == 1:
            now = declared_in_words(tested(each))
            yield HistoryEvent(each.at, each.by, "Test of difference declared", now=now, kind="test")
        if each.verdict:
            yield HistoryEvent(
                each.at, each.by, f"Judged: {VERDICTS[each.verdict].lower()}", each.verdict_words, kind="test"
            )
    for each in changes_among(sorted(declarations, key=lambda each: (each.series, each.number))):
        yield HistoryEvent(each.at, each.who, each.what, each.reason, each.was, each.now, kind="test")
    for each in action.proposals.exclude(state="confirmed"):
        now = declared_in_words(tested(each)) or "Test removed"
        yield HistoryEvent(each.at, each.by, "Change of the test proposed", each.reason, now=now, kind="test")
        if each.decided_at:
            what = f"Change of the test {PROPOSED_TEST.words[each.state].lower()}"
            yield HistoryEvent(each.decided_at, each.decided_by, what, each.decided_words, kind="test")


def _given(action: Action, most: int) -> Iterator[HistoryEvent]:
    """The evidence that was given, each version, and what became of it."""
    versions = EvidenceVersion.objects.filter(evidence__action=action).select_related("evidence", "document")
    for each in versions.order_by("-id")[:most]:
        what = "Evidence added" if each.number == 1 else f"Evidence replaced, version {each.number}"
        words = each.words if each.document is None else each.document.name
        yield HistoryEvent(each.at, each.by, f"{what}: {each.evidence.title}", words, kind="evidence")
    changes = FieldChange.objects.filter(evidence__action=action, field="state").select_related("evidence")
    for each in changes.order_by("-id")[:most]:
        if each.now == "given":
            continue
        what = f"Evidence {EVIDENCE.words.get(each.now, each.now).lower()}: {each.evidence.title}"
        yield HistoryEvent(each.at, each.by, what, each.reason, kind="evidence")


def _changed(changes: Iterable[FieldChange]) -> Iterator[HistoryEvent]:
    """The fields that were changed; a milestone that was added or removed is one line, with its days."""
    together: dict[tuple, list[FieldChange]] = {}
    for each in changes:
        key = (each.at, each.by, each.about) if each.field in MILESTONE else (each.pk,)
        together.setdefault(key, []).append(each)
    for group in together.values():
        title = next((each for each in group if each.field == "milestone"), None)
        if title is None or (title.was and title.now):
            yield from (_one_change(each) for each in group)
            continue
        what = f"Milestone {'removed' if title.was else 'added'}: {title.was or title.now}"
        days = {each.field: in_words(each.was or each.now) for each in group}
        due = f"Due {days['milestone_due']}" if "milestone_due" in days else ""
        reached = f"reached {days['milestone_reached']}" if "milestone_reached" in days else ""
        words = ", ".join(each for each in (due, reached, title.reason) if each)
        yield HistoryEvent(title.at, title.by, what, words)


def _one_change(change: FieldChange) -> HistoryEvent:
    what: str = FIELD_WORDS.get(change.field) or change.field
    what = f"{what}: {change.about}" if change.about and change.field != "milestone" else what
    return HistoryEvent(change.at, change.by, what, change.reason, in_words(change.was), in_words(change.now))


def _updates(action: Action, updates: Iterable[Update], most: int) -> Iterator[HistoryEvent]:
    """What was reported, each with where it stands; and what was decided on each, and why."""
    for each in updates:
        report = getattr(each, "report", None)
        what = UPDATE_WORDS[report.state if report else ""]
        yield HistoryEvent(each.at, each.by, what, each.words, kind="update")
    decided = FieldChange.objects.filter(report__action=action, field="state").order_by("-id")
    for change in decided[:most]:
        what = f"Update {UPDATE.words[change.now].lower()}"
        yield HistoryEvent(change.at, change.by, what, change.reason, kind="update")


def _happened(action: Action, person: User, most: int) -> Iterator[HistoryEvent]:
    """The newest of each kind of thing, so many of each at most."""
    updates = list(action.updates.select_related("report")[:most])
    reported = {(each.by, each.words) for each in updates}
    steps = list(action.steps.order_by("-id")[:most])
    reasons = {(each.by, each.reason) for each in steps} | reported
    for step in steps:
        was, now = ACTION.words.get(step.was, step.was), ACTION.words.get(step.status, step.status)
        reason = "" if (step.by, step.reason) in reported else step.reason
        yield HistoryEvent(step.at, step.by, f"{was} → {now}", reason, kind="step")
    changes = action.changes if sees_drafts(person) else action.changes.exclude(version__state=DRAFT)
    yield from _changed(changes.order_by("-id")[:most])
    yield from _updates(action, updates, most)
    yield from _given(action, most)
    yield from _tested(action)
    for closed in action.sign_offs.order_by("-id")[:most]:
        who = f"{closed.name}, {closed.post}" if closed.post else closed.name
        yield HistoryEvent(
            closed.at,
            closed.by,
            f"Closed although its difference was {closed.difference}: signed off by {who}",
            "" if (closed.by, closed.reason) in reasons else closed.reason,
            kind="sign_off",
        )
