"""Who may do what, role by role: the permission matrix drawn out as answers."""

from datetime import UTC, datetime, timedelta

import pytest

from sightline.people import rules
from sightline.people.rules import Scope

#        role                        children     small  small in  load   trail  users
#                                                 ever   own team
TRUTH = [
    ("performance_analyst", "all", True, True, True, False, False),
    ("lead_analyst", "all", True, True, False, False, False),
    ("practitioner", "own teams", False, False, False, False, False),
    ("team_manager", "own teams", False, True, False, False, False),
    ("head_of_service", "own teams", True, True, False, False, False),
    ("dcs", "all", True, True, False, False, False),
    ("auditor", "none", False, False, False, False, False),
    ("action_owner", "none", False, False, False, False, False),
    ("finance_legal", "none", True, True, False, False, False),
    ("board_chair", "none", False, False, False, False, False),
    ("dfe_adviser", "none", False, False, False, False, False),
    ("young_advisor", "none", False, False, False, False, False),
    ("internal_audit", "none", False, False, False, True, False),
    ("qa_lead", "none", True, True, False, False, False),
    ("programme_manager", "none", True, True, False, False, False),
    ("democratic_services", "none", False, False, False, False, False),
    ("lead_member", "none", True, True, False, False, False),
    ("scrutiny_member", "none", False, False, False, False, False),
    ("partner", "none", False, False, False, False, False),
    ("ofsted_inspector", "none", False, False, False, False, False),
    ("data_protection_officer", "none", True, True, False, True, False),
    ("system_administrator", "none", False, False, False, False, True),
    ("a role nobody knows", "none", False, False, False, False, False),
    ("", "none", False, False, False, False, False),
]


@pytest.mark.parametrize(("role", "children", "small", "small_in_own_team", "load", "trail", "users"), TRUTH)
def test_what_a_role_may_do(role, children, small, small_in_own_team, load, trail, users):
    assert rules.may_see_children(role) == children
    assert rules.may_see_small_numbers(role) is small
    assert rules.may_see_small_numbers(role, own_team=True) is small_in_own_team
    assert rules.may_load(role) is load
    assert rules.may_read_trail(role) is trail
    assert rules.may_manage_users(role) is users


def test_every_role_is_in_the_table():
    assert {row[0] for row in TRUTH} - {"a role nobody knows", ""} == set(rules.ROLES)


@pytest.mark.parametrize("role", rules.ROLES)
def test_whoever_manages_users_sees_no_data(role):
    sees = rules.may_see_children(role) != "none" or rules.may_see_small_numbers(role, own_team=True)
    assert not (rules.may_manage_users(role) and (sees or rules.may_load(role)))


@pytest.mark.parametrize(
    ("role", "teams", "whole_authority", "sees"),
    [
        ("dcs", [], True, set()),
        ("dcs", ["North"], False, {"North"}),
        ("team_manager", ["North", "South"], False, {"North", "South"}),
        ("team_manager", [], False, set()),
        ("partner", ["North"], False, set()),
        ("system_administrator", [], False, set()),
    ],
)
def test_whose_children_somebody_sees(role, teams, whole_authority, sees):
    scope = rules.children_in_scope(role, teams)
    assert (scope.whole_authority, scope.teams) == (whole_authority, sees)
    assert scope.nobody is not (whole_authority or bool(sees))


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("children.see", {row[0] for row in TRUTH if row[1] != "none"}),
        ("data.load", {"performance_analyst"}),
        ("trail.read", {"data_protection_officer", "internal_audit"}),
        ("children.guard", {"data_protection_officer"}),
        ("people.manage", {"system_administrator"}),
        ("trail.write", set()),
    ],
)
def test_permissions_by_name_say_the_same(permission, roles):
    assert {role for role in (*rules.ROLES, "nobody") if rules.permits(role, permission)} == roles


NOW = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)


def minutes_ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=gone) for gone in minutes]


@pytest.mark.parametrize(
    ("failures", "shut_for"),
    [
        ([], None),
        ([1, 2, 3, 4], None),  # four
        ([1, 2, 3, 4, 14], 1),  # five, the oldest a minute from being forgotten
        ([1, 2, 3, 4, 15], None),  # the oldest of five just forgotten
        ([1, 2, 3, 4, 5, 14], 10),  # six: the last five count
    ],
)
def test_five_failures_in_fifteen_minutes_shut_sign_in_until_one_is_old(failures, shut_for):
    expected = None if shut_for is None else NOW + timedelta(minutes=shut_for)
    assert rules.locked_until(minutes_ago(*failures), NOW) == expected


@pytest.mark.parametrize(
    ("ahead", "shut_for"),
    [(-1, 14), (0, 15), (1, 15), (5, 15), (6, None), (60, None), (365 * 24 * 60, None)],
)
def test_failures_of_a_clock_that_was_ahead_never_shut_it_for_longer(ahead, shut_for):
    expected = None if shut_for is None else NOW + timedelta(minutes=shut_for)
    assert rules.locked_until([NOW + timedelta(minutes=ahead)] * 5, NOW) == expected


@pytest.mark.parametrize(("typed", "kept"), [(" Ann ", "ann"), ("ANN.Smith", "ann.smith")])
def test_names_are_kept_without_capitals_or_spaces_around(typed, kept):
    assert rules.tidy_name(typed) == kept


def test_a_team_is_within_reach_of_its_own_and_of_those_who_see_all():
    assert Scope(False, frozenset({"T1"})).sees("T1")
    assert not Scope(False, frozenset({"T1"})).sees("T2")
    assert Scope(True).sees("T2")
    assert not Scope(False).sees("T1")
