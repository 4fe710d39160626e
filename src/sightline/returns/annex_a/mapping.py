"""What each Annex A column becomes in the Standard Safeguarding Dataset: the map, as data.

`to_ssd` reads this and nothing else, so what is not here is not filled. Three things are left out on purpose. The
latest visit, review, health assessment and dental check of lists 6, 7 and 8 are only the latest: a table of visits
made of them would look like a history. The twelve-month counts, placement location, permanence plan, family and
adopter (list 11) have no home in the SSD. Team and worker are names here and references there. All of these stay in
the `annexa_list_…` tables.
"""

from dataclasses import dataclass
from typing import Any, Literal

How = Literal["as it is", "the other way round", "always", "latest known", "if unborn", "if born", "linked"]


@dataclass(frozen=True)
class ColumnLink:
    """One column of a list and the SSD field it fills.

    `how`: as it is; the other way round (yes becomes no); always `note`, whatever the list says; latest known (of
    all lists that have the column); if unborn or if born; linked (found by the child and a date, as `note` says).
    `column` is empty where the value comes from no one column; `record_id` is the row's own reference.
    """

    list: int
    column: str
    table: str
    field: str
    how: How = "as it is"
    note: str = ""


def _table(number: int, table: str, *pairs: tuple[Any, ...]) -> tuple[ColumnLink, ...]:
    return tuple(ColumnLink(number, pair[0], table, pair[1], *pair[2:]) for pair in pairs)


CHILD = "child_unique_id"
PEOPLE = range(1, 11)
WITH_DISABILITY = range(4, 11)
UNACCOMPANIED = "Unaccompanied Asylum Seeking Child"

_PERSON = tuple(
    link
    for number in PEOPLE
    for link in _table(
        number, "ssd_person",
        (CHILD, "pers_person_id", "latest known", "one row for each child on any of lists 1 to 10"),
        ("gender", "pers_sex", "latest known", "M, F, U; X for Ofsted's 'Neither', which the SSD has no sex code for"),
        ("ethnicity", "pers_ethnicity", "latest known", "the DfE's code, or the group the council gave"),
        ("date_of_birth", "pers_dob", "if born", ""),
        ("date_of_birth", "pers_expected_dob", "if unborn", "age -1, or a birth still to come when the list was made"),
    )
)  # fmt: skip

_DISABILITY = tuple(
    link
    for number in WITH_DISABILITY
    for link in _table(
        number, "ssd_disability",
        ("", "disa_table_id", "latest known", "made from the child"),
        (CHILD, "disa_person_id", "latest known", ""),
        ("does_the_child_have_a_disability", "disa_disability_code", "latest known", "YES or NONE; unknown makes no row"),
    )
)  # fmt: skip

_FRONT_DOOR = (
    *_table(
        1, "ssd_contacts",
        ("record_id", "cont_contact_id"), (CHILD, "cont_person_id"),
        ("date_of_contact", "cont_contact_date"), ("contact_source", "cont_contact_source_code"),
    ),
    *_table(
        2, "ssd_early_help_episodes",
        ("record_id", "earl_episode_id"), (CHILD, "earl_person_id"),
        ("assessment_start_date", "earl_episode_start_date"),
        ("assessment_completion_date", "earl_episode_end_date"),
        ("organisation_completing_assessment", "earl_episode_organisation"),
    ),
    *_table(
        3, "ssd_cin_episodes",
        ("record_id", "cine_referral_id"), (CHILD, "cine_person_id"), ("date_of_referral", "cine_referral_date"),
        ("referral_source", "cine_referral_source_code"), ("referral_nfa", "cine_referral_nfa"),
    ),
    *_table(
        6, "ssd_cin_episodes",
        ("primary_need_code", "cine_cin_primary_need_code", "linked", "to the referral of that child and day"),
        ("reason_for_closure", "cine_close_reason", "linked", "to the referral of that child and day"),
        ("cin_closure_date", "cine_close_date", "linked", "to the referral of that child and day"),
        ("record_id", "cine_referral_id", "linked", "a row of its own where the start lies before list 3 begins"),
        (CHILD, "cine_person_id", "linked", "a row of its own where the start lies before list 3 begins"),
        ("cin_start_date", "cine_referral_date", "linked", "a row of its own where the start lies before list 3 begins"),
    ),
    *_table(
        4, "ssd_cin_assessments",
        ("record_id", "cina_assessment_id"), (CHILD, "cina_person_id"),
        ("continuous_assessment_start_date", "cina_assessment_start_date"),
        ("child_seen_during_continuous_assessment", "cina_assessment_child_seen"),
        ("continuous_assessment_date_of_authorisation", "cina_assessment_auth_date"),
        (
            "was_the_child_assessed_as_requiring_la_childrens_social_care_support", "cina_assessment_outcome_nfa",
            "the other way round", "support required is not no further action",
        ),
    ),
)  # fmt: skip

_STRATEGY = "strategy_discussion_initiating_section_47_enquiry_start_date"
_PROTECTION = (
    *_table(
        5, "ssd_s47_enquiry",
        ("record_id", "s47e_s47_enquiry_id"), (CHILD, "s47e_person_id"), (_STRATEGY, "s47e_s47_start_date"),
        ("was_an_initial_child_protection_conference_deemed_unnecessary", "s47e_s47_nfa"),
    ),
    *_table(
        5, "ssd_initial_cp_conference",
        ("record_id", "icpc_icpc_id", "as it is", "a row where a conference has a date"),
        ("record_id", "icpc_s47_enquiry_id"), (CHILD, "icpc_person_id"),
        ("date_of_initial_child_protection_conference", "icpc_icpc_date"),
        ("did_the_initial_child_protection_conference_result_in_a_child_protection_plan", "icpc_icpc_outcome_cp_flag"),
        ("", "icpc_icpc_transfer_in", "always", "N"),
    ),
    *_table(
        7, "ssd_cp_plans",
        ("record_id", "cppl_cp_plan_id"), (CHILD, "cppl_person_id"),
        ("child_protection_plan_start_date", "cppl_cp_plan_start_date"),
        ("child_protection_plan_end_date", "cppl_cp_plan_end_date"),
        ("initial_category_of_abuse", "cppl_cp_plan_initial_category"),
        ("latest_category_of_abuse", "cppl_cp_plan_latest_category"), ("", "cppl_cp_plan_ola", "always", "N"),
    ),
)  # fmt: skip

_STARTED, _CEASED = "date_started_to_be_looked_after", "date_ceased_to_be_looked_after"
_CARE = (
    *_table(
        8, "ssd_cla_episodes",
        ("record_id", "clae_cla_episode_id", "as it is", "one episode for a whole period of care"),
        ("record_id", "clae_cla_id"), (CHILD, "clae_person_id"), (_STARTED, "clae_entered_care_date"),
        (_STARTED, "clae_cla_episode_start_date"), ("", "clae_cla_episode_start_reason", "always", "S"),
        ("childs_category_of_need", "clae_cla_primary_need_code"), (_CEASED, "clae_cla_episode_ceased_date"),
        ("reason_ceased_to_be_looked_after", "clae_cla_episode_ceased_reason"),
    ),
    *_table(
        8, "ssd_legal_status",
        ("record_id", "lega_legal_status_id", "as it is", "the current or last status only"),
        (CHILD, "lega_person_id"), ("childs_legal_status", "lega_legal_status"),
        ("start_date_of_current_legal_status", "lega_legal_status_start_date"),
        (_CEASED, "lega_legal_status_end_date", "as it is", "a status of being looked after ends with care"),
    ),
    *_table(
        8, "ssd_cla_placement",
        ("record_id", "clap_cla_placement_id", "as it is", "the most recent placement only"),
        ("record_id", "clap_cla_id"), (CHILD, "clap_person_id"),
        ("start_date_of_most_recent_placement", "clap_cla_placement_start_date"),
        (_CEASED, "clap_cla_placement_end_date", "as it is", "the last placement ends with care"),
        ("placement_type", "clap_cla_placement_type"), ("placement_provider", "clap_cla_placement_provider"),
        ("placement_postcode", "clap_cla_placement_postcode"), ("urn_of_placement", "clap_cla_placement_urn"),
    ),
    *_table(
        8, "ssd_immigration_status",
        ("record_id", "immi_immigration_status_id", "as it is", "a row where the list says Y"),
        (CHILD, "immi_person_id"), (_STARTED, "immi_immigration_status_start_date"),
        ("", "immi_immigration_status", "always", UNACCOMPANIED),
    ),
)  # fmt: skip

_AFTER = (
    *_table(
        9, "ssd_care_leavers",
        ("record_id", "clea_table_id", "as it is", "those on the latest list"), (CHILD, "clea_person_id"),
        ("eligibility_category", "clea_care_leaver_eligibility"), ("la_in_touch", "clea_care_leaver_in_touch"),
        ("latest_date_of_contact", "clea_care_leaver_latest_contact"),
        ("type_of_accommodation", "clea_care_leaver_accommodation"),
        ("suitability_of_accommodation", "clea_care_leaver_accom_suitable"),
        ("activity_status", "clea_care_leaver_activity"),
        ("latest_pathway_plan_review_date", "clea_pathway_plan_review_date"),
        ("allocated_personal_advisor", "clea_care_leaver_personal_advisor"),
    ),
    *_table(
        10, "ssd_permanence",
        ("record_id", "perm_table_id"), (CHILD, "perm_person_id"),
        ("date_the_child_entered_care", "perm_cla_id", "linked", "the list 8 period that began for the child that day"),
        ("date_of_decision_that_child_should_be_placed_for_adoption", "perm_adm_decision_date"),
        ("date_of_placement_order", "perm_placement_order_date"),
        ("date_of_matching_child_and_prospective_adopters", "perm_matched_date"),
        ("date_placed_for_adoption", "perm_placed_for_adoption_date"),
        ("date_of_decision_that_child_should_no_longer_be_placed_for_adoption", "perm_decision_reversed_date"),
        ("reason_why_child_no_longer_placed_for_adoption", "perm_decision_reversed_reason"),
        ("date_the_child_was_placed_for_fostering_in_ffa_or_concurrent_planning_placement", "perm_placed_ffa_cp_date"),
        ("date_of_adoption_order", "perm_permanence_order_date"),
        ("date_of_adoption_order", "perm_permanence_order_type", "linked", "Adoption, where there is an order"),
    ),
)  # fmt: skip

MAPPING: tuple[ColumnLink, ...] = (*_PERSON, *_DISABILITY, *_FRONT_DOOR, *_PROTECTION, *_CARE, *_AFTER)
