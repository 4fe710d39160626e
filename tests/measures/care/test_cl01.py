from sightline.measures.care.cl01 import children_in_care


def test_a_child_is_in_care_on_the_day_it_starts_and_no_longer_on_the_day_it_ends(check):
    check(
        children_in_care,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2025-06-30 |              # came into care that day
        p2        | Ben   | 2024-01-01 | 2025-07-01   # leaves the day after
        p3        | Cai   | 2024-01-01 | 2025-06-30   # left that day
        p4        | Dee   | 2025-07-01 |              # not yet
        """,
        counted={"Asha": True, "Ben": True},
    )


def test_a_child_with_two_overlapping_periods_counts_once(check):
    rows = check(
        children_in_care,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2024-01-01 |
        p2        | Asha  | 2025-01-01 |              # the first was never closed
        """,
        counted={"Asha": True},
    )
    assert [row["case_id"] for row in rows] == ["p2"]
