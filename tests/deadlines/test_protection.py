"""Three months to the first review, six to each later one, ten working days between visits."""

from datetime import date

from deadlines.board import due, found
from sightline.calendars import limits
from sightline.calendars.local_clocks import ClockChange, keep
from sightline.deadlines.gather import BEFORE

PLANS = """
    plan_id | child | started    | ended      | conference_id
    p1      | Asha  | 2024-11-30 |            | i1
    p2      | Ben   | 2024-11-30 |            |
    p3      | Cai   | 2024-11-30 | 2025-06-30 |       # ends on the data date: no longer on it
    p4      | Dee   | 2024-11-30 | 2025-07-01 |
"""
CONFERENCES = "conference_id | child | held \n i1 | Asha | 2024-11-28"


def test_the_first_review_counts_from_the_conference_else_from_the_plan():
    assert due("first-review-conference", "2025-06-30", plans=PLANS, conferences=CONFERENCES) == {
        "Asha": "2025-02-28",
        "Ben": "2025-02-28",  # three months after 30 November is the last of February
        "Dee": "2025-02-28",
    }


REVIEWS = """
    review_id | plan_id | child | held
    v1        | p1      | Asha  | 2025-02-20
    v2        | p1      | Asha  | 2025-07-01    # after the data ends
    v3        | p2      | Ben   | 2024-11-29    # before the plan: another plan's
"""


def test_once_reviewed_the_later_clock_runs_from_the_last_one():
    tables = {"plans": PLANS, "plan_reviews": REVIEWS}
    assert due("later-review-conference", "2025-06-30", **tables) == {"Asha": "2025-08-20"}
    assert set(due("first-review-conference", "2025-06-30", **tables)) == {"Ben", "Dee"}


def test_annex_a_gives_the_latest_review_and_that_is_enough():
    listed = "plan_id | child | reviewed \n p2 | Ben | 2025-05-01"
    assert due("later-review-conference", "2025-06-30", plans=PLANS, listed_plans=listed) == {
        "Ben": "2025-11-01"
    }


VISITS = """
    visit_id | plan_id | child | visited    | seen
    x1       | p1      | Asha  | 2025-06-16 | yes
    x2       | p1      | Asha  | 2025-06-20 | no     # not seen: does not count
    x3       | p2      | Ben   | 2025-06-13 | yes
    x4       | p2      | Ben   | 2025-07-01 | yes    # after the data ends
"""


def test_a_visit_is_due_ten_working_days_after_the_last_that_saw_the_child():
    assert due("child-protection-visit", "2025-06-30", plans=PLANS, plan_visits=VISITS) == {
        "Asha": "2025-06-30",
        "Ben": "2025-06-27",
        "Dee": "2024-12-13",  # never seen: from the plan's start
    }


def test_a_plan_older_than_the_visits_loaded_is_counted_aside_and_not_called_late():
    told = found("child-protection-visit", "2025-06-30", {"ssd_cp_visits": "2025-01-01"}, plans=PLANS)
    assert told.rows == []
    assert told.asides == {("990", "child-protection-visit", BEFORE): 3}


def test_the_length_in_force_on_the_day_the_clock_starts_applies():
    keep(ClockChange("child-protection-visit", date(2025, 6, 16), limits.parse("15wd"), "jo", "agreed"))
    assert due("child-protection-visit", "2025-06-30", plans=PLANS, plan_visits=VISITS) == {
        "Asha": "2025-07-07",  # started on the day of the change
        "Ben": "2025-06-27",  # started before it
        "Dee": "2024-12-13",
    }
