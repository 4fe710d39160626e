from sightline.checks.care.care_periods_overlap import care_periods_overlap


def test_a_child_may_come_back_into_care_on_the_day_they_left_and_no_earlier(check):
    check(
        care_periods_overlap,
        wrong={"Ben": "2025-04-09"},
        care_periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2025-03-03 | 2025-04-10
        p2        | Asha  | 2025-04-10 |
        p3        | Ben   | 2025-03-03 | 2025-04-10
        p4        | Ben   | 2025-04-09 |
        """,
    )
