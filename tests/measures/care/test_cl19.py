from sightline.measures.care.cl19 import care_reviews_on_time


def judge(check, periods, reviews, data_to="2025-06-30"):
    rows = check(care_reviews_on_time, data_to=data_to, care_periods=periods, care_reviews=reviews)
    return {(row["child_id"], str(row["on"])): row["counted"] for row in rows if row["aside"] is None}


def test_the_20th_working_day_counts_and_the_21st_does_not(check):
    found = judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2025-04-01
        p2        | Ben   | 2025-04-01
        p3        | Cai   | 2025-04-01
        """,
        """
        review_id | period_id | child | held
        r1        | p1        | Asha  | 2025-05-01   # Good Friday and Easter Monday do not count
        r2        | p2        | Ben   | 2025-05-02
        r3        | p3        | Cai   |              # planned, never held
        """,
    )
    assert found == {
        ("Asha", "2025-05-01"): True,
        ("Ben", "2025-05-01"): False,
        ("Cai", "2025-05-01"): False,
    }


def test_the_second_is_due_three_months_after_the_first(check):
    found = judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2025-01-02
        p2        | Ben   | 2025-01-02
        """,
        """
        review_id | period_id | child | held
        r1        | p1        | Asha  | 2025-01-20
        r2        | p1        | Asha  | 2025-04-20
        r3        | p2        | Ben   | 2025-01-20
        r4        | p2        | Ben   | 2025-04-21
        """,
    )
    assert found[("Asha", "2025-04-20")] is True
    assert found[("Ben", "2025-04-20")] is False


def test_later_ones_are_due_six_months_after_the_one_before_whatever_the_record_says(check):
    found = judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2024-08-01
        p2        | Ben   | 2024-08-01
        """,
        """
        review_id | period_id | child | held       | due
        r1        | p1        | Asha  | 2024-08-20 |
        r2        | p1        | Asha  | 2024-11-20 |
        r3        | p1        | Asha  | 2025-05-20 | 2025-04-01
        r4        | p2        | Ben   | 2024-08-20 |
        r5        | p2        | Ben   | 2024-11-20 |
        r6        | p2        | Ben   | 2025-05-21 | 2025-06-30
        """,
    )
    assert found[("Asha", "2025-05-20")] is True
    assert found[("Ben", "2025-05-20")] is False


def test_leaving_care_on_the_due_day_leaves_no_review_due(check):
    found = judge(
        check,
        """
        period_id | child | started    | ended
        p1        | Asha  | 2025-04-01 | 2025-05-01
        p2        | Ben   | 2025-04-01 | 2025-05-02
        """,
        "review_id | period_id | child | held",
    )
    assert found == {("Ben", "2025-05-01"): False}


def test_a_review_not_yet_due_is_too_recent(check):
    check(
        care_reviews_on_time,
        data_to="2025-05-01",
        care_periods="""
        period_id | child | started
        p1        | Asha  | 2025-04-01
        """,
        care_reviews="review_id | period_id | child | held",
        counted={},
        aside={"Asha": "too_recent"},
    )


def test_a_child_nobody_reviews_is_missed_each_time_the_next_would_have_been_due(check):
    found = judge(
        check,
        """
        period_id | child | started    | ended
        p1        | Asha  | 2024-04-02 |
        p2        | Ben   | 2024-04-02 | 2024-07-31   # left on the day the second fell due
        p3        | Cai   | 2024-04-02 |
        """,
        """
        review_id | period_id | child | held
        r1        | p3        | Cai   | 2024-08-01   # the first, three months late, after the second had fallen due
        """,
        data_to="2025-08-31",
    )
    first = "2024-04-30"
    assert found == {
        ("Asha", first): False,
        ("Asha", "2024-07-30"): False,
        ("Asha", "2025-01-30"): False,
        ("Asha", "2025-07-30"): False,
        ("Ben", first): False,
        ("Ben", "2024-07-30"): False,
        ("Cai", first): False,
        ("Cai", "2024-07-30"): False,
        ("Cai", "2024-11-01"): False,  # three months after the first
        ("Cai", "2025-05-01"): False,  # and six after that
    }
