from sightline.checks.people.ethnicity_missing import ethnicity_missing


def test_a_child_who_was_referred_has_an_ethnicity_recorded_and_refused_is_one(check):
    check(
        ethnicity_missing,
        wrong={"Ben": "blank"},
        referrals="""
        referral_id | child | received
        r1          | Asha  | 2025-03-03
        r2          | Ben   | 2025-03-03
        """,
        children="""
        child | ethnicity
        Asha  | REFU
        Ben   |
        Cai   |        # never referred, never in care
        """,
    )
