from sightline.checks.need.referral_without_source import referral_without_source


def test_a_referral_whose_source_is_blank_is_wrong_and_an_anonymous_one_is_not(check):
    check(
        referral_without_source,
        wrong={"Ben": "blank", "Cai": "blank"},
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_source_code
        r1               | Asha           | 2025-03-03         | 9      # anonymous is a source
        r2               | Ben            | 2025-03-03         |
        r3               | Cai            | 2025-03-04         |
        """,
    )
