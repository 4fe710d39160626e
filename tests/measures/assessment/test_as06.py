from sightline.measures.assessment.as06 import open_beyond_45_working_days

ASSESSMENTS = """
    assessment_id | child | referred   | started    | authorised
    a1            | Asha  | 2025-03-03 | 2025-03-04 |              # its 45th working day is 8 May
    a2            | Ben   |            | 2025-03-04 |              # from its start: 9 May
    a3            | Cai   | 2025-03-03 | 2025-03-04 | 2025-05-09   # finished late, but finished that day
    a4            | Dee   | 2025-03-03 | 2025-03-04 | 2025-05-20   # still open on that day
    """


def test_an_assessment_is_beyond_its_limit_on_the_day_after_it(check):
    check(
        open_beyond_45_working_days,
        data_to="2025-05-09",
        on="2025-05-09",
        assessments=ASSESSMENTS,
        counted={"Asha": True, "Dee": True},
    )


def test_an_assessment_on_its_last_day_is_not_beyond_its_limit(check):
    check(
        open_beyond_45_working_days,
        data_to="2025-05-08",
        on="2025-05-08",
        assessments=ASSESSMENTS,
        counted={},
    )


def test_a_finished_assessment_is_listed_for_no_later_month(check):
    rows = check(open_beyond_45_working_days, data_to="2025-07-31", assessments=ASSESSMENTS)
    days = {
        child: [row["on"].isoformat() for row in rows if row["child_id"] == child]
        for child in ("Asha", "Dee")
    }
    assert days == {"Asha": ["2025-05-31", "2025-06-30", "2025-07-31"], "Dee": []}


TWICE = """
    assessment_id | child | referral_id | referred   | started    | authorised
    a1            | Asha  | r1          | 2025-01-06 | 2025-01-07 | 2025-02-10
    a2            | Asha  | r1          | 2025-01-06 | 2025-09-01 | 2025-11-20   # its own 45th working day is 3 November
    """


def on_days(rows):
    return [row["on"].isoformat() for row in rows]


def test_a_second_assessment_is_not_open_before_its_own_start_and_is_judged_from_it(check):
    rows = check(open_beyond_45_working_days, data_to="2025-12-31", assessments=TWICE)
    assert rows == []  # on 31 October inside its own limit, on 30 November authorised
    rows = check(
        open_beyond_45_working_days, data_to="2025-11-30", assessments=TWICE.replace("2025-11-20", "")
    )
    assert on_days(rows) == ["2025-11-30"]
    assert rows[0]["working_days_open"] == 65  # a Sunday is counted as the Monday after it
    assert rows[0]["clock_from"] == "assessment start: not the first on its referral"


def test_the_45th_working_day_of_a_second_assessment_is_inside_and_the_next_is_not(check):
    open_still = TWICE.replace("2025-11-20", "")
    assert (
        check(open_beyond_45_working_days, data_to="2025-11-03", on="2025-11-03", assessments=open_still)
        == []
    )
    rows = check(open_beyond_45_working_days, data_to="2025-11-04", on="2025-11-04", assessments=open_still)
    assert [row["case_id"] for row in rows] == ["a2"]


def test_a_first_assessment_that_began_long_after_its_referral_is_not_open_before_it_began(check):
    rows = check(
        open_beyond_45_working_days,
        data_to="2025-07-31",
        assessments="""
        assessment_id | child | referral_id | referred   | started
        a1            | Asha  | r1          | 2025-01-06 | 2025-06-02   # late on the day it began
        """,
    )
    assert on_days(rows) == ["2025-06-30", "2025-07-31"]


def test_siblings_on_one_referral_and_two_that_start_together_are_each_a_first(check):
    rows = check(
        open_beyond_45_working_days,
        data_to="2025-03-31",
        on="2025-03-31",
        assessments="""
        assessment_id | child | referral_id | referred   | started
        a1            | Asha  | r1          | 2025-01-06 | 2025-01-07
        a2            | Ben   | r1          | 2025-01-06 | 2025-02-10   # another child's first
        a3            | Cai   | r3          | 2025-01-06 | 2025-01-07
        a4            | Cai   | r3          | 2025-01-06 | 2025-01-07   # of the same day: neither comes second
        a5            | Dee   | r5          | 2025-01-06 |              # no start recorded: all that is known is the referral
        """,
    )
    assert {row["case_id"]: row["clock_from"] for row in rows} == dict.fromkeys(
        ("a1", "a2", "a3", "a4", "a5"), "referral"
    )
