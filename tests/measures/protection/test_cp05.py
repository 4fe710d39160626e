from sightline.measures.protection.cp05 import children_on_a_plan


def test_a_plan_is_open_from_the_day_it_starts_and_not_on_the_day_it_ends(check):
    check(
        children_on_a_plan,
        data_to="2025-03-31",
        on="2025-03-31",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2025-03-31 |
        p2      | Ben   | 2024-10-01 | 2025-04-01
        p3      | Cai   | 2024-10-01 | 2025-03-31
        p4      | Dee   | 2025-04-01 |
        """,
        counted={"Asha": True, "Ben": True},
    )


def test_a_child_with_two_plans_at_once_is_one_child_known_by_the_first(check):
    rows = check(
        children_on_a_plan,
        data_to="2025-03-31",
        on="2025-03-31",
        plans="""
        plan_id | child | started
        p1      | Asha  | 2025-02-03
        p2      | Asha  | 2024-11-04
        p3      | Asha  | 2024-11-04
        p4      |       | 2024-11-04   # nobody knows whose: each is a child
        p5      |       | 2024-11-04
        """,
    )
    assert [row["case_id"] for row in rows] == ["p2", "p4", "p5"]


def test_all_months_come_at_once(check):
    rows = check(
        children_on_a_plan,
        data_to="2025-03-20",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2024-12-31 | 2025-02-28
        p2      | Ben   | 2025-03-20 |
        """,
    )
    assert [(row["child_id"], row["on"].isoformat()) for row in rows] == [
        ("Asha", "2024-12-31"),
        ("Asha", "2025-01-31"),
        ("Ben", "2025-03-20"),
    ]
