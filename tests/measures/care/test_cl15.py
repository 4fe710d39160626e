from sightline.measures.care.cl15 import unaccompanied_children


def test_the_status_of_the_day_counts_and_one_that_ended_that_day_does_not(check):
    check(
        unaccompanied_children,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods="""
        period_id | child | started
        p1        | Asha  | 2024-01-01
        p2        | Ben   | 2024-01-01
        p3        | Cai   | 2024-01-01
        p4        | Dee   | 2024-01-01
        p5        | Eve   | 2024-01-01
        """,
        unaccompanied="""
        child | started    | ended
        Asha  | 2025-06-30 |
        Ben   | 2024-01-01 | 2025-06-30
        Cai   |            |              # Annex A says yes, without dates
        Dee   | 2025-07-01 |
        """,
        counted={"Asha": True, "Ben": False, "Cai": True, "Dee": False, "Eve": False},
    )


def test_a_child_with_the_status_twice_is_one_case(check):
    check(
        unaccompanied_children,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods="""
        period_id | child | started
        p1        | Asha  | 2024-01-01
        """,
        unaccompanied="""
        child | started
        Asha  | 2024-01-01
        Asha  | 2024-02-01
        """,
        counted={"Asha": True},
    )
