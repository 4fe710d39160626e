from sightline.measures.care.cl05 import interim_care_orders, share_on_interim_care_orders

TABLES = {
    "care_periods": """
        period_id | child | started    | ended
        p1        | Asha  | 2025-01-01 |
        p2        | Ben   | 2025-01-01 |
        p3        | Cai   | 2025-01-01 |
        p4        | Dee   | 2025-01-01 | 2025-06-01
        """,
    "legal_statuses": """
        status_id | child | status | started    | ended
        l1        | Asha  | C1     | 2025-01-01 |
        l2        | Ben   | C1     | 2025-01-01 | 2025-06-30   # the full order replaced it that day
        l3        | Ben   | C2     | 2025-06-30 |
        l4        | Dee   | C1     | 2025-01-01 |              # no longer in care
        """,
}


def test_an_interim_order_in_force_that_day_counts_and_one_replaced_that_day_does_not(check):
    check(interim_care_orders, data_to="2025-06-30", on="2025-06-30", counted={"Asha": True}, **TABLES)


def test_the_share_is_of_all_in_care_and_a_blank_status_is_not_interim(check):
    check(
        share_on_interim_care_orders,
        data_to="2025-06-30",
        on="2025-06-30",
        counted={"Asha": True, "Ben": False, "Cai": False},
        **TABLES,
    )
