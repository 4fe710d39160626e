"""What the fictional council's owners say of their figures: one accepted, one that waits, one that is owed."""

from datetime import timedelta

from django.utils import timezone

from sightline.commentary.models import CommentaryRequest
from sightline.commentary.queries.beside import beside, check_text
from sightline.commentary.rules.states import ACCEPTED
from sightline.commentary.services.commentary import (
    ask_for_commentary,
    decide_on_commentary,
    write_commentary,
)
from sightline.entries.queries.registry import entered_measures
from sightline.measuring.discover import entered_known
from sightline.people.models import User

PERIOD = "2026-27-Q2"
TEXTS = {
    "EN01": (
        "The audits graded good or better continue to increase. Moderation is shared with a neighbouring council since spring, "
        "and grades hold when they are moderated."
    ),
    "AS01": (
        "Timeliness has improved significantly in the quarter. Managers look at every assessment at ten and twenty days, and the "
        "third assessment team has filled its posts."
    ),
}
OWED = ("CP02", "Director of children's services")
OWNERS = {"EN01": "Principal social worker", "AS01": "Head of Central Locality"}


def add_commentary(authority: str) -> None:
    """Ask, write and accept, where the council has no commentary yet."""
    if CommentaryRequest.objects.filter(authority=authority).exists():
        return
    with entered_known(entered_measures):
        due = timezone.localdate() + timedelta(days=14)
        owners = [*((figure, OWNERS[figure]) for figure in TEXTS), OWED]
        about = {"by": "lead", "authority": authority, "period": PERIOD, "due": due}
        requests = {each.figure: each for each in ask_for_commentary(owners=owners, **about)}
        writer = User.objects.get(username="analyst")
        for figure, text in TEXTS.items():
            box = beside(requests[figure], writer)
            made = write_commentary(requests[figure], text, check_text(text, box), by="analyst")
            if figure == "EN01":
                decide_on_commentary(made, state=ACCEPTED, by="lead")
