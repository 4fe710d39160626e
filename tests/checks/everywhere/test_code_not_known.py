from sightline.checks.everywhere.code_not_known import code_not_known


def test_a_code_its_meaning_or_a_group_is_known_and_anything_else_is_not(check):
    check(
        code_not_known,
        wrong={"Ben": "Polise", "Dee": "C9"},
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_source_code
        r1               | Asha           | 2025-03-03         | 6
        r2               | Ben            | 2025-03-03         | Polise
        r3               | Cai            | 2025-03-03         |          # blank is another check
        """,
        ssd_legal_status="""
        lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date
        s1                   | Dee            | C9                | 2025-03-03
        s2                   | Eve            | c2                | 2025-03-03   # small letters are read
        """,
    )
