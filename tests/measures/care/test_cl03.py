from sightline.measures.care.cl03 import children_leaving_care


def test_a_departure_counts_on_its_day_and_an_open_period_does_not(check):
    check(
        children_leaving_care,
        data_to="2025-06-30",
        care_periods="""
        period_id | child | started    | ended      | end_reason
        p1        | Asha  | 2024-07-01 | 2025-03-31 | E4A
        p2        | Ben   | 2025-02-01 |            |
        """,
        counted={"Asha": True},
    )


def test_an_earlier_departure_gives_way_to_a_later_one_of_the_same_child(check):
    rows = check(
        children_leaving_care,
        data_to="2025-06-30",
        care_periods="""
        period_id | child | started    | ended      | end_reason
        p1        | Asha  | 2024-07-01 | 2024-09-01 | E4A
        p2        | Asha  | 2025-02-01 | 2025-03-01 | E41
        p3        | Ben   | 2024-07-01 | 2024-09-01 | E4A
        p4        | Ben   | 2025-02-01 |            |       # in care again and still there: the first stands
        """,
    )
    assert {row["case_id"]: row["superseded"] and str(row["superseded"]) for row in rows} == {
        "p1": "2025-03-01",
        "p2": None,
        "p3": None,
    }
