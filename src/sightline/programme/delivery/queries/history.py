"""One action: what the standing version says of it, all that was said and done, and who may change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sightline.people.models import User
from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.difference.queries.current import tested
from sightline.programme.kinds.states import ACTION, PROPOSED_TEST
from sightline.programme.kinds.test_of_difference import VERDICTS, declared_in_words
from sightline.programme.models import Action
from sightline.programme.plans.rules.compare import FIELDS, in_words
from sightline.programme.plans.seen_by import DRAFT, sees_drafts

PAGE = 50
"""How many lines of an action's history stand on one page."""

ELSEWHERE = ("milestones", "difference")
"""What a comparison shows as a field of an action, and its history as lines of their own."""
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
    events = [each for each in _happened(action, person, 1) if each.kind != "update"]
    return max(events, key=lambda each: each.at, default=None)


def last_words(action: Action, person: User) -> str:
    """Who last changed what of it, in a sentence, of what this person may read; blank where nobody has."""
    last = last_change(action, person)
    return f"{last.by} changed it: {last.what}{f', now “{last.now}”' if last.now else ''}." if last else ""


def _tested(action: Action) -> Iterator[HistoryEvent]:
    """Its test as it was declared first, every change of it, and what people judged by it."""
    for each in action.declarations.all():
        if each.number == each.series == 1:
            now = declared_in_words(tested(each))
            yield HistoryEvent(each.at, each.by, "Test of difference declared", now=now, kind="test")
        if each.verdict:
            yield HistoryEvent(
                each.at, each.by, f"Judged: {VERDICTS[each.verdict].lower()}", each.verdict_words, kind="test"
            )
    for each in changes_of_tests([action.pk]):
        yield HistoryEvent(each.at, each.who, each.what, each.reason, each.was, each.now, kind="test")
    for each in action.proposals.exclude(state="confirmed"):
        now = declared_in_words(tested(each)) or "Test removed"
        yield HistoryEvent(each.at, each.by, "Change of the test proposed", each.reason, now=now, kind="test")
        if each.decided_at:
            what = f"Change of the test {PROPOSED_TEST.words[each.state].lower()}"
            yield HistoryEvent(each.decided_at, each.decided_by, what, each.decided_words, kind="test")


def _happened(action: Action, person: User, most: int) -> Iterator[HistoryEvent]:
    """The newest of each kind of thing, so many of each at most."""
    for step in action.steps.order_by("-id")[:most]:
        was, now = ACTION.words.get(step.was, step.was), ACTION.words.get(step.status, step.status)
        yield HistoryEvent(step.at, step.by, f"{was} → {now}", step.reason, kind="step")
    changes = action.changes if sees_drafts(person) else action.changes.exclude(version__state=DRAFT)
    for change in changes.order_by("-id")[:most]:
        what: str = FIELD_WORDS.get(change.field) or change.field
        what = f"{what}: {change.about}" if change.about else what
        yield HistoryEvent(
            change.at, change.by, what, change.reason, in_words(change.was), in_words(change.now)
        )
    for update in action.updates.all()[:most]:
        yield HistoryEvent(update.at, update.by, "Update", update.words, kind="update")
    yield from _tested(action)
    for closed in action.sign_offs.order_by("-id")[:most]:
        who = f"{closed.name}, {closed.post}" if closed.post else closed.name
        yield HistoryEvent(
            closed.at,
            closed.by,
            f"Closed although its difference was {closed.difference}: signed off by {who}",
            closed.reason,
            kind="sign_off",
        )
