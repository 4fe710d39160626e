from sightline.checks.need.referrals_open_together import referrals_open_together


def test_a_referral_on_the_day_the_earlier_case_closed_is_right_and_a_day_sooner_is_not(check):
    check(
        referrals_open_together,
        wrong={"Ben": "2025-04-09"},
        referrals="""
        referral_id | child | received   | closed     | nfa
        r1          | Asha  | 2025-03-03 | 2025-04-10 | no
        r2          | Asha  | 2025-04-10 |            | no    # the day the first was closed
        r3          | Ben   | 2025-03-03 | 2025-04-10 | no
        r4          | Ben   | 2025-04-09 |            | no    # a day sooner
        r5          | Cai   | 2025-03-03 |            | no
        r6          | Cai   | 2025-04-09 | 2025-04-09 | yes   # no further action: nothing was opened
        """,
    )
