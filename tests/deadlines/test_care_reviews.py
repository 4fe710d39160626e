"""Reg. 33: 20 working days, three months, six months; a plan for permanence by the second review."""

from deadlines.board import due, one

CARE = """
    period_id | child | started    | ended
    k1        | Asha  | 2025-06-02 |
    k2        | Ben   | 2025-01-02 |
    k3        | Cai   | 2024-01-02 |
    k4        | Dee   | 2025-06-02 | 2025-06-30
"""
REVIEWS = """
    review_id | period_id | child | due        | held
    w1        | k1        | Asha  | 2025-07-02 |              # the record says two days later than the rule
    w2        | k2        | Ben   |            | 2025-01-30
    w3        | k3        | Cai   |            | 2024-01-20
    w4        | k3        | Cai   |            | 2025-03-31
    w5        | k3        | Cai   | 2025-09-30 | 2025-07-01   # after the data ends
"""
TABLES = {"care_periods": CARE, "care_reviews": REVIEWS}


def test_first_second_and_later_reviews():
    assert due("first-care-review", "2025-06-30", **TABLES) == {"Asha": "2025-06-30"}
    assert due("second-care-review", "2025-06-30", **TABLES) == {"Ben": "2025-04-30"}
    assert due("later-care-review", "2025-06-30", **TABLES) == {"Cai": "2025-09-30"}


def test_where_the_record_gives_another_day_the_row_says_so():
    assert one("first-care-review", "2025-06-30", **TABLES)["remark"] == "The record itself gives 2 Jul 25."
    assert one("later-care-review", "2025-06-30", **TABLES)["remark"] == ""


def test_annex_as_latest_review_is_the_first_where_it_came_within_three_months():
    for reviewed, clock, day in (
        ("2024-04-02", "second-care-review", "2024-07-02"),
        ("2024-04-03", "later-care-review", "2024-10-03"),
    ):
        listed = f"child | started | reviewed \n Cai | 2024-01-02 | {reviewed}"
        assert due(clock, "2025-06-30", care_periods=CARE, listed_care=listed)["Cai"] == day


def test_a_plan_for_permanence_is_due_by_the_second_review():
    assert due("permanence-plan", "2025-06-30", **TABLES) == {
        "Asha": "2025-09-30",  # first review due on 30 June, three months more
        "Ben": "2025-04-30",
        "Cai": "2025-03-31",  # the second was held that day
    }
    plans = "plan_id | child | started \n l1 | Ben | 2025-06-30 \n l2 | Cai | 2024-01-01 \n l3 | Asha | 2025-07-01"
    left = due("permanence-plan", "2025-06-30", **TABLES, permanence_plans=plans)
    assert set(left) == {"Asha", "Cai"}  # Cai's was made for an earlier time in care, Asha's is yet to come
