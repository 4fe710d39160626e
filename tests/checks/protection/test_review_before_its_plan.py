from sightline.checks.protection.review_before_its_plan import review_before_its_plan


def test_a_review_is_held_after_the_day_its_plan_began(check):
    check(
        review_before_its_plan,
        wrong={"Ben": "2025-03-03", "Cai": "2025-03-02"},
        plans="""
        plan_id | child | started
        p1      | Asha  | 2025-03-03
        p2      | Ben   | 2025-03-03
        p3      | Cai   | 2025-03-03
        """,
        plan_reviews="""
        review_id | plan_id | child | held
        v1        | p1      | Asha  | 2025-03-04
        v2        | p2      | Ben   | 2025-03-03   # the day the plan began
        v3        | p3      | Cai   | 2025-03-02   # the day before
        """,
    )
