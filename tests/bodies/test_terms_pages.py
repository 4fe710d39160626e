"""What a body is, oversees and is reported to of, on its page; who may change it, and who may not."""

from datetime import date, timedelta

import pytest
from django.test import Client

from sightline.bodies.models import Body, Mandate, ReportCycle
from sightline.governance.services.tracking import MatterTerms, track
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import addresses, hidden, send, words
from support.meetings import a_body_of, a_meeting
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, today

pytestmark = pytest.mark.django_db
CLERK = "democratic_services"


def test_a_body_is_added_once(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    assert "/bodies/add" in addresses(client.get("/bodies"))
    sent = {"name": "Cabinet", "kind": "cabinet"}
    assert client.post("/bodies/add", sent).status_code == 302
    assert "“cabinet” is recorded already." in words(client.post("/bodies/add", {**sent, "name": "cabinet"}))
    assert "Choose what kind of body it is" in words(client.post("/bodies/add", {**sent, "kind": "club"}))
    assert (Body.objects.get().authority, Body.objects.get().kind) == (AUTHORITY, "cabinet")
    assert Line.objects.latest("number").detail == {"body": "Cabinet", "kind": "cabinet"}


def test_terms_of_reference_change_with_why_and_the_second_of_two_is_told(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    page = f"/bodies/{a_body_of('Improvement Board').pk}/terms"
    sent = {"kind": "improvement_board", "terms": "Oversees the plan.", "until_words": "the notice is lifted"}
    opened = hidden(client.get(page))
    assert client.post(page, opened | sent).status_code == 302
    told = client.post(page, opened | sent | {"terms": "Oversees all."})
    assert told.status_code == 409 and "its terms of reference" in words(told)
    assert "Enter why the terms of reference change." in words(send(client, page, sent | {"terms": "All."}))
    assert send(client, page, sent | {"terms": "All.", "reason": "A review"}).status_code == 302
    shown = words(client.get(page.removesuffix("/terms")))
    assert (
        "Goes on until the notice is lifted." in shown
        and "A review" in shown
        and "Oversees the plan." in shown
    )


def test_oversight_and_cycles_are_recorded_and_end(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    body, cabinet = a_body_of("Scrutiny", "scrutiny"), a_body_of("Cabinet", "cabinet")
    page = f"/bodies/{body.pk}"
    sent = {
        "words": "Delivery of the plan",
        "decided_by": cabinet.pk,
        "decided_words": "at its meeting in October",
    }
    wrong = send(client, f"{page}/oversight", {"words": "Delivery of the plan"})
    assert "Say who decided that" in words(wrong)
    assert send(client, f"{page}/oversight", sent).status_code == 302
    assert (
        send(
            client, f"{page}/cycles", {"subject": "Performance", "every": "half", "first": "14 May 2026"}
        ).status_code
        == 302
    )
    cycle = ReportCycle.objects.get()
    received = {"what": "received", "on": "20 May 2026"}
    assert send(client, f"/bodies/cycles/{cycle.pk}", received).status_code == 302
    shown = words(client.get(page))
    assert "Delivery of the plan Decided by Cabinet, at its meeting in October" in shown
    assert "20 May 2026 14 November 2026" in shown
    assert (
        send(client, f"/bodies/cycles/{cycle.pk}", {"what": "ends", "on": "1 June 2026"}).status_code == 302
    )
    over = f"/bodies/oversight/{Mandate.objects.get().pk}/end"
    assert send(client, over, {"on": "1 June 2026"}).status_code == 302
    shown = words(client.get(page))
    assert "Ended 1 June 2026" in shown and "until 1 June 2026" in shown


def test_its_page_shows_its_meetings_and_what_is_open(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    meeting = a_meeting("Scrutiny", today() + timedelta(days=9), "scrutiny")
    promise = MatterTerms(
        kind="follow_up", words="An audit of health assessments", due_words="end of quarter 3"
    )
    track(meeting.body, promise, written=date(2026, 11, 2), by=MAKER)
    page = client.get(f"/bodies/{meeting.body_id}")
    assert long_date(meeting.on) in words(page) and f"/meetings/{meeting.pk}" in addresses(page)
    assert "An audit of health assessments Follow-up 31 Dec 26 end of quarter 3 Open" in words(page)


@pytest.mark.parametrize("where", ["terms", "oversight", "cycles"])
def test_whoever_does_not_keep_meetings_and_another_council_change_nothing(client, where):
    body = a_body_of("Scrutiny", "scrutiny")
    signed_in(client, "scrutiny_member", authority=AUTHORITY)
    assert client.get(f"/bodies/{body.pk}").status_code == 200
    assert client.get(f"/bodies/{body.pk}/{where}").status_code == 403
    other = Client()
    signed_in(other, CLERK, authority="343")
    assert other.get(f"/bodies/{body.pk}/{where}").status_code == 404
