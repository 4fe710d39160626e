from sightline.measures.care.cl18 import care_visits_on_time


def judge(check, placements, visits, data_to="2025-06-30", periods=None):
    rows = check(
        care_visits_on_time,
        data_to=data_to,
        care_periods=periods
        or """
        period_id | child | started
        p1        | Asha  | 2023-01-02
        p2        | Ben   | 2023-01-02
        """,
        placements=placements,
        care_visits=visits,
    )
    return {(row["child_id"], str(row["on"])): row["counted"] for row in rows if row["aside"] is None}


ONE_HOME = """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U6   | yes       | no        | 2025-06-02
        b1           | p2        | Ben   | U6   | yes       | no        | 2025-06-02
        """


def test_a_visit_a_week_after_the_move_counts_and_a_day_later_does_not(check):
    found = judge(
        check,
        ONE_HOME,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-06-09 | yes
        v2       | Ben   | 2025-06-10 | yes
        """,
    )
    assert found[("Asha", "2025-06-09")] is True
    assert found[("Ben", "2025-06-09")] is False


def test_a_visit_at_which_the_child_was_not_seen_is_no_visit(check):
    found = judge(
        check,
        ONE_HOME,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-06-09 | no
        v2       | Ben   | 2025-06-09 |
        """,
    )
    assert found == {("Asha", "2025-06-09"): False, ("Ben", "2025-06-09"): False}


def test_six_weeks_after_the_last_visit_counts_and_a_day_later_does_not(check):
    found = judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U6   | yes       | no        | 2025-03-03
        b1           | p2        | Ben   | U6   | yes       | no        | 2025-03-03
        """,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-03-10 | yes
        v2       | Asha  | 2025-04-21 | yes
        v3       | Ben   | 2025-03-10 | yes
        v4       | Ben   | 2025-04-22 | yes
        """,
    )
    assert found[("Asha", "2025-04-21")] is True
    assert found[("Ben", "2025-04-21")] is False
    assert found[("Asha", "2025-06-02")] is False  # six weeks after the last, and nobody came


def test_after_a_year_long_term_foster_care_allows_three_months_and_other_care_six_weeks(check):
    found = judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U4   | yes       | no        | 2024-03-01
        b1           | p2        | Ben   | K2   | yes       | no        | 2024-03-01
        """,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-03-01 | yes
        v2       | Asha  | 2025-06-01 | yes
        v3       | Ben   | 2025-03-01 | yes
        v4       | Ben   | 2025-06-01 | yes
        """,
    )
    assert found[("Asha", "2025-06-01")] is True
    assert found[("Ben", "2025-04-12")] is False


def test_in_the_first_year_long_term_foster_care_is_visited_every_six_weeks_too(check):
    found = judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U4   | yes       | no        | 2024-03-02
        """,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-03-01 | yes
        v2       | Asha  | 2025-06-01 | yes
        """,
    )
    assert found[("Asha", "2025-04-12")] is False


def test_a_move_on_the_due_day_leaves_no_visit_due_and_starts_its_own_week(check):
    found = judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2025-06-02 | 2025-06-09
        a2           | p1        | Asha  | U6   | yes       | no        | 2025-06-09 |
        """,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-06-16 | yes
        """,
    )
    assert found == {("Asha", "2025-06-16"): True}


def test_leaving_care_before_it_was_due_leaves_no_visit_due(check):
    found = judge(
        check,
        ONE_HOME,
        "visit_id | child | visited | seen",
        periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2025-06-02 | 2025-06-09
        p2        | Ben   | 2025-06-02 | 2025-06-10
        """,
    )
    assert found == {("Ben", "2025-06-09"): False}


def test_a_visit_not_yet_due_is_too_recent(check):
    rows = check(
        care_visits_on_time,
        data_to="2025-06-09",
        care_periods="""
        period_id | child | started
        p1        | Asha  | 2025-06-02
        """,
        placements="""
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U6   | yes       | no        | 2025-06-02
        """,
        care_visits="visit_id | child | visited | seen",
        counted={},
        aside={"Asha": "too_recent"},
    )
    assert len(rows) == 1


def test_a_child_nobody_visits_is_missed_a_week_after_the_move_and_every_six_weeks_from_then(check):
    found = judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2025-01-06 |
        b1           | p2        | Ben   | U6   | yes       | no        | 2025-01-06 | 2025-04-07
        b2           | p2        | Ben   | U6   | yes       | no        | 2025-04-07 |            # the day it falls due the third time
        """,
        """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-05-20 | yes     # at last, the day after it fell due the fourth time
        v2       | Ben   | 2025-04-10 | yes
        """,
        data_to="2025-06-30",
    )
    missed = ["2025-01-13", "2025-02-24", "2025-04-07", "2025-05-19"]
    assert found == {("Asha", day): False for day in missed} | {
        ("Ben", "2025-01-13"): False,
        ("Ben", "2025-02-24"): False,
        ("Ben", "2025-04-14"): True,
        ("Ben", "2025-05-22"): False,
    }


PLANNED = """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U6   | yes       | no        | 2024-03-01   # a care plan to 18
        b1           | p2        | Ben   | U6   | yes       | no        | 2024-03-01   # one that ended the day before the visit
        """


def test_foster_care_under_a_plan_to_18_is_meant_to_last_while_the_plan_is_in_force(check):
    rows = check(
        care_visits_on_time,
        data_to="2025-06-30",
        care_periods="""
        period_id | child | started
        p1        | Asha  | 2023-01-02
        p2        | Ben   | 2023-01-02
        """,
        placements=PLANNED,
        plans_to_18="""
        child | started    | ended
        Asha  | 2025-03-01 |
        Ben   | 2024-01-01 | 2025-03-01
        """,
        care_visits="""
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-03-01 | yes
        v2       | Asha  | 2025-06-01 | yes
        v3       | Ben   | 2025-03-01 | yes
        v4       | Ben   | 2025-06-01 | yes
        """,
    )
    found = {(row["case_id"], str(row["on"])): row["counted"] for row in rows if row["aside"] is None}
    assert {key: said for key, said in found.items() if key[0] in ("v1", "v3")} == {
        ("v1", "2025-06-01"): True,
        ("v3", "2025-04-12"): False,
        ("v3", "2025-05-24"): False,
    }


def test_a_plan_to_18_says_nothing_of_a_home_that_is_not_foster_care(check):
    rows = check(
        care_visits_on_time,
        data_to="2025-06-30",
        care_periods="period_id | child | started\n p1 | Asha | 2023-01-02",
        placements=PLANNED.replace("U6", "K2"),
        plans_to_18="child | started\n Asha | 2024-01-01",
        care_visits="visit_id | child | visited | seen\n v1 | Asha | 2025-03-02 | yes",
    )
    assert ("v1", "2025-04-13", False) in [(r["case_id"], str(r["on"]), r["counted"]) for r in rows]
