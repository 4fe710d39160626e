from sightline.measures.protection.cp06 import second_or_later_plans


def test_a_plan_counts_when_the_child_had_one_before_however_long_ago(check):
    check(
        second_or_later_plans,
        data_to="2025-06-30",
        plan_history="""
        plan_id | child | started    | earlier_plans
        p1      | Asha  | 2025-03-03 | 1
        p2      | Ben   | 2025-03-03 | 0
        p3      | Cai   | 2025-03-03 |                # not known: not counted
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},
    )


def test_a_child_with_two_plans_in_the_year_is_judged_twice(check):
    rows = check(
        second_or_later_plans,
        data_to="2025-06-30",
        plan_history="""
        plan_id | child | started    | ended      | earlier_plans
        p1      | Asha  | 2024-05-07 | 2024-09-02 | 0
        p2      | Asha  | 2025-03-03 |            | 1
        """,
    )
    assert [row["counted"] for row in rows] == [False, True]
