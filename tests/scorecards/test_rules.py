"""Who may see what here, and which numbers are too small to show to everyone."""

import pytest

from scorecards.readings_help import reading
from sightline.people.rules import ROLES
from sightline.scorecards import rules
from sightline.scorecards.rules import Sight


def test_those_who_see_no_figures_are_administrators_young_advisors_and_whoever_waits_for_a_grant():
    waiting = {"board_chair", "dfe_adviser", "ofsted_inspector", "internal_audit"}
    blind = {role for role in ROLES if not Sight(role).figures}
    assert blind == {"system_administrator", "young_advisor"} | waiting
    opened = frozenset({"small_numbers"})
    assert {role for role in blind if Sight(role, opened=opened).figures} == waiting


@pytest.mark.parametrize("role", ["", "nobody we know"])
def test_a_role_nobody_knows_sees_nothing(role):
    sight = Sight(role, frozenset({"T1"}))
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
    assert Sight(role, frozenset(teams)).lists is lists


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
    sight = Sight(role, frozenset({"T1"}))
    assert (sight.small_numbers("T1"), sight.small_numbers(), sight.small_numbers("T2")) == (
        own,
        whole,
        whole,
    )


def test_a_team_may_be_chosen_only_where_its_small_numbers_may_be_seen():
    manager = Sight("team_manager", frozenset({"T1"}))
    assert (manager.may_choose("T1"), manager.may_choose("T2")) == (True, False)
    assert Sight("performance_analyst").may_choose("T2")
    assert not Sight("scrutiny_member").may_choose("T1")


@pytest.mark.parametrize(
    ("numerator", "denominator", "unit", "hidden"),
    [
        (6, 12, "percent", False),
        (5, 20, "percent", True),  # the five
        (1, 20, "percent", True),
        (0, 20, "percent", False),  # nobody can be recognised in nobody
        (20, 20, "percent", False),
        (15, 20, "percent", True),  # the five left out
        (14, 20, "percent", False),
        (0, 5, "percent", True),  # the base
        (5, None, "count", True),
        (6, None, "count", False),
        (0, None, "count", False),
        (5, 60_000, "per_10000", True),
        (6, 60_000, "per_10000", False),
        (2, 20, "days", False),  # two days in all, of twenty cases
        (200, 5, "days", True),
        (4, 2, "ratio", False),
    ],
)
def test_what_is_hidden_and_what_is_not(numerator, denominator, unit, hidden):
    assert rules.hides(reading(numerator, denominator, unit)) is hidden


def test_a_reading_without_a_value_hides_nothing():
    assert not rules.hides(reading(None))


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([30, 20, 10], set()),
        ([30, 20, 3], {1, 2}),  # 3 is hidden; without 20 it could be worked out from the total
        ([2, 20, 3], {0, 2}),  # two are hidden: neither can be worked out
        ([30, 0, 3], {0, 2}),  # hiding nought would hide nothing
        ([3], {0}),
        ([3, 0], {0}),
    ],
)
def test_a_hidden_cell_does_not_stay_alone_beside_a_total(counts, hidden):
    assert rules.hidden_together([reading(each, None, "count") for each in counts]) == hidden


def test_the_months_of_a_quarter_hide_together():
    assert rules.by_quarter(["2025-03", "2025-04", "2025-05", "2025-06", "2025-07"]) == [[0], [1, 2, 3], [4]]


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
    ],
)
def test_a_list_holds_as_many_cases_as_its_figure_says(drawn, which, number):
    assert rules.how_many(drawn, which) == number
