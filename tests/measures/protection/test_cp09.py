from sightline.measures.protection.cp09 import ended_after_two_years


def test_a_plan_of_730_days_counts_and_one_of_729_does_not(check):
    check(
        ended_after_two_years,
        data_to="2025-06-30",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2023-04-02 | 2025-03-31   # 730 days with its first and its last
        p2      | Ben   | 2023-04-03 | 2025-03-31
        p3      | Cai   | 2020-01-06 |              # not ended: not judged
        """,
        counted={"Asha": True, "Ben": False},
    )
