"""Code sets: complete against the published ones, and the group each value is counted in."""

import csv
import json
from itertools import pairwise

import pytest

from sightline.standards import codes

from .shared_data import shared

OFSTED_SETS = {
    "Ethnicity": "ethnicity",
    "Gender": "sex",
    "Contact / Referral Source": "referral_source",
    "Primary Need Code": "primary_need",
    "Child's Category of Need": "primary_need",
    "Child's Legal Status": "legal_status",
    "Reason Ceased to be Looked After": "leaving_reason",
    "Placement Type": "placement",
    "Eligibility Category": "eligibility",
    "LA In Touch": "in_touch",
    "Type of Accommodation": "accommodation",
    "Suitability of Accommodation": "suitability",
    "Activity Status": "activity",
    "Does the Child have a Disability": "disability",
    "Initial/Latest Category of Abuse": "abuse_category",
}
NOT_A_GROUP = {"zzCodeError", "a) Male / d) Neither"}


@pytest.mark.parametrize(
    ("set_name", "value", "group"),
    [
        ("ethnicity", "WBRI", "White"),
        ("ethnicity", "b) WIRI", "White"),
        ("ethnicity", "CHNE", "Asian"),
        ("ethnicity", "f) Chinese", "Asian"),
        ("ethnicity", "c) Asian or Asian British", "Asian"),
        ("ethnicity", "BOTH", "Black"),
        ("ethnicity", "REFU", "Unknown"),
        ("sex", "b) Female", "Female"),
        ("sex", "2", "Female"),
        ("sex", "c) Not stated/recorded", "Unknown"),
        ("primary_need", "n1", "Abuse or neglect"),
        ("primary_need", "N2 - Child’s disability", "Child's disability"),
        ("referral_source", "1A", "individual"),
        ("referral_source", "d) Health services", "health"),
        ("referral_source", "Health services", "health"),
        ("referral_source", "d) Health Services ", "health"),
        ("referral_source", "q) 6: Police", "police"),
        ("referral_source", "10", "unknown"),
        ("referral_source", "5D", "la_services"),
        ("placement", "U6", "foster"),
        ("placement", "g) Secure Children’s Homes", "childrens_homes"),
        ("legal_status", "V4", "short_breaks"),
        ("legal_status", "C1: ICO", "interim_care_order"),
        ("leaving_reason", "E12", "adopted"),
        ("activity", "F5", "eet"),
        ("activity", "G4: Not in education, employment or training - illness or disability", "neet"),
        ("activity", "d1) Not in education, training or employment - illness/disability", "neet"),
        ("accommodation", "R: Residence not known", "left_out"),
        ("accommodation", "X", "counted"),
        ("suitability", "a) Suitable", "suitable"),
        ("suitability", "2", "unsuitable"),
        ("in_touch", "f) Rhom", "returned_home"),
        ("disability", "NONE", "Not disabled"),
        ("disability", "AUT", "Disabled"),
    ],
)
def test_a_stored_value_is_counted_in_its_group(set_name, value, group):
    assert codes.group_of(set_name, value) == group


@pytest.mark.parametrize("value", [None, "", "  ", "QQ", "a) Martian"])
def test_a_blank_or_unknown_value_gets_what_the_caller_says(value):
    assert codes.group_of("ethnicity", value, otherwise="Unknown") == "Unknown"
    assert codes.group_of("ethnicity", value) is None


@pytest.mark.parametrize("name", OFSTED_SETS)
def test_every_preferred_code_and_group_of_ofsted_has_a_group(name):
    sets = json.loads(shared("standards", "annex_a_codes_2019.json").read_text(encoding="utf-8"))[name]
    texts = [text for column, found in sets.items() if column != "Detail" for text in found]
    assert [
        text for text in texts if text not in NOT_A_GROUP and not codes.group_of(OFSTED_SETS[name], text)
    ] == []


def test_every_group_that_councils_write_has_a_group():
    columns = {name: each for name, each in OFSTED_SETS.items() if "/" not in name} | {
        "Contact Source": "referral_source",
        "Referral Source": "referral_source",
        "Initial Category of Abuse": "abuse_category",
        "LA in Touch": "in_touch",
    }
    with shared("standards", "annex_a_value_aliases.csv").open(encoding="utf-8-sig") as published:
        seen = {(row["column"], row["canonical"].strip()) for row in csv.DictReader(published)}
    yes_or_no = {"True", "False", "Unknown"}
    missing = {
        (column, value)
        for column, value in seen
        if column in columns
        and value not in NOT_A_GROUP | yes_or_no
        and not codes.group_of(columns[column], value)
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("set_name", "column"),
    [
        ("placement", "PLACE"),
        ("legal_status", "LS"),
        ("leaving_reason", "REC"),
        ("activity", "ACTIV"),
        ("in_touch", "IN_TOUCH"),
        ("ethnicity", "ETHNIC"),
    ],
)
def test_the_codes_are_exactly_those_of_the_looked_after_return(set_name, column):
    with shared("standards", "ssda903_codes.csv").open(encoding="utf-8-sig") as published:
        theirs = {row["code"] for row in csv.DictReader(published) if row["column"] == column}
    assert set(codes.codes(set_name)) == theirs


@pytest.mark.parametrize(
    ("set_name", "name"),
    [
        ("ethnicity", "ethnicitytype"),
        ("disability", "disabilitytype"),
        ("referral_source", "referralsourcetype"),
        ("primary_need", "primaryneedcodetype"),
        ("abuse_category", "categoryofabusetype"),
    ],
)
def test_the_codes_are_exactly_those_of_the_children_in_need_census(set_name, name):
    theirs = json.loads(shared("standards", "cin_codes_2026.json").read_text(encoding="utf-8"))[name]
    assert set(codes.codes(set_name)) == set(theirs)


@pytest.mark.parametrize(
    ("set_name", "text", "code"),
    [
        ("referral_source", "a) 1A: Individual", "1A"),
        ("primary_need", "N1 - Abuse or neglect", "N1"),
        ("in_touch", "d) Refu", "REFU"),
        ("placement", "zz) T4: Temporary placement - seven days or less", "T4"),
        ("ethnicity", "s) NOBT", "NOBT"),
        ("referral_source", "d) Health services", None),
        ("ethnicity", "a) White", None),
        ("placement", "a) Foster placement", None),
        ("ethnicity", "", None),
    ],
)
def test_a_code_is_read_from_a_preferred_text_and_never_made_up_from_a_group(set_name, text, code):
    assert codes.code_in(set_name, text) == code


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (None, None),
        (-1, "Unborn"),
        (-0.2, "Unborn"),
        (0, "Under 1"),
        (0.99, "Under 1"),
        (1, "1-4"),
        (4.99, "1-4"),
        (5, "5-9"),
        (9, "5-9"),
        (10, "10-15"),
        (15, "10-15"),
        (16, "16-17"),
        (17.99, "16-17"),
        (18, "18 and over"),
        (25, "18 and over"),
        (160, None),
    ],
)
def test_an_age_falls_in_the_band_it_has_reached(age, band):
    assert codes.age_band(age) == band


def test_the_age_bands_leave_no_gap():
    edges = [(band.at_least, band.under) for band in codes.AGE_BANDS]
    assert all(before[1] == after[0] for before, after in pairwise(edges))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (codes.FOSTER_PLACEMENTS, {"U1", "U2", "U3", "U4", "U5", "U6"}),
        (codes.ADOPTION_PLACEMENTS, {"A3", "A4", "A5", "A6"}),
        (codes.TEMPORARY_PLACEMENTS, {"T0", "T1", "T2", "T3", "T4"}),
        (codes.WITH_PARENTS, {"P1"}),
        (codes.SHORT_BREAKS, {"V3", "V4"}),
        (codes.INTERIM_CARE_ORDERS, {"C1"}),
        (codes.FULL_CARE_ORDERS, {"C2"}),
        (codes.ADOPTED, {"E11", "E12"}),
        (codes.CARE_GOES_ON, {"X1"}),
        (codes.NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING, {"G4", "G5", "G6"}),
        (codes.ACCOMMODATION_LEFT_OUT, {"G", "H", "R"}),
        (codes.SUITABLE, {"1"}),
        (codes.LEAVERS_LEFT_OUT, {"DIED", "RHOM"}),
        (codes.NOT_DISABLED, {"NONE"}),
    ],
)
def test_the_sets_that_measures_name_hold_the_codes_they_should(found, expected):
    assert found == expected


def test_every_education_employment_and_training_code_starts_with_f_or_p():
    found = codes.IN_EDUCATION_EMPLOYMENT_OR_TRAINING
    assert {code[0] for code in found} == {"F", "P"}
    assert len(found) == 10


def test_every_group_of_referral_sources_has_a_label_and_the_other_way_round():
    assert {each.group for each in codes.codes("referral_source").values()} == set(codes.REFERRAL_SOURCES)


def test_ethnicity_has_the_six_groups():
    groups = set(codes.groups("ethnicity").values())
    assert groups == {"White", "Mixed", "Asian", "Black", "Other", "Unknown"}


def test_group_texts_name_no_group_that_no_code_has():
    extra = {"Neither", "Not known", "unknown"}
    for name in OFSTED_SETS.values():
        known = {each.group for each in codes.codes(name).values()} | extra
        assert set(codes.groups(name).values()) <= known, name


def test_labels_say_what_a_code_means():
    assert codes.labels("primary_need")["N8"] == "Absent parenting"


def test_an_unknown_code_set_is_refused_with_the_sets_there_are():
    with pytest.raises(KeyError, match=r"There is no code set 'colours'\. There are: ethnicity, sex"):
        codes.codes("colours")
