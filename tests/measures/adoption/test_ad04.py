from sightline.measures.adoption.ad04 import leaving_care_by_adoption


def test_adoption_counts_and_any_other_or_no_reason_does_not(check):
    check(
        leaving_care_by_adoption,
        data_to="2025-06-30",
        care_periods="""
        period_id | child | started    | ended      | end_reason
        p1        | Asha  | 2024-01-01 | 2025-06-30 | E11
        p2        | Ben   | 2024-01-01 | 2025-06-30 | E12
        p3        | Cai   | 2024-01-01 | 2025-06-30 | E45
        p4        | Dee   | 2024-01-01 | 2025-06-30 |
        p5        | Eve   | 2024-01-01 |            |       # still in care
        """,
        counted={"Asha": True, "Ben": True, "Cai": False, "Dee": False},
    )


def test_only_the_last_departure_of_a_child_stands(check):
    rows = check(
        leaving_care_by_adoption,
        data_to="2025-06-30",
        care_periods="""
        period_id | child | started    | ended      | end_reason
        p1        | Asha  | 2024-01-01 | 2024-06-30 | E4A
        p2        | Asha  | 2024-08-01 | 2025-06-30 | E11
        """,
    )
    assert [str(row["superseded"]) for row in rows] == ["2025-06-30", "None"]
