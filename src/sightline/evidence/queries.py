"""Which rooms a person may enter today, and what stands in them: as the council holds it, as anybody may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from sightline.calendars.periods import last_complete_quarter
from sightline.engine.snapshots import NothingLoadedError
from sightline.evidence.models import EvidenceRoom, RoomQuestion
from sightline.evidence.rules.rooms import OPEN, VISITORS
from sightline.exports.queries.sources import PUBLISHED
from sightline.freezes.queries import opened
from sightline.people.models import User
from sightline.rehearsal.queries.line_content import HeldOfLine, held_of_lines
from sightline.rehearsal.rules.lines_of_enquiry import line_named, lines_of_enquiry
from sightline.scorecards.queries.store import Standpoint, current_readings

NO_DATA = "No data is loaded, so no figures are shown."


@dataclass(frozen=True, slots=True)
class RoomContent:
    """What stands in a room: line by line, and which freeze its figures are of; blank where they are those of now."""

    by_line: tuple[HeldOfLine, ...]
    freeze: str


def is_visitor(person: User) -> bool:
    """Whether this person only ever visits."""
    return person.effective_role in VISITORS


def rooms_of(person: User, today: date) -> list[EvidenceRoom]:
    """The rooms this person may enter on this day, the newest first: every one of their authority, or those open to them."""
    rows: QuerySet[EvidenceRoom] = EvidenceRoom.objects.select_related("made_by", "freeze")  # type: ignore[assignment]
    rows = rows.filter(authority=person.authority) if person.authority else rows
    if person.has_perm("inspection.prepare"):
        return list(rows.prefetch_related("visitors"))
    if not is_visitor(person):
        return []
    mine = rows.filter(visitors=person, made_by__is_active=True).prefetch_related("visitors")
    return [each for each in mine if each.days.state(today) == OPEN]


def room_seen_by(person: User, number: int, today: date) -> EvidenceRoom | None:
    """The room of that number, where this person may enter it on this day."""
    return next((each for each in rooms_of(person, today) if each.pk == number), None)


def possible_visitors(authority: str) -> QuerySet[User]:
    """The accounts a room may be opened for."""
    rows = User.objects.filter(role__in=VISITORS, is_active=True).order_by("username")
    return rows.filter(authority__in=("", authority))


def content_of(room: EvidenceRoom, only: str = "") -> RoomContent:
    """What stands in a room, or in `only` one line of it.

    The texts are what the person who opened it may see, drafts left out; the figures as they may be published, small numbers
    hidden, and of the room's freeze where it has one.
    """
    lines = [line for line in lines_of_enquiry() if line.id in room.lines and only in ("", line.id)]
    standpoint, why = _standpoint(room)
    contents = held_of_lines(lines, room.authority, room.made_by, standpoint, why)
    return RoomContent(tuple(contents), room.freeze.name if room.freeze else "")


def _standpoint(room: EvidenceRoom) -> tuple[Standpoint | None, str]:
    try:
        readings = opened(room.freeze) if room.freeze else current_readings()
    except NothingLoadedError:
        return None, NO_DATA
    if room.authority not in readings.authorities():
        return None, NO_DATA
    last = room.freeze.cut_off if room.freeze else readings.data_to(room.authority)
    return Standpoint(readings, room.authority, last_complete_quarter(last), None, PUBLISHED), ""


def questions_of(room: EvidenceRoom) -> Sequence[RoomQuestion]:
    """What was asked in a room, with what was answered, in the order of asking."""
    return list(room.questions.prefetch_related(Prefetch("answers")))


def title_of(line_id: str) -> str:
    """What a line is called."""
    line = line_named(line_id)
    return line.title if line else line_id
