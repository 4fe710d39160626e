from sightline.checks.people.over_25 import over_25


def test_someone_of_25_may_be_in_a_record_and_someone_of_26_may_not(check):
    check(
        over_25,
        wrong={"Ben": "aged 26 on 2025-03-03"},
        children="""
        child | born
        Asha  | 1999-03-04
        Ben   | 1999-03-03
        Cai   |
        """,
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | Asha           | 2025-03-03    # 26 tomorrow
        r2               | Ben            | 2025-03-03    # 26 today
        r3               | Cai            | 2025-03-03
        """,
    )
