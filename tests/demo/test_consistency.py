"""A child's story holds together from contact to leaving care, apart from the mess that is declared."""

import numpy as np
import pandas as pd

from .conftest import START


def _no_overlap(frame, who, start, end, allowed=0):
    """How many rows begin before the row before them, of the same child, has ended."""
    ordered = frame.sort_values([who, start, end])
    before = ordered.groupby(who)[end].shift()
    same = ordered.groupby(who)[start].shift().notna()
    open_before = same & before.isna()
    assert ((ordered[start] < before) | open_before).sum() <= allowed


def test_a_referral_never_arrives_while_a_case_is_open(rows):
    _no_overlap(rows["cin_episodes"], "cine_person_id", "cine_referral_date", "cine_close_date")


def test_a_child_has_one_protection_plan_at_a_time(rows):
    _no_overlap(rows["cp_plans"], "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date")


def test_a_child_has_one_legal_status_at_a_time(rows):
    _no_overlap(
        rows["legal_status"], "lega_person_id", "lega_legal_status_start_date", "lega_legal_status_end_date"
    )


def test_every_referral_came_in_as_a_contact(rows):
    contacts = rows["contacts"].groupby("cont_person_id")["cont_contact_date"].agg(list)
    recent = rows["cin_episodes"].query("cine_referral_date > '2018-11-02'")
    matched = [
        any(abs((day - contact).days) <= 1 for contact in contacts.get(child, []))
        for child, day in zip(recent["cine_person_id"], recent["cine_referral_date"], strict=True)
    ]
    assert np.mean(matched) > 0.98


def test_nobody_past_18_is_referred(rows):
    met = rows["cin_episodes"].merge(rows["person"], left_on="cine_person_id", right_on="pers_person_id")
    assert ((met["cine_referral_date"] - met["pers_dob"]).dt.days.dropna() < 18 * 365.25).all()


def test_an_assessment_starts_on_or_after_its_referral(rows):
    met = rows["cin_assessments"].merge(
        rows["cin_episodes"], left_on="cina_referral_id", right_on="cine_referral_id"
    )
    assert (met["cina_person_id"] == met["cine_person_id"]).all()
    assert (met["cina_assessment_start_date"] >= met["cine_referral_date"]).all()


def test_some_referrals_have_a_second_assessment_long_after_the_first(rows):
    linked = rows["cin_assessments"].dropna(subset=["cina_referral_id"])
    starts = linked.groupby("cina_referral_id")["cina_assessment_start_date"].agg(["min", "max", "size"])
    twice = starts[starts["size"] > 1]
    assert len(twice) > 20 and (twice["max"] > twice["min"] + pd.DateOffset(months=6)).all()


def test_some_assessments_hang_on_no_referral(rows):
    assert 0.02 < rows["cin_assessments"]["cina_referral_id"].isna().mean() < 0.1


def test_a_conference_follows_its_strategy_discussion_and_is_never_at_a_weekend(rows):
    met = rows["initial_cp_conference"].merge(
        rows["s47_enquiry"], left_on="icpc_s47_enquiry_id", right_on="s47e_s47_enquiry_id"
    )
    assert (met["icpc_icpc_date"] > met["s47e_s47_start_date"]).all()
    assert (rows["initial_cp_conference"]["icpc_icpc_date"].dt.day_of_week < 5).all()


def test_transfer_ins_have_no_enquiry_here(rows):
    transferred = rows["initial_cp_conference"].query("icpc_icpc_transfer_in == 'Y'")
    assert len(transferred) and transferred["icpc_s47_enquiry_id"].isna().all()


def test_a_plan_starts_at_the_conference_that_made_it(rows):
    met = rows["cp_plans"].merge(
        rows["initial_cp_conference"], left_on="cppl_icpc_id", right_on="icpc_icpc_id"
    )
    assert (met["cppl_cp_plan_start_date"] == met["icpc_icpc_date"]).all()
    assert (met["icpc_icpc_outcome_cp_flag"] == "Y").all()
    assert (met["icpc_cp_plan_id"] == met["cppl_cp_plan_id"]).all()


def test_review_conferences_lie_within_their_plan(rows):
    met = rows["cp_reviews"].merge(rows["cp_plans"], left_on="cppr_cp_plan_id", right_on="cppl_cp_plan_id")
    held = met[met["cppr_cp_review_date"].notna()]
    assert (held["cppr_cp_review_date"] > held["cppl_cp_plan_start_date"]).all()
    assert not (held["cppr_cp_review_date"] > held["cppl_cp_plan_end_date"]).any()


def test_a_plan_that_ended_at_a_review_was_not_to_continue(rows):
    met = rows["cp_reviews"].merge(rows["cp_plans"], left_on="cppr_cp_plan_id", right_on="cppl_cp_plan_id")
    last = met[met["cppr_cp_review_date"] == met["cppl_cp_plan_end_date"]]
    assert len(last) > 50 and (last["cppr_cp_review_outcome_continue_cp"] == "N").all()


def test_episodes_of_a_period_follow_each_other_without_a_gap(rows):
    ordered = rows["cla_episodes"].sort_values(["clae_cla_id", "clae_cla_episode_start_date"])
    ended = ordered.groupby("clae_cla_id")["clae_cla_episode_ceased_date"].shift()
    later = ended.notna()
    assert (ordered.loc[later, "clae_cla_episode_start_date"] == ended[later]).all()


def test_a_period_starts_with_s_and_only_its_last_episode_ends_in_leaving_care(rows):
    ordered = rows["cla_episodes"].sort_values(["clae_cla_id", "clae_cla_episode_start_date"])
    first, last = ordered.groupby("clae_cla_id").head(1), ordered.groupby("clae_cla_id").tail(1)
    assert (first["clae_cla_episode_start_reason"] == "S").all()
    assert (ordered["clae_cla_episode_start_reason"] == "S").sum() == len(first)
    inner = ordered.drop(last.index)
    assert (inner["clae_cla_episode_ceased_reason"] == "X1").all()
    assert not (last["clae_cla_episode_ceased_reason"] == "X1").any()
    assert (first["clae_cla_episode_start_date"] == first["clae_entered_care_date"]).all()


def test_an_episode_lies_in_the_placement_it_links_to(rows):
    met = rows["cla_episodes"].merge(
        rows["cla_placement"], left_on="clae_cla_placement_id", right_on="clap_cla_placement_id"
    )
    assert len(met) == len(rows["cla_episodes"])
    assert (met["clae_cla_id"] == met["clap_cla_id"]).all()
    assert (met["clae_cla_episode_start_date"] >= met["clap_cla_placement_start_date"]).all()


def test_no_placement_starts_and_ends_on_one_day(rows):
    placed = rows["cla_placement"]
    assert (placed["clap_cla_placement_start_date"] != placed["clap_cla_placement_end_date"]).all()


def test_every_day_in_care_has_a_legal_status(rows):
    first = (
        rows["cla_episodes"].groupby(["clae_person_id", "clae_cla_id"])["clae_cla_episode_start_date"].min()
    )
    starts = set(
        zip(
            rows["legal_status"]["lega_person_id"],
            rows["legal_status"]["lega_legal_status_start_date"],
            strict=True,
        )
    )
    assert all((child, day) in starts for (child, _), day in first.items())


def test_a_child_placed_for_adoption_has_a_placement_order_first(rows):
    placed = rows["permanence"].query("perm_placed_for_adoption_date.notna()")
    assert len(placed) > 20
    assert (placed["perm_adm_decision_date"] < placed["perm_placement_order_date"]).all()
    assert (placed["perm_placement_order_date"] < placed["perm_matched_date"]).all()
    assert (placed["perm_matched_date"] <= placed["perm_placed_for_adoption_date"]).all()


def test_an_adopted_child_leaves_care_on_the_day_of_the_order(rows):
    adopted = rows["permanence"].query("perm_permanence_order_type == 'Adoption'")
    last = rows["cla_episodes"].sort_values("clae_cla_episode_start_date").groupby("clae_cla_id").tail(1)
    met = adopted.merge(last, left_on="perm_cla_id", right_on="clae_cla_id")
    assert len(met) == len(adopted) > 20
    assert (met["clae_cla_episode_ceased_date"] == met["perm_permanence_order_date"]).all()
    assert met["clae_cla_episode_ceased_reason"].isin(["E11", "E12"]).all()


def test_missing_children_were_in_care_at_the_time(rows):
    periods = (
        rows["cla_episodes"]
        .groupby("clae_person_id")
        .agg(began=("clae_cla_episode_start_date", "min"), left=("clae_cla_episode_ceased_date", "max"))
    )
    met = rows["missing"].merge(periods, left_on="miss_person_id", right_index=True)
    assert len(met) == len(rows["missing"])
    assert (met["miss_missing_episode_start_date"] >= met["began"]).all()


def test_the_local_return_and_the_ssd_tell_of_the_same_returns(rows):
    met = rows["local_return_interviews"].merge(
        rows["missing"], left_on="missing_id", right_on="miss_table_id"
    )
    assert (met["returned_at"] == met["miss_missing_episode_end_date"]).all()
    assert (met["interview_at"].notna() == (met["miss_missing_rhi_accepted"] == "Y")).all()
    assert not (met["offered_at"].isna() & met["interview_at"].notna()).any()


def test_the_local_return_and_the_ssd_agree_on_initial_health_assessments(rows):
    checks = rows["cla_health"].query(
        "clah_health_check_type == 'Health Assessment' and clah_health_check_status == 'Completed'"
    )
    done = set(zip(checks["clah_person_id"], checks["clah_health_check_date"], strict=True))
    said = rows["local_initial_health_assessments"].dropna(subset=["assessment_date"])
    assert all(pair in done for pair in zip(said["child_id"], said["assessment_date"], strict=True))


def test_care_leavers_left_care_at_16_or_over(rows):
    last = rows["cla_episodes"].groupby("clae_person_id")["clae_cla_episode_ceased_date"].max()
    met = rows["care_leavers"].merge(rows["person"], left_on="clea_person_id", right_on="pers_person_id")
    age = (met["clea_person_id"].map(last) - met["pers_dob"]).dt.days / 365.25
    assert (age >= 15.99).all()
    assert met["clea_person_id"].is_unique


def test_under_fours_take_no_part_in_reviews(rows):
    met = rows["cp_reviews"].merge(rows["person"], left_on="cppr_person_id", right_on="pers_person_id")
    met = met[met["cppr_cp_review_date"].notna() & met["pers_dob"].notna()]
    young = (met["cppr_cp_review_date"] - met["pers_dob"]).dt.days < 4 * 365.25
    assert ((met["cppr_cp_review_participation"] == "PN0") == young).all()


def test_what_had_ended_before_the_records_start_is_not_in_them(rows):
    assert not (rows["cin_episodes"]["cine_close_date"] < START).any()
    assert not (rows["cp_plans"]["cppl_cp_plan_end_date"] < START).any()
    assert not (rows["s47_enquiry"]["s47e_s47_end_date"] < START).any()
    assert (rows["contacts"]["cont_contact_date"] >= START).all()


def test_what_was_open_when_the_records_start_is_in_them(rows):
    cases = rows["cin_episodes"]
    open_then = (cases["cine_referral_date"] < START).sum()
    assert open_then > 300
    assert (
        rows["cla_episodes"].groupby("clae_cla_id")["clae_cla_episode_start_date"].min() < START
    ).sum() > 60


def test_two_assessment_teams_became_three_on_1_october_2023(rows):
    worked = rows["involvements"]
    changed = pd.Timestamp("2023-10-01")
    old = worked[worked["invo_professional_team"].isin(["T11", "T12"])]
    new = worked[worked["invo_professional_team"].isin(["T21", "T22", "T23"])]
    assert len(old) and old["invo_involvement_start_date"].max() < changed
    assert old["invo_involvement_end_date"].max() <= changed
    assert new["invo_involvement_start_date"].min() >= changed
    assert (worked["invo_worker_change_reason"] == "ORGRST").any()


def test_every_team_has_a_service_above_it(rows):
    teams = rows["department"].dropna(subset=["dept_team_parent_id"])
    services = rows["department"][rows["department"]["dept_team_parent_id"].isna()]
    assert teams["dept_team_parent_id"].isin(services["dept_team_id"]).all()
    assert {"North Locality", "Central Locality", "South Locality"} <= set(services["dept_team_name"])
