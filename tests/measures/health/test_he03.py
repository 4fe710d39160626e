from sightline.measures.health.he03 import health_assessments_up_to_date

PERIODS = """
        period_id | child | started
        p1        | Asha  | 2023-01-01
        p2        | Ben   | 2023-01-01
        p3        | Cai   | 2023-01-01
        """
SCHOOL_AGE = """
        child | born
        Asha  | 2015-01-01
        Ben   | 2015-01-01
        Cai   | 2015-01-01
        """


def judge(check, children, assessments, counted, periods=PERIODS):
    return check(
        health_assessments_up_to_date,
        data_to="2025-06-30",
        on="2025-06-30",
        children=children,
        care_periods=periods,
        health_assessments=assessments,
        counted=counted,
    )


def test_from_five_years_one_within_twelve_months_counts_even_eleven_months_ago(check):
    judge(
        check,
        SCHOOL_AGE,
        """
        check_id | child | done
        c1       | Asha  | 2024-07-01   # the first day that counts
        c2       | Ben   | 2024-06-30   # a year ago to the day
        c3       | Cai   | 2025-07-01   # after the day
        """,
        {"Asha": True, "Ben": False, "Cai": False},
    )


def test_under_five_two_are_needed_on_different_days(check):
    judge(
        check,
        """
        child | born
        Asha  | 2020-07-01   # five tomorrow
        Ben   | 2020-07-01
        Cai   | 2020-06-30   # five today: one is enough
        """,
        """
        check_id | child | done
        c1       | Asha  | 2024-08-01
        c2       | Asha  | 2025-02-01
        c3       | Ben   | 2025-02-01
        c4       | Ben   | 2025-02-01   # the same one, entered twice
        c5       | Cai   | 2025-02-01
        """,
        {"Asha": True, "Ben": False, "Cai": True},
    )


def test_children_with_no_assessment_stay_in_so_that_the_figure_is_not_always_100(check):
    judge(
        check,
        SCHOOL_AGE,
        """
        check_id | child | done
        c1       | Asha  | 2025-01-01
        """,
        {"Asha": True, "Ben": False, "Cai": False},
    )


def test_only_children_in_care_for_twelve_months_are_asked_about(check):
    judge(
        check,
        SCHOOL_AGE,
        "check_id | child | done",
        {"Asha": False},
        periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2024-06-30 |              # a year to the day
        p2        | Ben   | 2024-07-01 |              # a day short
        p3        | Cai   | 2022-01-01 | 2025-06-30   # left that day
        """,
    )


def test_a_child_without_a_date_of_birth_is_left_out(check):
    judge(check, "child | born", "check_id | child | done", {})
