"""What somebody sees who sees only their part: one action is spoken of as one, and every page they may open is a link away."""

import pytest

from sightline.programme.delivery.services.updates import share
from sightline.programme.models import Version
from support.figure_pages import addresses, words
from support.people import granted
from support.plans import MAKER, action, person, small_plan

pytestmark = pytest.mark.django_db


def partner():
    found = person("partner")
    granted(found)
    return found


def test_an_outsider_is_sent_to_sign_in(client):
    assert client.get("/programme")["Location"].startswith("/sign-in")


@pytest.mark.parametrize(("reference", "said"), [("A1", "overdue"), ("A3", "done"), ("A2", "not started")])
def test_one_action_is_said_to_be_what_it_is(client, reference, said):
    small_plan()
    user = partner()
    share(action(reference), user, by=MAKER)
    client.force_login(user)
    assert f"1 action is yours or shared with you, {said}." in words(client.get("/programme"))
    assert f"1 action, {said}." in words(client.get("/programme/actions"))


def test_of_more_it_is_said_how_many_are_late(client):
    small_plan()
    user = partner()
    for reference in ("A1", "A3"):
        share(action(reference), user, by=MAKER)
    client.force_login(user)
    assert "2 actions are yours or shared with you, 1 overdue." in words(client.get("/programme"))


def test_every_page_of_theirs_is_a_link_away(client):
    small_plan()
    user = partner()
    client.force_login(user)
    assert "/programme/calendar" in addresses(client.get("/programme"))
    share(action("A1"), user, by=MAKER)
    found = addresses(client.get("/programme"))
    for path in ("/programme/actions", "/programme/actions/timeline", "/programme/calendar"):
        assert path in found and client.get(path).status_code == 200


def test_the_first_version_says_that_none_came_before_it(client):
    small_plan()
    client.force_login(person(MAKER))
    first = Version.objects.get()
    page = f"/programme/versions/{first.pk}/compare"
    assert "There is no other version to compare with yet." in words(client.get(page))
    client.post(f"/programme/versions/{first.pk}/refresh", {"reasons": "A year on"})
    assert "No version came before this one. Choose which to compare it with." in words(client.get(page))
