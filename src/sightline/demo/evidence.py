"""An evidence room that is open to the fictional DfE adviser, with a question answered and one that waits."""

from datetime import timedelta

from django.utils import timezone

from sightline.evidence.models import EvidenceRoom
from sightline.evidence.services import RoomTerms, answer_question, ask, confirm_room, open_room
from sightline.people.queries import user_named
from sightline.rehearsal.rules.lines_of_enquiry import lines_of_enquiry

OPEN_FOR = timedelta(days=60)
ASKED = (
    (
        "help_and_protection",
        "How do you know that plans which have run for long still change something for the child?",
        "Every plan of over fifteen months is read by a manager who does not hold it. The first round was in September; what was "
        "found is under the evidence of the action on drift.",
    ),
    ("in_care", "What changed for children between the last two reviews of their plan for permanence?", ""),
)


def add_evidence_room(authority: str) -> None:
    """Open, confirm, ask and answer, where the council has no room yet."""
    if EvidenceRoom.objects.filter(authority=authority).exists():
        return
    maker, second, adviser = (user_named(name) for name in ("programme", "director", "adviser"))
    if maker is None or second is None or adviser is None:
        return
    today = timezone.localdate()
    terms = RoomTerms(
        authority=authority,
        title="Improvement review with the DfE",
        why="The quarterly review with the DfE adviser",
        first=today,
        last=today + OPEN_FOR,
        lines=tuple(line.id for line in lines_of_enquiry()),
        visitors=(adviser,),
    )
    room = open_room(terms, by=maker)
    confirm_room(room, by=second)
    for line, words, answer in ASKED:
        question = ask(room, line, words, by=adviser)
        if answer:
            answer_question(question, answer, by=maker)
