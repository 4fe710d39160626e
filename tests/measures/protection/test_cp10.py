from sightline.measures.protection.cp10 import reviews_on_time


def children(check, plans, reviews, day="2025-03-31"):
    """Who counts on that day."""
    rows = check(reviews_on_time, data_to=day, on=day, plans=plans, plan_reviews=reviews)
    return {row["child_id"]: row["counted"] for row in rows}


def test_the_first_review_is_due_three_months_after_the_plan_began(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-11-29
        p2      | Ben   | 2024-11-29
        p3      | Cai   | 2024-11-29
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2025-02-28   # the last day of three months
        r2        | p2      | 2025-03-03
        """
    assert children(check, plans, reviews) == {"Asha": True, "Ben": False, "Cai": False}


def test_later_reviews_are_due_six_months_after_the_one_before(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-04-08
        p2      | Ben   | 2024-04-08
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2024-07-08
        r2        | p1      | 2025-01-08   # six months to the day
        r3        | p2      | 2024-07-08
        r4        | p2      | 2025-01-09   # a day more
        """
    assert children(check, plans, reviews) == {"Asha": True, "Ben": False}


def test_every_review_of_the_year_must_be_on_time_not_only_the_latest(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-04-08
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2024-09-02   # due on 8 July
        r2        | p1      | 2025-01-06
        """
    assert children(check, plans, reviews) == {"Asha": False}


def test_last_year_s_last_review_starts_this_year_s_first_turn_and_an_old_lateness_is_forgiven(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2023-01-09
        p2      | Ben   | 2023-01-09
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2023-10-09   # six months late, and last year's
        r2        | p1      | 2024-03-28
        r3        | p1      | 2024-09-27
        r4        | p1      | 2025-03-26
        r5        | p2      | 2023-04-06
        r6        | p2      | 2023-10-06
        r7        | p2      | 2024-04-08   # held this year, two days late for last year's last review
        r8        | p2      | 2024-10-08
        """
    assert children(check, plans, reviews) == {"Asha": True, "Ben": False}


def test_a_child_on_a_plan_for_less_than_three_months_is_not_judged(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-12-31   # three months to the day: judged, and its review may still come today
        p2      | Ben   | 2025-01-01
        p3      | Cai   | 2024-06-03
        """
    reviews = """
        review_id | plan_id | held
        r1        | p3      | 2024-09-03
        r2        | p3      | 2025-03-03
        """
    assert children(check, plans, reviews) == {"Asha": True, "Cai": True}


def test_a_review_overdue_today_and_not_held_is_late(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-06-28
        p2      | Ben   | 2024-07-01
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2024-09-27   # the next was due on 27 March
        r2        | p2      | 2024-10-01   # the next is due tomorrow
        """
    assert children(check, plans, reviews) == {"Asha": False, "Ben": True}


def test_the_conference_that_made_the_plan_is_not_its_first_review(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-11-04
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2024-11-04
        """
    assert children(check, plans, reviews) == {"Asha": False}


def test_two_reviews_on_one_day_are_one(check):
    plans = """
        plan_id | child | started
        p1      | Asha  | 2024-11-04
        """
    reviews = """
        review_id | plan_id | held
        r1        | p1      | 2025-02-04
        r2        | p1      | 2025-02-04
        """
    assert children(check, plans, reviews) == {"Asha": True}
