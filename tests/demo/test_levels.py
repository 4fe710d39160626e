"""The demo lies near England: headline figures worked out plainly, at full scale, each within a band.

England's values (2025) are in the DfE's Local Authority Interactive Tool; the comment beside a band names the value.
"""

import numpy as np
import pandas as pd
import pytest

from sightline.demo.authority import generate
from sightline.standards.bank_holidays import bank_holidays

LAST_YEAR = pd.Timestamp("2025-11-01")
TODAY = pd.Timestamp("2026-10-31")
POPULATION = 75_000


@pytest.fixture(scope="module")
def council():
    """A whole council, as data frames."""
    return {
        name.removeprefix("ssd_"): table.to_pandas(date_as_object=False) for name, table in generate().items()
    }


def working_days(start, end):
    """How many working days the end is after the start, for the rows where both are known."""
    holidays = np.array(list(bank_holidays()), dtype="datetime64[D]")
    both = start.notna() & end.notna()
    first, last = (part[both].to_numpy().astype("datetime64[D]") + 1 for part in (start, end))
    return pd.Series(np.busday_count(first, last, holidays=holidays), index=start.index[both])


def in_last_year(days):
    """True for the days in the twelve months to the data date."""
    return days.between(LAST_YEAR, TODAY)


def open_today(frame, start, end):
    """The rows open on the data date."""
    return frame[(frame[start] <= TODAY) & ~(frame[end] <= TODAY)]


def yearly(days):
    """How many in the last year."""
    return int(in_last_year(days).sum())


def assert_between(value, low, high):
    assert low <= value <= high, value


def test_contacts_in_a_year(council):
    assert_between(yearly(council["contacts"]["cont_contact_date"]), 10_800, 13_200)


def test_referrals_per_10_000(council):  # England 519
    assert_between(yearly(council["cin_episodes"]["cine_referral_date"]) / POPULATION * 10_000, 480, 560)


def test_referrals_ending_in_no_further_action(council):  # England 6.5%
    recent = council["cin_episodes"][in_last_year(council["cin_episodes"]["cine_referral_date"])]
    assert_between((recent["cine_referral_nfa"] == "Y").mean(), 0.05, 0.085)


def test_referrals_within_a_year_of_another(council):  # England 22.6%
    ordered = council["cin_episodes"].sort_values(["cine_person_id", "cine_referral_date"])
    before = ordered.groupby("cine_person_id")["cine_referral_date"].shift()
    again = before >= ordered["cine_referral_date"] - pd.DateOffset(months=12)
    assert_between(again[in_last_year(ordered["cine_referral_date"])].mean(), 0.195, 0.25)


def test_referral_decisions_within_a_day(council):
    rows = council["local_referral_decisions"]
    assert_between((working_days(rows["referral_date"], rows["decision_date"]) <= 1).mean(), 0.87, 0.94)


def _assessed_in_time(council, since, until):
    met = council["cin_assessments"].merge(
        council["cin_episodes"], left_on="cina_referral_id", right_on="cine_referral_id"
    )
    first = met.groupby("cina_referral_id")["cina_assessment_start_date"].transform("min")
    again = met["cina_assessment_start_date"] > first
    met["cine_referral_date"] = met["cine_referral_date"].mask(again, met["cina_assessment_start_date"])
    met = met[met["cina_assessment_auth_date"].between(since, until)]
    return (working_days(met["cine_referral_date"], met["cina_assessment_auth_date"]) <= 45).mean()


def test_assessments_in_45_days_were_about_three_in_four_and_now_are_six_in_seven(council):
    assert_between(_assessed_in_time(council, "2021-11-01", "2025-07-31"), 0.71, 0.77)
    assert_between(_assessed_in_time(council, "2026-07-01", "2026-10-31"), 0.83, 0.92)


def test_children_first_seen_within_5_and_10_working_days(council):
    visits = council["cin_visits"].query("cinv_cin_visit_seen == 'Y'").sort_values("cinv_cin_visit_date")
    begun = council["cin_assessments"].sort_values("cina_assessment_start_date")
    met = pd.merge_asof(
        begun, visits, left_on="cina_assessment_start_date", right_on="cinv_cin_visit_date",
        left_by="cina_person_id", right_by="cinv_person_id", direction="forward",
    )  # fmt: skip
    late = met["cinv_cin_visit_date"] > met["cina_assessment_auth_date"]
    met.loc[late, "cinv_cin_visit_date"] = pd.NaT
    taken = working_days(met["cina_assessment_start_date"], met["cinv_cin_visit_date"])
    assert_between((taken <= 5).sum() / len(met), 0.4, 0.5)
    assert_between((taken <= 10).sum() / len(met), 0.7, 0.8)


def test_section_47_enquiries_per_10_000(council):  # England 189
    assert_between(yearly(council["s47_enquiry"]["s47e_s47_start_date"]) / POPULATION * 10_000, 165, 215)


def test_conferences_within_15_working_days(council):  # England 81.4%
    met = council["initial_cp_conference"].merge(
        council["s47_enquiry"], left_on="icpc_s47_enquiry_id", right_on="s47e_s47_enquiry_id"
    )
    assert_between((working_days(met["s47e_s47_start_date"], met["icpc_icpc_date"]) <= 15).mean(), 0.77, 0.86)


def test_conferences_that_made_a_plan(council):  # England 86%
    assert_between((council["initial_cp_conference"]["icpc_icpc_outcome_cp_flag"] == "Y").mean(), 0.82, 0.9)


def test_children_on_a_plan(council):  # England 40.6 per 10,000, 305 here
    assert_between(
        len(open_today(council["cp_plans"], "cppl_cp_plan_start_date", "cppl_cp_plan_end_date")), 240, 380
    )


def test_plans_that_are_not_a_childs_first(council):  # England 24.5%
    ordered = council["cp_plans"].sort_values(["cppl_person_id", "cppl_cp_plan_start_date"])
    before = ordered.groupby("cppl_person_id")["cppl_cp_plan_end_date"].shift()
    recent = ordered["cppl_cp_plan_start_date"] > TODAY - pd.DateOffset(years=3)
    assert_between(before.notna()[recent].mean(), 0.19, 0.29)
    soon = before >= ordered["cppl_cp_plan_start_date"] - pd.DateOffset(months=24)
    assert_between(soon[recent].mean(), 0.06, 0.13)


def test_plans_that_lasted_two_years(council):  # England 4.4% of those ended
    plans = council["cp_plans"]
    lasted = (plans["cppl_cp_plan_end_date"] - plans["cppl_cp_plan_start_date"]).dt.days + 1
    assert_between((lasted.dropna() > 729).mean(), 0.02, 0.07)


def test_visits_within_10_working_days_of_the_last(council):
    visits = council["cp_visits"].query("cppv_cp_visit_seen == 'Y'")
    visits = visits.sort_values(["cppv_cp_plan_id", "cppv_cp_visit_date"])
    before = visits.groupby("cppv_cp_plan_id")["cppv_cp_visit_date"].shift()
    assert_between((working_days(before, visits["cppv_cp_visit_date"]) <= 10).mean(), 0.76, 0.84)


@pytest.fixture(scope="module")
def in_care(council):
    """Children in care on the data date without short breaks: their open episode, placement and legal status."""
    now = open_today(council["cla_episodes"], "clae_cla_episode_start_date", "clae_cla_episode_ceased_date")
    legal = open_today(council["legal_status"], "lega_legal_status_start_date", "lega_legal_status_end_date")
    met = now.merge(legal, left_on="clae_person_id", right_on="lega_person_id")
    met = met.merge(
        council["cla_placement"], left_on="clae_cla_placement_id", right_on="clap_cla_placement_id"
    )
    return met[~met["lega_legal_status"].isin(["V3", "V4"])]


def test_children_in_care(in_care):  # England 67 per 10,000, 502 here
    assert in_care["clae_person_id"].is_unique
    assert_between(len(in_care), 430, 570)


def test_children_in_foster_care(in_care):  # England 67%
    assert_between(in_care["clap_cla_placement_type"].str.startswith("U").mean(), 0.62, 0.75)


def test_children_with_parents_on_a_full_order(in_care):
    home = (in_care["clap_cla_placement_type"] == "P1") & (in_care["lega_legal_status"] == "C2")
    assert_between(home.mean(), 0.03, 0.08)


def test_children_who_came_alone(council, in_care):  # England 8%
    assert_between(
        in_care["clae_person_id"].isin(council["immigration_status"]["immi_person_id"]).mean(), 0.05, 0.12
    )


def test_children_entering_care_in_a_year(council):  # England 26 per 10,000, 195 here
    assert_between(
        yearly(council["cla_episodes"].groupby("clae_cla_id")["clae_entered_care_date"].first()), 165, 250
    )


def test_short_breaks_stand_apart(council):
    assert council["legal_status"]["lega_legal_status"].isin(["V3", "V4"]).sum() > 50


def test_initial_health_assessments_got_worse_in_the_last_year(council):
    rows = council["local_initial_health_assessments"]
    in_time = working_days(rows["started_looked_after"], rows["assessment_date"]).reindex(rows.index) <= 20
    before = rows["started_looked_after"].between("2021-11-01", "2025-09-30")
    lately = rows["started_looked_after"].between("2026-05-01", "2026-09-25")
    assert_between(in_time[before].mean(), 0.63, 0.78)
    assert_between(in_time[lately].mean(), 0.3, 0.58)


def test_health_assessments_up_to_date(council, in_care):  # England 90%
    long = in_care[in_care["clae_entered_care_date"] <= TODAY - pd.DateOffset(months=12)]
    done = council["cla_health"].query(
        "clah_health_check_type == 'Health Assessment' and clah_health_check_status == 'Completed'"
    )
    last = long["clae_person_id"].map(done.groupby("clah_person_id")["clah_health_check_date"].max())
    born = long["clae_person_id"].map(council["person"].set_index("pers_person_id")["pers_dob"])
    young = born > TODAY - pd.DateOffset(years=5)
    limit = np.where(young, TODAY - pd.DateOffset(months=6), TODAY - pd.DateOffset(months=12))
    assert_between((last >= limit).mean(), 0.85, 0.95)


def test_care_reviews_on_time(council):
    held = council["cla_reviews"].dropna(subset=["clar_cla_review_date"])
    assert_between((held["clar_cla_review_date"] <= held["clar_cla_review_due_date"]).mean(), 0.89, 0.95)


def test_care_visits_within_six_weeks_of_the_last(council):
    visits = (
        council["cla_visits"]
        .query("clav_cla_visit_seen == 'Y'")
        .sort_values(["clav_cla_id", "clav_cla_visit_date"])
    )
    before = visits.groupby("clav_cla_id")["clav_cla_visit_date"].shift().dropna()
    gap = visits.loc[before.index, "clav_cla_visit_date"] - before
    assert_between((gap.dt.days <= 42).mean(), 0.85, 0.94)


def test_missing_episodes_a_month(council):
    assert_between(yearly(council["missing"]["miss_missing_episode_start_date"]) / 12, 25, 58)


def test_return_interviews_offered(council):
    ended = council["missing"].dropna(subset=["miss_missing_episode_end_date"])
    assert_between((ended["miss_missing_rhi_offered"] == "Y").mean(), 0.78, 0.86)


def test_return_interviews_within_72_hours_got_better(council):
    rows = council["local_return_interviews"]
    in_time = rows["interview_at"] <= rows["returned_at"] + pd.Timedelta(hours=72)
    assert_between(in_time[rows["returned_at"].between("2021-11-01", "2025-07-31")].mean(), 0.5, 0.61)
    assert_between(in_time[rows["returned_at"].between("2026-05-01", "2026-10-25")].mean(), 0.65, 0.82)


def test_adoptions_a_year(council):
    adopted = council["permanence"].query("perm_permanence_order_type == 'Adoption'")[
        "perm_permanence_order_date"
    ]
    assert_between(len(adopted[adopted >= "2018-11-01"]) / 8, 17, 27)


def test_care_leavers_of_19_to_21(council):  # England EET 54%, suitable 89%
    met = council["care_leavers"].merge(
        council["person"], left_on="clea_person_id", right_on="pers_person_id"
    )
    age = (TODAY - met["pers_dob"]).dt.days / 365.25
    grown = met[(age >= 19) & (age < 22)]
    assert len(grown) > 100
    assert_between((grown["clea_care_leaver_in_touch"] == "YES").mean(), 0.87, 0.97)
    assert_between((grown["clea_care_leaver_accom_suitable"] == "1").mean(), 0.82, 0.95)
    assert_between(grown["clea_care_leaver_activity"].str[0].isin(["F", "P"]).mean(), 0.46, 0.62)


def test_caseloads(council):  # England 15.2
    worked = council["involvements"]
    held = worked[
        worked["invo_involvement_end_date"].isna()
        & (worked["invo_professional_role_id"] == "Allocated Case Worker")
    ]
    fte = council["professionals"].set_index("prof_professional_id")["prof_full_time_equivalency"]
    holders = held["invo_professional_id"].unique()
    assert_between(len(held) / fte.loc[holders].sum(), 14, 18.5)


def test_august_is_quieter_than_july(council):
    month = council["cin_episodes"].query("cine_referral_date >= '2018-11-01'")["cine_referral_date"].dt.month
    assert (month == 8).sum() < 0.88 * (month == 7).sum()
