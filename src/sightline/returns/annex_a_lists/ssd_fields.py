"""Which fields of the SSD each column of the lists is made of, and which column no field of it can fill."""

from collections.abc import Mapping

from sightline.standards.annex_a import LISTS

MAIN: Mapping[int, str] = {
    1: "ssd_contacts",
    2: "ssd_early_help_episodes",
    3: "ssd_cin_episodes",
    4: "ssd_cin_assessments",
    5: "ssd_s47_enquiry",
    6: "ssd_cin_episodes",
    7: "ssd_cp_plans",
    8: "ssd_cla_episodes",
    9: "ssd_care_leavers",
    10: "ssd_permanence",
}
"""The table whose rows a list's rows are. No table of the SSD holds adopters, list 11."""

_PERSON = {
    "child_unique_id": "ssd_person.pers_person_id",
    "gender": "ssd_person.pers_sex|ssd_person.pers_gender",
    "ethnicity": "ssd_person.pers_ethnicity",
    "date_of_birth": "ssd_person.pers_dob",
    "age_of_child_years": "ssd_person.pers_dob",
    "does_the_child_have_a_disability": "ssd_disability.disa_disability_code",
}
_HOLDER = {
    "allocated_team": "ssd_involvements.invo_professional_team",
    "allocated_worker": "ssd_involvements.invo_professional_id",
}
_OWN: Mapping[int, Mapping[str, str]] = {
    1: {"date_of_contact": "cont_contact_date", "contact_source": "cont_contact_source_code"},
    2: {
        "assessment_start_date": "earl_episode_start_date",
        "assessment_completion_date": "earl_episode_end_date",
        "organisation_completing_assessment": "earl_episode_organisation",
    },
    3: {
        "date_of_referral": "cine_referral_date",
        "referral_source": "cine_referral_source_code",
        "referral_nfa": "cine_referral_nfa|cine_referral_outcome_json",
        "number_of_referrals_in_last_12_months": "cine_referral_date",
        "allocated_team": "cine_referral_team",
        "allocated_worker": "cine_referral_worker_id",
    },
    4: {
        "continuous_assessment_start_date": "cina_assessment_start_date",
        "child_seen_during_continuous_assessment": "cina_assessment_child_seen",
        "continuous_assessment_date_of_authorisation": "cina_assessment_auth_date",
        "was_the_child_assessed_as_requiring_la_childrens_social_care_support": "cina_assessment_outcome_nfa",
        "allocated_team": "cina_assessment_team",
        "allocated_worker": "cina_assessment_worker_id",
    },
    5: {
        "strategy_discussion_initiating_section_47_enquiry_start_date": "s47e_s47_start_date",
        "was_an_initial_child_protection_conference_deemed_unnecessary": "s47e_s47_nfa|s47e_s47_outcome_json",
        "date_of_initial_child_protection_conference": "ssd_initial_cp_conference.icpc_icpc_date",
        "did_the_initial_child_protection_conference_result_in_a_child_protection_plan": (
            "ssd_initial_cp_conference.icpc_icpc_outcome_cp_flag|ssd_initial_cp_conference.icpc_icpc_outcome_json"
        ),
        "number_of_section_47_enquiries_in_the_last_12_months": "s47e_s47_start_date",
        "number_of_icpcs_in_the_last_12_months": "ssd_initial_cp_conference.icpc_icpc_date",
        "allocated_team": "s47e_s47_completed_by_team",
        "allocated_worker": "s47e_s47_completed_by_worker_id",
    },
    6: {
        "cin_start_date": "cine_referral_date",
        "primary_need_code": "cine_cin_primary_need_code",
        "date_child_was_last_seen": (
            "ssd_cin_visits.cinv_cin_visit_date|ssd_cp_visits.cppv_cp_visit_date|ssd_cla_visits.clav_cla_visit_date"
        ),
        "cin_closure_date": "cine_close_date",
        "reason_for_closure": "cine_close_reason",
        "case_status": "cine_close_date",
    },
    7: {
        "child_protection_plan_start_date": "cppl_cp_plan_start_date",
        "initial_category_of_abuse": "cppl_cp_plan_initial_category",
        "latest_category_of_abuse": "cppl_cp_plan_latest_category",
        "date_of_the_last_statutory_visit": "ssd_cp_visits.cppv_cp_visit_date",
        "was_the_child_seen_alone": "ssd_cp_visits.cppv_cp_visit_seen_alone",
        "date_of_latest_review_conference": "ssd_cp_reviews.cppr_cp_review_date",
        "child_protection_plan_end_date": "cppl_cp_plan_end_date",
        "subject_to_emergency_protection_order_or_protected_under_police_powers_in_last_six_months_y_n": (
            "ssd_legal_status.lega_legal_status"
        ),
        "number_of_previous_child_protection_plans": "cppl_cp_plan_start_date",
    },
    8: {
        "unaccompanied_asylum_seeking_child_uasc_within_the_last_12_months_y_n": (
            "ssd_immigration_status.immi_immigration_status"
        ),
        "date_started_to_be_looked_after": "clae_cla_episode_start_date",
        "childs_category_of_need": "clae_cla_primary_need_code",
        "is_this_a_second_or_subsequent_period_of_being_a_looked_after_child_within_the_last_12_months_y_n": (
            "clae_cla_episode_start_date"
        ),
        "start_date_of_current_legal_status": "ssd_legal_status.lega_legal_status_start_date",
        "childs_legal_status": "ssd_legal_status.lega_legal_status",
        "date_of_latest_statutory_review": "ssd_cla_reviews.clar_cla_review_date",
        "date_of_last_social_work_visit": "ssd_cla_visits.clav_cla_visit_date",
        "what_is_the_permanence_plan_for_this_child": "ssd_cla_care_plan.lacp_cla_care_plan_json",
        "date_of_last_iro_visit_contact_to_the_child": "clae_cla_last_iro_contact_date",
        "date_of_last_health_assessment": "ssd_cla_health.clah_health_check_date",
        "date_of_last_dental_check": "ssd_cla_health.clah_health_check_date",
        "number_of_placements_in_the_last_12_months": "ssd_cla_placement.clap_cla_placement_start_date",
        "date_ceased_to_be_looked_after": "clae_cla_episode_ceased_date",
        "reason_ceased_to_be_looked_after": "clae_cla_episode_ceased_reason",
        "start_date_of_most_recent_placement": "ssd_cla_placement.clap_cla_placement_start_date",
        "placement_type": "ssd_cla_placement.clap_cla_placement_type",
        "placement_provider": "ssd_cla_placement.clap_cla_placement_provider",
        "placement_postcode": "ssd_cla_placement.clap_cla_placement_postcode",
        "urn_of_placement": "ssd_cla_placement.clap_cla_placement_urn",
        "number_of_episodes_the_child_has_been_missing_from_their_placement_in_the_last_12_months": (
            "ssd_missing.miss_missing_episode_start_date"
        ),
        "number_of_episodes_the_child_has_been_absent_from_their_placement_in_the_last_12_months": (
            "ssd_missing.miss_missing_episode_type"
        ),
        "was_the_child_offered_a_return_interview_after_their_last_missing_episode_y_n": "ssd_missing.miss_missing_rhi_offered",
        "did_the_child_accept_a_return_interview_after_their_last_missing_episode_y_n": "ssd_missing.miss_missing_rhi_accepted",
    },
    9: {
        "unaccompanied_asylum_seeking_child_uasc_or_formerly_uasc_if_18_or_over_y_n": (
            "ssd_immigration_status.immi_immigration_status"
        ),
        "allocated_team": "clea_care_leaver_allocated_team",
        "allocated_worker": "clea_care_leaver_worker_id",
        "allocated_personal_advisor": "clea_care_leaver_personal_advisor",
        "eligibility_category": "clea_care_leaver_eligibility",
        "latest_pathway_plan_review_date": "clea_pathway_plan_review_date",
        "la_in_touch": "clea_care_leaver_in_touch",
        "latest_date_of_contact": "clea_care_leaver_latest_contact",
        "type_of_accommodation": "clea_care_leaver_accommodation",
        "suitability_of_accommodation": "clea_care_leaver_accom_suitable",
        "activity_status": "clea_care_leaver_activity",
    },
    10: {
        "date_the_child_entered_care": "ssd_cla_episodes.clae_cla_episode_start_date",
        "date_of_decision_that_child_should_be_placed_for_adoption": "perm_adm_decision_date",
        "date_of_placement_order": "perm_placement_order_date",
        "date_of_matching_child_and_prospective_adopters": "perm_matched_date",
        "date_placed_for_adoption": "perm_placed_for_adoption_date",
        "date_of_adoption_order": "perm_permanence_order_date",
        "date_of_decision_that_child_should_no_longer_be_placed_for_adoption": "perm_decision_reversed_date",
        "reason_why_child_no_longer_placed_for_adoption": "perm_decision_reversed_reason",
        "date_the_child_was_placed_for_fostering_in_ffa_or_concurrent_planning_placement": "perm_placed_ffa_cp_date",
    },
}
HELD_BY_ALLOCATION = (6, 7, 8)
"""Lists whose team and worker are those the child is allocated to, and not those of a record."""


def fields_of(number: int, column: str) -> tuple[str, ...]:
    """The fields, as table.field, of which any one fills this column of the list; none where the SSD has none for it."""
    own = _OWN[number].get(column, "")
    named = (
        own or (_HOLDER.get(column, "") if number in HELD_BY_ALLOCATION else "") or _PERSON.get(column, "")
    )
    return tuple(each if "." in each else f"{MAIN[number]}.{each}" for each in named.split("|") if each)


def without_field() -> tuple[tuple[int, str], ...]:
    """Every list and column that no field of the SSD can fill."""
    return tuple(
        (number, column.name)
        for number in MAIN
        for column in LISTS[number].columns
        if not fields_of(number, column.name)
    )
