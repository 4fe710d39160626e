from sightline.checks.need.need_plan_ends_before_it_starts import need_plan_ends_before_it_starts


def test_a_plan_may_end_on_its_first_day_and_no_earlier(check):
    check(
        need_plan_ends_before_it_starts,
        wrong={"Ben": "2025-03-02"},
        ssd_cin_plans="""
        cinp_cin_plan_id | cinp_person_id | cinp_cin_plan_start_date | cinp_cin_plan_end_date
        p1               | Asha           | 2025-03-03               | 2025-03-03
        p2               | Ben            | 2025-03-03               | 2025-03-02
        p3               | Cai            | 2025-03-03               |
        """,
    )
