"""426 days from coming into care to moving in; 121 from the placement order to a match."""

from deadlines.board import due

CARE = """
    period_id | child | started    | ended
    k1        | Asha  | 2024-05-01 |
    k2        | Ben   | 2024-05-01 |
    k3        | Cai   | 2024-05-01 |
    k4        | Dee   | 2024-05-01 | 2025-06-01    # left care
"""
ADOPTIONS = """
    permanence_id | child | entered_care | decided    | placement_order | matched    | placed     | reversed
    p1            | Asha  | 2024-05-01   | 2025-01-10 | 2025-03-01      |            |            |
    p2            | Ben   | 2024-05-01   | 2025-01-10 | 2025-03-01      | 2025-05-01 | 2025-07-01 |             # placed after the data ends
    p3            | Cai   | 2024-05-01   | 2025-01-10 | 2025-03-01      |            |            | 2025-06-01
    p4            | Dee   | 2024-05-01   | 2025-01-10 | 2025-03-01      |            |            |
"""


def test_children_for_whom_the_decision_stands_wait():
    tables = {"care_periods": CARE, "adoptions": ADOPTIONS}
    assert due("adoption-moving-in", "2025-06-30", **tables) == {"Asha": "2025-07-01", "Ben": "2025-07-01"}
    assert due("adoption-match", "2025-06-30", **tables) == {"Asha": "2025-06-30"}
