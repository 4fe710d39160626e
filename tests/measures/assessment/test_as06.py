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
