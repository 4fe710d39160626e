"""Items join an agenda, change and are taken off it; steps before the meeting, exceptions and attendance are recorded.

`edition`: the item's as it was seen, None where nobody looked; ChangedMeanwhileError where somebody changed it since.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from django.db.models import Max
from django.utils import timezone

from sightline.bodies.models import Meeting, Member
from sightline.governance.models import (
    AgendaItem,
    Attendance,
    GovernanceChange,
    NoticeException,
    StepDone,
)
from sightline.governance.rules.agenda import fault_of_item, fault_of_late_item
from sightline.governance.rules.items import ItemTerms
from sightline.governance.rules.kinds import EXCEPTIONS, PRESENCES
from sightline.governance.rules.steps import NOTICES, step_rules
from sightline.governance.services.refusals import CannotKeepMeetingError
from sightline.governance.verbs import GovernanceVerb
from sightline.history.services import as_seen, count_up, write_changes
from sightline.people.posts.queries import post_named
from sightline.trail.services import record, recorded_transaction

TEXTS = ("title", "report_by", "exempt_reason", "reference", "late_reason")
FIELDS = tuple(each.name for each in fields(ItemTerms) if each.name != "refers_to")


def add_item(meeting: Meeting, terms: ItemTerms, *, today: date | None = None, by: str) -> AgendaItem:
    """An item joins the agenda of a meeting, at its end. CannotKeepMeetingError where it may not, as late and without why.

    `today`: the day it joins, the machine's where none is named.
    """
    terms = _checked(terms)
    with recorded_transaction():
        if meeting.on is None:
            raise CannotKeepMeetingError("Say first on which day the body meets.")
        _refuse_late(meeting, terms, today or timezone.localdate())
        last = meeting.items.aggregate(last=Max("place"))["last"] or 0  # type: ignore[attr-defined]
        item = AgendaItem(meeting=meeting, place=last + 1, by=by, at=timezone.now())
        _take_over(item, terms)
        item.save(force_insert=True)
        detail = {"meeting": meeting.pk, "late": bool(terms.late_reason)}
        record(by=by, action=GovernanceVerb.AGENDA_ITEM_ADDED, what=what_item(item), detail=detail)
    return item


def change_item(
    item: AgendaItem, terms: ItemTerms, *, place: int | None = None, edition: int | None = None, by: str
) -> AgendaItem:
    """What an item says, and where on the agenda it stands: the others make room. CannotKeepMeetingError where it may not be."""
    terms = _checked(terms)
    with recorded_transaction():
        now = as_seen(item, edition, "meeting__body", "refers_to")
        _refuse_off(now)
        before = {**now.own_terms.in_history, "place": now.place}
        if terms.executive is False and (
            hasattr(now, "waiver") or now.decisions.exclude(call_in=None).exists()
        ):
            raise CannotKeepMeetingError(
                "Call-in of this decision was used or waived, so it stays a decision of the executive.",
                "executive",
            )
        _take_over(now, terms)
        if place is not None and place != now.place:
            now.place = _make_room(now, place)
        count_up(now, *FIELDS, "refers_to", "named_post", "place", by=by)
        after = {**now.own_terms.in_history, "place": now.place}
        names = write_changes(GovernanceChange, before, after, by=by, item=now)
        record(
            by=by, action=GovernanceVerb.AGENDA_ITEM_CHANGED, what=what_item(now), detail={"fields": names}
        )
    return now


def take_off(item: AgendaItem, reason: str, *, edition: int | None = None, by: str) -> AgendaItem:
    """An item is taken off the agenda; it stays to be read, with why. CannotKeepMeetingError where something was decided on it."""
    if not reason.strip():
        raise CannotKeepMeetingError("Enter why it is taken off the agenda.", "reason")
    with recorded_transaction():
        now = as_seen(item, edition, "meeting__body")
        _refuse_off(now)
        if now.decisions.exists():
            raise CannotKeepMeetingError("The meeting decided on this item, so it stays on the agenda.")
        now.taken_off_at, now.taken_off_why = timezone.now(), reason.strip()
        count_up(now, "taken_off_at", "taken_off_why", by=by)
        write_changes(GovernanceChange, {}, {"taken_off": "yes"}, reason=reason.strip(), by=by, item=now)
        record(by=by, action=GovernanceVerb.AGENDA_ITEM_TAKEN_OFF, what=what_item(now), reason=reason.strip())
    return now


def record_step(
    meeting: Meeting, step: str, on: date, *, item: AgendaItem | None = None, by: str
) -> StepDone:
    """A step before a meeting was done on this day; another day takes the place of the one that stood, which the trail keeps.

    CannotKeepMeetingError for a step that is none, one of an item without it, and a day still to come.
    """
    rule = step_rules().get(step)
    if rule is None or (rule.whose == "item") != (item is not None):
        raise CannotKeepMeetingError("Choose one of the steps of this meeting.", "step")
    if on > timezone.localdate():
        raise CannotKeepMeetingError("That day is still to come. Enter the day it was done.", "on")
    with recorded_transaction():
        row = StepDone.objects.filter(meeting=meeting, item=item, step=step).first()
        was = row.on if row else None
        if was == on:
            raise CannotKeepMeetingError("That is recorded already.", "on")
        row = row or StepDone(meeting=meeting, item=item, step=step)
        row.on, row.by, row.at = on, by, timezone.now()
        row.save()
        detail = {
            "step": step,
            "item": item.pk if item else None,
            "on": on.isoformat(),
            "from": was.isoformat() if was else None,
        }
        record(by=by, action=GovernanceVerb.MEETING_STEP_RECORDED, what=what_meeting(meeting), detail=detail)
    return row


def record_exception(
    item: AgendaItem, kind: str, *, agreed_by: str, agreed_on: date, reason: str, by: str
) -> NoticeException:
    """A key decision is taken without 28 clear days of notice: who agreed, as a post, when and why.

    CannotKeepMeetingError for an item without a key decision, and for what is missing.
    """
    if not item.key:
        raise CannotKeepMeetingError("This item holds no key decision, so no exception is needed.")
    if kind not in EXCEPTIONS:
        raise CannotKeepMeetingError("Choose which exception it is.", "kind")
    if not agreed_by.strip():
        raise CannotKeepMeetingError("Enter who agreed or was told, as a post.", "agreed_by")
    if not reason.strip():
        raise CannotKeepMeetingError("Enter why the notice could not be given in time.", "reason")
    with recorded_transaction():
        made = NoticeException.objects.create(
            item=item,
            kind=kind,
            agreed_by=agreed_by.strip(),
            agreed_on=agreed_on,
            reason=reason.strip(),
            by=by,
            at=timezone.now(),
        )
        detail = {"kind": kind, "agreed_by": made.agreed_by, "on": agreed_on.isoformat()}
        record(by=by, action=GovernanceVerb.NOTICE_EXCEPTION_RECORDED, what=what_item(item), detail=detail)
    return made


def record_attendance(
    meeting: Meeting, presences: Sequence[tuple[Member | None, str, str]], *, by: str
) -> list[Attendance]:
    """Who was at a meeting, and who sent apologies: a member or None, who in words, and a key of PRESENCES; all of it at once.

    What was recorded before is replaced. CannotKeepMeetingError for a meeting still to come, and for whoever stands twice.
    """
    if meeting.on is None or meeting.on > timezone.localdate():
        raise CannotKeepMeetingError("The meeting is still to come. Record who was at it afterwards.")
    rows = [
        (member, " ".join(name.split()), presence) for member, name, presence in presences if name.strip()
    ]
    names = [name.casefold() for _, name, _ in rows]
    if twice := next((name for _, name, _ in rows if names.count(name.casefold()) > 1), ""):
        raise CannotKeepMeetingError(f"{twice} stands twice. Leave one out.", "others")
    if any(presence not in PRESENCES for _, _, presence in rows):
        raise CannotKeepMeetingError("Choose for each whether they were present.")
    with recorded_transaction():
        Attendance.objects.filter(meeting=meeting).delete()
        made = Attendance.objects.bulk_create(
            Attendance(meeting=meeting, member=member, name=name, presence=presence, by=by, at=timezone.now())
            for member, name, presence in rows
        )
        present = sum(each.presence in ("present", "substitute") for each in made)
        detail = {"present": present, "apologies": sum(each.presence == "apologies" for each in made)}
        record(by=by, action=GovernanceVerb.ATTENDANCE_RECORDED, what=what_meeting(meeting), detail=detail)
    return made


def what_meeting(meeting: Meeting) -> str:
    """A meeting as the trail names it."""
    return f"meeting {meeting.pk}"


def what_item(item: AgendaItem) -> str:
    """An item of an agenda as the trail names it."""
    return f"agenda item {item.pk}"


def _checked(terms: ItemTerms) -> ItemTerms:
    terms = replace(terms, **{name: " ".join(getattr(terms, name).split()) for name in TEXTS})
    field, fault = fault_of_item(terms)
    if fault:
        raise CannotKeepMeetingError(fault, field)
    return terms


def _take_over(item: AgendaItem, terms: ItemTerms) -> None:
    for name in FIELDS:
        setattr(item, name, getattr(terms, name))
    item.named_post = post_named(item.meeting.body.authority, terms.report_by)
    item.refers_to = None
    if terms.refers_to is not None:
        item.refers_to = item.meeting.items.filter(pk=terms.refers_to).exclude(pk=item.pk).first()  # type: ignore[attr-defined]
        if item.refers_to is None:
            raise CannotKeepMeetingError("Choose another item of the same agenda.", "refers_to")


def _refuse_late(meeting: Meeting, terms: ItemTerms, today: date) -> None:
    out = StepDone.objects.filter(meeting=meeting, step__in=NOTICES).order_by("on").first()
    day = meeting.on or today
    fault = fault_of_late_item(meeting.body.kind, day, out.on if out else None, today, terms.late_reason)
    if fault:
        raise CannotKeepMeetingError(fault, "late_reason")


def _refuse_off(item: AgendaItem) -> None:
    if item.taken_off_at:
        raise CannotKeepMeetingError("This item was taken off the agenda.")


def _make_room(item: AgendaItem, place: int) -> int:
    """The place it gets, from 1 to how many there are; every other keeps its order."""
    others = list(item.meeting.items.exclude(pk=item.pk).order_by("place", "id"))  # type: ignore[attr-defined]
    wanted = max(1, min(place, len(others) + 1))
    others.insert(wanted - 1, item)
    for number, each in enumerate(others, start=1):
        if each.pk != item.pk and each.place != number:
            AgendaItem.objects.filter(pk=each.pk).update(place=number)
    return wanted
