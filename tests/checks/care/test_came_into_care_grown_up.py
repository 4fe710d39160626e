from sightline.checks.care.came_into_care_grown_up import came_into_care_grown_up


def test_a_child_may_come_into_care_the_day_before_their_18th_birthday_and_no_later(check):
    check(
        came_into_care_grown_up,
        wrong={"Ben": "2025-03-03"},
        children="""
        child | born
        Asha  | 2007-03-04
        Ben   | 2007-03-03
        Cai   |
        """,
        care_periods="""
        period_id | child | started
        c1        | Asha  | 2025-03-03   # 18 tomorrow
        c2        | Ben   | 2025-03-03   # 18 today
        c3        | Cai   | 2025-03-03   # not known how old
        """,
    )
