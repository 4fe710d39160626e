from sightline.checks.people.birth_date_missing import birth_date_missing


def test_a_child_has_a_birth_date_or_an_expected_one(check):
    check(
        birth_date_missing,
        wrong={"Ben": "blank"},
        referrals="""
        referral_id | child | received
        r1          | Asha  | 2025-03-03
        r2          | Ben   | 2025-03-03
        r3 | Dee | 2025-03-03
        """,
        children="""
        child | born       | expected
        Asha  | 2015-03-03 |
        Ben   |            |
        Dee   |            | 2025-08-01   # not born yet
        """,
    )
