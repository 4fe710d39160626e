from sightline.measures.front_door.fd05 import referrals_received


def test_every_referral_counts_also_one_that_needs_no_further_action(check):
    check(
        referrals_received,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | nfa
        r1          | Asha  | 2025-03-03 | no
        r2          | Ben   | 2025-03-03 | yes
        r3          | Cai   | 2025-03-03 |
        """,
        counted={"Asha": True, "Ben": True, "Cai": True},
    )


def test_a_child_referred_twice_counts_twice(check):
    rows = check(
        referrals_received,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2025-03-03 | 2025-04-01
        r2          | Asha  | 2025-05-06 |
        r3          | Ben   | 2025-03-03 |
        r4          | Ben   | 2025-05-06 |              # on the open case: no referral
        """,
    )
    assert [row["case_id"] for row in rows] == ["r1", "r3", "r2"]


def test_it_is_published_as_a_rate_alone():
    assert [(figure.id, figure.unit) for figure in referrals_received.figures] == [("FD05", "per_10000")]
