"""The records behind a check, one child's record, a team's spreadsheet: a reason first, a mark in the trail always."""

import logging
import re
from datetime import date

import fastexcel
import pytest
from django.test import Client

from quality.conftest import CHILD
from sightline.checks.checked import FaultRow
from sightline.people.rules import ROLES
from sightline.people.sessions import PROVED_AT
from sightline.quality.views.children import _newest_first
from sightline.scorecards.rules import ViewingRights
from sightline.trail.models import Line
from support.figure_pages import addresses, post_and_follow, title, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
LIST = "/quality/ethnicity_missing/children"
ONE, BOOK = "/quality/child", "/quality/spreadsheet"
REASON = {"reason": "This week's clean-up"}
ASKED = {LIST: REASON, ONE: {"reference": "KID-001", **REASON}, BOOK: {"team": "T2", **REASON}}


def looks(action: str = "looked_at_faults") -> list[Line]:
    return list(Line.objects.filter(action=action).order_by("number"))


def proved(client) -> None:
    """As if they had signed in this minute."""
    import time

    session = client.session
    session[PROVED_AT] = int(time.time())
    session.save()


@pytest.mark.parametrize("send", [Client.get, Client.post])
@pytest.mark.parametrize("address", ASKED)
def test_an_outsider_is_sent_to_sign_in(client, council, address, send):
    assert send(client, address, ASKED[address])["Location"].startswith("/sign-in?next=/quality")


@pytest.mark.parametrize("role", [role for role in ROLES if not ViewingRights(role, frozenset({"T1"})).lists])
@pytest.mark.parametrize("address", ASKED)
def test_those_who_may_see_no_child_are_refused_and_it_is_written_down(client, council, role, address):
    signed_in(client, role, teams=["T1"])
    proved(client)
    page = client.post(address, ASKED[address])
    assert page.status_code == 403 and CHILD not in page.text
    assert [line.actor for line in Line.objects.filter(action="refused")] == [role]
    assert not looks() and not looks("exported_faults")


@pytest.mark.parametrize("address", ASKED)
def test_a_manager_without_a_team_is_refused(client, council, address):
    signed_in(client, "team_manager")
    proved(client)
    assert client.post(address, ASKED[address]).status_code == 403


@pytest.mark.parametrize("address", ASKED)
@pytest.mark.parametrize("reason", ["", "x", "y" * 201])
def test_without_a_reason_nothing_is_shown(client, council, address, reason):
    signed_in(client, "performance_analyst")
    proved(client)
    page = client.post(address, {**ASKED[address], "reason": reason})
    assert "There is a problem" in words(page)
    assert f">{CHILD}" not in page.text
    assert not looks() and not looks("exported_faults")


def test_following_the_link_shows_a_question_and_no_child(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(LIST)
    assert "Why are you looking" in words(page) and CHILD not in page.text
    assert not looks()


def test_with_a_reason_the_records_are_listed_a_hundred_to_a_page_and_each_look_is_recorded(client, council):
    signed_in(client, "performance_analyst")
    first = post_and_follow(client, LIST, REASON)
    second = client.get(f"{LIST}?page=2")
    assert "113 things to put right in the records." in words(first)
    assert "performance_analyst is looking. Reason: This week's clean-up." in words(first)
    assert [len(re.findall(rf'href="/child/[0-9a-f]+">{CHILD}', page.text)) for page in (first, second)] == [
        100,
        13,
    ]
    assert "?page=2" in addresses(first)
    assert [(line.what, line.reason, len(line.detail["children"])) for line in looks()] == [
        ("checks 990 ethnicity_missing", REASON["reason"], 113)
    ] * 2


def test_a_manager_sees_their_own_teams_children_and_the_trail_names_no_others(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = post_and_follow(client, LIST, REASON)
    assert "3 things to put right in the records of your teams." in words(page)
    assert looks()[0].detail["children"] == ["KID-111", "KID-112", "KID-113"]


def test_all_that_is_wrong_in_one_record(client, council):
    signed_in(client, "performance_analyst")
    page = client.post(ONE, ASKED[ONE])
    assert "2 things to put right in this record." in words(page)
    assert "Child with no sex recorded" in words(page)
    (line,) = looks()
    assert line.detail["children"] == ["KID-001"] and line.detail["asked_for"] == "KID-001"
    assert "KID" not in line.what


def test_another_teams_child_is_not_told_from_one_that_does_not_exist_and_the_asking_is_recorded(
    client, council
):
    signed_in(client, "team_manager", teams=["T2"])
    others = [client.post(ONE, {**REASON, "reference": reference}) for reference in ("KID-001", "KID-999")]
    said = [words(page).replace("KID-001", "…").replace("KID-999", "…") for page in others]
    assert said[0] == said[1] and "Nothing was found in a record of this reference" in said[0]
    assert [(line.detail["children"], line.detail["asked_for"]) for line in looks()] == [
        ([], "KID-001"),
        ([], "KID-999"),
    ]


def test_a_restricted_child_is_not_told_from_one_that_does_not_exist(client, council):
    from sightline.people.services.restricting import restrict

    signed_in(client, "performance_analyst")
    restrict(["KID-001"], kind="staff", why="A colleague's child", allowed=[], by="guardian")
    said = words(client.post(ONE, ASKED[ONE]))
    assert "restricted" not in said and "Nothing was found" in said
    page = post_and_follow(client, LIST, REASON)
    assert "Lists may leave out restricted records." in words(page) and "KID-001" not in page.text


def test_a_teams_faults_as_a_spreadsheet_under_a_line_of_its_own(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    proved(client)
    answer = client.post(BOOK, ASKED[BOOK])
    assert answer["Content-Disposition"].startswith('attachment; filename="to put right T2 ')
    book = fastexcel.read_excel(answer.content)
    rows = book.load_sheet(book.sheet_names[1], header_row=None, dtypes="string").to_arrow().to_pylist()
    listed = {str(cell) for row in rows for cell in row.values() if str(cell).startswith(CHILD)}
    assert listed == {"KID-111", "KID-112", "KID-113"}
    (line,) = looks("exported_faults")
    assert (line.actor, line.what, line.reason) == (
        "team_manager",
        "checks 990 team T2",
        REASON["reason"],
    )
    assert line.detail["children"] == ["KID-111", "KID-112", "KID-113"]


def test_another_teams_spreadsheet_is_not_offered_and_not_given(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    proved(client)
    assert "North Assessment Team" not in words(client.get(BOOK))
    page = client.post(BOOK, {"team": "T1", **REASON})
    assert "There is a problem" in words(page) and not looks("exported_faults")


def test_the_action_itself_refuses_another_teams_spreadsheet(client, council):
    from django.utils import timezone

    from sightline.people.looking import LookRefusedError
    from sightline.quality.queries.store import CheckResults, current
    from sightline.quality.services import take_workbook

    signed_in(client, "team_manager", teams=["T2"])
    found = current()
    assert isinstance(found, CheckResults)
    made = timezone.localtime()
    with pytest.raises(LookRefusedError, match="may not see the children of team T1"):
        take_workbook(by="team_manager", reason="x y z", results=found, authority="990", team="T1", made=made)
    assert [line.what for line in Line.objects.filter(action="refused")] == ["checks 990 team T1 spreadsheet"]


def test_the_reason_for_looking_is_not_taken_for_one_for_taking_away(client, council):
    signed_in(client, "performance_analyst")
    proved(client)
    post_and_follow(client, LIST, REASON)
    assert REASON["reason"].replace("'", "&#x27;") not in client.get(BOOK).text


def test_the_spreadsheet_wants_somebody_who_has_just_shown_who_they_are(client, council):
    signed_in(client, "performance_analyst")
    assert client.post(BOOK, ASKED[BOOK])["Location"].startswith("/account/confirm")
    assert not looks("exported_faults")


def test_no_childs_reference_is_in_an_address_a_title_or_a_log(client, council, caplog):
    caplog.set_level(logging.DEBUG)
    signed_in(client, "performance_analyst")
    pages = [
        client.get(LIST),
        post_and_follow(client, LIST, REASON),
        client.get(ONE),
        client.post(ONE, ASKED[ONE]),
    ]
    client.logout()
    signed_in(client, "scrutiny_member")
    pages.append(client.post(ONE, ASKED[ONE]))
    assert "Forbidden" in caplog.text
    assert CHILD not in " ".join(title(page) for page in pages)
    assert CHILD not in " ".join(address for page in pages for address in addresses(page))
    assert CHILD not in caplog.text


def test_a_form_from_elsewhere_shows_nothing(council):
    client = Client(enforce_csrf_checks=True)
    signed_in(client, "performance_analyst")
    assert post_and_follow(client, LIST, REASON).status_code == 403
    assert not looks()


def test_no_copy_is_kept_by_browser_or_proxy(client, council):
    signed_in(client, "performance_analyst")
    proved(client)
    for address in ASKED:
        assert "no-store" in client.post(address, ASKED[address])["Cache-Control"]


def test_a_record_to_put_right_leads_into_the_case_system(client, council, settings):
    settings.CASE_ADDRESS = "https://cases.example/{child}"
    signed_in(client, "team_manager", teams=["T2"])
    assert "https://cases.example/KID-111" in addresses(post_and_follow(client, LIST, REASON))


def test_a_record_to_put_right_leads_to_all_of_the_child(client, council):
    signed_in(client, "performance_analyst")
    (there,) = re.findall(r'href="(/child/[0-9a-f]+)">KID-001<', post_and_follow(client, LIST, REASON).text)
    page = client.get(there)
    assert "2 records need correcting" in words(page) and "Child with no sex recorded" in words(page)
    assert Line.objects.latest("number").detail["asked_for"] == "KID-001"


def test_the_newest_records_come_first_and_how_many_are_old_is_said():
    days = [None, date(2023, 3, 1), date(2025, 6, 1), date(2024, 6, 29), date(2024, 6, 30)]
    rows = [
        FaultRow(
            check="x",
            table="t",
            record_id=f"{day}",
            child_id="A",
            on=day,
            field="f",
            found="",
            expected="",
            team="T1",
        )
        for day in days
    ]
    order, sentence = _newest_first(rows, date(2025, 6, 30))
    assert [row.on for row in order] == [days[2], days[4], days[3], days[1], None]
    assert sentence == "Newest first. 2 records are from before 30 June 2024 and stand last."
    assert _newest_first(rows[2:3], date(2025, 6, 30))[1] == ""
