"""What a meeting decided is recorded, called in, and where the right to call it in was waived.

`edition`: the decision's or the call-in's as it was seen, None where nobody looked.
"""

from dataclasses import asdict, dataclass
from datetime import date

from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.governance.models import (
    AgendaItem,
    CallIn,
    CallInWaiver,
    GovernanceChange,
    MeetingDecision,
)
from sightline.governance.rules.calling_in import fault_of_call_in, fault_of_waiver
from sightline.governance.rules.kinds import CALL_IN_OUTCOMES, DECISION, DECISION_KINDS
from sightline.governance.services.agendas import what_item
from sightline.governance.services.refusals import CannotKeepMeetingError
from sightline.governance.verbs import GovernanceVerb
from sightline.history.services import as_seen, count_up, write_changes
from sightline.trail.services import record, recorded_transaction


@dataclass(frozen=True, slots=True)
class DecisionTerms:
    """What was decided, in its own words, a key of DECISION_KINDS; the day it was published, and from when it takes effect."""

    words: str
    kind: str = DECISION
    published_on: date | None = None
    from_day: date | None = None
    from_words: str = ""


def record_decision(item: AgendaItem, terms: DecisionTerms, *, by: str) -> MeetingDecision:
    """The meeting decided this on an item. CannotKeepMeetingError before the meeting, without words, of an item taken off."""
    with recorded_transaction():
        _check(item, terms)
        made = MeetingDecision.objects.create(
            meeting=item.meeting, item=item, by=by, at=timezone.now(), **asdict(terms)
        )
        detail = {"decision": made.pk, "kind": terms.kind}
        record(by=by, action=GovernanceVerb.MEETING_DECISION_RECORDED, what=what_item(item), detail=detail)
    return made


def change_decision(
    decision: MeetingDecision, terms: DecisionTerms, *, reason: str, edition: int | None = None, by: str
) -> MeetingDecision:
    """Correct what is recorded of a decision, and say why. What it was stays to be read."""
    with recorded_transaction():
        now = as_seen(decision, edition, "item__meeting__body")
        _check(now.item, terms)
        before = {name: getattr(now, name) for name in asdict(terms)}
        if before == asdict(terms):
            raise CannotKeepMeetingError("That is recorded already. Change what differs.")
        if not reason.strip():
            raise CannotKeepMeetingError("Enter why the record is corrected.", "reason")
        if hasattr(now, "call_in") and terms.published_on != now.published_on:
            raise CannotKeepMeetingError(
                "The decision was called in by its day of publication, so that day stays.", "published_on"
            )
        for name, value in asdict(terms).items():
            setattr(now, name, value)
        count_up(now, *asdict(terms), by=by)
        names = write_changes(
            GovernanceChange, before, asdict(terms), reason=reason.strip(), by=by, decision=now
        )
        detail = {"decision": now.pk, "fields": names}
        record(
            by=by,
            action=GovernanceVerb.MEETING_DECISION_CHANGED,
            what=what_item(now.item),
            reason=reason.strip(),
            detail=detail,
        )
    return now


def call_in(decision: MeetingDecision, *, called_by: str, called_on: date, reason: str, by: str) -> CallIn:
    """A decision of the executive was called in on that day. CannotKeepMeetingError where it could not be, in a sentence."""
    item = decision.item
    if not called_by.strip():
        raise CannotKeepMeetingError(
            "Enter who called it in, by role: three members of scrutiny.", "called_by"
        )
    if not reason.strip():
        raise CannotKeepMeetingError("Enter why it was called in.", "reason")
    with recorded_transaction():
        now = as_seen(decision, None, "item__meeting__body")
        if CallIn.objects.filter(decision=now).exists():
            raise CannotKeepMeetingError("This decision was called in already.")
        fault = fault_of_call_in(
            executive=now.item.executive,
            published=now.published_on,
            waived=CallInWaiver.objects.filter(item=item).exists(),
            called_on=called_on,
            title=item.title,
        )
        if fault:
            raise CannotKeepMeetingError(fault, "called_on")
        made = CallIn.objects.create(
            decision=now,
            called_by=called_by.strip(),
            called_on=called_on,
            reason=reason.strip(),
            by=by,
            at=timezone.now(),
        )
        detail = {"decision": now.pk, "called_by": made.called_by, "on": called_on.isoformat()}
        record(by=by, action=GovernanceVerb.DECISION_CALLED_IN, what=what_item(item), detail=detail)
    return made


def end_call_in(
    made: CallIn, outcome: str, *, on: date, words: str, edition: int | None = None, by: str
) -> CallIn:
    """What came of a call-in, and on which day. CannotKeepMeetingError for no outcome, and for a day before it was called in."""
    if outcome not in CALL_IN_OUTCOMES:
        raise CannotKeepMeetingError("Choose what came of it.", "outcome")
    with recorded_transaction():
        now = as_seen(made, edition, "decision__item__meeting__body")
        if on < now.called_on:
            sentence = f"It was called in on {in_words(now.called_on)}. Enter that day or a later one."
            raise CannotKeepMeetingError(sentence, "on")
        after = {"outcome": outcome, "outcome_on": on, "outcome_words": words.strip()}
        before = {name: getattr(now, name) for name in after}
        for name, value in after.items():
            setattr(now, name, value)
        count_up(now, *after, by=by)
        write_changes(GovernanceChange, before, after, by=by, call_in=now)
        detail = {"decision": now.decision_id, "outcome": outcome, "on": on.isoformat()}
        record(by=by, action=GovernanceVerb.CALL_IN_ENDED, what=what_item(now.decision.item), detail=detail)
    return now


def waive_call_in(item: AgendaItem, *, chair: str, rule: str, on: date, reason: str, by: str) -> CallInWaiver:
    """The chair, named by post, agreed that the decision of this item cannot be called in; by which rule, when, and why.

    CannotKeepMeetingError where the item holds no executive decision: then there is nothing to waive. So it is for one that was
    called in, and where something is missing.
    """
    with recorded_transaction():
        now = as_seen(item, None, "meeting__body")
        texts = (("chair", chair), ("rule", rule), ("reason", reason))
        field, fault = fault_of_waiver(now.title, executive=now.executive, texts=texts)
        if fault:
            raise CannotKeepMeetingError(fault, field)
        if CallInWaiver.objects.filter(item=now).exists():
            raise CannotKeepMeetingError("Call-in of this item was waived already.")
        if CallIn.objects.filter(decision__item=now).exists():
            raise CannotKeepMeetingError("The decision was called in, so that can no longer be waived.")
        made = CallInWaiver.objects.create(
            item=now,
            chair=chair.strip(),
            rule=rule.strip(),
            on=on,
            reason=reason.strip(),
            by=by,
            at=timezone.now(),
        )
        detail = {"chair": made.chair, "rule": made.rule, "on": on.isoformat()}
        record(by=by, action=GovernanceVerb.CALL_IN_WAIVED, what=what_item(now), detail=detail)
    return made


def _check(item: AgendaItem, terms: DecisionTerms) -> None:
    """Refused where a meeting cannot have decided this."""
    if item.taken_off_at:
        raise CannotKeepMeetingError("This item was taken off the agenda, so nothing was decided on it.")
    day = item.meeting.on
    if day is None or day > timezone.localdate():
        raise CannotKeepMeetingError("The meeting is still to come. Record its decisions afterwards.")
    if terms.kind not in DECISION_KINDS:
        raise CannotKeepMeetingError("Choose whether it is a decision or a resolution.", "kind")
    if not terms.words.strip():
        raise CannotKeepMeetingError("Enter what was decided, in its own words.", "words")
    if terms.published_on and terms.published_on < day:
        sentence = f"The meeting was on {in_words(day)}. Its decision was not published before."
        raise CannotKeepMeetingError(sentence, "published_on")
