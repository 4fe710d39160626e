"""X-rays: each shows what is wrong, and nothing where nothing is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.delivery.services.evidence import give, give_again
from sightline.programme.difference.queries.many import DifferenceAnswer
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.models import Action, Entry
from sightline.programme.overview.queries.x_rays import _flattering, x_rays
from support.figure_pages import addresses, words
from support.plans import action, person, small_plan, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return small_plan()


def shown(plan) -> dict[str, list[str]]:
    taken = x_rays(plan, person("dcs"), today())
    return {each.title: [one.words.partition(" ")[0].strip(":") for one in each.found] for each in taken}


def test_an_outsider_is_sent_to_sign_in(plan, client):
    assert client.get("/programme/x-rays")["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "plan.see_all")])
def test_who_sees_only_what_is_theirs_sees_no_x_ray(plan, client, role):
    client.force_login(person(role))
    assert client.get("/programme/x-rays").status_code == 403


def test_each_shows_what_is_wrong_and_what_is_over_is_left_alone(plan):
    found = shown(plan)
    assert found["Findings that nothing answers"] == ["Return"]
    assert found["Actions without an owner"] == ["A4"]
    assert found["Owners without an account"] == ["A1"]
    assert found["Actions without a day"] == ["A4"]
    assert found["Started without a test of difference"] == ["A1"]
    assert found["No test of difference yet"] == ["A2", "A4"]
    assert found["Done without evidence"] == ["A3"]
    assert found["Evidence out of date"] == found["Data up, audits and feedback flat"] == []


def test_what_is_put_right_is_shown_no_longer(plan):
    late = give(
        action("A3"), "Audit", kind="audit", words="20 of 20", review_by=today() - timedelta(days=1), by="x"
    )
    assert shown(plan)["Evidence out of date"] == ["A3"]
    give_again(late, words="20 of 20", review_by=today() + timedelta(days=90), by="x")
    declare(action("A4"), "audit", words="Twenty a quarter", by="x")
    Entry.objects.filter(action__reference="A4").update(due=today(), owner=person("action_owner"))
    found = shown(plan)
    assert found["Evidence out of date"] == found["Done without evidence"] == []
    assert found["Actions without an owner"] == found["Actions without a day"] == []
    assert found["No test of difference yet"] == ["A2"]


@pytest.mark.parametrize(
    ("measured", "people", "flatters"),
    [
        ("better", "worse", True),
        ("better", "no_signal", True),
        ("better", "better", False),
        ("no_signal", "worse", False),
        ("too_early", "worse", False),
        ("better", "audit", False),
    ],
)
def test_measures_that_are_better_while_people_say_otherwise(plan, measured, people, flatters):
    declare(action("A1"), "measure", measure="AS01", direction="higher", by="x")
    declare(action("A2"), "audit", words="Twenty a quarter", by="x")
    judge(action("A2"), "worse", "12 of 20", by="an auditor")
    from sightline.programme.delivery.queries.lines import lines

    said = {action("A1").pk: DifferenceAnswer(measured), action("A2").pk: DifferenceAnswer(people)}
    found = _flattering(lines(plan, person("dcs"), today()), said)
    assert [one.action for one in found] == ([action("A2").pk] if flatters else [])


def test_the_page_leads_to_each(plan, client):
    client.force_login(person("dcs"))
    page = client.get("/programme/x-rays")
    assert "things to look at." in words(page)
    assert f"/programme/actions/{action('A4').pk}" in addresses(page)
    assert "Nothing found" in words(page) and "Evidence out of date" in words(page)


def test_with_no_plan_it_says_what_to_do(client):
    client.force_login(person("dcs"))
    assert client.get("/programme/x-rays").status_code == 200


def test_more_actions_ask_no_more(plan):
    person("dcs")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            x_rays(plan, person("dcs"), today())
        return len(queries)

    before = asked()
    Action.objects.filter(reference="A4").update(status="done", started_on=today(), done_on=today())
    Action.objects.filter(reference="A2").update(status="done", started_on=today(), done_on=today())
    assert asked() == before
