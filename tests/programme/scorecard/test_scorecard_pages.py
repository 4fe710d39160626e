"""The plan's scorecard on its pages: what it says, who sees it, how it is written and agreed to, what waits on Today."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sightline.bodies.services import meeting_on
from sightline.people.matrix import ROLES
from sightline.people.models import User
from sightline.people.posts.services import add_post, take_up
from sightline.people.rules import permits
from sightline.programme.models import LedgerChange, PlanScorecard
from sightline.programme.plans.services.bodies import body_of_plan
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.programme.scorecard.queries import figures as asked
from sightline.programme.scorecard.services.agreeing import agree_to, set_reporting
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target
from support.figure_pages import hidden, row_of, send, words
from support.people import granted, signed_in
from support.plan_scorecards import SUPERVISION, measure, owed, refreshed, small_scorecard, terms
from support.plans import AUTHORITY, DECIDER, MAKER, person, small_plan, today

pytestmark = pytest.mark.django_db
THERE = "/programme/scorecard"
OWED = "Not reportable since 23 October 2026 Teams were restructured Head of MASH, by 31 December 2026"


def main(page) -> str:
    """What the page itself says, without what surrounds it."""
    return words(page).split("Printed on", 1)[1]


def test_an_outsider_is_sent_to_sign_in_and_whoever_sees_the_whole_plan_sees_its_scorecard(client):
    card = small_scorecard()
    every = [THERE, f"{THERE}.csv", f"{THERE}/ledger", f"{THERE}?as_at=2026-10-30"]
    assert all(client.get(each)["Location"].startswith("/sign-in") for each in every)
    for role in ROLES:
        user = person(role)
        granted(user, "plan", "small_numbers")
        client.force_login(user)
        codes = {client.get(each).status_code for each in every}
        assert codes == {200 if permits(role, "plan.see_all", user.opened) else 403}, role
        may = permits(role, "plan.change")
        assert (client.get(reverse("plan-scorecard-new", args=[card.plan_id])).status_code == 200) is may


def test_without_a_plan_and_without_a_scorecard_it_says_so(client):
    client.force_login(person(MAKER))
    assert (
        "There is no plan yet" in words(client.get(THERE)) and client.get(f"{THERE}.csv").status_code == 200
    )
    small_plan()
    assert "This plan has no scorecard yet." in words(client.get(THERE))
    assert "had no scorecard on 14 November 2017" in words(client.get(f"{THERE}?as_at=14/11/2017"))


def test_it_says_first_what_is_reported_and_each_measure_stands_under_its_priority(council, client):
    small_scorecard()
    client.force_login(person(MAKER))
    page = client.get(THERE)
    assert "2 measures under 2 priorities: 1 live and 1 not reportable." in words(page)
    said = main(page)
    assert (
        said.index("Management oversight Measure")
        < said.index("Supervision each month")
        < said.index("Practice Measure")
    )
    assert OWED in row_of(page, "Supervision each month")
    assert "71.4% 30 of 42 71.4% the same" in row_of(page, "Assessments completed within 45")
    assert "Assessment Measure" in main(client.get(f"{THERE}?by=theme"))
    assert "scorecard-cards--cards" in client.get(f"{THERE}?view=cards").text
    wall = client.get(f"{THERE}?view=wall")
    assert "scorecard-cards--wall" in wall.text and "71.4% 30 of 42" in main(wall)
    assert OWED in main(wall) and "the same" not in main(wall)
    assert "Nothing changed" in words(client.get(f"{THERE}?changed=on"))
    assert "“x” is not a day" in words(client.get(f"{THERE}?as_at=x"))
    assert "still to come" in words(client.get(f"{THERE}?as_at=2027-01-01"))


def test_its_figures_are_the_scorecards_own_held_against_the_targets_of_its_version(council, client):
    card = small_scorecard()
    about = {"by": MAKER, "authority": AUTHORITY, "figure": "AS01"}
    for value, target_set in ((50, ""), (80, f"plan {card.plan_id} version 1")):
        points = read_points(f"Q1 2025-26: {value}")
        set_target(**about, terms=TargetTerms(points=points, words="Board"), target_set=target_set)
    client.force_login(person(MAKER))
    assert "8.6 points below" in row_of(client.get(THERE), "Assessments completed within 45")
    file = client.get(f"{THERE}.csv").content.decode()
    own = client.get("/scorecard.csv").content.decode()
    line = next(each for each in file.splitlines() if each.startswith("AS01"))
    assert "71.42857142857143,30,42,percent" in line and "71.42857142857143,30,42,percent" in own


def test_a_measure_that_is_not_reported_has_no_figure_beside_it_here_or_in_the_file(council, client):
    card = small_scorecard()
    set_reporting(measure(card, "AS01"), terms(**owed()), reason="Recorded twice", by=MAKER)
    client.force_login(person(MAKER))
    page, file = client.get(THERE), client.get(f"{THERE}.csv").content.decode()
    assert "Not reportable" in row_of(page, "Assessments completed within 45") and "71.4" not in page.text
    assert "71.4" not in file and "Assessments completed within 45" in file


def test_whoever_may_not_see_small_numbers_sees_none_here_nor_what_was_reported(council, client):
    small_scorecard()
    signed_in(client, "scrutiny_member")
    shown = row_of(client.get("/scorecard"), "Assessments completed within 45")
    assert ("30 of 42" in row_of(client.get(THERE), "Assessments completed within 45")) is (
        "30 of 42" in shown
    )
    then = client.get(f"{THERE}?as_at=2026-10-30")
    assert "shown to whoever may see small numbers" in words(then) and "30 of 42" not in words(then)


def test_whoever_sees_no_figures_sees_what_is_measured_and_in_which_state(council, client):
    small_scorecard()
    user = signed_in(client, "internal_audit")
    assert not user.has_perm("figures.see")
    page = client.get(THERE)
    assert "Your role does not see figures" in words(page) and OWED in row_of(page, "Supervision each month")
    assert "71.4" not in page.text and "71.4" not in client.get(f"{THERE}.csv").content.decode()


def test_a_scorecard_of_an_authority_without_data_says_so(client, council):
    card = small_scorecard()
    type(card.plan).objects.update(authority="343")
    client.force_login(person(MAKER))
    text = card.seals.get().content.replace('"authority":"990"', '"authority":"343"')
    card.seals.update(content=text)
    assert "No data of authority 343 is loaded" in words(client.get(THERE))


def test_it_is_begun_written_and_agreed_to_on_pages(client):
    plan = small_plan()
    client.force_login(person(MAKER))
    begun = send(client, reverse("plan-scorecard-new", args=[plan.pk]), {"version": plan.versions.get().pk})
    card = PlanScorecard.objects.get()
    there = f"/programme/scorecards/{card.pk}"
    assert begun["Location"] == there
    group = card.version.groupings.get(key="practice").pk
    typed = {"figure": "AS01", "title": "", "grouping": group, "theme": "", "state": "live"}
    assert send(client, f"{there}/add", typed).status_code == 302
    refused = send(client, f"{there}/add", {**typed, "figure": "", "title": "Costs"})
    assert "is not live" in words(refused) and card.measures.count() == 1
    stale = hidden(client.get(f"{there}/add"))
    owed = {
        "state": "in_development",
        "cause": "No form yet",
        "owner": "Head of finance",
        "fix_by": "31/1/2027",
    }
    assert send(client, f"{there}/add", {**typed, "figure": "", "title": "Costs", **owed}).status_code == 302
    late = client.post(f"{there}/add", stale | {**typed, "figure": "AS03"})
    assert late.status_code == 409 and "while you had it open" in words(late)
    assert "2 measures under 1 priority: 1 live and 1 in development." in words(client.get(there))
    assert client.get(f"{there}/agree").status_code == 403
    client.force_login(person(DECIDER))
    assert "still to come" in words(send(client, f"{there}/agree", {"on": "1/1/2030"}))
    assert send(client, f"{there}/agree", {"on": ""}).status_code == 302
    assert PlanScorecard.objects.get().agreed_by == DECIDER


def test_a_state_is_said_on_its_page_and_a_second_person_sees_both_texts(client):
    card = small_scorecard()
    client.force_login(person(MAKER))
    there = f"/programme/scorecards/measures/{measure(card, SUPERVISION).pk}/state"
    opened = hidden(client.get(there))
    typed = {
        "state": "in_development",
        "cause": "A form is built",
        "owner": "Head of MASH",
        "fix_by": "1/2/2027",
        "on": "",
        "reason": "It was found that there is none",
    }
    assert client.post(there, opened | typed).status_code == 302
    both = client.post(there, opened | {**typed, "cause": "Nobody knows"})
    assert both.status_code == 409 and "A form is built" in words(both) and "Nobody knows" in words(both)
    assert LedgerChange.objects.filter(change="reporting").count() == 3
    assert "In development" in row_of(client.get(THERE), "Supervision each month")
    assert client.get(f"/programme/scorecards/{card.pk}").status_code == 200
    named = send(client, there, {**typed, "cause": "Ann Smith, born 3 May 2012"})
    assert (named.status_code == 200 and "who a child is" in words(named)) or "seems to hold" in words(named)


def test_the_ledger_shows_every_change_in_order_and_of_one_measure(client):
    draft = refreshed(small_scorecard().plan)
    signed_in(client, "scrutiny_member")
    assert "No change has been recorded yet" in words(client.get(f"{THERE}/ledger"))
    agree_to(draft, by=DECIDER)
    page = client.get(f"{THERE}/ledger")
    assert "2 changes: 1 added, 1 removed." in words(page)
    assert main(page).index("Performance needs to improve") < main(page).index("Continuing good performance")
    one = client.get(f"{THERE}/ledger?measure=AS01")
    assert "1 change of Assessments completed within 45" in words(one)
    assert "Performance needs to improve" not in main(one)
    file = client.get(f"{THERE}/ledger?format=csv").content.decode()
    assert "AS01,Assessments completed within 45 working days of referral,Removed,State,Live,Retired," in file


def test_a_retired_measure_is_computed_and_raises_a_hand_when_it_gets_worse(council, client, monkeypatch):
    agree_to(refreshed(small_scorecard().plan), by=DECIDER)
    client.force_login(person(MAKER))
    page = client.get(THERE)
    assert (
        "1 retired measure is still computed." in words(page)
        and "got worse" not in words(page).split("Retired measures")[0].split("Region")[1]
    )
    assert "30 of 42" in row_of(page, "Assessments completed within 45")
    said = "Assessments completed within 45 working days of referral, removed from the scorecard of “Improvement plan”, has turned worse."
    assert said not in words(client.get("/today"))
    monkeypatch.setattr(asked, "is_worse", lambda signal: True)
    assert "1 retired measure has turned worse" in words(client.get(THERE))
    assert said in words(client.get("/today"))
    signed_in(client, "scrutiny_member")
    assert said not in words(client.get("/today"))


def test_today_chases_what_is_not_reported(council, client):
    card = small_scorecard()
    client.force_login(person(MAKER))
    sentence = "1 measure of the scorecard of “Improvement plan” is not reported."
    assert sentence in words(client.get("/today"))
    owner = person("action_owner")
    post = add_post(AUTHORITY, "Head of MASH", by=MAKER)
    take_up(post, owner, starts=today(), edition=post.edition, by=MAKER)
    client.force_login(owner)
    mine = "Supervision each month is to be reported by 31 December 2026. Teams were restructured."
    assert mine in words(client.get("/today"))
    assert sentence not in words(client.get("/today"))
    text = card.seals.get().content.replace("2026-12-31", (today() - timedelta(days=1)).isoformat())
    card.seals.update(content=text)
    assert "was to be reported by 1 November 2026: overdue" in words(client.get("/today"))
    refreshed(card.plan)
    client.force_login(person(DECIDER))
    assert "Scorecard 2 of “Improvement plan” is being written and waits for a second person." in words(
        client.get("/today")
    )


def test_the_days_on_which_committees_met_and_a_newer_version_are_said(client):
    card = small_scorecard()
    body = body_of_plan(card.plan, "Improvement board", by=MAKER)
    for days in (11, 9, -3):
        meeting_on(body, today() - timedelta(days=days), by=MAKER)
    client.force_login(person(MAKER))
    page = client.get(THERE)
    assert "As committees saw it Improvement board, 24 October 2026 " in words(page)
    assert "22 October 2026" not in words(page) and "5 November 2026" not in words(page)
    assert "as_at=2026-10-24" in page.text and "is live by now" not in words(page)
    assert "Scorecard : 2 measures under 2 priorities: 1 live and 1 not reportable." in words(
        client.get("/programme")
    )
    newer = refresh(card.version, reasons="r", by=MAKER)
    move_version(newer, "live", reason="r", by=DECIDER)
    assert (
        "Version 2 (first refresh) of the plan is live by now. This scorecard underpins Version 1"
        in words(client.get(THERE))
    )


def test_another_authority_sees_nothing_of_it(client):
    card = small_scorecard()
    client.force_login(User.objects.create(username="elsewhere", role=MAKER, authority="343"))
    assert "There is no plan yet" in words(client.get(THERE))
    row = measure(card, "AS01").pk
    for there in (f"scorecards/{card.pk}", f"scorecards/measures/{row}/state", f"scorecards/measures/{row}"):
        assert client.get(f"/programme/{there}").status_code == 404
