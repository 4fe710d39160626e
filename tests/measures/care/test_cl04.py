from sightline.measures.care.cl04 import placed_with_parents, share_placed_with_parents

TABLES = {
    "care_periods": """
        period_id | child | started
        p1        | Asha  | 2024-01-01
        p2        | Ben   | 2024-01-01
        p3        | Cai   | 2024-01-01
        p4        | Dee   | 2024-01-01
        p5        | Eve   | 2024-01-01
        """,
    "placements": """
        placement_id | period_id | child | type | started    | ended
        h1           | p1        | Asha  | P1   | 2024-02-01 |
        h2           | p2        | Ben   | P1   | 2024-02-01 |              # under an interim order
        h3           | p3        | Cai   | U6   | 2024-02-01 |              # with foster carers
        h4           | p4        | Dee   | P1   | 2024-02-01 | 2025-06-30   # moved that day
        """,
    "legal_statuses": """
        status_id | child | status | started
        l1        | Asha  | C2     | 2024-01-01
        l2        | Ben   | C1     | 2024-01-01
        l3        | Cai   | C2     | 2024-01-01
        l4        | Dee   | C2     | 2024-01-01
        """,
}


def test_at_home_under_a_full_care_order_counts_and_under_an_interim_order_does_not(check):
    check(placed_with_parents, data_to="2025-06-30", on="2025-06-30", counted={"Asha": True}, **TABLES)


def test_the_share_is_of_all_in_care_and_one_with_nothing_recorded_is_among_them(check):
    check(
        share_placed_with_parents,
        data_to="2025-06-30",
        on="2025-06-30",
        counted={"Asha": True, "Ben": False, "Cai": False, "Dee": False, "Eve": False},
        **TABLES,
    )


def test_the_legal_status_is_that_of_the_day(check):
    check(
        placed_with_parents,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods=TABLES["care_periods"],
        placements=TABLES["placements"],
        legal_statuses="""
        status_id | child | status | started    | ended
        l1        | Asha  | C1     | 2024-01-01 | 2025-06-30
        l2        | Asha  | C2     | 2025-06-30 |              # the full order was made that day
        l3        | Dee   | C2     | 2024-01-01 |
        """,
        counted={"Asha": True},
    )
