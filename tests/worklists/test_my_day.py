"""My day: the answer first, a reason before any child, one's own teams only, and a mark in the trail."""

import logging
from datetime import date, timedelta

import pytest
from django.test import Client

from sightline.calendars import limits
from sightline.deadlines.left import within
from sightline.people.rules import ROLES, children_in_scope
from sightline.trail.models import Line
from sightline.worklists.arranging import arranged, sections
from sightline.worklists.due_list import due_row
from sightline.worklists.due_words import first_sentence
from sightline.worklists.rules import counts_only
from sightline.worklists.services import link_worker
from sightline.worklists.tables import counts_table
from support.clock import on_day
from support.figure_pages import addresses, row_of, title, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
CHILD = "KID-"
REASON = {"reason": "Planning the week"}


def looks() -> list[Line]:
    return list(Line.objects.filter(action="looked_at_due").order_by("number"))


def listed(client: Client, address: str = "/my-day"):
    client.post(address, REASON)
    return client.get(address)


def test_an_outsider_is_sent_to_sign_in(client: Client, council):
    for response in (client.get("/my-day"), client.post("/my-day", REASON)):
        assert response["Location"].startswith("/sign-in?next=/my-day")
    assert not looks()


def _may(role: str) -> bool:
    scope = children_in_scope(role, ["T1"])
    return not scope.nobody or counts_only(role, scope)


@pytest.mark.parametrize("role", [role for role in ROLES if not _may(role)])
def test_those_who_may_see_no_child_are_refused_and_it_is_written_down(client: Client, council, role):
    signed_in(client, role, teams=["T1"])
    response = client.get("/my-day")
    assert response.status_code == 403
    assert CHILD not in response.text
    assert [line.actor for line in Line.objects.filter(action="refused")] == [role]


def test_a_manager_without_a_team_is_refused(client: Client, council):
    signed_in(client, "team_manager")
    assert client.get("/my-day").status_code == 403


def test_the_answer_comes_before_the_reason_and_no_child_with_it(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    page = client.get("/my-day")
    assert "1 falls due within 5 working days of 30 June 2025, 1 was overdue on that day." in words(page)
    assert "Data to 30 June 2025 (loaded" in words(page)
    assert "The case system is the record." in words(page)
    assert CHILD not in page.text
    assert not looks()


@pytest.mark.parametrize("reason", ["", "  ", "x", "y" * 201])
def test_without_a_reason_nothing_is_shown(client: Client, council, reason):
    signed_in(client, "team_manager", teams=["T1"])
    page = client.post("/my-day", {"reason": reason})
    assert "There is a problem" in words(page)
    assert CHILD not in page.text and not looks()


def test_a_manager_sees_their_team_with_each_clock_explained_and_the_trail_has_the_children(
    client: Client, council
):
    signed_in(client, "team_manager", teams=["T1"])
    page = listed(client)
    assert "team_manager is looking. Reason: Planning the week." in words(page)
    asha = row_of(page, "KID-Asha")
    assert "45 working days from 3 March 2025, less Good Friday, Easter Monday" in asha
    assert "▲ 36 working days overdue W1" in asha
    assert "2 Jul 25 Wednesday" in row_of(page, "KID-Ben")
    assert "KID-Cai" not in page.text and "KID-Dee" not in page.text
    (line,) = looks()
    assert (line.actor, line.reason) == ("team_manager", "Planning the week")
    assert line.detail["children"] == ["KID-Asha", "KID-Ben"]


def test_the_reason_is_asked_once_and_every_look_after_it_is_recorded(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    listed(client)
    page = client.get("/my-day?clock=assessment&within=5wd")
    assert "KID-Asha" in page.text
    assert [line.what for line in looks()] == [
        "due 990 team T1 within 10wd",
        "due 990 team T1 clock assessment within 5wd",
    ]


def test_a_team_that_is_not_theirs_is_refused(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    assert client.get("/my-day?team=T2").status_code == 403
    assert client.post("/my-day?team=T2", REASON).status_code == 403
    assert Line.objects.filter(action="refused").count() == 2


def test_who_sees_several_teams_is_given_counts_first_and_a_team_by_its_link(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/my-day")
    assert row_of(page, "North Assessment Team") == "North Assessment Team 1 0 1 2"
    assert "/my-day?within=10wd&team=T2" in addresses(page)
    assert CHILD not in page.text and not looks()


def test_a_head_of_service_without_teams_sees_numbers_and_no_way_to_a_child(client: Client, council):
    signed_in(client, "head_of_service")
    page = client.get("/my-day")
    assert "North Assessment Team" in words(page)
    assert "/my-day?within=10wd&team=T1" in addresses(page)
    one = client.get("/my-day?team=T1")
    assert row_of(one, "North Assessment Team") == "North Assessment Team 1 0 1 2"
    assert client.get("/my-day/calendar").status_code == 403
    after = listed(client, "/my-day?team=T1")
    assert CHILD not in after.text + page.text + one.text and not looks()


def test_a_practitioner_sees_their_own_once_it_is_known_which_worker_they_are(client: Client, council):
    user = signed_in(client, "practitioner", teams=["T1"])
    assert "nobody has said which worker" in words(client.get("/my-day"))
    link_worker(user.username, "W2", by="a test")
    page = listed(client)
    assert "KID-Ben" in page.text and "KID-Asha" not in page.text
    assert "KID-Asha" in client.get("/my-day?whose=team").text


def test_a_list_is_narrowed_to_a_worker_and_grouped_by_child(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    listed(client)
    page = client.get("/my-day?worker=W2&by=child")
    assert "KID-Ben: 1" in words(page) and "KID-Asha" not in page.text
    assert looks()[-1].what == "due 990 team T1 within 10wd worker W2"
    assert 'value="W3"' not in page.text, "a worker of another team is not offered"


def test_a_practitioner_narrows_by_no_colleague(client: Client, council):
    signed_in(client, "practitioner", teams=["T1"])
    page = listed(client, "/my-day?worker=W2")
    assert 'name="worker"' not in page.text
    assert "KID-Asha" in page.text


def test_each_child_leads_into_the_case_system(client: Client, council, settings):
    settings.CASE_ADDRESS = "https://cases.example/{child}"
    signed_in(client, "team_manager", teams=["T1"])
    page = listed(client)
    assert "https://cases.example/KID-Asha" in addresses(page)
    assert page.text.count('rel="noreferrer noopener"') == 2


def test_all_of_the_list_stands_on_one_page_for_paper(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    listed(client)
    assert "This paper contains children’s records." in words(client.get("/my-day?page=all"))


def test_nothing_leaks_a_child(client: Client, council, caplog):
    signed_in(client, "team_manager", teams=["T1"])
    with caplog.at_level(logging.DEBUG):
        page = listed(client)
    assert CHILD in page.text
    assert CHILD not in title(page)
    assert not [each for each in addresses(page) if CHILD in each]
    assert CHILD not in caplog.text


def test_what_cannot_be_run_says_why_in_its_place(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    page = client.get("/my-day")
    assert "No source holds personal education plans" in row_of(page, "Personal education plan review")


@pytest.mark.parametrize("within", ["7", "tomorrow", "0wd"])
def test_a_time_that_cannot_be_read_is_said(client: Client, council, within):
    signed_in(client, "team_manager", teams=["T1"])
    page = client.get("/my-day", {"within": within})
    assert "is not a limit" in words(page)


def test_with_nothing_loaded_it_says_what_to_do(client: Client):
    signed_in(client, "team_manager", teams=["T1"])
    assert "Nothing loaded yet" in words(client.get("/my-day"))


def test_where_the_data_is_old_a_banner_says_what_that_makes_of_its_days(client: Client, council):
    manager = signed_in(client, "team_manager", teams=["T1"])
    for today, said in (
        ("2025-07-08", "6 working days have gone since; 1 of these days has"),
        ("2025-07-07", ""),
    ):
        with on_day(date.fromisoformat(today)):
            client.cookies.clear()  # a session does not last from day to day
            client.force_login(manager)
            for page in (client.get("/my-day"), listed(client), client.get("/today")):
                assert ("sightline-as-at" in page.text) is bool(said)
                assert f"As at 30 June. {said}" in words(page) or not said
            first = words(client.get("/my-day"))
            assert "will breach" not in first and "already has" not in first
            then = "1 falls due within 5 working days of 30 June 2025, 1 was overdue on that day."
            assert (then if said else "1 falls due within 5 working days, 1 is overdue.") in first


def test_the_sentence_the_marks_and_the_filter_agree_and_checkpoints_are_none_of_them():
    data_to = date(2025, 6, 27)
    days = [data_to + timedelta(days=more) for more in range(-3, 14)]
    clocks = ("assessment", "assessment-checkpoint-10", "supervision")
    rows = [
        {
            "clock": clock,
            "due": day,
            "starts": day,
            "team": "T1",
            "case_id": "c",
            "child_id": "x",
            "worker_id": "",
            "remark": "",
        }
        for clock in clocks
        for day in days
    ]
    for kept in (rows, within(rows, data_to, limits.parse("5wd"))):
        marks = [due_row(row, data_to) for row in kept]
        soon = sum(each.mark in ("◆", "●") for each in marks)
        assert (soon, sum("overdue" in each.left for each in marks if each.mark == "▲")) == (20, 6)
        titles = [each.title for each in sections(arranged(kept, "day", data_to), kept, "day", data_to)]
        assert titles[:3] == [
            "Due today: 2, and 1 checkpoint",
            "Due within 5 working days: 18, and 9 checkpoints",
            "Overdue: 6, and 3 checkpoints",
        ]
        assert (
            first_sentence(kept, data_to, is_old=False) == "20 fall due within 5 working days, 6 are overdue."
        )
        (by_team,) = counts_table(kept, data_to, {"T1": "North"}, lambda _: "").rows
        assert [cell.text for cell in by_team[1:]] == ["6", "2", "18", str(len(kept))]
        assert sum("Checkpoint" in each.left for each in marks) == len(kept) // 3
