"""Twenty working days to the first assessment; then six months under 5 and twelve from 5 on."""

from deadlines.board import due

CARE = """
    period_id | child | started    | ended
    k1        | Asha  | 2025-06-02 |
    k2        | Ben   | 2024-06-03 |
    k3        | Cai   | 2024-06-03 |
    k4        | Dee   | 2024-06-03 |
"""
CHECKS = """
    check_id | child | done
    c1       | Asha  | 2025-06-01     # before coming into care
    c2       | Ben   | 2025-01-15
    c3       | Cai   | 2025-01-15
    c4       | Dee   | 2025-01-15
    c5       | Dee   | 2025-07-01     # after the data ends
"""
CHILDREN = """
    child | born
    Asha  | 2015-01-01
    Ben   | 2020-07-16     # five the day after six months are over
    Cai   | 2020-07-15     # five on that day
"""
TABLES = {"care_periods": CARE, "health_assessments": CHECKS, "children": CHILDREN}


def test_the_initial_assessment():
    assert due("initial-health-assessment", "2025-06-30", **TABLES) == {"Asha": "2025-06-30"}
    listed = "child | started | assessed \n Asha | 2025-06-02 | 2025-06-30"
    assert due("initial-health-assessment", "2025-06-30", **TABLES, listed_care=listed) == {}


def test_the_fifth_birthday_decides_which_clock_runs_and_an_unknown_age_is_taken_for_older():
    assert due("health-under-5", "2025-06-30", **TABLES) == {"Ben": "2025-07-15"}
    assert due("health-5-and-over", "2025-06-30", **TABLES) == {"Cai": "2026-01-15", "Dee": "2026-01-15"}
