from sightline.measures.adoption.ad01 import placed_for_adoption


def test_placed_by_the_day_counts_and_an_order_or_a_reversal_by_the_day_does_not(check):
    check(
        placed_for_adoption,
        data_to="2025-06-30",
        on="2025-06-30",
        adoptions="""
        permanence_id | child | placed     | ordered    | reversed
        p1            | Asha  | 2025-06-30 |            |
        p2            | Ben   | 2025-07-01 |            |              # not yet
        p3            | Cai   | 2025-01-01 | 2025-06-30 |              # adopted that day
        p4            | Dee   | 2025-01-01 | 2025-07-01 |
        p5            | Eve   | 2025-01-01 |            | 2025-06-30
        p6            | Fay   |            |            |              # no date: not placed
        """,
        counted={"Asha": True, "Dee": True},
    )


def test_a_child_with_two_records_counts_once(check):
    rows = check(
        placed_for_adoption,
        data_to="2025-06-30",
        on="2025-06-30",
        adoptions="""
        permanence_id | child | placed
        p1            | Asha  | 2025-01-01
        p2            | Asha  | 2025-03-01
        """,
        counted={"Asha": True},
    )
    assert [row["case_id"] for row in rows] == ["p2"]
