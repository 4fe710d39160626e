from sightline.checks.need.referral_without_need import referral_without_need


def test_a_referral_that_went_further_needs_a_primary_need_and_one_without_further_action_does_not(check):
    check(
        referral_without_need,
        wrong={"Ben": "blank"},
        referrals="""
        referral_id | child | received   | nfa | need
        r1          | Asha  | 2025-03-03 | no  | N1
        r2          | Ben   | 2025-03-03 | no  |
        r3          | Cai   | 2025-03-03 | yes |      # no further action
        r4          | Dee   | 2025-03-03 |     |      # nobody said whether it went further
        """,
    )
