from sightline.checks.people.long_before_birth import long_before_birth


def test_help_may_begin_280_days_before_the_birth_and_no_earlier(check):
    check(
        long_before_birth,
        wrong={"Ben": "2024-05-26", "Cai": "2024-05-26"},
        children="""
        child | born       | expected
        Asha  | 2025-03-02 |
        Ben   | 2025-03-03 |
        Cai   |            | 2025-03-03
        """,
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | Asha           | 2024-05-26   # 280 days before
        r2               | Ben            | 2024-05-26   # 281
        r3               | Cai            | 2024-05-26   # 281 before the day expected
        """,
    )
