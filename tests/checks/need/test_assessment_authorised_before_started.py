from sightline.checks.need.assessment_authorised_before_started import assessment_authorised_before_started


def test_an_assessment_authorised_on_its_first_day_is_right_and_the_day_before_is_not(check):
    check(
        assessment_authorised_before_started,
        wrong={"Ben": "2025-03-02"},
        assessments="""
        assessment_id | child | started    | authorised
        a1            | Asha  | 2025-03-03 | 2025-03-03
        a2            | Ben   | 2025-03-03 | 2025-03-02   # the day before it started
        a3            | Cai   | 2025-03-03 |              # still open
        a4            | Dee   |            | 2025-03-02   # no start to compare with
        """,
    )
