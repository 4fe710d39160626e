from sightline.checks.people.sex_missing import sex_missing


def test_a_child_who_was_referred_has_a_sex_recorded_and_unknown_is_one(check):
    check(
        sex_missing,
        wrong={"Ben": "blank"},
        referrals="""
        referral_id | child | received
        r1          | Asha  | 2025-03-03
        r2          | Ben   | 2025-03-03
        """,
        children="""
        child | sex
        Asha  | U
        Ben   |
        Cai   |        # never referred, never in care
        """,
    )
