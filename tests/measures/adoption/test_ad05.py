from sightline.measures.adoption.ad05 import days_to_moving_in


def test_the_days_run_from_entering_care_to_moving_in_on_the_day_of_the_order(check):
    rows = check(
        days_to_moving_in,
        data_to="2025-06-30",
        adoptions="""
        permanence_id | child | entered_care | placed     | adopted
        p1            | Asha  | 2024-01-01   | 2025-03-02 | 2025-06-30   # 426 days over a 29 February
        p2            | Ben   | 2024-03-01   | 2025-03-01 | 2025-06-01
        """,
        counted={"Asha": True, "Ben": True},
        amount={"Asha": 426.0, "Ben": 365.0},
    )
    assert [str(row["on"]) for row in rows] == ["2025-06-01", "2025-06-30"]


def test_children_with_a_missing_date_or_dates_in_the_wrong_order_are_left_out(check):
    check(
        days_to_moving_in,
        data_to="2025-06-30",
        adoptions="""
        permanence_id | child | entered_care | placed     | adopted
        p1            | Asha  |              | 2025-03-02 | 2025-06-30
        p2            | Ben   | 2024-03-01   |            | 2025-06-01
        p3            | Cai   | 2024-03-01   | 2025-03-01 |              # not adopted yet
        p4            | Dee   | 2025-03-02   | 2025-03-01 | 2025-06-01
        p5            | Eve   | 2025-03-01   | 2025-03-01 | 2025-06-01
        """,
        counted={"Eve": True},
        amount={"Eve": 0.0},
    )
