"""The front page: what changed first, what is likely to miss, what needs whoever asks, and nothing they may not see."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sightline.deadlines.forecast import Forecast, Scenario
from sightline.loading.models import Load
from sightline.people.models import User
from sightline.people.rules import ROLES, permits
from sightline.programme.models import Entry, Milestone
from sightline.today.queries import _may_end
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import small_plan, today
from support.small_council import CHILD

pytestmark = pytest.mark.django_db


def test_an_outsider_is_sent_to_sign_in(client: Client):
    assert client.get("/today")["Location"].startswith("/sign-in")


def test_before_anything_is_loaded_it_says_what_to_do(client: Client):
    signed_in(client, "performance_analyst")
    assert "sightline load PATH" in words(client.get("/today"))


@pytest.mark.parametrize("role", ROLES)
def test_whoever_sees_figures_has_a_front_page_that_names_no_child(client: Client, council, role):
    user = signed_in(client, role, teams=["T1"])
    page = client.get("/today")
    assert (page.status_code == 200) is permits(role, "figures.see", user.opened)
    assert CHILD not in page.text


def test_everybody_begins_there(client: Client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/")["Location"] == "/today"


def test_an_analyst_is_told_what_cannot_be_reported_and_how_old_the_data_is(client: Client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/today"))
    assert "52 figures cannot be reported from what is loaded." in page
    assert "days old. Load newer files." in page


def test_a_councillor_is_told_neither_and_nothing_of_running_clocks(client: Client, council):
    signed_in(client, "scrutiny_member")
    page = words(client.get("/today"))
    assert "What needs you" not in page
    assert "deadlines" not in page


def test_an_owner_is_told_of_their_own_actions_and_nobody_of_somebody_elses(client: Client, council):
    small_plan()
    owner = signed_in(client, "team_manager", teams=["T1"])
    Entry.objects.filter(action__reference="A1").update(owner=owner)
    page = client.get("/today")
    assert "1 of your actions is overdue." in words(page)
    assert "due within" not in words(page)
    there = "/programme/actions?owner=team_manager&late=on"
    assert there in addresses(page)
    assert "Weekly performance meeting" in words(client.get(there))
    Entry.objects.filter(action__reference="A1").update(due=today() + timedelta(days=14), owner=owner)
    Milestone.objects.all().delete()
    assert "1 of your actions is due within 14 days." in words(client.get("/today"))
    Entry.objects.filter(action__reference="A1").update(due=today() + timedelta(days=15))
    assert "your actions" not in words(client.get("/today"))
    client.logout()
    signed_in(client, "scrutiny_member")
    assert "actions" not in words(client.get("/today"))


def test_whoever_writes_the_plan_is_told_what_is_late_of_others(client: Client, council):
    small_plan()
    signed_in(client, "head_of_service")
    page = client.get("/today")
    assert "1 action is overdue." in words(page)
    assert "Weekly performance meeting" in words(client.get("/programme/actions?late=on"))


def test_a_load_that_waits_for_a_yes_is_said_to_those_who_may_say_it(client: Client, council):
    Load.objects.create(
        by="somebody",
        at=timezone.now(),
        state="previewed",
        snapshot="s",
        authorities=["990"],
        data_to=today(),
    )
    signed_in(client, "performance_analyst")
    assert "1 load has been read and waits for a yes." in words(client.get("/today"))
    User.objects.update(authority="990")
    assert "waits for a yes." in words(client.get("/today"))
    Load.objects.update(authorities=["991"])
    assert "waits for a yes." not in words(client.get("/today"))
    client.logout()
    signed_in(client, "dcs")
    Load.objects.update(authorities=["990"])
    assert "waits for a yes." not in words(client.get("/today"))


def test_a_manager_sees_their_own_team(client: Client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = client.get("/today")
    assert "Today: South Assessment Team" in words(page)
    assert "0 of" not in words(page)
    assert "/my-day" in addresses(page)


def test_a_head_of_a_service_sees_the_service_and_every_number_is_its_own(client: Client, council):
    signed_in(client, "head_of_service", teams=["S1"])
    page = client.get("/today")
    assert "Today: Assessment Service" in words(page)
    assert not re.search("would end at|can end anywhere", words(page)), (
        "a forecast is the authority's or a team's"
    )
    figures_of = [each for each in addresses(page) if each.startswith("/measure/AS") and "team=" in each]
    assert all("team=S1" in each for each in figures_of)
    assert "Today: Assessment Service" not in words(client.get("/today?team=all"))


def test_running_clocks_of_another_team_are_not_counted(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    assert re.search(r"\b\d+ (deadline is|deadlines are) late, of \d+ running\.", words(client.get("/today")))
    client.logout()
    signed_in(client, "head_of_service", teams=["T2"])
    assert "running clocks" not in words(client.get("/today"))


def forecast(worst, best, pace):
    from datetime import date

    return Forecast(
        month_end=date(2025, 7, 31),
        so_far=Scenario(8, 2),
        due_in_month=10,
        open_late=3,
        best=Scenario(*best),
        worst=Scenario(*worst),
        pace=pace and Scenario(*pace),
        learned_from=50,
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            forecast((8, 12), (18, 2), (15, 5)),
            "July 2025 would end at 75% at the recent pace; it can end anywhere from 40% to 90%. 10 fall due in it and 3 "
            "are open late.",
        ),
        (forecast((0, 12), (18, 0), (15, 5)), "July 2025 would end at 75% at the recent pace. 10 fall due"),
        (forecast((0, 12), (18, 0), None), "July 2025 is all to play for. 10 fall due"),
        (forecast((0, 0), (0, 0), None), ""),
    ],
)
def test_where_a_month_may_end_is_said_in_a_sentence(asked, said):
    assert _may_end(asked).startswith(said)
    assert bool(_may_end(asked)) is bool(said)
