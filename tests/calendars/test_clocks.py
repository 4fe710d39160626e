"""Every clock: the last day that counts and the first that does not, worked out by hand on a paper calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sightline.calendars import clocks, limits
from sightline.calendars.clocks import ClockError
from sightline.calendars.working_days import working_days_between

TABLE = """
    clock                          | starts     | counts     | too late   | because
    contact-decision               | 2025-03-07 | 2025-03-10 | 2025-03-11 | Friday to Monday
    referral-decision              | 2025-04-17 | 2025-04-22 | 2025-04-23 | Easter between
    assessment                     | 2025-03-03 | 2025-05-08 | 2025-05-09 | Good Friday, Easter Monday, early May
    assessment-checkpoint-10       | 2025-03-03 | 2025-03-17 | 2025-03-18 | two weeks
    assessment-checkpoint-20       | 2025-03-03 | 2025-03-31 | 2025-04-01 | four weeks
    child-seen-5                   | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    child-seen-10                  | 2025-03-08 | 2025-03-21 | 2025-03-24 | a Saturday start: day 1 is Monday 10 March
    initial-conference             | 2024-12-16 | 2025-01-09 | 2025-01-10 | Christmas, Boxing Day, New Year
    initial-conference-transfer-in | 2025-03-03 | 2025-03-24 | 2025-03-25 | three weeks
    first-core-group               | 2025-05-02 | 2025-05-19 | 2025-05-20 | early May
    first-review-conference        | 2024-11-30 | 2025-02-28 | 2025-03-01 | February has no 30th
    later-review-conference        | 2023-08-31 | 2024-02-29 | 2024-03-01 | a leap year
    child-protection-visit         | 2025-03-07 | 2025-03-21 | 2025-03-24 | two weeks
    child-in-need-visit            | 2025-03-07 | 2025-04-04 | 2025-04-07 | four weeks
    child-in-need-review-first     | 2025-01-31 | 2025-04-30 | 2025-05-01 | April has no 31st
    child-in-need-review-later     | 2025-03-31 | 2025-09-30 | 2025-10-01 | September has no 31st
    pre-proceedings                | 2025-03-03 | 2025-06-23 | 2025-06-24 | 112 days
    care-proceedings               | 2025-03-03 | 2025-08-31 | 2025-09-01 | 182 days, the start is the first
    care-visit-first               | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    care-visit                     | 2025-03-03 | 2025-04-14 | 2025-04-15 | six weeks
    care-visit-settled             | 2025-11-30 | 2026-02-28 | 2026-03-01 | February has no 30th
    care-visit-interim-first       | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    care-visit-interim-later       | 2025-03-03 | 2025-03-31 | 2025-04-01 | four weeks
    care-visit-parent-first        | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    care-visit-parent-later        | 2025-03-03 | 2025-04-14 | 2025-04-15 | six weeks
    care-visit-unassessed-first    | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    care-visit-unassessed-later    | 2025-03-03 | 2025-04-14 | 2025-04-15 | six weeks
    first-care-review              | 2025-08-01 | 2025-09-01 | 2025-09-02 | the summer bank holiday
    second-care-review             | 2025-03-15 | 2025-06-15 | 2025-06-16 | a Sunday is a day like another
    later-care-review              | 2025-03-15 | 2025-09-15 | 2025-09-16 | six months
    initial-health-assessment      | 2025-12-05 | 2026-01-07 | 2026-01-08 | Christmas, Boxing Day, New Year
    health-under-5                 | 2025-08-30 | 2026-02-28 | 2026-03-01 | February has no 30th
    health-5-and-over              | 2024-02-29 | 2025-02-28 | 2025-03-01 | from a leap day
    education-plan-begun           | 2025-03-03 | 2025-03-17 | 2025-03-18 | two weeks
    education-plan-ready           | 2025-03-03 | 2025-03-31 | 2025-04-01 | four weeks
    pathway-plan                   | 2025-03-15 | 2025-06-15 | 2025-06-16 | three months
    pathway-plan-review            | 2025-03-15 | 2025-09-15 | 2025-09-16 | six months
    personal-adviser-visit-first   | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    personal-adviser-visit         | 2025-12-31 | 2026-02-28 | 2026-03-01 | February has no 31st
    private-fostering-visit-first  | 2025-03-03 | 2025-03-12 | 2025-03-13 | a week and two days
    private-fostering-visit        | 2025-03-03 | 2025-04-14 | 2025-04-15 | six weeks
    private-fostering-visit-later  | 2025-03-03 | 2025-05-26 | 2025-05-27 | twelve weeks
    adoption-moving-in             | 2025-03-03 | 2026-05-03 | 2026-05-04 | a year and 61 days
    adoption-match                 | 2025-03-03 | 2025-07-02 | 2025-07-03 | 28 + 30 + 31 + 30 + 2
    supervision                    | 2025-01-31 | 2025-02-28 | 2025-03-01 | February has no 31st
    supervision-academy            | 2025-03-03 | 2025-03-10 | 2025-03-11 | a week
    practice-observed              | 2025-03-15 | 2025-09-15 | 2025-09-16 | six months
    induction                      | 2025-03-03 | 2025-05-26 | 2025-05-27 | twelve weeks
    action-plan                    | 2015-09-15 | 2015-12-22 | 2015-12-23 | printed by Cheshire East
    call-in                        | 2025-05-02 | 2025-05-12 | 2025-05-13 | early May
    complaint-stage-1              | 2025-03-03 | 2025-03-17 | 2025-03-18 | two weeks
    complaint-stage-1-complex      | 2025-03-03 | 2025-03-31 | 2025-04-01 | four weeks
    public-notice                  | 2017-11-14 | 2017-11-06 | 2017-11-07 | counted back, both ends left out
    key-decision-notice            | 2025-03-31 | 2025-03-02 | 2025-03-03 | 28 days stand clear between
    private-meeting-notice         | 2025-03-31 | 2025-03-02 | 2025-03-03 | 28 days stand clear between
    private-meeting-reasons        | 2017-11-14 | 2017-11-06 | 2017-11-07 | as the agenda of the meeting
    papers-sent                    | 2025-03-31 | 2025-03-24 | 2025-03-25 | a week
    clearance-finance              | 2025-03-31 | 2025-03-17 | 2025-03-18 | two weeks
    clearance-legal                | 2025-03-31 | 2025-03-17 | 2025-03-18 | two weeks
    clearance-hr                   | 2025-03-31 | 2025-03-17 | 2025-03-18 | two weeks
    clearance-monitoring           | 2025-03-31 | 2025-03-24 | 2025-03-25 | a week
    clearance-members              | 2025-03-31 | 2025-03-26 | 2025-03-27 | three working days
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()[1:]]
WITHOUT_A_LENGTH = {"education-plan-review", "permanence-plan"}


@pytest.mark.parametrize(
    ("clock_id", "starts", "counts", "late", "because"), ROWS, ids=[row[0] for row in ROWS]
)
def test_the_day_that_counts_and_the_day_that_does_not(clock_id, starts, counts, late, because):
    start, last, over = (date.fromisoformat(day) for day in (starts, counts, late))
    assert clocks.get(clock_id).deadline(start) == last < over, because


@pytest.mark.parametrize(
    ("clock_id", "starts", "counts", "late", "because"), ROWS, ids=[row[0] for row in ROWS]
)
def test_the_running_count_judges_both_days_as_the_deadline_does(clock_id, starts, counts, late, because):
    clock = clocks.get(clock_id)
    limit = clock.limit
    start, last, over = (date.fromisoformat(day) for day in (starts, counts, late))
    if limit.unit == "wd" and clock.before:
        assert working_days_between(last, start) >= limit.amount > working_days_between(over, start)
    elif limit.unit == "wd":
        assert working_days_between(start, last) <= limit.amount < working_days_between(start, over)
    else:
        assert abs(over - last) == timedelta(days=1)


def test_every_clock_with_a_fixed_length_is_in_the_table_above():
    in_hours = {"return-interview"}
    assert {row[0] for row in ROWS} | WITHOUT_A_LENGTH | in_hours == set(clocks.clocks())


@pytest.mark.parametrize(
    ("held", "in_time"),
    [
        (datetime(2025, 3, 6, 21, 30, tzinfo=UTC), True),
        (datetime(2025, 3, 6, 21, 31, tzinfo=UTC), False),
    ],
)
def test_a_return_interview_is_due_72_hours_after_the_return_to_the_minute(held, in_time):
    deadline = clocks.RETURN_INTERVIEW.deadline(datetime(2025, 3, 3, 21, 30, tzinfo=UTC))
    assert isinstance(deadline, datetime)
    assert (held <= deadline) is in_time


@pytest.mark.parametrize("clock_id", sorted(WITHOUT_A_LENGTH))
def test_a_clock_without_a_fixed_length_says_so_when_asked_for_it(clock_id):
    with pytest.raises(ClockError, match="has no fixed length"):
        _ = clocks.get(clock_id).limit


def test_an_unknown_clock_is_refused_in_a_sentence():
    with pytest.raises(ClockError, match=r"no clock 'tea-break'. The ids are listed in"):
        clocks.get("tea-break")


@pytest.mark.parametrize(
    ("clock", "typed"),
    [
        (clocks.REFERRAL_DECISION, "1wd"),
        (clocks.ASSESSMENT, "45wd"),
        (clocks.CHILD_SEEN_5, "5wd"),
        (clocks.CHILD_SEEN_10, "10wd"),
        (clocks.INITIAL_CONFERENCE, "15wd"),
        (clocks.FIRST_REVIEW_CONFERENCE, "3m"),
        (clocks.LATER_REVIEW_CONFERENCE, "6m"),
        (clocks.CHILD_PROTECTION_VISIT, "10wd"),
        (clocks.CARE_VISIT_FIRST, "1w"),
        (clocks.CARE_VISIT, "6w"),
        (clocks.CARE_VISIT_SETTLED, "3m"),
        (clocks.FIRST_CARE_REVIEW, "20wd"),
        (clocks.SECOND_CARE_REVIEW, "3m"),
        (clocks.LATER_CARE_REVIEW, "6m"),
        (clocks.INITIAL_HEALTH_ASSESSMENT, "20wd"),
        (clocks.HEALTH_UNDER_5, "6m"),
        (clocks.HEALTH_5_AND_OVER, "12m"),
        (clocks.RETURN_INTERVIEW, "72h"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_the_clocks_that_measures_name_have_the_limits_of_their_rules(clock, typed):
    assert clock.limit == limits.parse(typed)


def test_the_assessment_clock_declares_its_other_start():
    assert clocks.ASSESSMENT.starts == "referral received"
    assert clocks.ASSESSMENT.variant == (
        "from assessment start, where no referral links and for a second or later assessment on a referral"
    )


def test_every_clock_says_whose_it_is_what_starts_and_stops_it_and_whose_rule_it_is():
    for clock in clocks.clocks().values():
        assert clock.who in ("child", "worker", "organisation")
        assert all((clock.name, clock.starts, clock.said, clock.stops, clock.rule)), clock.id


def test_a_council_may_change_a_local_clock():
    changed = clocks.CHILD_PROTECTION_VISIT.with_limit("15wd")
    assert (changed.said, changed.deadline(date(2025, 3, 3))) == ("15 working days", date(2025, 3, 24))


def test_a_council_may_not_change_a_statutory_clock():
    with pytest.raises(
        ClockError, match=r"'First care review' is set by Care Planning Regulations 2010 reg. 33"
    ):
        clocks.FIRST_CARE_REVIEW.with_limit("25wd")


@pytest.mark.parametrize(
    ("clock_id", "start", "said"),
    [
        (
            "assessment",
            date(2025, 3, 3),
            "45 working days from 3 March 2025, less Good Friday, Easter Monday and the Early May bank holiday",
        ),
        ("key-decision-notice", date(2025, 3, 31), "28 clear days before 31 March 2025"),
        ("care-proceedings", date(2025, 3, 3), "26 weeks from 3 March 2025, which is day 1"),
    ],
)
def test_a_clock_explains_its_deadline(clock_id, start, said):
    assert clocks.get(clock_id).explain(start) == said
