"""What of meetings waits for a person on their front page."""

from datetime import timedelta

import pytest

from sightline.governance.models import TrackedMatter
from sightline.governance.services.tracking import MatterTerms, track
from sightline.people.posts.services import add_post, take_up
from sightline.today.meetings_needs import of_the_meetings
from support.meetings import a_body_of, a_meeting, an_item_of
from support.plans import AUTHORITY, MAKER, person, today

pytestmark = pytest.mark.django_db


def told(role: str) -> list[str]:
    return [sentence for sentence, _ in of_the_meetings(person(role), today())]


def test_what_is_due_is_told_to_whom_it_is_of_and_to_who_keeps_meetings():
    body = a_body_of("Scrutiny", "scrutiny")
    post = add_post(AUTHORITY, "Head of MASH", by="admin")
    take_up(post, person("team_manager"), starts=today(), by="admin")
    track(
        body,
        MatterTerms(kind="question", words="How many?", owner="Head of MASH", due_words="1 November 2026"),
        by=MAKER,
    )
    track(body, MatterTerms(kind="follow_up", words="An audit", due_words="2 November 2026"), by=MAKER)
    track(body, MatterTerms(kind="follow_up", words="A sample", due_words="3 November 2026"), by=MAKER)
    assert told("team_manager") == ["Question of Scrutiny for you, overdue since 1 November 2026."]
    assert told("democratic_services") == [
        "1 follow-up is due to bodies.",
        "1 tracked matter is overdue.",
    ]
    assert told("partner") == [] == told("system_administrator")
    TrackedMatter.objects.update(state="withdrawn", closed_on=today())
    assert told("team_manager") == [] == told("democratic_services")


def test_steps_that_are_late_are_told_until_the_meeting():
    meeting = a_meeting("Cabinet", today() + timedelta(days=3), "cabinet")
    an_item_of(meeting, report_by="Director")
    assert told("democratic_services") == ["6 steps before meetings are overdue."]
    assert told("scrutiny_member") == []
