"""A list taken as a file: proof of who asks, a reason of its own, a mark on every sheet, and a way into the case system."""

import io
import time
from typing import Any

import openpyxl
import pytest

from sightline.people import sessions
from sightline.trail.models import Line
from sightline.web.case_system import case_system
from support.figure_pages import addresses, post_and_follow, words
from support.people import signed_in
from support.small_council import CHILD, PERIOD

pytestmark = pytest.mark.django_db
TAKE = f"/measure/AS01/children/file?period={PERIOD}&which=missed"
REASON = {"reason": "The clean-up before the census"}


def fresh(client, role: str = "performance_analyst", **about):
    """Signed in, and having just proved who they are."""
    user = signed_in(client, role, **about)
    session = client.session
    session[sessions.PROVED_AT] = int(time.time())
    session.save()
    return user


def test_an_outsider_is_sent_to_sign_in(client, council):
    assert client.post(TAKE, REASON)["Location"].startswith("/sign-in")


def test_whoever_may_see_no_child_is_refused(client, council):
    fresh(client, "scrutiny_member")
    assert client.post(TAKE, REASON).status_code == 403


def test_somebody_who_proved_who_they_are_long_ago_is_asked_again(client, council):
    fresh(client)
    session = client.session
    session[sessions.PROVED_AT] = int(time.time()) - 16 * 60
    session.save()
    assert client.post(TAKE, REASON)["Location"].startswith("/account/confirm")
    assert not Line.objects.filter(action="looked_at_cases").exists()


def test_without_a_reason_of_its_own_there_is_no_file(client, council):
    fresh(client)
    client.post(f"/measure/AS01/children?period={PERIOD}&which=missed", {"reason": "Just looking"})
    assert "Why do you need these children" in words(client.get(TAKE))
    assert "Enter why you are looking" in words(client.post(TAKE, {"reason": ""}))


def test_the_file_holds_every_case_and_says_who_took_it_and_why(client, council):
    fresh(client)
    response = client.post(TAKE, REASON)
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    rows: list[Any] = list(book["Cases"].iter_rows(values_only=True))
    assert rows[1][0].startswith("Taken by performance_analyst on ")
    assert rows[1][0].endswith(REASON["reason"])
    assert rows[3][0] == "Child"
    assert len(rows) - 4 == 12
    assert all(str(row[0]).startswith(CHILD) for row in rows[4:])
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert (about["Cases"], about["Reason"], about["Data to"]) == (12, REASON["reason"], "30 June 2025")
    line = Line.objects.get(action="exported_cases")
    assert (line.action, line.reason) == ("exported_cases", REASON["reason"])
    assert len(line.detail["children"]) == 12


def test_no_child_is_in_the_file_s_name(client, council):
    fresh(client)
    assert CHILD not in client.post(TAKE, REASON)["Content-Disposition"]


def test_a_manager_takes_their_own_team_s_alone(client, council):
    fresh(client, "team_manager", teams=["T2"])
    book = openpyxl.load_workbook(io.BytesIO(client.post(TAKE, REASON).content))
    assert book["Cases"].max_row - 4 == 3


def test_a_list_leads_into_the_case_system_and_tells_it_nothing(client, council, settings):
    settings.CASE_ADDRESS = "https://cases.example/child/{child}/summary"
    signed_in(client, "performance_analyst")
    page = post_and_follow(
        client, f"/measure/AS01/children?period={PERIOD}&which=missed", {"reason": "Checking"}
    )
    outside = [each for each in addresses(page) if each.startswith("https://cases.example/")]
    assert len(outside) == 12
    assert page.text.count('rel="noreferrer noopener"') == 12
    own = [each for each in addresses(page) if each.startswith("/child/")]
    assert len(own) == 12, "and each to the child's own page"


@pytest.mark.parametrize(
    ("pattern", "there"),
    [
        ("https://cases.example/{child}", "https://cases.example/C%2F1%20%26"),
        ("https://cases.example/", ""),
        ("javascript:alert({child})", ""),
        ("", ""),
    ],
)
def test_a_pattern_is_used_only_where_it_is_one(pattern, there):
    assert case_system(pattern, "C/1 &") == there
