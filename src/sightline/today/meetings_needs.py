"""What of meetings waits for a person, each a sentence and where it leads: what they are to answer or do, what was promised and is
due, and for who keeps meetings the steps that are overdue."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from sightline.governance.queries.waiting import meetings_waiting
from sightline.people.models import User
from sightline.statistics.amounts import several
from sightline.web import words


def of_the_meetings(user: User, today: date) -> Iterator[tuple[str, str]]:
    """Sentence and address."""
    if not user.has_perm("meetings.see"):
        return
    waiting = meetings_waiting(user, today)
    for each in waiting.own:
        state = "overdue since" if each.overdue_on(today) else "due"
        when = f", {state} {words.long_date(each.due)}" if each.due else ""
        yield f"{each.kind_words} of {each.body.name} for you{when}.", reverse("matter", args=[each.pk])
    if waiting.promises:
        are = "follow-up is" if len(waiting.promises) == 1 else "follow-ups are"
        yield (
            f"{len(waiting.promises):,} {are} due to bodies.",
            f"{reverse('tracker')}?kind=follow_up&state=open",
        )
    if waiting.overdue:
        are = "matter is" if waiting.overdue == 1 else "matters are"
        yield f"{waiting.overdue:,} tracked {are} overdue.", f"{reverse('tracker')}?state=overdue"
    if waiting.steps:
        are = "is" if len(waiting.steps) == 1 else "are"
        yield f"{several(len(waiting.steps), 'step')} before meetings {are} overdue.", reverse("forward-plan")
