"""The pages of teams, what holds after them, and what the scorecard then shows."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sightline.measuring.crosswalk import TeamLink
from sightline.people.models import User
from sightline.people.rules import ROLES, may_load
from sightline.teams import queries
from sightline.teams.models import TeamChange
from sightline.teams.services import hold_crosswalk, rename_team
from sightline.trail.models import Line
from support.figure_pages import hidden, row_of, words
from support.people import signed_in
from support.small_council import PERIOD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]
MERGE = "old,new,from,main\nT2,T1,2025-01-01,\n"
CROSSWALK = {"text": MERGE, "reason": "one team since January"}
ADD = {
    "doing": "add",
    "reference": "T9",
    "name": "New Team",
    "day": "1 July 2025",
    "reason": "the restructure",
}
PATHS = ("/teams", "/teams/crosswalk")


def merged() -> None:
    hold_crosswalk("990", [TeamLink("T2", "T1", date(2025, 1, 1))], reason="test", by="analyst")


def test_an_outsider_is_sent_to_sign_in(client: Client):
    for path in PATHS:
        assert client.get(path)["Location"].startswith("/sign-in")
        assert client.post(f"{path}/change", CROSSWALK | ADD)["Location"].startswith("/sign-in")
    assert queries.links("990") == [] and "T9" not in queries.lives("990")


@pytest.mark.parametrize("role", [role for role in ROLES if not may_load(role)])
def test_those_who_may_not_change_nothing_and_it_is_written_down(client: Client, role):
    signed_in(client, role, teams=["T1"])
    for path in PATHS:
        assert client.post(f"{path}/change", CROSSWALK | ADD | {"step": "hold"}).status_code == 403
    assert queries.links("990") == [] and "T9" not in queries.lives("990")
    assert {line.action for line in Line.objects.all()} == {"refused"}


def test_another_authoritys_analyst_sees_and_changes_nothing_here(client: Client):
    signed_in(client, "performance_analyst", authority="991")
    assert "North" not in words(client.get("/teams"))
    assert client.get("/teams?authority=990").status_code == 403
    assert client.post("/teams/change?authority=990", ADD).status_code == 403
    assert "T9" not in queries.lives("990")


def test_a_reader_sees_the_teams_and_no_form(client: Client):
    signed_in(client, "dcs")
    page = client.get("/teams")
    assert "There are 2 teams on 30 June 2025." in words(page)
    assert "Assessment Service" in row_of(page, "North Assessment Team")
    assert "<form" not in page.text.partition("<main")[2]
    assert "No team has passed its work to another" in words(client.get("/teams/crosswalk"))


def test_a_team_is_added_renamed_and_ended(client: Client):
    signed_in(client, "performance_analyst")
    opened = hidden(client.get("/teams"))
    assert client.post("/teams/change", opened | ADD)["Location"] == "/teams"
    rename = {
        "doing": "rename",
        "reference": "T1",
        "name": "North and West",
        "day": "2025-06-01",
        "reason": "x",
    }
    client.post("/teams/change", opened | rename)
    end = {"doing": "end", "reference": "T9", "day": "2025-12-31", "reason": "x"}
    client.post("/teams/change", hidden(client.get("/teams")) | end)
    row = row_of(client.get("/teams"), "New Team")
    assert "1 Jul 25" in row and "31 Dec 25" in row
    assert queries.names("990", date(2025, 5, 31)).get("T1") is None
    assert queries.names("990", date(2025, 6, 1))["T1"] == "North and West"
    assert "North and West" in words(client.get("/scorecard"))
    assert [line.action for line in Line.objects.all()] == ["team_added", "team_renamed", "team_ended"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reference": "T1"}, "There is a team T1 already"),
        ({"doing": "end", "reference": "T8"}, "There is no team T8"),
        ({"doing": "rename", "name": ""}, "Enter the team's name"),
        ({"doing": "end", "day": ""}, "Enter the day"),
        ({"day": "31/02/2025"}, "must be a real date"),
        ({"reason": ""}, "Enter why"),
    ],
)
def test_a_change_that_cannot_be_is_said_and_nothing_is_changed(client: Client, typed, said):
    signed_in(client, "performance_analyst")
    assert said in words(client.post("/teams/change", hidden(client.get("/teams")) | ADD | typed))
    assert not Line.objects.exists() and "T9" not in queries.lives("990")


def test_of_two_people_at_a_team_the_second_is_told(client: Client):
    signed_in(client, "performance_analyst")
    opened = hidden(client.get("/teams"))
    rename_team("990", "T1", "North", starts=date(2025, 5, 1), reason="agreed", by="somebody")
    typed = {"doing": "rename", "reference": "T1", "name": "West", "day": "2025-06-01", "reason": "x"}
    stale = client.post("/teams/change", opened | typed)
    assert stale.status_code == 409 and "Team T1 was changed by somebody" in words(stale)
    assert "name, none became North, from 1 May 2025. agreed" in words(stale) and 'value="West"' in stale.text
    assert queries.names("990", date(2025, 6, 1))["T1"] == "North"
    assert client.post("/teams/change", opened | typed | {"reference": "T2"}).status_code == 302
    assert client.post("/teams/change", hidden(stale) | typed).status_code == 302
    kept = TeamChange.objects.filter(team__reference="T1").order_by("id")
    assert [(each.field, each.was, each.now) for each in kept][1] == (
        "name",
        "North",
        "West, from 1 June 2025",
    )


def test_of_two_people_at_the_crosswalk_the_second_is_told_and_keeps_what_was_typed(client: Client):
    signed_in(client, "performance_analyst")
    tried = hidden(client.post("/teams/crosswalk/change", hidden(client.get("/teams/crosswalk")) | CROSSWALK))
    other = [TeamLink("T1", "T2", date(2025, 2, 1), main=True)]
    hold_crosswalk("990", other, reason="T2 takes over", by="somebody")
    stale = client.post("/teams/crosswalk/change", tried)
    assert stale.status_code == 409 and "The crosswalk of teams was changed by somebody" in words(stale)
    assert "T2 takes over" in words(stale) and "T2,T1,2025-01-01" in stale.text
    assert queries.links("990") == other
    again = CROSSWALK | {"step": "hold", "edition": hidden(stale)["edition"]}
    assert client.post("/teams/crosswalk/change", again).status_code == 302
    last = TeamChange.objects.filter(field="links").latest("id")
    assert "T2,T1" not in last.was and "T2,T1" in last.now and last.reason == CROSSWALK["reason"]


def test_a_crosswalk_is_tried_out_before_it_holds(client: Client):
    signed_in(client, "performance_analyst")
    page = client.post("/teams/crosswalk/change", CROSSWALK)
    assert "none is lost and none is counted twice. Nothing has changed yet" in words(page)
    assert "South Assessment Team" in row_of(page, "South Assessment Team")
    assert queries.links("990") == [] and not Line.objects.exists()
    kept = client.post("/teams/crosswalk/change", hidden(page) | CROSSWALK | {"step": "hold"})
    assert kept["Location"] == "/teams/crosswalk"
    assert queries.links("990") == [TeamLink("T2", "T1", date(2025, 1, 1), main=True)]
    line = Line.objects.get()
    assert (line.action, line.reason) == ("crosswalk_changed", "one team since January")
    assert "T2,T1,2025-01-01,yes" in line.detail["now"]
    assert "All its cases" in row_of(client.get("/teams/crosswalk"), "South")


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/teams/change", ADD | {"doing": "end", "reference": "T1"}),
        ("/teams/change", ADD | {"doing": "end", "reference": "T1", "editions": "[]"}),
        ("/teams/change", ADD | {"doing": "end", "reference": "T1", "editions": '{"T1": "1"}'}),
        ("/teams/crosswalk/change", CROSSWALK | {"step": "hold"}),
    ],
)
def test_a_form_that_does_not_say_what_was_seen_changes_nothing(client: Client, path, sent):
    signed_in(client, "performance_analyst")
    refused = client.post(path, sent)
    assert refused.status_code == 400 and "does not say which edition" in words(refused)
    assert queries.links("990") == [] and not Line.objects.exists()


def test_a_file_is_read_like_text(client: Client):
    signed_in(client, "performance_analyst")
    file = SimpleUploadedFile("crosswalk.csv", ("\ufeff" + MERGE).encode())
    page = client.post("/teams/crosswalk/change", {"file": file, "reason": "a file"})
    assert "Nothing has changed yet" in words(page)
    wrong = SimpleUploadedFile("crosswalk.csv", b"\xff\xfe\x00")
    assert "not text in UTF-8" in words(
        client.post("/teams/crosswalk/change", {"file": wrong, "reason": "x"})
    )


@pytest.mark.parametrize("step", ["", "hold"])
def test_a_crosswalk_that_cannot_stand_is_said_and_nothing_holds(client: Client, step):
    signed_in(client, "performance_analyst")
    wrong = CROSSWALK | {"text": "old,new,from,main\nT2,T7,2025-01-01,\n", "step": step}
    assert "There is no team T7" in words(client.post("/teams/crosswalk/change", wrong))
    assert queries.links("990") == [] and not Line.objects.exists()


def test_the_scorecard_draws_teams_as_they_were_or_as_they_are_now(client: Client):
    signed_in(client, "performance_analyst")
    address = f"/measure/AS01?period={PERIOD}"
    assert "As they are today" not in words(client.get(address))
    merged()
    then, now = client.get(address), client.get(f"{address}&teams=now")
    assert "As they are today" in words(then)
    assert "South Assessment Team" in then.text and "South Assessment Team" not in now.text
    assert "36" in row_of(then, "North Assessment Team") and "42" in row_of(now, "North Assessment Team")
    assert "teams as they are today" in words(now)
    assert "teams=now" in now.text


def test_an_old_teams_page_as_it_is_now_is_its_successors(client: Client):
    signed_in(client, "performance_analyst")
    merged()
    assert "in North Assessment Team" in words(client.get(f"/measure/AS01?period={PERIOD}&team=T2&teams=now"))


def test_the_list_holds_as_many_as_the_figure(client: Client):
    signed_in(client, "team_manager", teams=["T1"])
    merged()
    address = f"/measure/AS01/children?period={PERIOD}&team=T1&which=all"
    assert "36 cases" in words(client.post(address, {"reason": "a look"}, follow=True))
    page = client.post(f"{address}&teams=now", {"reason": "a look"}, follow=True)
    assert "42 cases" in words(page)
    assert "South Assessment Team" in words(page), "each is shown under the team it was with"


def test_a_manager_sees_a_team_that_was_merged_into_theirs_and_none_that_was_split(client: Client):
    signed_in(client, "team_manager", teams=["T1"])
    assert client.get("/scorecard?team=T2").status_code == 403
    merged()
    assert client.get("/scorecard?team=T2").status_code == 200
    split = [TeamLink("T2", "T1", date(2025, 1, 1), main=False), TeamLink("T2", "T2", date(2025, 1, 1))]
    hold_crosswalk("990", split, reason="some stayed", by="analyst")
    assert client.get("/scorecard?team=T2").status_code == 403


def test_a_manager_of_a_service_sees_the_teams_under_it(client: Client):
    signed_in(client, "team_manager", teams=["S1"])
    assert "South Assessment Team" in words(client.get("/scorecard?team=T2"))
    address = f"/measure/AS01/children?period={PERIOD}&team=T2&which=all"
    assert "6 cases" in words(client.post(address, {"reason": "a look"}, follow=True))
    User.objects.filter(username="team_manager").update(teams=["S2"])
    assert client.get("/scorecard?team=T2").status_code == 403


def test_small_numbers_cannot_be_told_from_the_two_ways_to_draw(client: Client):
    signed_in(client, "team_manager", teams=["T2"])
    merged()
    assert "As they are today" not in words(client.get(f"/measure/AS01?period={PERIOD}&teams=now"))
