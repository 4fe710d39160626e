from sightline.measures.front_door.fd08 import no_further_action


def test_only_a_referral_that_says_so_counts(check):
    check(
        no_further_action,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | nfa
        r1          | Asha  | 2025-03-03 | yes
        r2          | Ben   | 2025-03-03 | no
        r3          | Cai   | 2025-03-03 |       # says nothing: in the denominator, not counted
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},
    )
