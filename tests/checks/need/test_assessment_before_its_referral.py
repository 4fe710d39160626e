from sightline.checks.need.assessment_before_its_referral import assessment_before_its_referral


def test_an_assessment_may_start_on_the_day_of_the_referral_and_no_earlier(check):
    check(
        assessment_before_its_referral,
        wrong={"Ben": "2025-03-02"},
        assessments="""
        assessment_id | child | referred   | started
        a1            | Asha  | 2025-03-03 | 2025-03-03
        a2            | Ben   | 2025-03-03 | 2025-03-02   # the day before the referral
        a3            | Cai   |            | 2025-03-02   # answers no referral that is known
        """,
    )
