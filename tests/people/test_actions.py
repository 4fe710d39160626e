"""Adding people."""

import re

import pytest
from django.db import IntegrityError, transaction

from sightline.people import queries
from sightline.people import services as actions
from sightline.people.models import User
from sightline.people.rules import ROLES
from sightline.trail.models import Line

pytestmark = pytest.mark.django_db
GOOD = "a long dull password"


def test_somebody_added_can_be_found_by_name_whatever_the_capitals():
    actions.add_user("Ann", "dcs", GOOD, by="console")
    user = queries.user_named(" ANN ")
    assert user is not None
    assert (user.username, user.role, user.check_password(GOOD)) == ("ann", "dcs", True)


def test_nobody_is_found_by_a_name_nobody_has():
    assert queries.user_named("ann") is None


def test_somebody_who_has_left_is_not_found():
    User.objects.create(username="ann", role="dcs", is_active=False)
    assert queries.user_named("ann") is None


def test_adding_somebody_is_written_in_the_trail():
    actions.add_user("ann", "team_manager", GOOD, by="console", teams=["North"])
    line = Line.objects.get()
    assert (line.actor, line.action, line.what) == ("console", "user_added", "ann")
    assert line.detail == {"full_name": "", "role": "team_manager", "teams": ["North"]}


def test_without_a_password_a_strong_one_is_made_and_given_once():
    added = actions.add_user("ann", "dcs", by="console")
    assert re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", added.password)
    assert added.user.check_password(added.password)
    assert added.password not in "".join(Line.objects.values_list("detail_text", flat=True))


def test_two_passwords_made_are_not_the_same():
    assert actions.made_password() != actions.made_password()


@pytest.mark.parametrize(
    ("name", "role", "password", "said"),
    [
        ("ann", "chief", GOOD, "'chief' is not a role. Choose one of: performance_analyst, "),
        ("", "dcs", GOOD, "This user was not added"),
        ("a name with spaces", "dcs", GOOD, "was not added"),
        ("ann", "dcs", "elevenchars", "at least 12 characters"),
        ("ann", "dcs", "password1234", "too common"),
        ("ann", "dcs", "483920173645", "entirely numeric"),
        ("ann.analyst.one", "dcs", "ann.analyst.one", "too similar"),
    ],
)
def test_somebody_who_cannot_be_added_is_refused_with_the_reason(name, role, password, said):
    with pytest.raises(actions.CannotAddUserError, match=re.escape(said)):
        actions.add_user(name, role, password, by="console")
    assert not User.objects.exists()
    assert not Line.objects.exists()


def test_twelve_characters_are_enough():
    assert actions.add_user("ann", "dcs", "tw3lve-chars", by="console").user.pk


def test_a_name_is_given_out_once_whatever_the_capitals():
    actions.add_user("ann", "dcs", GOOD, by="console")
    with pytest.raises(actions.CannotAddUserError, match="already a user named ann"):
        actions.add_user("ANN", "partner", GOOD, by="console")


def test_the_database_refuses_names_that_differ_by_capitals_only():
    User.objects.create(username="ann", role="dcs")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="Ann", role="dcs")


def test_the_database_refuses_a_superuser():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="ann", role="dcs", is_superuser=True)


@pytest.mark.parametrize("role", ROLES)
def test_somebody_who_has_left_may_do_nothing(role):
    gone = User(username="ann", role=role, is_active=False)
    assert gone.scope.nobody
    assert not any(
        gone.has_perm(permission)
        for permission in ("children.see", "data.load", "trail.read", "people.manage")
    )


def test_being_staff_opens_nothing():
    user = User(username="ann", role="partner", is_staff=True)
    assert not user.has_perm("trail.read")
    assert not user.has_module_perms("trail")


def test_all_of_several_permissions_are_needed():
    analyst = User(username="ann", role="performance_analyst")
    assert analyst.has_perms(["children.see", "data.load"])
    assert not analyst.has_perms(["children.see", "trail.read"])
