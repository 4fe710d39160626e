from sightline.measures.protection.cp08 import on_a_plan_two_years


def test_the_730th_day_counts_and_the_729th_does_not(check):
    rows = check(
        on_a_plan_two_years,
        data_to="2025-03-31",
        on="2025-03-31",
        plans="""
        plan_id | child | started    | ended
        p1      | Asha  | 2023-04-02 |              # its 730th day, 2024 being a leap year
        p2      | Ben   | 2023-04-03 |              # its 729th
        p3      | Cai   | 2022-01-10 | 2025-03-31   # no longer on it
        """,
        counted={"Asha": True, "Ben": False},
    )
    assert [row["days_on_plan"] for row in rows] == [730, 729]
