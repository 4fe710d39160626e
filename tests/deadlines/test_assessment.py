"""45 working days from the referral, checkpoints at 10 and 20, the child seen by 5 and 10."""

from deadlines.board import due, found, one
from sightline.deadlines.clocks.assessment import CLOSED

OPEN = """
    assessment_id | child | referral_id | referred   | started    | authorised | seen
    a1            | Asha  | r1          | 2025-03-03 | 2025-03-04 |            | no    # day 45 is 8 May
    a2            | Ben   | r2          | 2025-03-03 | 2025-03-04 | 2025-06-02 | yes   # late, and done
    a3            | Cai   | r3          | 2025-03-03 | 2025-03-04 | 2025-07-01 | no    # authorised after the data ends
    a4            | Dee   |             |            | 2025-06-02 |            | yes   # no referral links
    a5            | Eli   | r5          | 2025-07-01 | 2025-07-01 |            | no    # begins after the data ends
"""


def test_open_is_judged_on_the_data_date_and_what_is_authorised_is_not_listed():
    listed = due("assessment", "2025-06-30", assessments=OPEN)
    assert listed == {"Asha": "2025-05-08", "Cai": "2025-05-08", "Dee": "2025-08-04"}


def test_the_day_it_is_authorised_it_is_gone_and_the_day_before_it_is_not():
    assert "Ben" in due("assessment", "2025-06-01", assessments=OPEN)
    assert "Ben" not in due("assessment", "2025-06-02", assessments=OPEN)


def test_without_a_referral_it_runs_from_its_own_start_and_says_so():
    row = one("assessment", "2025-06-30", assessments=OPEN.replace("| 2025-03-03", "| 2025-07-03"))
    assert (row["child_id"], row["remark"]) == ("Dee", "Counted from its own start: no referral links.")


def test_a_second_assessment_runs_from_its_own_start_says_so_and_is_not_listed_before_it():
    twice = """
        assessment_id | child | referral_id | referred   | started    | authorised
        a1            | Asha  | r1          | 2025-01-06 | 2025-01-07 | 2025-02-10
        a2            | Asha  | r1          | 2025-01-06 | 2025-06-02 |
    """
    row = one("assessment", "2025-06-30", assessments=twice)
    assert (str(row["starts"]), str(row["due"])) == ("2025-06-02", "2025-08-04")
    assert row["remark"] == "Counted from its own start: it is not the child's first on its referral."
    assert due("assessment", "2025-06-01", assessments=twice) == {}


REFERRALS = """
    referral_id | child | received   | closed
    r1          | Asha  | 2025-03-03 | 2025-04-01   # closed with the assessment unfinished
    r3          | Cai   | 2025-03-03 | 2025-07-01   # closed after the data ends
"""


def test_under_a_closed_referral_it_is_counted_aside_and_one_closed_later_is_listed():
    told = found("assessment", "2025-06-30", assessments=OPEN, referrals=REFERRALS)
    assert {row["child_id"] for row in told.rows} == {"Cai", "Dee"}
    assert told.asides == {("990", "assessment", CLOSED): 1}


def test_a_referral_opened_again_is_open():
    again = REFERRALS + "    r1 | Asha | 2025-03-03 |\n"
    assert "Asha" in due("assessment", "2025-06-30", assessments=OPEN, referrals=again)


def test_a_child_who_has_turned_18_or_died_is_not_listed_and_one_who_turns_18_tomorrow_is():
    children = """
        child | born       | died
        Asha  | 2007-06-30 |             # 18 on the data date
        Cai   | 2007-07-01 |             # 18 the day after
        Dee   | 2015-01-01 | 2025-06-30
    """
    assert set(due("assessment", "2025-06-30", assessments=OPEN, children=children)) == {"Cai"}


def test_a_checkpoint_is_shown_until_its_day_and_never_as_late():
    one_open = "assessment_id | child | started \n a1 | Asha | 2025-06-02"
    for clock, last in (
        ("assessment-checkpoint-10", "2025-06-16"),
        ("assessment-checkpoint-20", "2025-06-30"),
    ):
        assert due(clock, last, assessments=one_open) == {"Asha": last}
        day_after = last.replace("-16", "-17").replace("06-30", "07-01")
        assert due(clock, day_after, assessments=one_open) == {}


VISITS = """
    visit_id | child | visited    | seen
    v1       | Asha  | 2025-03-10 | no      # nobody saw Asha
    v2       | Cai   | 2025-03-03 | yes     # the day before the assessment began
"""


def test_a_child_is_seen_at_a_visit_since_the_start_or_when_the_assessment_says_so():
    assert due("child-seen-5", "2025-06-30", assessments=OPEN, child_visits=VISITS) == {
        "Asha": "2025-03-11",
        "Cai": "2025-03-11",
    }
    assert due("child-seen-10", "2025-06-30", assessments=OPEN, child_visits=VISITS)["Asha"] == "2025-03-18"


def test_a_visit_after_the_data_ends_has_not_been_made():
    for day, still in (("2025-06-30", set()), ("2025-07-01", {"Asha"})):
        seen = f"visit_id | child | visited | seen \n v1 | Asha | {day} | yes"
        assert set(due("child-seen-5", "2025-06-30", assessments=OPEN, child_visits=seen)) - {"Cai"} == still


def test_a_visit_on_a_protection_plan_or_in_care_is_one_at_which_the_child_is_seen():
    plan = "visit_id | child | plan_id | visited | seen \n p1 | Asha | p1 | 2025-03-10 | yes"
    care = "visit_id | child | visited | seen \n c1 | Cai | 2025-03-10 | yes"
    assert due("child-seen-5", "2025-06-30", assessments=OPEN, plan_visits=plan, care_visits=care) == {}
