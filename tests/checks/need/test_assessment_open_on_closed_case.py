from sightline.checks.need.assessment_open_on_closed_case import assessment_open_on_closed_case


def test_an_open_assessment_is_wrong_once_its_case_is_closed(check):
    check(
        assessment_open_on_closed_case,
        wrong={"Ben": "blank"},
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2025-03-03 |
        r2          | Ben   | 2025-03-03 | 2025-04-10
        r3          | Cai   | 2025-03-03 | 2025-04-10
        r4          | Dee   | 2025-03-03 | 2025-07-01   # closes after the data date
        """,
        assessments="""
        assessment_id | child | referral_id | started    | authorised
        a1            | Asha  | r1          | 2025-03-04 |              # the case is open too
        a2            | Ben   | r2          | 2025-03-04 |              # the case was closed on 10 April
        a3            | Cai   | r3          | 2025-03-04 | 2025-04-10
        a4            | Dee   | r4          | 2025-03-04 |
        """,
    )
