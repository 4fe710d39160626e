import pytest

from sightline.calendars import limits
from sightline.measures.assessment.as02_as03 import seen_within_5_days, seen_within_10_days

ASSESSMENTS = """
    assessment_id | child | started
    a1            | Asha  | 2025-03-03
    a2            | Ben   | 2025-03-03
    a3            | Cai   | 2025-03-03
    """


@pytest.mark.parametrize(
    ("measure", "last_in_time", "too_late"),
    [(seen_within_5_days, "2025-03-10", "2025-03-11"), (seen_within_10_days, "2025-03-17", "2025-03-18")],
    ids=["five", "ten"],
)
def test_the_last_working_day_counts_and_the_next_does_not(check, measure, last_in_time, too_late):
    check(
        measure,
        data_to="2025-06-30",
        recorded_assessments=ASSESSMENTS,
        first_seen=f"""
        assessment_id | seen_on
        a1            | {last_in_time}
        a2            | {too_late}
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},  # Cai was never seen: missed
    )


def test_an_assessment_still_inside_the_limit_is_too_recent(check):
    check(
        seen_within_5_days,
        data_to="2025-03-10",
        recorded_assessments=ASSESSMENTS,
        first_seen="""
        assessment_id | seen_on
        a1            | 2025-03-03
        """,
        counted={"Asha": True},
        aside={"Ben": "too_recent", "Cai": "too_recent"},
    )


def test_an_assessment_authorised_early_with_nobody_seen_is_missed(check):
    check(
        seen_within_5_days,
        data_to="2025-06-30",
        recorded_assessments="""
        assessment_id | child | started    | authorised
        a1            | Asha  | 2025-03-03 | 2025-03-05
        """,
        counted={"Asha": False},
    )


def test_a_visit_at_which_the_child_was_not_seen_does_not_count(check):
    check(
        seen_within_5_days,
        data_to="2025-06-30",
        recorded_assessments=ASSESSMENTS,
        child_visits="""
        visit_id | child | visited    | seen
        v1       | Asha  | 2025-03-04 | no
        v2       | Asha  | 2025-03-10 | yes
        v3       | Ben   | 2025-03-04 | no
        v4       | Cai   | 2025-03-04 |        # says nothing
        """,
        counted={"Asha": True, "Ben": False, "Cai": False},
    )


def test_a_visit_of_any_kind_counts_where_the_child_was_seen(check):
    check(
        seen_within_5_days,
        data_to="2025-06-30",
        recorded_assessments=ASSESSMENTS,
        plan_visits="""
        visit_id | child | plan_id | visited    | seen
        p1       | Asha  | p1      | 2025-03-10 | yes   # on a protection plan
        p3       | Cai   | p3      | 2025-03-10 | no
        """,
        care_visits="""
        visit_id | child | visited    | seen
        c2       | Ben   | 2025-03-10 | yes   # in care
        c3       | Cai   | 2025-03-11 | yes   # the sixth
        """,
        counted={"Asha": True, "Ben": True, "Cai": False},
    )


def test_a_council_may_count_calendar_days(check):
    calendar = seen_within_5_days.clock.with_limit("5d")
    assert calendar.limit == limits.parse("5d")
    assert seen_within_5_days.clock.limit == limits.parse("5wd")


def test_an_assessment_without_a_start_is_left_out(check):
    check(
        seen_within_5_days,
        data_to="2025-06-30",
        recorded_assessments="""
        assessment_id | child | started
        a1            | Asha  |
        """,
        counted={},
    )
