"""What of papers waits for a person, each a sentence and where it leads: what they are to sign off, what of theirs was sent back or
remarked on, whose sign-off is late, and for who publishes what is cleared."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from sightline.papers.queries.waiting import papers_waiting
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.people.models import User
from sightline.statistics.amounts import several
from sightline.web import words


def of_the_papers(user: User, today: date) -> Iterator[tuple[str, str]]:
    """Sentence and address."""
    waiting = papers_waiting(user, today)
    for each in waiting.to_sign:
        state = "overdue since" if each.due < today else "due"
        sentence = f"“{each.paper.title}” waits for your sign-off ({_role(each.role)}), {state} {words.long_date(each.due)}."
        yield sentence, reverse("paper-sign-off", args=[each.paper_id, each.role])
    for each in waiting.sent_back:
        sentence = f"“{each.paper.title}” was sent back ({_role(each.role)}): {each.words}"
        yield sentence, reverse("paper", args=[each.paper_id])
    for paper, number in waiting.remarked:
        have = "has" if number == 1 else "have"
        sentence = f"{several(number, 'comment')} on “{paper.title}” {have} no answer."
        yield sentence, reverse("paper-comments", args=[paper.pk])
    for each in waiting.late:
        sentence = f"The sign-off of “{each.paper.title}” ({_role(each.role)}) is overdue since {words.long_date(each.due)}."
        yield sentence, reverse("paper", args=[each.paper_id])
    for paper in waiting.to_publish:
        yield (
            f"“{paper.title}” is cleared and waits to be published.",
            reverse("paper-publish", args=[paper.pk]),
        )


def _role(key: str) -> str:
    return CLEARANCE_ROLES[key].lower()
