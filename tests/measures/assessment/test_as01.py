from sightline.measures.assessment.as01 import assessments_within_45_working_days


def test_the_45th_working_day_counts_and_the_46th_does_not(check):
    check(
        assessments_within_45_working_days,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | referred   | started    | authorised
        a1            | Asha  | 2025-03-03 | 2025-03-04 | 2025-05-08   # the 45th: Good Friday, Easter Monday and early May do not count
        a2            | Ben   | 2025-03-03 | 2025-03-04 | 2025-05-09   # the 46th
        a3            | Cai   | 2025-03-03 | 2025-03-04 |              # still open: not judged here, shown as open late
        a4            | Dee   | 2025-06-02 | 2025-06-03 |              # still open and inside the limit: too recent
        """,
        counted={"Asha": True, "Ben": False},
        aside={"Cai": "open_late", "Dee": "too_recent"},
    )


def test_the_clock_starts_with_the_assessment_only_where_no_referral_links_and_says_so(check):
    rows = check(
        assessments_within_45_working_days,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | referred   | started    | authorised
        a1            | Asha  |            | 2025-03-04 | 2025-05-09   # 45 from the start
        a2            | Ben   | 2025-03-03 | 2025-03-04 | 2025-05-09   # 46 from the referral
        """,
        counted={"Asha": True, "Ben": False},
    )
    assert {row["child_id"]: row["clock_from"] for row in rows if row["aside"] is None} == {
        "Asha": "assessment start",
        "Ben": "referral",
    }


def test_a_finish_on_the_saturday_after_the_limit_is_late(check):
    check(
        assessments_within_45_working_days,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | referred   | authorised
        a1            | Asha  | 2025-03-04 | 2025-05-09   # a Friday, the 45th
        a2            | Ben   | 2025-03-04 | 2025-05-10   # the Saturday after it
        """,
        counted={"Asha": True, "Ben": False},
    )


def test_an_open_assessment_is_in_neither_number_until_it_is_finished(check):
    rows = check(
        assessments_within_45_working_days,
        data_to="2025-03-31",
        assessments="""
        assessment_id | child | referred   | authorised
        a1            | Asha  | 2025-03-03 | 2025-03-20
        a2            | Ben   | 2025-03-03 |              # inside its limit, and still not on time
        """,
        counted={"Asha": True},
        aside={"Ben": "too_recent"},
    )
    assert [row["counted"] for row in rows if row["child_id"] == "Ben"] == [None]


def test_a_second_assessment_on_a_referral_is_judged_from_its_own_start(check):
    rows = check(
        assessments_within_45_working_days,
        data_to="2025-12-31",
        assessments="""
        assessment_id | child | referral_id | referred   | started    | authorised
        a1            | Asha  | r1          | 2025-01-06 | 2025-01-07 | 2025-02-10
        a2            | Asha  | r1          | 2025-01-06 | 2025-09-01 | 2025-11-03   # the 45th since it began
        a3            | Ben   | r2          | 2025-01-06 | 2025-01-07 | 2025-02-10
        a4            | Ben   | r2          | 2025-01-06 | 2025-09-01 | 2025-11-04   # the 46th
        """,
    )
    assert {row["case_id"]: row["counted"] for row in rows} == {
        "a1": True,
        "a2": True,
        "a3": True,
        "a4": False,
    }


def test_work_not_yet_begun_is_not_open(check):
    check(
        assessments_within_45_working_days,
        data_to="2025-06-30",
        assessments="""
        assessment_id | child | referral_id | referred   | started    | authorised
        a1            | Asha  | r1          | 2025-01-06 | 2025-01-07 | 2025-02-10
        a2            | Asha  | r1          | 2025-01-06 | 2025-09-01 |              # begins after the data ends
        a3            | Ben   | r2          | 2025-01-06 | 2025-01-07 | 2025-02-10
        a4            | Ben   | r2          | 2025-01-06 | 2025-06-20 |              # ten days old
        """,
        counted={"Asha": True, "Ben": True},
        aside={"Ben": "too_recent"},
    )
