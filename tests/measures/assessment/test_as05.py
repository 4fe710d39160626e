from sightline.measures.assessment.as05 import working_days_to_complete


def test_christmas_and_new_year_are_not_working_days(check):
    check(
        working_days_to_complete,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | referred   | started    | authorised
        a1            | Asha  | 2024-12-20 | 2024-12-23 | 2025-01-06   # 8, where weekends alone would give 11
        a2            | Ben   | 2025-03-03 | 2025-03-03 | 2025-03-03   # the same day
        """,
        amount={"Asha": 8.0, "Ben": 0.0},
    )


def test_the_days_are_counted_from_the_start_only_where_no_referral_links(check):
    check(
        working_days_to_complete,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | referred   | started    | authorised
        a1            | Asha  | 2025-03-03 | 2025-03-05 | 2025-03-10
        a2            | Ben   |            | 2025-03-05 | 2025-03-10
        """,
        amount={"Asha": 5.0, "Ben": 3.0},
    )


def test_an_open_assessment_has_taken_no_time_yet(check):
    check(
        working_days_to_complete,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | started    | authorised
        a1            | Asha  | 2025-03-05 |
        """,
        counted={},
    )
