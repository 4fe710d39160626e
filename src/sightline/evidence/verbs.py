"""What the trail can say of evidence rooms."""

from sightline.trail.verbs import TrailVerb

_ROOM = "the room, as evidence room 3"


class EvidenceVerb(TrailVerb):
    """What is done with evidence rooms."""

    EVIDENCE_ROOM_OPENED = "evidence_room_opened", _ROOM, "first", "last", "visitors", "lines", "freeze"
    EVIDENCE_ROOM_CONFIRMED = "evidence_room_confirmed", _ROOM
    EVIDENCE_ROOM_ENDED = "evidence_room_ended", _ROOM
    LOOKED_AT_EVIDENCE_ROOM = "looked_at_evidence_room", _ROOM, "line"
    EVIDENCE_ROOM_PACK_TAKEN = "evidence_room_pack_taken", _ROOM, "files", "seal"
    EVIDENCE_QUESTION_ASKED = "evidence_question_asked", _ROOM, "question", "line", "due"
    EVIDENCE_QUESTION_ANSWERED = "evidence_question_answered", _ROOM, "question"
