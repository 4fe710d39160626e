from sightline.checks.people.child_without_person_record import child_without_person_record


def test_every_record_is_of_a_person_who_is_there(check):
    check(
        child_without_person_record,
        wrong={"Ben": "a reference no person has", "Cai": "a reference no person has"},
        ssd_person="""
        pers_person_id
        Asha
        """,
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date
        r1               | Asha           | 2025-03-03
        r2               | Ben            | 2025-03-03
        """,
        ssd_missing="""
        miss_table_id | miss_person_id | miss_missing_episode_start_date
        m1            | Cai            | 2025-03-03 22:00:00
        """,
    )
