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
from sightline.programme.consultation.services.asks import ask_partner, move_ask
from sightline.programme.consultation.services.comments import respond
from sightline.programme.consultation.services.consulting import (
    ask_for_comments,
    change_comment,
    write_comment,
)
from sightline.programme.delivery.services.status import set_status
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.proposing import propose
from sightline.programme.models import Action, AskStep, Comment, Consultation, Entry, Milestone, Version
from sightline.programme.plans.services.meetings import set_meetings
from sightline.programme.plans.services.versions import move_version
from sightline.scorecards.answering import answers
from sightline.today.queries import _may_end
from sightline.web.words import long_date
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import action, small_plan, today
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
    assert "1 action of yours is overdue." in words(page)
    assert "due within" not in words(page)
    there = "/programme/actions?owner=team_manager&late=on"
    assert there in addresses(page)
    assert "Weekly performance meeting" in words(client.get(there))
    Entry.objects.filter(action__reference="A1").update(due=today() + timedelta(days=14), owner=owner)
    Milestone.objects.all().delete()
    assert "1 action of yours is due within 14 days." in words(client.get("/today"))
    Entry.objects.filter(action__reference="A1").update(due=today() + timedelta(days=15))
    assert "of yours" not in words(client.get("/today"))
    client.logout()
    signed_in(client, "scrutiny_member")
    assert "of yours" not in words(client.get("/today"))


def test_whoever_writes_the_plan_is_told_what_is_late_of_others(client: Client, council):
    small_plan()
    signed_in(client, "head_of_service")
    page = client.get("/today")
    assert "1 action is overdue in “Improvement plan”." in words(page)
    there = next(each for each in addresses(page) if each.startswith("/programme/actions?plan="))
    assert "Weekly performance meeting" in words(client.get(there))


def test_who_decides_is_told_what_waits_for_them_and_nobody_else(client: Client, council):
    plan = small_plan(live=False)
    version = plan.versions.get()
    move_version(version, "consulted", reason="Sent out", by="programme")
    waits = "is out for comments and waits for your decision."
    for role, told in (("dcs", True), ("programme_manager", False), ("scrutiny_member", False)):
        signed_in(client, role)
        page = client.get("/today")
        assert (waits in words(page)) is told, role
        assert (f"/programme/versions/{version.pk}" in addresses(page)) is told, role
        client.logout()


def test_a_changed_test_waits_for_somebody_else(client: Client, council):
    small_plan()
    declare(action("A2"), "measure", measure="AS01", lag=2, by="programme")
    set_status(action("A2"), "in_progress", edition=action("A2").edition, on=today(), by="programme")
    propose(action("A2"), "measure", measure="AS01", lag=1, reason="The board asked", by="head_of_service")
    waits = "A changed test of A2 waits for a second person."
    for role, told in (("dcs", True), ("head_of_service", False), ("scrutiny_member", False)):
        signed_in(client, role)
        assert (waits in words(client.get("/today"))) is told, role
        client.logout()


def told_of(person: User, figures: list[str], authority: str = "") -> dict[str, list[str]]:
    """Figure → the references of the actions that are told to mean to move it."""
    where = authority or action("A2").plan.authority
    return {
        each: [one.title.split()[0] for one in told] for each, told in answers(person, where, figures).items()
    }


def test_the_action_that_means_to_move_a_figure_stands_beside_it(client: Client, council):
    small_plan()
    declare(action("A2"), "measure", measure="AS01", lag=2, by="programme")
    reader = signed_in(client, "head_of_service")
    assert told_of(reader, ["AS01", "CP01"]) == {"AS01": ["A2"]}
    assert told_of(reader, ["CP01"]) == {} == told_of(reader, [])
    assert told_of(reader, ["AS01"], "999") == {}  # another council's figure is not moved by this one's plan
    Action.objects.filter(reference="A2").update(status="stopped")
    assert told_of(reader, ["AS01"]) == {}
    Action.objects.filter(reference="A2").update(status="not_started")
    outsider = User.objects.create(username="somebody", role="partner")
    assert told_of(outsider, ["AS01"]) == {}


@pytest.mark.parametrize(
    ("role", "measure", "told"),
    [
        ("head_of_service", "AS01", True),
        ("head_of_service", "CP01", False),
        ("performance_analyst", "AS01", permits("performance_analyst", "plan.see")),
    ],
)
def test_a_figures_page_names_the_action_that_means_to_move_it(client: Client, council, role, measure, told):
    small_plan()
    declare(action("A2"), "measure", measure="AS01", lag=2, by="programme")
    signed_in(client, role)
    page = client.get(f"/measure/{measure}?authority={action('A2').plan.authority}")
    assert (f"/programme/actions/{action('A2').pk}" in addresses(page)) is told
    assert ("Answered by A2 " in words(page)) is told


def test_comments_findings_and_asks_are_told_to_who_writes_the_plan(client: Client, council):
    plan = small_plan()
    Comment.objects.create(
        version=plan.versions.get(), said_by="Staff", words="More time", by="x", at=timezone.now()
    )
    ask = ask_partner(plan, "Health", "More school nurses?", due=None, by="programme")
    move_ask(ask, "answered", words="Two from May", edition=ask.edition, by="health")
    signed_in(client, "programme_manager")
    page = words(client.get("/today"))
    assert "1 comment has no answer." in page
    assert "1 ask was answered in the last two weeks." in page
    AskStep.objects.update(at=timezone.now() - timedelta(days=14))
    assert "answered in the last two weeks" not in words(client.get("/today"))
    client.logout()
    signed_in(client, "scrutiny_member")
    page = words(client.get("/today"))
    assert "comment" not in page and "ask was" not in page


# days since the last one, how they stand to it → whether Today asks them
@pytest.mark.parametrize(
    ("days", "how", "is_asked"),
    [
        (-7, "asked", True),
        (0, "asked", True),
        (1, "asked", False),
        (-7, "not asked", False),
        (-7, "of another council", False),
        (-7, "has commented", False),
        (-7, "taken back to draft", False),
    ],
)
def test_whoever_is_asked_to_comment_is_told_until_they_have_or_it_closes(
    client, council, days, how, is_asked
):
    version = move_version(small_plan(live=False).versions.get(), "consulted", by="programme")
    user = signed_in(client, "lead_member", authority="991" if how == "of another council" else "990")
    asked = "scrutiny_member" if how == "not asked" else "lead_member"
    ask_for_comments(version, closes=today(), roles=[asked], by="programme")
    if how == "has commented":
        write_comment(version, "Put it first", person=user)
    if how == "taken back to draft":
        move_version(Version.objects.get(), "draft", by="programme")
    closes = today() - timedelta(days=days)
    Consultation.objects.update(closes=closes)
    page = client.get("/today")
    sentence = f"You are asked to comment on Version 1 of “Improvement plan”, by {long_date(closes)}."
    assert (sentence in words(page)) is is_asked
    assert (f"/programme/versions/{version.pk}/your-comments" in addresses(page)) is is_asked


def test_a_writer_is_told_of_the_answer_and_the_manager_of_a_comment_that_was_changed(client, council):
    version = move_version(small_plan(live=False).versions.get(), "consulted", by="programme")
    writer = signed_in(client, "lead_member")
    ask_for_comments(version, closes=today(), roles=["lead_member"], by="programme")
    made = write_comment(version, "Put it first", person=writer)
    told = "A comment of yours was answered."
    assert told not in words(client.get("/today"))
    respond(made, "It is", by="programme")
    assert told in words(client.get("/today"))
    Comment.objects.update(responded_at=timezone.now() - timedelta(days=14))
    assert told not in words(client.get("/today"))
    client.logout()
    signed_in(client, "programme_manager")
    waits = "1 comment has no answer."
    assert waits not in words(client.get("/today"))
    change_comment(made, "Put it second", person=writer)
    page = client.get("/today")
    assert waits in words(page) and f"/programme/versions/{version.pk}#comments" in addresses(page)


def test_the_next_board_is_said_to_whoever_reads_the_plan(client: Client, council):
    plan = small_plan()
    set_meetings(plan, "Improvement Board", [today() + timedelta(days=9)], by="programme")
    meets = "Improvement Board meets on"
    signed_in(client, "scrutiny_member")
    assert meets in words(client.get("/today"))
    client.logout()
    signed_in(client, "team_manager", teams=["T1"])
    assert meets not in words(client.get("/today"))


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
    assert re.search(
        r"\b\d+ (deadline is|deadlines are) overdue, of \d+ running\.", words(client.get("/today"))
    )
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
            "July 2025 would end at 75.0% at the recent pace; it can end anywhere from 40.0% to 90.0%. 10 fall due in it and 3 "
            "are open late.",
        ),
        (forecast((0, 12), (18, 0), (15, 5)), "July 2025 would end at 75.0% at the recent pace. 10 fall due"),
        (forecast((0, 12), (18, 0), None), "July 2025 is all to play for. 10 fall due"),
        (forecast((0, 0), (0, 0), None), ""),
    ],
)
def test_where_a_month_may_end_is_said_in_a_sentence(asked, said):
    assert _may_end(asked).startswith(said)
    assert bool(_may_end(asked)) is bool(said)
