"""A pathway plan three months after 16, its review every six, a visit every two."""

from deadlines.board import due, found
from sightline.deadlines.clocks.leaving_care import NEVER, PLANNED
from sightline.deadlines.gather import OUTSIDE

LEAVERS = """
    leaver_id | child | eligibility     | in_touch | reviewed   | contacted  | born
    l1        | Asha  | Eligible        |          |            |            | 2009-05-01   # 16, no plan
    l2        | Ben   | Eligible        |          | 2025-01-31 |            | 2008-05-01
    l3        | Cai   | Former Relevant | YES      | 2025-03-01 | 2025-04-30 | 2006-05-01
    l4        | Dee   | Former Relevant | DIED     | 2025-03-01 | 2025-04-30 | 2006-05-01
    l5        | Eli   | Qualifying      | YES      | 2025-03-01 | 2025-04-30 | 2006-05-01
    l6        | Fay   | Former Relevant | YES      | 2025-07-01 |            | 2004-07-01   # 20, 21 tomorrow
    l7        | Gus   | Former Relevant | YES      |            | 2025-04-30 | 2004-06-30   # 21 on the data date
    l8        | Hal   | Eligible        |          |            |            | 2009-07-01   # 15
"""


def test_a_plan_is_due_three_months_after_the_16th_birthday():
    assert due("pathway-plan", "2025-06-30", care_leavers=LEAVERS) == {"Asha": "2025-08-01"}


def test_its_review_runs_for_adults_too():
    assert due("pathway-plan-review", "2025-06-30", care_leavers=LEAVERS) == {
        "Ben": "2025-07-31",
        "Cai": "2025-09-01",
    }
    told = found("pathway-plan-review", "2025-06-30", care_leavers=LEAVERS)
    assert told.asides == {("990", "pathway-plan-review", PLANNED): 1}


def test_a_visit_is_due_to_those_under_21_and_who_was_never_contacted_is_counted():
    children = "child | born \n Cai | 2006-05-01"
    told = found("personal-adviser-visit", "2025-06-30", care_leavers=LEAVERS, children=children)
    assert [(row["child_id"], row["due"].isoformat()) for row in told.rows] == [("Cai", "2025-06-30")]
    assert told.asides == {("990", "personal-adviser-visit", NEVER): 1}


def test_a_row_that_cannot_be_reckoned_costs_itself_and_nobody_else():
    whole = LEAVERS + "    l9 | Ida | Former Relevant | YES | 1066-10-14 | 2025-04-30 | 2006-05-01"
    told = found("pathway-plan-review", "2025-06-30", care_leavers=whole)
    assert [row["child_id"] for row in told.rows] == ["Ben", "Cai"]
    assert told.asides["990", "pathway-plan-review", OUTSIDE] == 1
