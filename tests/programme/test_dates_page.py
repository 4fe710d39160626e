"""The page that counts a plan's days back: its first sentence, its table, what cannot be read, who may look."""

from datetime import timedelta

import pytest
from django.test import Client

from sightline.people.matrix import ROLES
from sightline.people.rules import plan_reach
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import granted, signed_in
from support.plans import person, today

pytestmark = pytest.mark.django_db
HERE = "/programme/dates"
ASKED = {"publication": "9 May 2022", "meetings": "5 July 2022\n6/9/2022", "on": "2022-06-20"}


def test_an_outsider_is_sent_to_sign_in(client):
    assert client.get(HERE, ASKED)["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", ROLES)
def test_whoever_sees_something_of_the_plan_may_count(client: Client, role):
    user = person(role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector", "internal_audit"):
        granted(user, *([] if role == "partner" else ["plan"]))
    client.force_login(user)
    reach = plan_reach(user.effective_role, user.opened)
    assert client.get(HERE, ASKED).status_code == (403 if reach == "none" else 200)


def test_a_regulators_counting_ends_with_their_access(client):
    adviser = person("dfe_adviser")
    granted(adviser, "plan", first=today() - timedelta(days=9), last=today() - timedelta(days=1))
    client.force_login(adviser)
    assert client.get(HERE).status_code == 403


def test_the_first_sentence_is_the_deadline_and_what_is_too_late(client):
    signed_in(client, "programme_manager")
    page = words(client.get(HERE, ASKED))
    assert (
        "The plan is due with Ofsted by Wednesday 17 August 2022. On 20 June 2022 it is already too late for 'Drafting "
        "begins' (12 May 2022) and 'Report goes into clearance' (13 June 2022)."
    ) in page.replace("&#x27;", "'")
    for said in ("27 June 2022", "5 working days left", "In time", "Too late", "Local Government Act 1972"):
        assert said in page


def test_what_falls_on_a_weekend_says_the_working_day_before(client):
    signed_in(client, "programme_manager")
    page = words(client.get(HERE, ASKED | {"meetings": "11 July 2022", "key": "yes"}))
    assert "that is no working day, so it is done by 10 June 2022" in page


def test_empty_it_says_what_to_give_and_is_no_error(client):
    signed_in(client, "programme_manager")
    answer = client.get(HERE)
    assert "Give the day the report is published" in words(answer) and "There is a problem" not in answer.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"publication": "soon"}, "must be a real date"),
        ({"publication": ""}, "Enter a day for: day the report is published"),
        ({"meetings": "5 July 2022\n31 June 2022\nTuesday"}, "These are not dates: 31 June 2022, Tuesday."),
        ({"meetings": "\n".join(["5 July 2022"] * 61)}, "Give at most 60 meetings; 61 were given"),
        ({"clearance": "long"}, "'long' is not a limit"),
        ({"publication": "1822-05-09"}, "lies outside the calendar"),
        ({"meetings": "1 May 2022"}, "Ask for a special meeting"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_kept(client, sent, said):
    signed_in(client, "programme_manager")
    answer = client.get(HERE, ASKED | sent)
    assert answer.status_code == 200
    assert said in words(answer).replace("&#x27;", "'")


def test_counting_writes_nothing(client):
    signed_in(client, "programme_manager")
    before = Line.objects.count()
    client.get(HERE, ASKED)
    assert Line.objects.count() == before
    assert client.post(HERE, ASKED).status_code == 405
