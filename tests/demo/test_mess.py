"""The mess real records have is there, and there is not much of it."""

import pandas as pd


def _share(part, whole):
    return part / whole


def test_some_placements_overlap_the_next(rows):
    ordered = rows["cla_placement"].sort_values(["clap_cla_id", "clap_cla_placement_start_date"])
    before = ordered.groupby("clap_cla_id")["clap_cla_placement_end_date"].shift()
    late = (before > ordered["clap_cla_placement_start_date"]).sum()
    assert 0 < _share(late, len(ordered)) < 0.03


def test_some_teams_are_blank(rows):
    for table, column in (
        ("cin_episodes", "cine_referral_team"),
        ("cin_assessments", "cina_assessment_team"),
        ("s47_enquiry", "s47e_s47_completed_by_team"),
        ("involvements", "invo_professional_team"),
    ):
        assert 0 < rows[table][column].isna().mean() < 0.03, table


def test_some_referrals_were_reopened_within_days(rows):
    ordered = rows["cin_episodes"].sort_values(["cine_person_id", "cine_referral_date"])
    closed = ordered.groupby("cine_person_id")["cine_close_date"].shift()
    soon = (ordered["cine_referral_date"] - closed).dt.days.between(1, 5)
    assert 0 < soon.mean() < 0.02


def test_some_contacts_were_entered_twice_with_another_source(rows):
    twice = rows["contacts"].duplicated(["cont_person_id", "cont_contact_date"], keep=False)
    exact = rows["contacts"].duplicated(["cont_person_id", "cont_contact_date", "cont_contact_source_code"])
    assert 0 < twice.mean() < 0.02
    assert not exact.any()


def test_some_assessments_were_never_authorised(rows):
    still = rows["cin_assessments"][rows["cin_assessments"]["cina_assessment_auth_date"].isna()]
    assert (still["cina_assessment_start_date"] < pd.Timestamp("2026-05-01")).any()


def test_some_assessments_were_authorised_after_the_case_closed(rows):
    met = rows["cin_assessments"].merge(
        rows["cin_episodes"], left_on="cina_referral_id", right_on="cine_referral_id"
    )
    late = met["cina_assessment_auth_date"] > met["cine_close_date"]
    assert 0 < late.mean() < 0.02


def test_some_enquiries_were_ended_after_the_conference(rows):
    met = rows["initial_cp_conference"].merge(
        rows["s47_enquiry"], left_on="icpc_s47_enquiry_id", right_on="s47e_s47_enquiry_id"
    )
    assert (met["s47e_s47_end_date"] > met["icpc_icpc_date"]).any()


def test_a_handful_of_spells_end_before_they_start(rows):
    plans, gone = rows["cin_plans"], rows["missing"]
    assert 1 <= (plans["cinp_cin_plan_end_date"] < plans["cinp_cin_plan_start_date"]).sum() <= 5
    assert 1 <= (gone["miss_missing_episode_end_date"] < gone["miss_missing_episode_start_date"]).sum() <= 5


def test_there_are_twins_in_one_family(rows):
    met = rows["family"].merge(rows["person"], left_on="fami_person_id", right_on="pers_person_id")
    assert met.duplicated(["fami_family_id", "pers_dob"]).sum() >= 5


def test_unborn_children_have_an_expected_date_of_birth_and_no_other(rows):
    unborn = rows["person"][rows["person"]["pers_dob"].isna()]
    assert len(unborn) and unborn["pers_expected_dob"].notna().all()
    assert (unborn["pers_sex"] == "U").all()
    assert rows["person"]["pers_expected_dob"].notna().sum() == len(unborn)


def test_some_reviews_are_overdue_and_some_still_to_come(rows):
    waiting = rows["cla_reviews"][rows["cla_reviews"]["clar_cla_review_date"].isna()]
    waiting = waiting[waiting["clar_cla_review_cancelled"] == "N"]
    today = pd.Timestamp("2026-10-31")
    assert (waiting["clar_cla_review_due_date"] > today).any()
    assert (rows["cla_reviews"]["clar_cla_review_cancelled"] == "Y").any()


def test_some_appointments_came_to_nothing(rows):
    assert set(rows["cla_health"]["clah_health_check_status"]) == {
        "Completed",
        "Refused",
        "Cancelled",
        "Planned",
    }
