"""Who may see what here, and which numbers are too small to show to everyone."""

from dataclasses import replace

import pytest

from sightline.people.rules import ROLES
from sightline.scorecards import rules
from sightline.scorecards.rules import ViewingRights
from support.readings import reading


def test_those_who_see_no_figures_are_administrators_young_advisors_and_whoever_waits_for_a_grant():
    waiting = {"board_chair", "dfe_adviser", "ofsted_inspector", "internal_audit"}
    blind = {role for role in ROLES if not ViewingRights(role).figures}
    assert blind == {"system_administrator", "young_advisor"} | waiting
    opened = frozenset({"small_numbers"})
    assert {role for role in blind if ViewingRights(role, opened=opened).figures} == waiting


@pytest.mark.parametrize("role", ["", "nobody we know"])
def test_a_role_nobody_knows_sees_nothing(role):
    sight = ViewingRights(role, frozenset({"T1"}))
    assert (sight.figures, sight.lists, sight.small_numbers("T1"), sight.may_choose("T1")) == (False,) * 4


@pytest.mark.parametrize(
    ("role", "teams", "lists"),
    [
        ("performance_analyst", (), True),
        ("team_manager", ("T1",), True),
        ("team_manager", (), False),
        ("scrutiny_member", ("T1",), False),
        ("lead_member", (), False),
    ],
)
def test_lists_are_for_those_who_may_see_some_child(role, teams, lists):
    assert ViewingRights(role, frozenset(teams)).lists is lists


@pytest.mark.parametrize(
    ("role", "own", "whole"),
    [
        ("performance_analyst", True, True),
        ("lead_member", True, True),
        ("team_manager", True, False),
        ("practitioner", False, False),
        ("scrutiny_member", False, False),
    ],
)
def test_small_numbers_of_ones_own_team_and_of_the_whole_authority_are_two_rights(role, own, whole):
    sight = ViewingRights(role, frozenset({"T1"}))
    assert (sight.small_numbers("T1"), sight.small_numbers(), sight.small_numbers("T2")) == (
        own,
        whole,
        whole,
    )


def test_a_team_may_be_chosen_only_where_its_small_numbers_may_be_seen():
    manager = ViewingRights("team_manager", frozenset({"T1"}))
    assert (manager.may_choose("T1"), manager.may_choose("T2")) == (True, False)
    assert ViewingRights("performance_analyst").may_choose("T2")
    assert not ViewingRights("scrutiny_member").may_choose("T1")


@pytest.mark.parametrize(
    ("role", "teams", "own"),
    [
        ("team_manager", {"T1"}, {"T1"}),
        ("practitioner", {"T1"}, {"T1"}),  # lists the children of the team, and can count them
        ("scrutiny_member", {"T1"}, set()),  # a team written beside a role that sees nothing of it
        ("team_manager", set(), set()),
    ],
)
def test_ones_own_teams_are_those_one_can_count_one_by_one(role, teams, own):
    assert ViewingRights(role, frozenset(teams)).own_teams == own


@pytest.mark.parametrize(("base", "few"), [(19, True), (20, False)])
def test_a_percentage_of_nineteen_is_of_few_and_one_of_twenty_is_not(base, few):
    assert rules.is_few(reading(10, base)) is few


@pytest.mark.parametrize(
    ("better", "unit", "which"),
    [
        ("higher", "percent", "missed"),
        ("lower", "percent", "counted"),
        ("neither", "percent", "counted"),
        ("lower", "days", "all"),
    ],
)
def test_a_manager_first_opens_the_cases_that_went_wrong(better, unit, which):
    assert rules.worth_a_look(better, unit) == which


@pytest.mark.parametrize(
    ("drawn", "which", "number"),
    [
        (reading(30, 42), "missed", 12),
        (reading(30, 42), "counted", 30),
        (reading(30, 42), "all", 42),
        (reading(7, None, "count"), "all", 7),
        (reading(7, 60_000, "per_10000"), "all", 7),
        (reading(None, 42, "days", value=30.0), "all", 42),
        (reading(100, 8.5, "ratio"), "all", None),
        (reading(7, None, "count"), "missed", None),
        (replace(reading(30, 42), too_recent=4, open_late=3), "too_recent", 4),
        (replace(reading(30, 42), too_recent=4, open_late=3), "open_late", 3),
        (reading(30, 42), "open_late", 0),
    ],
)
def test_a_list_holds_as_many_cases_as_its_figure_says(drawn, which, number):
    assert rules.how_many(drawn, which) == number


@pytest.mark.parametrize(
    ("role", "teams", "team", "comes_from", "may"),
    [
        ("performance_analyst", (), None, {"T8"}, True),
        ("performance_analyst", (), "T1", {"T8"}, True),
        ("team_manager", ("T1", "T8"), "T1", {"T1", "T8"}, True),
        ("team_manager", ("T1",), "T1", {"T1", "T8"}, False),  # cases of a team that is not theirs
        ("team_manager", ("T1",), "T2", set(), False),
        ("team_manager", ("T1",), None, set(), False),
        ("practitioner", ("T1",), "T1", set(), False),  # its small numbers are hidden
        ("scrutiny_member", ("T1",), "T1", set(), False),
    ],
)
def test_teams_as_they_are_now_are_drawn_only_where_nothing_is_hidden_either_way(
    role, teams, team, comes_from, may
):
    assert ViewingRights(role, frozenset(teams)).may_see_now(team, frozenset(comes_from)) is may


@pytest.mark.parametrize("figure", [reading(10, 10, "days"), reading(None, None, value=10.0)])
def test_what_is_no_percentage_or_of_nobody_knows_how_many_is_not_of_few(figure):
    assert not rules.is_few(figure)


@pytest.mark.parametrize(
    ("own", "units", "first"),
    [
        ((), ("T1", "S1"), ""),
        (("T1",), ("T1", "T2", "S1"), "T1"),
        (("T1", "T2"), ("T1", "T2", "S1"), ""),  # of several teams none comes first
        (("T1", "S1"), ("T1", "S1"), "S1"),
        (("S2", "S1"), ("S1", "S2"), "S1"),
        (("T9",), ("T1", "S1"), ""),  # a team they may not choose, or that has no cases
        (("T9", "T1"), ("T1",), "T1"),
    ],
)
def test_whose_unit_is_seen_first(own, units, first):
    assert rules.own_unit(own, {"S1", "S2"}, units) == first
