from sightline.checks.care.still_in_care_grown_up import still_in_care_grown_up


def test_care_ends_on_the_18th_birthday(check):
    check(
        still_in_care_grown_up,
        wrong={"Ben": "blank"},
        children="""
        child | born
        Asha  | 2007-07-01
        Ben   | 2007-06-30
        Cai   | 2007-06-30
        """,
        care_periods="""
        period_id | child | started    | ended
        c1        | Asha  | 2024-03-03 |              # 18 the day after the data date
        c2        | Ben   | 2024-03-03 |              # 18 on it
        c3        | Cai   | 2024-03-03 | 2025-06-30
        """,
    )
