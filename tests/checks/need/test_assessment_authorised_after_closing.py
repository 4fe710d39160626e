from sightline.checks.need.assessment_authorised_after_closing import assessment_authorised_after_closing


def test_an_assessment_may_be_authorised_on_the_day_its_case_closes_and_not_the_day_after(check):
    check(
        assessment_authorised_after_closing,
        wrong={"Ben": "2025-04-11"},
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2025-03-03 |
        r2          | Ben   | 2025-03-03 | 2025-04-10
        r3          | Cai   | 2025-03-03 | 2025-04-10
        r4          | Dee   | 2025-03-03 | 2025-07-01   # closes after the data date
        """,
        assessments="""
        assessment_id | child | referral_id | started    | authorised
        a1            | Asha  | r1          | 2025-03-04 | 2025-05-01   # the case is open
        a2            | Ben   | r2          | 2025-03-04 | 2025-04-11   # the day after the case was closed
        a3            | Cai   | r3          | 2025-03-04 | 2025-04-10   # the day it was closed
        """,
    )
