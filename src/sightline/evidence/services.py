"""Opening a room, confirming it, ending it; looking, asking and answering in it. One transaction, one line in the trail."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.evidence.models import EvidenceRoom, RoomAnswer, RoomQuestion
from sightline.evidence.rules.answers import answer_due
from sightline.evidence.rules.rooms import (
    OPEN,
    OVER,
    fault_of_confirming,
    fault_of_days,
    fault_of_visitors,
)
from sightline.evidence.trail_words import what_of
from sightline.evidence.verbs import EvidenceVerb
from sightline.freezes.models import Freeze
from sightline.people.models import User
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError


class CannotUseRoomError(CannotDoError):
    """Why nothing was done with a room, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTerms:
    """What a room is to be."""

    authority: str
    title: str
    why: str
    first: date
    last: date
    lines: tuple[str, ...]
    visitors: tuple[User, ...]
    freeze: Freeze | None = None


def open_room(terms: RoomTerms, *, by: User) -> EvidenceRoom:
    """A room that waits for a second person. CannotUseRoomError for its days, its visitors, or a freeze of another authority."""
    _raise_if(fault_of_days(terms.first, terms.last, timezone.localdate()), "last")
    _raise_if(fault_of_visitors([each.role for each in terms.visitors]), "visitors")
    _raise_if("" if terms.lines else "Choose at least one line of enquiry.", "lines")
    if terms.freeze is not None and terms.freeze.authority != terms.authority:
        _raise_if("This freeze is another authority's.", "freeze")
    with recorded_transaction():
        room = EvidenceRoom.objects.create(
            authority=terms.authority,
            title=terms.title,
            why=terms.why,
            first=terms.first,
            last=terms.last,
            lines=list(terms.lines),
            freeze=terms.freeze,
            made_by=by,
            made_at=timezone.now(),
        )
        room.visitors.set(terms.visitors)
        detail = {
            "first": terms.first.isoformat(),
            "last": terms.last.isoformat(),
            "visitors": sorted(each.get_username() for each in terms.visitors),
            "lines": list(terms.lines),
            "freeze": terms.freeze.name if terms.freeze else "",
        }
        _record(EvidenceVerb.EVIDENCE_ROOM_OPENED, room, by, reason=terms.why, detail=detail)
    return room


def confirm_room(room: EvidenceRoom, *, by: User) -> None:
    """A second person confirms. CannotUseRoomError for whoever opened it, for a visitor, and where it waits no longer."""
    with recorded_transaction():
        now = _again(room)
        visitors = set(now.visitors.values_list("username", flat=True))
        state = now.days.state(timezone.localdate())
        _raise_if(fault_of_confirming(by.get_username(), now.made_by.get_username(), visitors, state))
        now.confirmed_by, now.confirmed_at = by.get_username(), timezone.now()
        now.save(update_fields=["confirmed_by", "confirmed_at"])
        _record(EvidenceVerb.EVIDENCE_ROOM_CONFIRMED, now, by)


def end_room(room: EvidenceRoom, *, by: User) -> None:
    """End it before its last day: at once, and for good. CannotUseRoomError where it is over."""
    with recorded_transaction():
        now = _again(room)
        _raise_if("This room is over." if now.days.state(timezone.localdate()) == OVER else "")
        now.ended_by, now.ended_at = by.get_username(), timezone.now()
        now.save(update_fields=["ended_by", "ended_at"])
        _record(EvidenceVerb.EVIDENCE_ROOM_ENDED, now, by)


def record_look(room: EvidenceRoom, line: str, *, by: User) -> None:
    """Write down that somebody looks, before anything is shown."""
    _record(EvidenceVerb.LOOKED_AT_EVIDENCE_ROOM, room, by, detail={"line": line})


def record_pack(room: EvidenceRoom, files: int, seal: str, *, by: User) -> None:
    """Write down that somebody takes what stands in a room away."""
    _record(EvidenceVerb.EVIDENCE_ROOM_PACK_TAKEN, room, by, detail={"files": files, "seal": seal})


def ask(room: EvidenceRoom, line: str, words: str, *, by: User) -> RoomQuestion:
    """A question of one line. CannotUseRoomError where the room is not open, or has no such line."""
    today = timezone.localdate()
    with recorded_transaction():
        now = _again(room)
        _raise_if(
            "" if now.days.state(today) == OPEN else "This room is not open, so nothing can be asked in it."
        )
        _raise_if("" if line in now.lines else "This room has no such line of enquiry.")
        question = RoomQuestion.objects.create(
            room=now, line=line, words=words, due=answer_due(today), by=by.get_username(), at=timezone.now()
        )
        detail = {"question": question.pk, "line": line, "due": question.due.isoformat()}
        _record(EvidenceVerb.EVIDENCE_QUESTION_ASKED, now, by, detail=detail)
    return question


def answer_question(question: RoomQuestion, words: str, *, by: User) -> RoomAnswer:
    """An answer, which adds to those before it."""
    with recorded_transaction():
        answer = RoomAnswer.objects.create(
            question=question, words=words, by=by.get_username(), at=timezone.now()
        )
        _record(EvidenceVerb.EVIDENCE_QUESTION_ANSWERED, question.room, by, detail={"question": question.pk})
    return answer


def _again(room: EvidenceRoom) -> EvidenceRoom:
    """The room as it stands in the writer's turn."""
    return EvidenceRoom.objects.select_related("made_by").get(pk=room.pk)


def _raise_if(fault: str, field: str = "") -> None:
    if fault:
        raise CannotUseRoomError(fault, field)


def _record(
    action: EvidenceVerb, room: EvidenceRoom, by: User, *, reason: str = "", detail: dict | None = None
) -> None:
    record(by=by.get_username(), action=action, what=what_of(room.pk), reason=reason, detail=detail or {})
