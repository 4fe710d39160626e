from sightline.checks.need.need_plans_overlap import need_plans_overlap


def test_a_plan_may_start_on_the_day_the_last_one_ends_and_no_earlier(check):
    check(
        need_plans_overlap,
        wrong={"Ben": "2025-04-09"},
        ssd_cin_plans="""
        cinp_cin_plan_id | cinp_person_id | cinp_cin_plan_start_date | cinp_cin_plan_end_date
        p1               | Asha           | 2025-03-03               | 2025-04-10
        p2               | Asha           | 2025-04-10               |
        p3               | Ben            | 2025-03-03               | 2025-04-10
        p4               | Ben            | 2025-04-09               |
        """,
    )
