from sightline.checks.need.referral_closed_before_received import referral_closed_before_received


def test_a_case_closed_on_the_day_of_its_referral_is_right_and_one_closed_the_day_before_is_not(check):
    check(
        referral_closed_before_received,
        wrong={"Ben": "2025-03-02"},
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2025-03-03 | 2025-03-03   # closed the same day
        r2          | Ben   | 2025-03-03 | 2025-03-02   # closed the day before
        r3          | Cai   | 2025-03-03 |              # still open
        """,
    )
