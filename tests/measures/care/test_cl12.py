from sightline.measures.care.cl12 import placed_out_of_area


def test_out_counts_in_does_not_and_neither_is_left_out(check):
    check(
        placed_out_of_area,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2024-01-01 |
        p2        | Ben   | 2024-01-01 |
        p3        | Cai   | 2024-01-01 |
        p4        | Dee   | 2024-01-01 | 2025-06-01
        p5        | Eve   | 2024-01-01 |
        """,
        listed_in_care="""
        record_id | child | started    | location
        r1        | Asha  | 2024-01-01 | OUT
        r2        | Ben   | 2024-01-01 | IN
        r3        | Cai   | 2024-01-01 |
        r4        | Dee   | 2024-01-01 | OUT        # has left care
        r5        | Eve   | 2022-01-01 | OUT        # said of an earlier stay
        """,
        counted={"Asha": True, "Ben": False},
    )
