from sightline.measures.health.he01 import initial_health_assessments_in_time


def test_the_20th_working_day_counts_and_the_21st_does_not(check):
    check(
        initial_health_assessments_in_time,
        data_to="2025-06-30",
        initial_health_assessments="""
        period_id | child | started    | assessed
        p1        | Asha  | 2025-04-01 | 2025-05-01   # Good Friday and Easter Monday do not count
        p2        | Ben   | 2025-04-01 | 2025-05-02
        p3        | Cai   | 2025-04-01 |              # never assessed: missed
        p4        | Dee   | 2025-06-16 |              # still inside the limit
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},
        aside={"Dee": "too_recent"},
    )


def test_a_child_who_left_within_the_limit_without_one_is_left_out(check):
    check(
        initial_health_assessments_in_time,
        data_to="2025-06-30",
        initial_health_assessments="""
        period_id | child | started    | ended      | assessed
        p1        | Asha  | 2025-04-01 | 2025-05-01 |              # left on the last day
        p2        | Ben   | 2025-04-01 | 2025-05-02 |              # left the day after
        p3        | Cai   | 2025-04-01 | 2025-04-20 | 2025-04-15   # assessed before leaving
        """,
        counted={"Ben": False, "Cai": True},
    )


def test_an_assessment_after_the_data_date_is_not_done_yet(check):
    check(
        initial_health_assessments_in_time,
        data_to="2025-05-01",
        initial_health_assessments="""
        period_id | child | started    | assessed
        p1        | Asha  | 2025-04-01 | 2025-05-02
        """,
        counted={},
        aside={"Asha": "too_recent"},
    )
