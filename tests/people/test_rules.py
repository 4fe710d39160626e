"""Who may do what, role by role: the permission matrix drawn out as answers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sightline.people import rules
from sightline.people.role_words import ROLE_WORDS, sees_children_of
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


ALL = frozenset(rules.ROLES)
PREPARE = {"performance_analyst", "lead_analyst", "head_of_service", "dcs", "qa_lead", "programme_manager"}
SEE_THE_PLAN = frozenset(
    [
        "performance_analyst",
        "lead_analyst",
        "head_of_service",
        "dcs",
        "qa_lead",
        "programme_manager",
        "finance_legal",
        "democratic_services",
        "lead_member",
        "scrutiny_member",
        "data_protection_officer",
        "internal_audit",
    ]
)
SEE_THEIR_OWN_PART = frozenset(["practitioner", "team_manager", "action_owner", "partner", "young_advisor"])
WAIT_TO_SEE_IT = frozenset(["board_chair", "dfe_adviser", "ofsted_inspector"])
GIVE_EVIDENCE = """performance_analyst team_manager head_of_service qa_lead auditor programme_manager action_owner partner
young_advisor"""
# permission, whom it has without a grant, whom besides while a grant opens every column
PERMITTED = [
    (
        "figures.see",
        ALL - WAIT_TO_SEE_IT - {"internal_audit", "young_advisor", "system_administrator"},
        WAIT_TO_SEE_IT | {"internal_audit"},
    ),
    (
        "figures.export",
        {"performance_analyst", "lead_analyst", "practitioner", "team_manager", "head_of_service", "dcs"}
        | {"qa_lead", "auditor", "programme_manager"},
        set(),
    ),
    (
        "figures.work",
        {"performance_analyst", "lead_analyst", "practitioner", "team_manager", "head_of_service", "dcs"}
        | {"qa_lead", "auditor", "programme_manager"},
        set(),
    ),
    ("children.see", {row[0] for row in TRUTH if row[1] != "none"}, {"ofsted_inspector"}),
    ("children.guard", {"data_protection_officer"}, set()),
    ("data.load", {"performance_analyst"}, set()),
    (
        "freezes.see",
        {"performance_analyst", "lead_analyst", "head_of_service", "dcs", "qa_lead", "programme_manager"}
        | {"finance_legal", "lead_member", "data_protection_officer"},
        {"board_chair", "dfe_adviser", "ofsted_inspector", "internal_audit"},
    ),
    ("freezes.confirm", {"lead_analyst"}, set()),
    (
        "editions.make",
        {"performance_analyst", "lead_analyst", "head_of_service", "qa_lead", "programme_manager"},
        set(),
    ),
    ("editions.publish", {"lead_analyst", "dcs"}, set()),
    ("inspection.prepare", PREPARE, set()),
    ("rooms.see", PREPARE | {"dfe_adviser", "ofsted_inspector"}, set()),
    ("editions.see", ALL - {"system_administrator"}, set()),
    ("measures.define", {"performance_analyst", "lead_analyst", "dcs"}, set()),
    ("measures.approve", {"lead_analyst", "dcs"}, set()),
    ("plan.see", SEE_THE_PLAN | SEE_THEIR_OWN_PART, WAIT_TO_SEE_IT),
    ("plan.see_all", SEE_THE_PLAN, WAIT_TO_SEE_IT),
    ("plan.read_for_young_people", SEE_THE_PLAN | {"young_advisor"}, WAIT_TO_SEE_IT),
    ("plan.change", {"head_of_service", "qa_lead", "programme_manager"}, set()),
    ("plan.approve", {"dcs"}, set()),
    (
        "actions.work",
        {"team_manager", "head_of_service", "qa_lead", "programme_manager", "action_owner", "partner"},
        set(),
    ),
    ("evidence.give", set(GIVE_EVIDENCE.split()), set()),
    ("evidence.accept", {"programme_manager"}, set()),
    ("meetings.see", ALL - {"system_administrator"}, set()),
    (
        "meetings.keep",
        {"democratic_services", "head_of_service", "qa_lead", "programme_manager"},
        set(),
    ),
    (
        "papers.read",
        ALL - WAIT_TO_SEE_IT - {"practitioner", "auditor", "action_owner", "system_administrator"},
        WAIT_TO_SEE_IT,
    ),
    (
        "papers.write",
        {"performance_analyst", "lead_analyst", "team_manager", "head_of_service", "qa_lead"}
        | {"programme_manager", "democratic_services"},
        set(),
    ),
    (
        "papers.clear",
        {"head_of_service", "dcs", "finance_legal", "lead_member", "data_protection_officer"},
        set(),
    ),
    ("papers.publish", {"democratic_services"}, set()),
    ("trail.read", {"data_protection_officer", "internal_audit"}, set()),
    ("people.manage", {"system_administrator"}, set()),
    ("people.confirm", {"system_administrator", "dcs", "data_protection_officer"}, set()),
    ("trail.write", set(), set()),  # nobody knows it
]


@pytest.mark.parametrize(("permission", "roles", "opened"), PERMITTED)
def test_who_has_each_permission_and_who_while_a_grant_is_live(permission, roles, opened):
    every, everybody = frozenset(rules.COLUMNS), (*rules.ROLES, "nobody", "")
    assert {role for role in everybody if rules.permits(role, permission)} == roles
    assert {role for role in everybody if rules.permits(role, permission, every)} == roles | opened


@pytest.mark.parametrize(
    ("role", "reach", "opened", "exempt"),
    [
        ("programme_manager", "all", "all", "own"),
        ("dcs", "all", "all", "all"),
        ("team_manager", "own", "own", "none"),
        ("finance_legal", "published", "published", "all"),
        ("lead_member", "bodies", "bodies", "all"),
        ("scrutiny_member", "bodies", "bodies", "own"),
        ("partner", "shared", "shared", "none"),
        ("young_advisor", "shared", "shared", "none"),
        ("board_chair", "none", "bodies", "none"),
        ("dfe_adviser", "none", "published", "none"),
        ("practitioner", "none", "none", "none"),
        ("nobody", "none", "none", "none"),
    ],
)
def test_which_papers_each_role_reads_and_of_which_what_is_exempt(role, reach, opened, exempt):
    every = frozenset(rules.COLUMNS)
    assert (rules.papers_reach(role), rules.papers_reach(role, every)) == (reach, opened)
    assert rules.exempt_reach(role) == exempt


def test_every_permission_is_in_the_table_and_has_its_words():
    assert (
        {row[0] for row in PERMITTED} - {"trail.write"}
        == set(rules.PERMISSIONS)
        == set(rules.PERMISSION_WORDS)
    )


@pytest.mark.parametrize(
    ("role", "reach"),
    [
        ("dcs", "all"),
        ("team_manager", "own"),
        ("auditor", "none"),
        ("board_chair", "none"),
        ("nobody", "none"),
    ],
)
def test_how_much_of_the_plan_a_role_sees(role, reach):
    assert rules.plan_reach(role) == reach


# role → whose meetings, whose exempt items; the same while a grant opens every column
@pytest.mark.parametrize(
    ("role", "meetings", "exempt", "opened"),
    [
        ("democratic_services", "all", "all", ("all", "all")),
        ("dcs", "all", "all", ("all", "all")),
        ("head_of_service", "all", "own", ("all", "own")),
        ("performance_analyst", "all", "none", ("all", "none")),
        ("lead_member", "own", "all", ("own", "all")),
        ("scrutiny_member", "own", "own", ("own", "own")),
        ("team_manager", "own", "none", ("own", "none")),
        ("partner", "own", "none", ("own", "none")),
        ("board_chair", "own", "none", ("own", "all")),
        ("dfe_adviser", "own", "none", ("all", "all")),
        ("young_advisor", "own", "none", ("own", "none")),
        ("system_administrator", "none", "none", ("none", "none")),
        ("nobody", "none", "none", ("none", "none")),
    ],
)
def test_whose_meetings_a_role_sees_and_whose_exempt_items_it_reads(role, meetings, exempt, opened):
    every = frozenset(rules.COLUMNS)
    assert (rules.meetings_reach(role), rules.exempt_reach(role)) == (meetings, exempt)
    assert (rules.meetings_reach(role, every), rules.exempt_reach(role, every)) == opened


def test_accounts_of_those_who_do_not_work_for_the_council_open_nothing_without_a_grant():
    assert {role for role in rules.ROLES if rules.needs_a_grant(role)} == WAIT_TO_SEE_IT | {"partner"}


def test_a_role_is_said_in_words():
    assert rules.title("dcs") == "Director of children's services"


T1, T2 = frozenset({"T1"}), frozenset({"T2"})
C1, C2 = frozenset({"C-1"}), frozenset({"C-2"})


@pytest.mark.parametrize(
    ("scope", "wider"),
    [
        (Scope(False), Scope(False)),  # who sees nobody has nothing to break
        (Scope(True), Scope(True, children=C2)),
        (Scope(False, T1), Scope(False, T1 | T2, C2)),
        (Scope(False, children=C1), Scope(False, T2, C1 | C2)),
    ],
)
def test_broken_glass_widens_what_somebody_sees_and_nobody_sees_more_than_somebody(scope, wider):
    assert rules.widened(scope, ["T2"], ["C-2"]) == wider


@pytest.mark.parametrize(
    ("chosen", "role", "must"),
    [
        ("sensitive", "performance_analyst", True),
        ("sensitive", "team_manager", True),
        ("sensitive", "ofsted_inspector", True),
        ("sensitive", "auditor", True),
        ("sensitive", "data_protection_officer", True),
        ("sensitive", "internal_audit", True),
        ("sensitive", "system_administrator", True),
        ("sensitive", "scrutiny_member", False),
        ("sensitive", "partner", False),
        ("sensitive", "lead_member", False),
        ("sensitive", "qa_lead", True),
        ("everyone", "scrutiny_member", True),
        ("nobody", "performance_analyst", False),
        ("partner, lead_member", "lead_member", True),
        ("partner, lead_member", "dcs", False),
    ],
)
def test_who_must_have_a_second_factor(chosen, role, must):
    assert rules.needs_a_second_factor(role, chosen) is must


@pytest.mark.parametrize("chosen", ["sensative", "", "dcs,chief", "everyone, dcs"])
def test_a_setting_that_cannot_be_understood_is_not_taken_for_nobody(chosen):
    with pytest.raises(ValueError, match="SIGHTLINE_SECOND_FACTOR says"):
        rules.second_factor_choice(chosen)


@pytest.mark.parametrize("chosen", ["sensitive", "everyone", "nobody", "dcs", "dcs, team_manager"])
def test_settings_that_can(chosen):
    assert rules.second_factor_choice(chosen) == chosen


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-02", "2026-11-02", ""),
        ("2026-11-03", "2026-11-02", "cannot end before it starts"),
        ("2026-10-01", "2026-11-01", "would have ended already"),
        ("2026-10-01", "2026-11-02", ""),  # it began earlier and lasts today
        ("2026-11-02", "2027-11-03", ""),  # a year and a day
        ("2026-11-02", "2027-11-04", "for a year at most"),
    ],
)
def test_the_days_of_a_grant(first, last, said):
    fault = rules.fault_of_dates(date.fromisoformat(first), date.fromisoformat(last), date(2026, 11, 2))
    assert said in fault and bool(fault) == bool(said)


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


def test_every_role_has_its_line_and_the_line_is_true():
    assert set(ROLE_WORDS) == set(rules.ROLES)
    for role, line in ROLE_WORDS.items():
        reach = rules.may_see_children(role)
        assert ("no children" in line or "no lists of children" in line or "no data" in line) == (
            reach == "none" and role not in {"ofsted_inspector", "data_protection_officer"}
        ), role
        assert ("every child" in line) == (reach == "all"), role
        assert ("children of their" in line) == (reach == "own teams"), role
        assert ("oads data" in line) == rules.may_load(role), role
        assert ("while access is open" in line) == (rules.needs_a_grant(role) or role == "auditor"), role


@pytest.mark.parametrize(
    ("role", "teams", "says"),
    [
        ("team_manager", ["North", "South"], "North, South"),
        ("team_manager", [], "None: no team is set"),
        ("head_of_service", [], "None: no team is set"),
        ("dcs", [], "The whole authority"),
        ("dcs", ["North"], "North"),
        ("scrutiny_member", ["North"], "None"),
        ("system_administrator", [], "None"),
    ],
)
def test_whose_children_an_account_sees_in_words(role, teams, says):
    assert sees_children_of(role, teams) == says


@pytest.mark.parametrize(
    ("role", "column", "words"),
    [
        ("dfe_adviser", "reports", "read reports"),
        ("dfe_adviser", "plan", "read plan and actions"),
        ("ofsted_inspector", "children", "read children's rows"),
        ("auditor", "measures", "read how measures are defined"),
        ("partner", "load", "load and freeze data"),  # not theirs, whatever is opened
    ],
)
def test_what_a_grant_opens_is_said_as_what_its_role_may_do(role, column, words):
    assert rules.opens_words(role, column) == words
