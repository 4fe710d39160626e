"""The records behind a check, one child's record, a team's spreadsheet: a reason first, a mark in the trail always."""

import io
import logging
import re
import zipfile

import fastexcel
import pytest
from django.test import Client

from quality.conftest import CHILD
from sightline.people.rules import ROLES
from sightline.people.sessions import PROVED_AT
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
    assert "113 records need correcting." in words(first)
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
    assert "3 records need correcting of your teams." in words(page)
    assert looks()[0].detail["children"] == ["KID-111", "KID-112", "KID-113"]


def test_all_that_is_wrong_in_one_record(client, council):
    signed_in(client, "performance_analyst")
    page = client.post(ONE, ASKED[ONE])
    assert "2 records need correcting for this child." in words(page)
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
    assert (
        said[0] == said[1]
        and "No child of this reference is loaded with your teams that you may see." in said[0]
    )
    assert [(line.detail["children"], line.detail["asked_for"]) for line in looks()] == [
        ([], "KID-001"),
        ([], "KID-999"),
    ]


@pytest.mark.parametrize(
    ("role", "teams", "reference", "clean"),
    [
        ("performance_analyst", [], "KID-120", True),
        ("performance_analyst", [], "KID-999", False),
        ("team_manager", ["T2"], "KID-120", True),
        ("team_manager", ["T2"], "KID-999", False),
        ("team_manager", ["T2"], "KID-001", False),  # North's
        ("team_manager", ["T1"], "KID-120", False),  # South's, and clean
    ],
)
def test_a_clean_record_is_said_to_be_clean_only_to_whoever_may_see_the_child(
    client, council, role, teams, reference, clean
):
    signed_in(client, role, teams=teams)
    said = words(client.post(ONE, {**REASON, "reference": reference}))
    assert ("Nothing needs correcting in this child's record." in said) is clean
    assert ("No child of this reference is loaded" in said) is not clean
    assert [line.detail["asked_for"] for line in looks()] == [reference]


def test_a_restricted_child_whose_record_is_clean_is_not_said_to_be_clean(client, council):
    from sightline.people.services.restricting import restrict

    signed_in(client, "performance_analyst")
    restrict(["KID-120"], kind="staff", why="A colleague's child", allowed=[], by="guardian")
    said = words(client.post(ONE, {**REASON, "reference": "KID-120"}))
    assert "Nothing needs correcting" not in said and "No child of this reference is loaded" in said


def test_all_teams_spreadsheets_come_in_one_press_under_one_line(client, council):
    signed_in(client, "performance_analyst")
    proved(client)
    answer = client.post(BOOK, {"team": "*", **REASON})
    assert answer["Content-Disposition"].startswith('attachment; filename="to correct all teams ')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["North Assessment Team T1.xlsx", "South Assessment Team T2.xlsx"]
        south = fastexcel.read_excel(archive.read("South Assessment Team T2.xlsx"))
    cells = {
        str(cell)
        for name in south.sheet_names
        for row in south.load_sheet(name, header_row=None, dtypes="string").to_arrow().to_pylist()
        for cell in row.values()
    }
    assert {each for each in cells if each.startswith(CHILD)} == {"KID-111", "KID-112", "KID-113"}
    assert any(REASON["reason"] in cell for cell in cells)
    (line,) = looks("exported_faults")
    assert (line.what, len(line.detail["children"])) == ("checks 990 every team", 113)


def test_all_teams_are_only_those_of_whoever_asks(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    proved(client)
    assert "All teams, a spreadsheet each" not in words(client.get(BOOK))
    assert "There is a problem" in words(client.post(BOOK, {"team": "*", **REASON}))
    assert not looks("exported_faults")


def test_the_service_gives_no_team_beyond_a_persons_scope(client, council):
    from django.utils import timezone

    from sightline.people.looking import LookRefusedError
    from sightline.quality.queries.store import current
    from sightline.quality.services import take_every_workbook

    signed_in(client, "team_manager", teams=["T2"])
    with pytest.raises(LookRefusedError, match="may not see the children of team T1"):
        take_every_workbook(
            by="team_manager",
            reason="x y z",
            results=current(),
            authority="990",
            teams={"T1": "North", "T2": "South"},
            made=timezone.localtime(),
        )
    assert not looks("exported_faults")


def test_a_restricted_child_is_not_told_from_one_that_does_not_exist(client, council):
    from sightline.people.services.restricting import restrict

    signed_in(client, "performance_analyst")
    restrict(["KID-001"], kind="staff", why="A colleague's child", allowed=[], by="guardian")
    said = words(client.post(ONE, ASKED[ONE]))
    assert "restricted" not in said and "No child of this reference is loaded that you may see." in said
    page = post_and_follow(client, LIST, REASON)
    assert "Lists may leave out restricted records." in words(page) and "KID-001" not in page.text


def test_a_teams_faults_as_a_spreadsheet_under_a_line_of_its_own(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    proved(client)
    answer = client.post(BOOK, ASKED[BOOK])
    assert answer["Content-Disposition"].startswith('attachment; filename="to correct T2 ')
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
