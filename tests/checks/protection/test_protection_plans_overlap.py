from sightline.checks.protection.protection_plans_overlap import protection_plans_overlap


def test_a_plan_may_start_on_the_day_the_last_one_ends_and_no_earlier(check):
    check(
        protection_plans_overlap,
        wrong={"Ben": "2025-04-09", "Cai": "2025-04-10"},
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2025-03-03 | 2025-04-10
        p2      | Asha  | 2025-04-10 |
        p3      | Ben   | 2025-03-03 | 2025-04-10
        p4      | Ben   | 2025-04-09 | 2025-06-01   # a day before the first one ended
        p5      | Cai   | 2025-03-03 |              # never ended
        p6      | Cai   | 2025-04-10 |
        """,
    )
