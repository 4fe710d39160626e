"""The demo's people: each with a post or a part, the head with a service, outsiders let in for a while, owners of actions."""

import pytest

from sightline.demo import accounts
from sightline.demo.accounts import PEOPLE, add_accounts
from sightline.demo.programme import ACTIONS, install_programme
from sightline.demo.workforce import SERVICES
from sightline.people.models import Grant, User
from sightline.people.rules import needs_a_grant
from sightline.programme.models import Ask, Entry
from sightline.trail.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monkeypatch) -> list[accounts.SignIn]:
    """All of them, without data: the team the manager leads is found in it."""
    monkeypatch.setattr(accounts, "_first_assessment_team", lambda: "T21")
    return add_accounts()


def test_everybody_has_a_password_of_their_own(people):
    assert len({password for _, password, _ in people}) == len(PEOPLE) == User.objects.count()


def test_a_second_time_adds_nobody_and_opens_nothing_more(people):
    before = Line.objects.count()
    assert add_accounts() == people and Line.objects.count() == before


def test_the_head_sees_a_service_of_the_data(people):
    head = User.objects.get(username="head")
    assert head.teams == ["S03"] and "S03" in dict(SERVICES) and not head.own_scope.nobody


def test_outsiders_are_let_in_by_the_director_and_for_a_while(people):
    outside = {each.name for each in PEOPLE if needs_a_grant(each.role)}
    grants = Grant.objects.all()
    assert {each.person.username for each in grants} == outside == {"adviser", "chair", "nurse"}
    assert {each.sponsor.username for each in grants} == {"director"}


def test_those_who_own_an_action_have_an_account_and_so_has_whoever_is_asked(people):
    install_programme("990")
    owned = {entry.action.reference: entry.owner and entry.owner.username for entry in Entry.objects.all()}
    assert owned == {f"A{place}": doing.owner or None for place, doing in enumerate(ACTIONS, start=1)}
    assert set(filter(None, owned.values())) <= {each.name for each in PEOPLE}
    assert Ask.objects.get().person.username == "nurse"
