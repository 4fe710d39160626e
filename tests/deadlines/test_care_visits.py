"""Reg. 28: who is to be visited how often, by where the child lives and under what order."""

import pytest

from deadlines.board import due

DAY = "2025-06-30"
CARE = """
    period_id | child | started    | ended
    k1        | Asha  | 2025-06-20 |
    k2        | Ben   | 2024-01-10 |
    k3        | Cai   | 2024-01-10 |
    k4        | Dee   | 2025-06-01 |
    k5        | Eli   | 2025-06-01 |
    k6        | Fay   | 2024-01-10 | 2025-06-30    # left care on the data date
    k7        | Gus   | 2025-06-23 |               # no placement known
"""
PLACEMENTS = """
    placement_id | period_id | child | started    | type | temporary | new_carer
    h1           | k1        | Asha  | 2025-06-24 | U6   | no        | yes       # moved on the 24th
    h2           | k2        | Ben   | 2024-01-10 | U4   | no        | yes
    h3           | k3        | Cai   | 2024-01-10 | U6   | no        | yes
    h4           | k4        | Dee   | 2025-06-01 | P1   | no        | yes
    h5           | k5        | Eli   | 2025-06-01 | P1   | no        | yes
"""
ORDERS = """
    status_id | child | status | started    | ended
    o2        | Ben   | C2     | 2024-01-10 |
    o4        | Dee   | C1     | 2025-06-01 |
    o5a       | Eli   | C1     | 2025-06-01 | 2025-06-25
    o5b       | Eli   | C2     | 2025-06-25 |
"""
VISITS = """
    visit_id | child | visited    | seen
    v1       | Asha  | 2025-06-21 | yes     # at the home before
    v2       | Ben   | 2025-05-01 | yes
    v3       | Cai   | 2025-06-01 | yes
    v4       | Cai   | 2025-06-20 | no
    v5       | Dee   | 2025-06-20 | yes
    v6       | Eli   | 2025-06-24 | yes     # the day before the order
"""
TABLES = {"care_periods": CARE, "placements": PLACEMENTS, "legal_statuses": ORDERS, "care_visits": VISITS}
FIRST_REVIEW = "review_id | period_id | child | held \n w | k4 | Dee | 2025-06-25"


@pytest.mark.parametrize(
    ("clock", "wanted"),
    [
        ("care-visit-first", {"Asha": "2025-07-01", "Gus": "2025-06-30"}),
        ("care-visit", {"Cai": "2025-07-13"}),
        ("care-visit-settled", {"Ben": "2025-08-01"}),
        ("care-visit-interim-first", {"Dee": "2025-06-27"}),
        ("care-visit-interim-later", {}),
        ("care-visit-parent-first", {"Eli": "2025-07-02"}),
        ("care-visit-parent-later", {}),
    ],
)
def test_each_child_is_held_to_one_rule(clock, wanted):
    assert due(clock, DAY, **TABLES) == wanted


def test_a_care_plan_to_18_makes_a_foster_home_one_that_is_meant_to_last():
    plan = "child | started | ended \n Cai | 2024-06-01 | \n Ben | 2024-06-01 | 2025-01-01"
    assert due("care-visit-settled", DAY, plans_to_18=plan, **TABLES) == {
        "Ben": "2025-08-01",
        "Cai": "2025-09-01",
    }
    assert due("care-visit", DAY, plans_to_18=plan, **TABLES) == {}


def test_after_the_first_review_the_interim_rule_is_four_weeks():
    tables = TABLES | {"care_reviews": FIRST_REVIEW}
    assert due("care-visit-interim-first", DAY, **tables) == {}
    assert due("care-visit-interim-later", DAY, **tables) == {"Dee": "2025-07-18"}


def test_once_visited_under_the_order_the_rule_is_six_weeks():
    tables = TABLES | {"care_visits": "visit_id | child | visited | seen \n v | Eli | 2025-06-25 | yes"}
    assert due("care-visit-parent-later", DAY, **tables) == {"Eli": "2025-08-06"}


def test_long_term_foster_care_is_settled_on_the_day_a_year_is_full_and_not_the_day_before():
    for visited, clock in (("2025-01-09", "care-visit"), ("2025-01-10", "care-visit-settled")):
        tables = TABLES | {"care_visits": f"visit_id | child | visited | seen \n v | Ben | {visited} | yes"}
        assert "Ben" in due(clock, DAY, **tables)


def test_annex_as_last_visit_counts():
    listed = "child | started | visited \n Cai | 2024-01-10 | 2025-06-10"
    assert due("care-visit", DAY, **TABLES, listed_care=listed) == {"Cai": "2025-07-22"}
