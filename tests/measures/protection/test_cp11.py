from sightline.measures.protection.cp11 import visits_on_time


def turns(check, data_to, plans, visits):
    """Each visit due: where its turn began, the day it is judged on, and whether it counts (or why not)."""
    rows = check(visits_on_time, data_to=data_to, plans=plans, plan_visits=visits)
    return [(row["case_id"], row["on"].isoformat(), row["aside"] or row["counted"]) for row in rows]


PLAN = """
    plan_id | child | started    | ended
    p1      | Asha  | 2025-03-03 | 2025-04-02
    """


def test_the_10th_working_day_counts_and_the_11th_does_not(check):
    found = turns(
        check,
        "2025-06-30",
        PLAN,
        """
        visit_id | plan_id | visited    | seen
        v1       | p1      | 2025-03-17 | yes   # the 10th after the plan began
        v2       | p1      | 2025-04-01 | yes   # the 11th after the visit before, and the plan ends before the next
        """,
    )
    assert found == [("start of plan p1", "2025-03-17", True), ("v1", "2025-03-31", False)]


def test_a_visit_at_which_the_child_was_not_seen_is_no_visit(check):
    found = turns(
        check,
        "2025-06-30",
        PLAN,
        """
        visit_id | plan_id | visited    | seen
        v1       | p1      | 2025-03-10 | no
        v2       | p1      | 2025-03-11 |
        v3       | p1      | 2025-03-20 | yes
        """,
    )
    assert found == [("start of plan p1", "2025-03-17", False)]


def test_a_visit_not_made_is_missed_once_its_day_is_over_and_too_recent_before(check):
    plans = "plan_id | child | started\n p1 | Asha | 2025-03-03"
    none = "visit_id | plan_id | visited | seen"
    assert turns(check, "2025-03-18", plans, none) == [("start of plan p1", "2025-03-17", False)]
    assert turns(check, "2025-03-17", plans, none) == [("start of plan p1", "2025-03-17", "too_recent")]
    assert turns(check, "2025-03-10", plans, none) == [("start of plan p1", "2025-03-10", "too_recent")]


def test_a_child_nobody_sees_is_missed_again_after_each_interval_until_seen_or_off_the_plan(check):
    plans = "plan_id | child | started | ended\n p1 | Asha | 2025-03-03 |"
    none = "visit_id | plan_id | visited | seen"
    missed = ["2025-03-17", "2025-03-31", "2025-04-14", "2025-04-30"]  # Easter lies in the fourth
    found = [("start of plan p1", day, False) for day in missed]
    assert turns(check, "2025-05-01", plans, none) == found
    assert turns(check, "2025-04-30", plans, none) == found[:3]  # the last day in time is not over
    seen = none + "\n v1 | p1 | 2025-04-15 | yes"
    assert turns(check, "2025-04-30", plans, seen) == [*found[:3], ("v1", "2025-04-30", "too_recent")]
    on_the_day = none + "\n v1 | p1 | 2025-04-14 | yes"
    assert turns(check, "2025-04-28", plans, on_the_day)[:2] == found[:2]
    assert ("start of plan p1", "2025-04-14", False) not in turns(check, "2025-04-28", plans, on_the_day)
    ended = plans + "2025-04-14"
    assert turns(check, "2025-05-01", ended, none) == found[:2]
    assert turns(check, "2025-05-01", plans + "2025-04-15", none) == found[:3]


def test_a_plan_that_ends_on_the_due_day_or_before_leaves_no_visit_due(check):
    found = turns(
        check,
        "2025-06-30",
        """
        plan_id | child | started    | ended
        p1      | Asha  | 2025-03-03 | 2025-03-17
        p2      | Ben   | 2025-03-03 | 2025-03-18   # a day longer, and nobody came
        """,
        "visit_id | plan_id | visited | seen",
    )
    assert found == [("start of plan p2", "2025-03-17", False)]


def test_two_visits_on_a_day_and_a_visit_on_the_first_day_are_one_turn(check):
    found = turns(
        check,
        "2025-06-30",
        PLAN,
        """
        visit_id | plan_id | visited    | seen
        v1       | p1      | 2025-03-03 | yes
        v2       | p1      | 2025-03-17 | yes
        v3       | p1      | 2025-03-17 | yes
        """,
    )
    assert found == [("v1", "2025-03-17", True), ("v2", "2025-03-31", False)]


def test_a_council_may_set_its_own_limit():
    assert str(visits_on_time.clock.with_limit("15wd").limit) == "15wd"
