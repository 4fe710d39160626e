"""A code that is in no code set."""

import pyarrow as pa

from sightline.checks.check import check
from sightline.checks.national import cin, ssda903
from sightline.checks.records import across, found_in, needed
from sightline.standards import codes

CODED = {
    ("ssd_person", "pers_sex"): "sex",
    ("ssd_person", "pers_ethnicity"): "ethnicity",
    ("ssd_disability", "disa_disability_code"): "disability",
    ("ssd_contacts", "cont_contact_source_code"): "referral_source",
    ("ssd_cin_episodes", "cine_referral_source_code"): "referral_source",
    ("ssd_cin_episodes", "cine_cin_primary_need_code"): "primary_need",
    ("ssd_cp_plans", "cppl_cp_plan_initial_category"): "abuse_category",
    ("ssd_cp_plans", "cppl_cp_plan_latest_category"): "abuse_category",
    ("ssd_cla_episodes", "clae_cla_primary_need_code"): "primary_need",
    ("ssd_cla_episodes", "clae_cla_episode_ceased_reason"): "leaving_reason",
    ("ssd_cla_placement", "clap_cla_placement_type"): "placement",
    ("ssd_legal_status", "lega_legal_status"): "legal_status",
    ("ssd_care_leavers", "clea_care_leaver_eligibility"): "eligibility",
    ("ssd_care_leavers", "clea_care_leaver_in_touch"): "in_touch",
    ("ssd_care_leavers", "clea_care_leaver_accommodation"): "accommodation",
    ("ssd_care_leavers", "clea_care_leaver_accom_suitable"): "suitability",
    ("ssd_care_leavers", "clea_care_leaver_activity"): "activity",
}


@check(
    id="code_not_known",
    title="A code that is in no code set",
    remedy="Correct the code, or map your own code to the national one where the file is exported.",
    needs=[needed(CODED)],
    breaks=["FD09", "CL04", "CL05", "CL09", "AD04", "LV01", "LV02", "LV03"],
    splits=["sex", "ethnicity", "disability", "need"],
    rules=[
        cin("4220", "Ethnicity is missing or invalid (see Ethnicity table)"),
        cin("8540", "Child’s disability is missing or invalid (see Disability table)"),
        cin("8650", "Primary Need Code invalid (see Primary Need table in CIN census code set)"),
        cin("8866", "Source of Referral is missing or an invalid code"),
        ssda903("146", "Placement type code is not a valid code.", "2025/26"),
        ssda903("131", "Data entry for being in touch after leaving care is invalid."),
        ssda903("132", "Data entry for activity after leaving care is invalid."),
    ],
    says={
        "annex_a": "The codes of an Annex A workbook are checked as it is loaded: see the faults of the load."
    },
    reads_many=True,
    of_sources=["ssd"],
)
def code_not_known(data):
    """Every coded value that is neither a code of its set nor its meaning, as the measures read them."""
    valid_codes = data.engine.keep("codes_known", known_codes())
    rows = across(data, CODED).mutate(_read=lambda t: t.said.strip().upper())
    coded = rows.filter(rows._read.fill_null("") != "")
    wrong = coded.anti_join(
        valid_codes,
        [
            coded.table == valid_codes.place,
            coded.field == valid_codes.column,
            coded._read == valid_codes.text,
        ],
    )
    return found_in(wrong, value=wrong.said, expected="a code of the national code set")


def known_codes() -> pa.Table:
    """place, column, text (in capitals): every way a value of each coded field may be written."""
    rows = [
        (table, column, text)
        for (table, column), set_name in CODED.items()
        for text in codes.groups(set_name)
    ]
    names = ("place", "column", "text")
    return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})
