"""Each list over a store drawn by hand: the day that counts and the day that does not, and what cannot be made is said."""

from datetime import date

import pytest

from sightline.returns.annex_a_lists.checking import faults_of
from sightline.returns.annex_a_lists.making import annex_a
from sightline.returns.annex_a_lists.window_days import window_days
from sightline.standards.annex_a import LISTS
from support.drawn import AUTHORITY
from support.stored import stored

PEOPLE = """
pers_person_id | pers_sex | pers_ethnicity | pers_dob   | pers_expected_dob
c1             | F        | WBRI           | 2012-10-31 |
c2             | M        | AIND           | 2012-11-01 |
c3             | U        |                |            | 2027-01-15
"""


def made(**tables):
    return annex_a(stored("2026-10-31", window_from="2018-01-01", **tables), AUTHORITY)


def rows(number, **tables):
    listed = made(**{"ssd_person": PEOPLE, **tables}).lists[number]
    assert listed.can_be_made, listed.why_not
    return listed.rows.to_pylist()


@pytest.mark.parametrize(
    ("data_to", "number", "first"),
    [
        ("2026-10-31", 1, "2026-05-01"),  # 30 April is the same day six months ago: outside
        ("2026-08-31", 3, "2026-03-01"),  # February has no 31st
        ("2026-10-31", 9, "2026-10-31"),
        ("2026-10-31", 10, "2025-11-01"),
        ("2024-02-29", 11, "2023-03-01"),
    ],
)
def test_the_windows_are_counted_from_the_data_date(data_to, number, first):
    assert window_days(date.fromisoformat(data_to)).since(number) == date.fromisoformat(first)


def test_list_1_has_the_first_day_of_its_six_months_and_not_the_day_before():
    listed = rows(
        1,
        ssd_contacts="""
        cont_contact_id | cont_person_id | cont_contact_date | cont_contact_source_code
        k1              | c1             | 2026-04-30        | 6
        k2              | c1             | 2026-05-01        | 6
        k3              | c2             | 2026-10-31        | 10
        k4              | c2             | 2026-11-01        | 6      # after the data date
        """,
    )
    assert [(row["child_unique_id"], row["date_of_contact"].isoformat()) for row in listed] == [
        ("c1", "2026-05-01"), ("c2", "2026-10-31"),
    ]  # fmt: skip
    assert (listed[0]["gender"], listed[0]["ethnicity"], listed[0]["contact_source"]) == (
        "b) Female", "a) WBRI", "q) 6: Police",
    )  # fmt: skip


def test_ages_are_those_of_the_data_date_and_an_unborn_child_is_minus_one():
    listed = rows(
        1,
        ssd_contacts="""
        cont_contact_id | cont_person_id | cont_contact_date
        k1              | c1             | 2026-06-01
        k2              | c2             | 2026-06-02
        k3              | c3             | 2026-06-03
        """,
    )
    assert [row["age_of_child_years"] for row in listed] == [14, 13, -1]
    assert listed[2]["date_of_birth"] == date(2027, 1, 15)


def test_list_3_counts_the_referrals_of_the_year_before_the_latest_on_each_of_the_childs_rows():
    listed = rows(
        3,
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_nfa
        r0               | c1             | 2025-09-30         | N      # more than twelve months before the latest
        r1               | c1             | 2025-10-01         | N
        r2               | c1             | 2026-05-05         | Y
        r3               | c1             | 2026-10-01         | N
        """,
    )
    column = "number_of_referrals_in_last_12_months"
    assert [(row["date_of_referral"].isoformat(), row["referral_nfa"], row[column]) for row in listed] == [
        ("2026-05-05", "a) Yes", 2), ("2026-10-01", "b) No", 2),
    ]  # fmt: skip


def test_list_4_shows_what_was_open_on_the_data_date_though_it_has_ended_since():
    listed = rows(
        4,
        ssd_cin_assessments="""
        cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date | cina_assessment_outcome_nfa
        a1                 | c1             | 2025-01-01                 | 2026-04-30                | N   # ended before
        a2                 | c1             | 2026-01-01                 | 2026-05-01                | N
        a3                 | c2             | 2026-01-02                 | 2026-11-05                | N   # after the data date
        """,
    )
    shown = [row["continuous_assessment_date_of_authorisation"] for row in listed]
    assert shown == [date(2026, 5, 1), None]


def test_list_5_counts_conferences_before_the_latest_enquiry_and_not_its_own():
    """Ofsted's third example: both enquiries led to a conference, eleven months apart."""
    listed = rows(
        5,
        ssd_s47_enquiry="""
        s47e_s47_enquiry_id | s47e_person_id | s47e_s47_start_date | s47e_s47_nfa
        e1                  | c1             | 2025-11-15          | N
        e2                  | c1             | 2026-10-10          | N
        """,
        ssd_initial_cp_conference="""
        icpc_icpc_id | icpc_s47_enquiry_id | icpc_person_id | icpc_icpc_date | icpc_icpc_outcome_cp_flag
        i1           | e1                  | c1             | 2025-12-01     | N
        i2           | e2                  | c1             | 2026-10-25     | Y
        """,
    )
    assert len(listed) == 1
    assert (
        listed[0]["number_of_section_47_enquiries_in_the_last_12_months"],
        listed[0]["number_of_icpcs_in_the_last_12_months"],
    ) == (1, 1)
    assert listed[0]["was_an_initial_child_protection_conference_deemed_unnecessary"] == "b) No"


CASES = """
cine_referral_id | cine_person_id | cine_referral_date | cine_referral_nfa | cine_close_date | cine_cin_primary_need_code
r1               | c1             | 2026-01-01         | N                 |                 | N1
r2               | c2             | 2026-01-01         | N                 | 2026-04-30      | N1   # closed before
r3               | c3             | 2026-09-01         | N                 |                 | N2
"""


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"ssd_cin_assessments": "cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date\na1 | c1 | 2026-01-02 |"}, "d) Open assessment"),
        ({"ssd_cin_assessments": "cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date\na1 | c1 | 2026-01-02 | 2026-02-01"}, None),
        ({"ssd_cin_plans": "cinp_cin_plan_id | cinp_referral_id | cinp_person_id | cinp_cin_plan_start_date\np1 | r1 | c1 | 2026-02-02"}, "c) Child in need plan"),
        ({"ssd_cp_plans": "cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date\np1 | c1 | 2026-02-02"}, "b) Child Protection plan"),
        ({"ssd_cla_episodes": "clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date\ne1 | k1 | c1 | 2026-03-03",
          "ssd_cp_plans": "cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date\np1 | c1 | 2026-02-02"}, "a) Looked after child"),
    ],
)  # fmt: skip
def test_list_6_takes_the_first_state_that_holds(more, status):
    listed = {row["child_unique_id"]: row for row in rows(6, ssd_cin_episodes=CASES, **more)}
    assert listed["c1"]["case_status"] == status
    assert "c2" not in listed


def test_list_6_leaves_out_whoever_is_only_the_subject_of_a_referral():
    assessments = """
    cina_assessment_id | cina_person_id | cina_assessment_start_date
    a1                 | c1             | 2026-01-02
    """
    with_assessments = rows(6, ssd_cin_episodes=CASES, ssd_cin_assessments=assessments)
    assert [row["child_unique_id"] for row in with_assessments] == ["c1"]
    without = rows(6, ssd_cin_episodes=CASES)
    assert [row["child_unique_id"] for row in without] == ["c1", "c3"]


def test_list_7_shows_the_latest_plan_of_this_council_with_its_last_visit():
    listed = rows(
        7,
        ssd_cp_plans="""
        cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date | cppl_cp_plan_ola | cppl_cp_plan_initial_category
        p1              | c1             | 2020-01-01              | 2020-12-01            | N                | NEG
        p2              | c1             | 2026-02-01              |                       | N                | EMO
        p3              | c2             | 2026-02-01              |                       | Y                | NEG   # another council's
        """,
        ssd_cp_visits="""
        cppv_cp_visit_id | cppv_person_id | cppv_cp_plan_id | cppv_cp_visit_date | cppv_cp_visit_seen_alone
        v1               | c1             | p2              | 2026-09-01         | Y
        v2               | c1             |                 | 2026-10-01         | N
        """,
        ssd_legal_status="""
        lega_legal_status_id | lega_person_id | lega_legal_status | lega_legal_status_start_date | lega_legal_status_end_date
        l1                   | c1             | L2                | 2026-04-20                   | 2026-05-01
        """,
    )
    assert len(listed) == 1
    row = listed[0]
    assert (row["number_of_previous_child_protection_plans"], row["initial_category_of_abuse"]) == (
        1,
        "d) Emotional abuse",
    )
    assert (row["date_of_the_last_statutory_visit"], row["was_the_child_seen_alone"]) == (
        date(2026, 10, 1),
        "b) No",
    )
    urgent = "subject_to_emergency_protection_order_or_protected_under_police_powers_in_last_six_months_y_n"
    assert row[urgent] == "a) Yes"


def test_the_worker_of_an_open_case_is_who_holds_it_and_not_who_joined_last():
    listed = rows(
        7,
        ssd_cp_plans="cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date\np1 | c1 | 2026-02-01",
        ssd_professionals="prof_professional_id | prof_professional_name\nw1 | Worker One\nw2 | Worker Two\nw3 | Worker Three",
        ssd_involvements="""
        invo_involvements_id | invo_person_id | invo_professional_id | invo_professional_role_id    | invo_involvement_start_date | invo_involvement_end_date
        i1                   | c1             | w1                   | Allocated Social Worker      | 2026-01-01                  |
        i2                   | c1             | w2                   | Allocated Social Worker      | 2026-03-01                  | 2026-04-01
        i3                   | c1             | w3                   | Independent Reviewing Officer | 2026-05-01                  |
        """,
    )
    assert listed[0]["allocated_worker"] == "Worker One"


def test_a_list_the_store_cannot_fill_says_so_and_a_column_too():
    whole = made(
        ssd_person=PEOPLE,
        ssd_contacts="cont_contact_id | cont_person_id | cont_contact_date\nk1 | c1 | 2026-06-01",
    )
    assert whole.lists[1].can_be_made
    assert whole.lists[1].blank["contact_source"] == "Your SSD does not fill it."
    assert whole.lists[11].why_not.startswith("No table of the SSD holds adopters.")
    assert whole.lists[8].why_not.startswith("Nothing is loaded that holds it: neither ssd_cla_episodes")
    assert set(whole.lists) == set(LISTS)


def test_a_window_that_reaches_back_further_than_what_was_loaded_is_said():
    contacts = "cont_contact_id | cont_person_id | cont_contact_date\nk1 | c1 | 2026-06-01"
    snapshot = stored("2026-10-31", window_from="2026-06-01", ssd_person=PEOPLE, ssd_contacts=contacts)
    assert annex_a(snapshot, AUTHORITY).lists[1].notes == (
        "The list looks back to 1 May 2026; what is loaded is complete from 1 June 2026 only.",
    )


LIST_7 = """
child_unique_id | child_protection_plan_start_date | child_protection_plan_end_date | withdrawn | last_seen  | record_id | date_of_birth | age_of_child_years
c1              | 2025-01-01                       | 2025-06-01                     |           | 2025-10-31 | x1        | 2012-10-31    | 13
c1              | 2026-01-01                       |                                |           | 2026-10-31 | x2        | 2012-10-31    | 13
c2              | 2026-01-01                       |                                | true      | 2026-04-30 | x3        |               |
c3              | 2025-01-01                       | 2026-04-30                     |           | 2026-10-31 | x4        |               |
"""


def test_a_list_that_a_workbook_brought_is_taken_as_it_stands_on_the_data_date():
    """The latest plan of each child, what ended before the window left out, what was withdrawn too, and ages of today."""
    listed = made(annexa_list_7=LIST_7).lists[7]
    assert listed.source == "annex_a"
    shown = [(row["child_unique_id"], row["age_of_child_years"]) for row in listed.rows.to_pylist()]
    assert shown == [("c1", 14)]


def test_what_would_be_sent_back_comes_first_and_names_its_rows():
    whole = made(
        ssd_person=PEOPLE,
        ssd_cp_plans="""
        cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date | cppl_cp_plan_initial_category | cppl_cp_plan_latest_category
        p1              | c1             | 2026-02-01              |                       | NEG                           | BAD
        p2              | c3             | 2026-09-01              | 2026-08-01            | NEG                           | NEG
        """,
        ssd_cin_episodes="cine_referral_id | cine_person_id | cine_referral_date | cine_cin_primary_need_code\nr1 | c2 | 2026-01-01 | N1",
    )
    listed = [(each.severity, each.column, each.words, each.children) for each in faults_of(whole)[7]]
    assert listed[:2] == [
        ("error", "latest_category_of_abuse", "Not one of the codes Ofsted gives.", ("c1",)),
        (
            "error",
            "child_protection_plan_end_date",
            "Lies before 'Child Protection Plan Start Date'.",
            ("c3",),
        ),
    ]
    assert (
        "query",
        "",
        "Not on list 6, which holds every child in need, on a plan or in care.",
        ("c1",),
    ) in listed
    assert ("query", "ethnicity", "Blank. Ethnicity is not recorded.", ("c3",)) in listed
    assert not [each for each in listed if each[1] == "date_of_the_last_statutory_visit"], (
        "no visits are loaded: said once"
    )
