"""One meeting with all that came of it, and one item of its agenda, as a person may see them."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.bodies.models import Meeting
from sightline.governance.models import (
    AgendaItem,
    Attendance,
    CallIn,
    CallInWaiver,
    MeetingDecision,
    TrackedMatter,
)
from sightline.governance.queries.agendas import ItemShown, StepShown, agendas_of, shown_to, steps_of
from sightline.governance.queries.sight import matters_seen_by, meetings_seen_by, sight_of
from sightline.governance.rules.calling_in import CallInClock, call_in_clock
from sightline.people.models import User


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision with its call-in: until when it can be called in, the call-in itself, or the waiver; None where there is none."""

    decision: MeetingDecision
    title: str
    clock: CallInClock | None
    call_in: CallIn | None
    waiver: CallInWaiver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingShown:
    """A meeting as a person sees it. `inside`: more of it is shown than the public sees."""

    meeting: Meeting
    inside: bool
    items: list[ItemShown]
    off: list[AgendaItem]
    steps: list[StepShown]
    decisions: list[DecisionShown]
    attendances: list[Attendance]
    matters: list[TrackedMatter]


def meeting_seen(person: User, number: int, today: date) -> MeetingShown | None:
    """The meeting of this number; None where it is none, or none that this person sees."""
    meeting: Meeting | None = meetings_seen_by(person, today).filter(pk=number).first()  # type: ignore[assignment]
    if meeting is None:
        return None
    sight = sight_of(person, today)
    agendas = agendas_of([meeting])
    items = shown_to(sight, agendas[meeting.pk])
    titles = {each.item.pk: each.title for each in items if each.reads}
    off = meeting.items.exclude(taken_off_at=None).select_related("meeting__body")  # type: ignore[attr-defined]
    inside = sight.is_inside(meeting.body_id)
    return MeetingShown(
        meeting=meeting,
        inside=inside,
        items=items,
        off=[each for each in off if inside and sight.reads(meeting.body_id, exempt=each.is_exempt)],
        steps=steps_of([meeting], agendas, sight).get(meeting.pk, []),
        decisions=_decisions(meeting, titles),
        attendances=list(meeting.attendances.all()),  # type: ignore[attr-defined]
        matters=[each for each in matters_seen_by(person, today) if each.meeting_id == meeting.pk],
    )


def item_read(person: User, number: int, today: date) -> AgendaItem | None:
    """The item of this number; None where it is none, or none that this person reads whole."""
    rows = AgendaItem.objects.select_related("meeting__body", "refers_to", "waiver", "named_post")
    item = rows.filter(pk=number, meeting__in=meetings_seen_by(person, today)).first()
    if item is None or not sight_of(person, today).reads(item.meeting.body_id, exempt=item.is_exempt):
        return None
    return item


def decisions_on(item: AgendaItem) -> list[DecisionShown]:
    """What was decided on an item."""
    return _decisions(item.meeting, {item.pk: item.title})


def may_be_called_in(seen: DecisionShown) -> bool:
    """Whether a decision can be called in today."""
    open_now = seen.clock is not None and seen.clock.open_on(timezone.localdate())
    return open_now and seen.call_in is None and seen.waiver is None


def _decisions(meeting: Meeting, titles: dict[int, str]) -> list[DecisionShown]:
    """The decisions on the items of these titles; those on items that whoever asks may not read are left out."""
    rows = MeetingDecision.objects.filter(meeting=meeting, item__in=list(titles))
    seen = []
    for each in rows.select_related("item__meeting__body", "item__waiver", "call_in"):
        published = each.published_on if each.item.executive else None
        seen.append(
            DecisionShown(
                each,
                titles[each.item_id],
                call_in_clock(published) if published else None,
                getattr(each, "call_in", None),
                getattr(each.item, "waiver", None),
            )
        )
    return seen
