"""A version's page begins with one button: the next step of whoever looks, where it leads, and the rest as a quiet list."""

# pyright: reportAttributeAccessIssue=false
import re

import pytest

from sightline.programme.consultation.services.comments import comment, respond
from sightline.programme.models import Comment, Plan, Version
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh
from support.figure_pages import addresses, hidden, words
from support.plans import AUTHORITY, DECIDER, MAKER, add, person, small_plan

pytestmark = pytest.mark.django_db


def button(client, version: Version, name: str) -> tuple[str, str]:
    """The words of the page's buttons that lead on, and where: there is one."""
    client.force_login(person(name))
    page = client.get(f"/programme/versions/{version.pk}")
    found = re.findall(r'role="button"[^>]*href="([^"]+)">([^<]+)</a>', page.text.partition("<main")[2])
    assert len(found) == 1, found
    return found[0][1], found[0][0]


@pytest.fixture
def draft() -> Version:
    """A plan's first version, being written by the maker, without an action."""
    return make_plan(AUTHORITY, "Improvement plan", by=MAKER)


def test_an_outsider_is_sent_to_sign_in(draft, client):
    assert client.get(f"/programme/versions/{draft.pk}")["Location"].startswith("/sign-in")


def test_from_the_first_action_to_a_live_version(draft, client):
    page = f"/programme/versions/{draft.pk}"
    assert button(client, draft, MAKER) == ("Add an action", f"{page}/action")
    add(draft, "Weekly meeting")
    assert button(client, draft, MAKER) == ("Send it for comments", "?step=consulted#consultation")
    assert button(client, draft, DECIDER)[0] == "Read and print the plan"
    move_version(draft, "consulted", by=MAKER)
    assert button(client, draft, MAKER) == ("Choose who is asked to comment", f"{page}/consultation")
    comment(draft, "Young advisors", "Ask us first.", by=MAKER)
    comment(draft, "Staff", "Too many meetings.", by=MAKER)
    assert button(client, draft, MAKER) == ("Answer 2 comments", "#comments")
    for each in Comment.objects.all():
        respond(each, "We will.", by=MAKER)
    assert button(client, draft, DECIDER) == ("Submit it", "?step=submitted#decision")
    assert button(client, draft, "scrutiny_member") == ("Read and print the plan", f"{page}/plan")
    move_version(draft, "submitted", to=["Ofsted"], by=DECIDER)
    assert button(client, draft, DECIDER) == ("Make it live", "?step=live#decision")
    assert button(client, draft, MAKER)[0] == "Read and print the plan"
    move_version(draft, "live", by=DECIDER)
    assert button(client, draft, MAKER) == ("Refresh the plan", f"{page}/refresh")
    second = refresh(draft, reasons="A year on", by=MAKER)
    assert button(client, draft, MAKER) == (
        "Go to Version 2 (first refresh), being written",
        f"/programme/versions/{second.pk}",
    )
    move_version(second, "live", reason="The board agreed", by=DECIDER)
    there = f"/programme/versions/{second.pk}"
    assert button(client, draft, "scrutiny_member") == ("Go to Version 2 (first refresh), live", there)


def test_who_made_a_version_is_not_offered_to_decide_on_it(client):
    version = make_plan(AUTHORITY, "Improvement plan", by=DECIDER)
    add(version, "Weekly meeting")
    move_version(version, "consulted", by=MAKER)
    assert button(client, version, DECIDER)[0] == "Read and print the plan"


@pytest.mark.parametrize(
    ("name", "step", "place"), [(MAKER, "consulted", "consultation"), (DECIDER, "submitted", "decision")]
)
def test_the_button_opens_the_form_with_its_choice_made(draft, client, name, step, place):
    add(draft, "Weekly meeting")
    client.force_login(person(name))
    page = f"/programme/versions/{draft.pk}"
    assert f'id="{place}">' in client.get(page).text  # folded
    opened = client.get(f"{page}?step={step}").text
    assert f'id="{place}" open>' in opened
    assert re.search(rf'value="{step}" checked', opened)
    for wrong in ("superseded", "nonsense", ""):
        assert " checked" not in client.get(f"{page}?step={wrong}").text.partition("<main")[2]


def test_what_the_button_opens_is_sent_as_ever(draft, client):
    add(draft, "Weekly meeting")
    client.force_login(person(MAKER))
    page = f"/programme/versions/{draft.pk}"
    sent = hidden(client.get(f"{page}?step=consulted")) | {"wanted": "consulted", "day": "", "reason": ""}
    client.post(f"{page}/consult", sent)
    assert Version.objects.get(pk=draft.pk).state == "consulted"


def test_the_rest_is_a_list_that_names_nothing_twice(client):
    plan: Plan = small_plan()
    live = plan.versions.get()
    draft = refresh(live, reasons="A year on", by=MAKER)
    for name in (MAKER, DECIDER, "scrutiny_member"):
        client.force_login(person(name))
        for version in (live, draft):
            if version is draft and name == "scrutiny_member":
                continue
            page = client.get(f"/programme/versions/{version.pk}")
            ways = page.text.partition("programme-ways")[2].partition("</ul>")[0]
            leads = re.findall(r'href="([^"]+)"', ways)
            assert len(leads) == len(set(leads)) and page.context["next"].href not in leads
            assert all(client.get(each).status_code == 200 for each in leads)
            assert ("Record who saw it" in ways) is (name == MAKER)


def test_pages_of_many_actions_keep_their_address(draft, client):
    for number in range(55):
        add(draft, f"Action {number}")
    move_version(draft, "live", reason="Agreed", by=DECIDER)
    refresh(draft, reasons="A year on", by=MAKER)
    client.force_login(person(MAKER))
    page = client.get(f"/programme/versions/{draft.pk}")
    assert "?page=2" in addresses(page) and "All 55 on one page" in words(page)
