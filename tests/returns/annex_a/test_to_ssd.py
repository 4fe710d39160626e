"""Annex A as SSD tables: only what it can fill, and nothing that looks like a history it does not have."""

from datetime import date

import pyarrow as pa
import pytest

from returns.annex_a.books import rows
from sightline.returns import annex_a
from sightline.returns.annex_a.mapping import MAPPING, UNACCOMPANIED
from sightline.standards import ssd
from sightline.standards.annex_a import LISTS, store_schemas

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
UASC = "unaccompanied_asylum_seeking_child_uasc_within_the_last_12_months_y_n"


def made(table: str, lists: dict[int, pa.Table], **more) -> list[dict]:
    """The rows of one SSD table."""
    return annex_a.to_ssd(lists, **more)[table].rows.to_pylist()


def seen(table: pa.Table, *days: date) -> pa.Table:
    """The rows with the data dates they were last seen on."""
    return table.append_column("last_seen", pa.array(days, pa.date32()))


def whole(number: int) -> pa.Table:
    """A list with every column and no rows."""
    return store_schemas()[number].empty_table().drop_columns(["authority"])


def test_every_field_of_the_map_is_a_field_of_the_ssd_and_every_column_of_its_list():
    for link in MAPPING:
        assert ssd.table(link.table).field(link.field)
        if link.column not in ("", "record_id"):
            assert LISTS[link.list].column(link.column)


def test_the_tables_and_fields_made_are_exactly_the_maps():
    found = annex_a.to_ssd({number: whole(number) for number in LISTS})
    mapped: dict[str, set[str]] = {}
    for link in MAPPING:
        mapped.setdefault(link.table, set()).add(link.field)
    assert {name: set(each.fields) for name, each in found.items()} == mapped
    assert {name: each.from_lists for name, each in found.items()} == {
        name: tuple(sorted({link.list for link in MAPPING if link.table == name})) for name in mapped
    }


def test_every_column_is_typed_as_the_store_holds_it():
    for name, each in annex_a.to_ssd({number: whole(number) for number in LISTS}).items():
        for field in each.rows.schema:
            assert field.type == ssd.table(name).field(field.name).arrow


@pytest.mark.parametrize(
    "table",
    [
        "ssd_cp_visits",
        "ssd_cp_reviews",
        "ssd_cla_visits",
        "ssd_cla_reviews",
        "ssd_cla_health",
        "ssd_cin_visits",
        "ssd_missing",
    ],
)
def test_latest_visits_reviews_and_checks_never_become_a_history(table):
    assert table not in annex_a.to_ssd({number: whole(number) for number in LISTS})


def test_a_field_whose_column_no_list_has_is_absent():
    found = annex_a.to_ssd({3: rows(3, {"child_unique_id": "Asha", "date_of_referral": MARCH})})
    assert found["ssd_cin_episodes"].fields == ("cine_referral_id", "cine_person_id", "cine_referral_date")


def test_withdrawn_rows_are_left_out():
    two = rows(
        3,
        {"child_unique_id": "Asha", "date_of_referral": MARCH},
        {"child_unique_id": "Ben", "date_of_referral": MARCH},
    )
    two = two.append_column("withdrawn", pa.array([True, False]))
    assert [each["cine_person_id"] for each in made("ssd_cin_episodes", {3: two})] == ["Ben"]


def test_contacts_and_early_help():
    contact = rows(
        1, {"child_unique_id": "Asha", "date_of_contact": MARCH, "contact_source": "Health services"}
    )
    help_ = rows(
        2,
        {
            "child_unique_id": "Asha",
            "assessment_start_date": MARCH,
            "assessment_completion_date": JUNE,
            "organisation_completing_assessment": "A school",
        },
    )
    assert made("ssd_contacts", {1: contact}) == [
        {
            "cont_contact_id": contact.column("record_id")[0].as_py(),
            "cont_person_id": "Asha",
            "cont_contact_date": MARCH,
            "cont_contact_source_code": "Health services",
        }
    ]
    (episode,) = made("ssd_early_help_episodes", {2: help_})
    assert [*episode.values()][1:] == ["Asha", MARCH, JUNE, "A school"]


@pytest.mark.parametrize(
    ("required", "nfa"), [("Y", "N"), ("N", "Y"), ("U", None), (None, None), ("CS Updated", None)]
)
def test_support_required_is_the_inverse_of_no_further_action(required, nfa):
    column = "was_the_child_assessed_as_requiring_la_childrens_social_care_support"
    one = rows(4, {"child_unique_id": "Asha", "continuous_assessment_start_date": MARCH, column: required})
    (assessment,) = made("ssd_cin_assessments", {4: one})
    assert assessment["cina_assessment_outcome_nfa"] == nfa
    assert "cina_referral_id" not in assessment


def test_a_conference_stands_where_it_has_a_date_and_is_never_a_transfer_in():
    strategy = "strategy_discussion_initiating_section_47_enquiry_start_date"
    held = "date_of_initial_child_protection_conference"
    led = "did_the_initial_child_protection_conference_result_in_a_child_protection_plan"
    unnecessary = "was_an_initial_child_protection_conference_deemed_unnecessary"
    lists = {
        5: rows(
            5,
            {"child_unique_id": "Asha", strategy: MARCH, unnecessary: "N", held: date(2025, 4, 10), led: "Y"},
            {"child_unique_id": "Ben", strategy: MARCH, unnecessary: "Y"},
        )
    }
    enquiries, conferences = made("ssd_s47_enquiry", lists), made("ssd_initial_cp_conference", lists)
    assert [(each["s47e_person_id"], each["s47e_s47_nfa"]) for each in enquiries] == [
        ("Asha", "N"),
        ("Ben", "Y"),
    ]
    assert conferences == [
        {
            "icpc_icpc_id": enquiries[0]["s47e_s47_enquiry_id"],
            "icpc_s47_enquiry_id": enquiries[0]["s47e_s47_enquiry_id"],
            "icpc_person_id": "Asha",
            "icpc_icpc_date": date(2025, 4, 10),
            "icpc_icpc_outcome_cp_flag": "Y",
            "icpc_icpc_transfer_in": "N",
        }
    ]


def referral(child: str, day: date) -> dict[str, object]:
    return {"child_unique_id": child, "date_of_referral": day, "referral_source": "6"}


def need(child: str, day: date, **more: object) -> dict[str, object]:
    return {"child_unique_id": child, "cin_start_date": day, "primary_need_code": "N1", **more}


@pytest.mark.parametrize(
    ("begun", "days"),
    [
        (
            date(2025, 1, 9),
            [date(2025, 1, 9), date(2025, 1, 10)],
        ),  # the day before list 3 begins: a row of its own
        (date(2025, 1, 10), [date(2025, 1, 10)]),  # the day it begins: list 3 would have shown a referral
    ],
)
def test_an_episode_of_need_from_before_list_3_begins_is_added(begun, days):
    lists = {3: rows(3, referral("Asha", date(2025, 1, 10))), 6: rows(6, need("Ben", begun))}
    assert sorted(each["cine_referral_date"] for each in made("ssd_cin_episodes", lists)) == days


def test_list_3s_window_is_believed_where_it_is_given():
    lists = {3: rows(3, referral("Asha", date(2025, 1, 10))), 6: rows(6, need("Ben", date(2025, 1, 5)))}
    assert len(made("ssd_cin_episodes", lists, windows={3: date(2025, 1, 1)})) == 1


def test_a_referral_takes_its_need_and_closure_from_the_same_child_and_day():
    closed = need("Asha", MARCH, cin_closure_date=JUNE, reason_for_closure="RC8")
    lists = {3: rows(3, referral("Asha", MARCH), referral("Ben", MARCH)), 6: rows(6, closed)}
    found = {each["cine_person_id"]: each for each in made("ssd_cin_episodes", lists)}
    fields = (
        "cine_cin_primary_need_code",
        "cine_close_date",
        "cine_close_reason",
        "cine_referral_source_code",
    )
    assert [found["Asha"][name] for name in fields] == ["N1", JUNE, "RC8", "6"]
    assert [found["Ben"][name] for name in fields] == [None, None, None, "6"]


def test_without_list_3_every_episode_of_need_is_a_row():
    assert len(made("ssd_cin_episodes", {6: rows(6, need("Asha", MARCH), need("Ben", JUNE))})) == 2


def test_plans_are_our_own():
    plan = {
        "child_unique_id": "Asha",
        "child_protection_plan_start_date": MARCH,
        "initial_category_of_abuse": "Neglect",
    }
    (found,) = made("ssd_cp_plans", {7: rows(7, plan)})
    assert (
        found["cppl_cp_plan_start_date"],
        found["cppl_cp_plan_initial_category"],
        found["cppl_cp_plan_ola"],
    ) == (MARCH, "Neglect", "N")


def care(child: str = "Asha", **more: object) -> dict[str, object]:
    return {"child_unique_id": child, "date_started_to_be_looked_after": MARCH, **more}


def test_a_period_of_care_is_one_episode():
    lists = {8: rows(8, care(date_ceased_to_be_looked_after=JUNE, reason_ceased_to_be_looked_after="E11"))}
    (found,) = made("ssd_cla_episodes", lists)
    assert found["clae_cla_episode_id"] == found["clae_cla_id"]
    assert (found["clae_entered_care_date"], found["clae_cla_episode_start_date"]) == (MARCH, MARCH)
    assert (found["clae_cla_episode_start_reason"], found["clae_cla_episode_ceased_reason"]) == ("S", "E11")


def test_the_latest_placement_and_status_end_with_care():
    more = {
        "date_ceased_to_be_looked_after": JUNE,
        "start_date_of_most_recent_placement": MARCH,
        "placement_type": "U6",
        "childs_legal_status": "C2",
        "start_date_of_current_legal_status": MARCH,
    }
    lists = {8: rows(8, care(**more), care("Ben"))}
    (placement,) = made("ssd_cla_placement", lists)
    (status,) = made("ssd_legal_status", lists)
    assert (placement["clap_cla_placement_type"], placement["clap_cla_placement_end_date"]) == ("U6", JUNE)
    assert (status["lega_legal_status"], status["lega_legal_status_end_date"]) == ("C2", JUNE)


def test_only_a_yes_makes_an_unaccompanied_child():
    lists = {8: rows(8, care("Asha", **{UASC: "Y"}), care("Ben", **{UASC: "N"}), care("Cai"))}
    (found,) = made("ssd_immigration_status", lists)
    assert (found["immi_person_id"], found["immi_immigration_status"], found["immi_immigration_status_start_date"]) == (
        "Asha", UNACCOMPANIED, MARCH,
    )  # fmt: skip


def test_care_leavers_are_those_on_the_latest_list():
    leavers = seen(rows(9, {"child_unique_id": "Asha"}, {"child_unique_id": "Ben"}), MARCH, JUNE)
    assert [each["clea_person_id"] for each in made("ssd_care_leavers", {9: leavers})] == ["Ben"]


@pytest.mark.parametrize(("entered", "linked"), [(MARCH, True), (date(2025, 3, 30), False)])
def test_permanence_links_to_the_period_of_care_that_began_that_day(entered, linked):
    adoption = {
        "child_unique_id": "Asha",
        "date_the_child_entered_care": entered,
        "date_of_adoption_order": JUNE,
    }
    lists = {8: rows(8, care("Asha"), care("Ben")), 10: rows(10, adoption)}
    (found,) = made("ssd_permanence", lists)
    (period, _) = made("ssd_cla_episodes", lists)
    assert found["perm_cla_id"] == (period["clae_cla_id"] if linked else None)
    assert (found["perm_permanence_order_date"], found["perm_permanence_order_type"]) == (JUNE, "Adoption")


def test_without_an_order_there_is_no_kind_of_order():
    adoption = {
        "child_unique_id": "Asha",
        "date_the_child_entered_care": MARCH,
        "date_of_adoption_order": None,
    }
    (found,) = made("ssd_permanence", {10: rows(10, adoption)})
    assert found["perm_permanence_order_type"] is None


def person(number: int, day: str, **more: object) -> pa.Table:
    """One child on one list."""
    return rows(number, {"child_unique_id": "Asha", LISTS[number].key[1]: date.fromisoformat(day), **more})


def test_a_child_is_as_the_latest_list_says_where_it_says_anything():
    lists = {
        1: seen(person(1, "2025-01-01", gender="M", ethnicity="WBRI", date_of_birth=date(2015, 1, 1)), MARCH),
        4: seen(person(4, "2025-05-01", gender="F", ethnicity=None, date_of_birth=None), JUNE),
    }
    assert made("ssd_person", lists) == [
        {
            "pers_person_id": "Asha",
            "pers_sex": "F",
            "pers_ethnicity": "WBRI",
            "pers_dob": date(2015, 1, 1),
            "pers_expected_dob": None,
        }
    ]


@pytest.mark.parametrize(
    ("age", "born", "dob", "expected"),
    [
        (-1, date(2025, 8, 1), None, date(2025, 8, 1)),
        (0, date(2025, 8, 1), None, date(2025, 8, 1)),  # a birth after the list was made is expected
        (0, date(2025, 3, 31), date(2025, 3, 31), None),  # born on its very day
        (-1, None, None, None),
    ],
)
def test_an_unborn_child_has_an_expected_date_of_birth(age, born, dob, expected):
    one = seen(person(3, "2025-03-01", age_of_child_years=age, date_of_birth=born), MARCH)
    (found,) = made("ssd_person", {3: one})
    assert (found["pers_dob"], found["pers_expected_dob"]) == (dob, expected)


def test_a_child_since_born_has_a_date_of_birth():
    lists = {
        3: seen(person(3, "2025-03-01", age_of_child_years=-1, date_of_birth=date(2025, 5, 1)), MARCH),
        4: seen(person(4, "2025-04-01", age_of_child_years=0, date_of_birth=date(2025, 5, 3)), JUNE),
    }
    (found,) = made("ssd_person", lists)
    assert (found["pers_dob"], found["pers_expected_dob"]) == (date(2025, 5, 3), None)


def test_adopters_are_nobodys_child():
    adopter = rows(11, {"individual_adopter_identifier": "A1", "gender": "F"})
    assert annex_a.to_ssd({11: adopter}) == {}


@pytest.mark.parametrize(("said", "codes"), [("Y", ["YES"]), ("N", ["NONE"]), ("U", []), (None, [])])
def test_disability_is_yes_or_none_and_unknown_makes_no_row(said, codes):
    one = person(4, "2025-03-01", does_the_child_have_a_disability=said)
    assert [each["disa_disability_code"] for each in made("ssd_disability", {4: one})] == codes


def test_the_latest_list_that_knows_of_a_disability_is_believed():
    lists = {
        4: seen(person(4, "2025-03-01", does_the_child_have_a_disability="N"), MARCH),
        7: seen(person(7, "2025-04-01", does_the_child_have_a_disability="Y"), JUNE),
        8: seen(person(8, "2025-05-01", does_the_child_have_a_disability="U"), JUNE),
    }
    assert [each["disa_disability_code"] for each in made("ssd_disability", lists)] == ["YES"]


def test_days_of_stock_and_windows_are_passed_on():
    lists = {3: rows(3, referral("Asha", MARCH)), 7: rows(7), 8: rows(8)}
    found = annex_a.to_ssd(lists, windows={3: MARCH, 7: MARCH}, stock_dates={7: (MARCH, JUNE), 8: ()})
    assert (found["ssd_cin_episodes"].stock_dates, found["ssd_cin_episodes"].windows) == (None, {3: MARCH})
    assert (found["ssd_cp_plans"].stock_dates, found["ssd_cp_plans"].windows) == ((MARCH, JUNE), {7: MARCH})
    assert found["ssd_cla_episodes"].stock_dates == ()
    assert found["ssd_person"].stock_dates is None
