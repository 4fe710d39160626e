from sightline.measures.care.cl02 import children_entering_care


def test_each_period_counts_on_the_day_it_began(check):
    rows = check(
        children_entering_care,
        data_to="2025-06-30",
        care_periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2024-07-01 | 2024-09-01
        p2        | Asha  | 2025-02-01 |              # in care again: counts again
        p3        | Ben   | 2025-03-31 |
        """,
        counted={"Asha": True, "Ben": True},
    )
    assert [(row["case_id"], str(row["on"])) for row in rows] == [
        ("p1", "2024-07-01"),
        ("p2", "2025-02-01"),
        ("p3", "2025-03-31"),
    ]


def test_a_new_episode_of_the_same_stay_is_not_entering_care(check):
    rows = check(
        children_entering_care,
        data_to="2025-06-30",
        care_episodes="""
        episode_id | period_id | child | started    | start_reason | ended      | end_reason
        e1         | p1        | Asha  | 2025-01-01 | S            | 2025-03-01 | X1
        e2         | p1        | Asha  | 2025-03-01 | P            |            |
        """,
        counted={"Asha": True},
    )
    assert len(rows) == 1
