"""Twenty working days between visits to a child in need; three months to the first review."""

from deadlines.board import due

PLANS = """
    plan_id | child | started    | ended
    n1      | Asha  | 2025-05-01 |
    n2      | Ben   | 2025-05-01 |             # on a protection plan too: that clock runs
    n3      | Cai   | 2025-05-01 |             # in care too
    n4      | Dee   | 2025-05-01 | 2025-06-30
    n5      | Eli   | 2025-04-01 |
"""
OTHERS = {
    "plans": "plan_id | child | started | ended \n p | Ben | 2025-05-20 | \n q | Asha | 2025-05-01 | 2025-06-30",
    "care_periods": "period_id | child | started | ended \n c | Cai | 2025-05-20 |",
    "child_visits": """
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-06-02 | yes
        v2       | Asha  | 2025-06-20 | no
        v3       | Eli   | 2025-03-31 | yes     # before the plan
    """,
}


def test_visits_run_for_open_plans_of_children_whom_no_stricter_clock_holds():
    assert due("child-in-need-visit", "2025-06-30", need_plans=PLANS, **OTHERS) == {
        "Asha": "2025-06-30",
        "Eli": "2025-05-01",
    }


def test_the_first_review_is_shown_until_its_day():
    assert due("child-in-need-review-first", "2025-07-01", need_plans=PLANS, **OTHERS) == {
        "Asha": "2025-08-01",
        "Eli": "2025-07-01",
    }
    assert set(due("child-in-need-review-first", "2025-07-02", need_plans=PLANS, **OTHERS)) == {"Asha"}
