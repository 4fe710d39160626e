from sightline.measures.missing.mi03 import interviews_offered


def test_offered_counts_and_not_offered_or_not_recorded_does_not(check):
    rows = check(
        interviews_offered,
        data_to="2025-06-30",
        missing_episodes="""
        missing_id | child | started             | ended               | offered
        m1         | Asha  | 2025-05-31 23:50:00 | 2025-06-01 04:00:00 | yes
        m2         | Ben   | 2025-05-31 23:50:00 | 2025-05-31 23:59:00 | no
        m3         | Cai   | 2025-05-31 23:50:00 | 2025-05-31 23:59:00 |
        m4         | Dee   | 2025-05-31 23:50:00 |                     | yes   # not back yet
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},
    )
    assert {row["child_id"]: str(row["on"]) for row in rows}["Asha"] == "2025-06-01"
