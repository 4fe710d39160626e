"""The trail's page: for the data protection officer, and for nobody else."""

import pytest
from django.test import Client

from sightline.people.rules import ROLES
from sightline.trail import services as actions
from sightline.trail.models import Line
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]
READERS = {"data_protection_officer", "internal_audit"}


def test_an_outsider_is_sent_to_sign_in(client: Client):
    response = client.get("/trail")
    assert (response.status_code, response["Location"]) == (302, "/sign-in?next=/trail")


@pytest.mark.parametrize("role", [role for role in ROLES if role not in READERS])
def test_nobody_else_reads_the_trail_and_their_asking_is_written_in_it(client: Client, role):
    signed_in(client, role)
    response = client.get("/trail")
    assert response.status_code == 403
    assert "This attempt has been recorded." in response.text
    line = Line.objects.latest("number")
    assert (line.actor, line.action, line.what) == (role, "refused", "the trail")


def test_the_data_protection_officer_reads_who_looked_and_why_and_no_childs_reference(client: Client):
    signed_in(client, "data_protection_officer")
    actions.record(
        by="ann",
        action="looked_at_cases",
        what="AS01 2025-26-Q1",
        reason="Audit",
        detail={"children": ["C-77", "C-78"]},
    )
    page = client.get("/trail").text
    for said in ("ann", "Looked at cases", "AS01 2025-26-Q1", "Audit", ">2<"):
        assert said in page
    assert "C-77" not in page


def test_a_long_trail_comes_in_pages_newest_first(client: Client):
    signed_in(client, "data_protection_officer")
    for number in range(60):
        actions.record(by="ann", action="loaded", what=f"file {number}")
    first, second = client.get("/trail").text, client.get("/trail?page=2").text
    assert ("file 59" in first, "file 0<" in first) == (True, False)
    assert ("file 59" in second, "file 0<" in second) == (False, True)


@pytest.mark.parametrize("page", ["0", "99", "many", "-1"])
def test_a_page_that_is_not_there_gives_one_that_is(client: Client, page):
    signed_in(client, "data_protection_officer")
    assert client.get("/trail", {"page": page}).status_code == 200


def test_what_somebody_wrote_as_a_reason_is_shown_as_text(client: Client):
    signed_in(client, "data_protection_officer")
    actions.record(by="ann", action="loaded", reason="<script>alert(1)</script>")
    assert "&lt;script&gt;" in client.get("/trail").text
