"""The Annex A workbook: every list with Ofsted's headings, its window, and counts from the same history."""

import json
from datetime import date, datetime
from itertools import pairwise

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from sightline.demo.annex_a_workbook import lists, write_annex_a
from sightline.returns.annex_a_lists.making import headings_of

from .conftest import DATA_TO

FROM, YEAR_FROM = pd.Timestamp("2026-05-01"), pd.Timestamp("2025-11-01")
TODAY = pd.Timestamp(DATA_TO)
WITHOUT_BREAKS = ("V3", "V4")


@pytest.fixture(scope="module")
def book(made, tmp_path_factory):
    """The workbook as a reader finds it."""
    path = write_annex_a(made, tmp_path_factory.mktemp("annex_a") / "new" / "annex_a.xlsx", DATA_TO)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def sheets(book):
    """Each list as a data frame under its headings."""
    frames = {}
    for number in range(1, 12):
        found = list(book["List 3" if number == 3 else f"List_{number}"].iter_rows(values_only=True))
        frames[number] = pd.DataFrame(found[2:], columns=found[1])
    return frames


def _days(column):
    return pd.to_datetime(column)


def test_there_is_a_sheet_for_each_list_and_one_is_misnamed(book):
    named = [f"List_{number}" for number in range(1, 12)]
    named[2] = "List 3"
    assert book.sheetnames == ["Front_Sheet", "Guidance", "Codes_used", *named]


def test_a_title_stands_above_the_headings_of_ofsted(book, shared):
    published = json.loads((shared / "standards" / "annex_a_headings_2019.json").read_text(encoding="utf-8"))
    for number in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11):
        rows = list(
            book["List 3" if number == 3 else f"List_{number}"].iter_rows(max_row=2, values_only=True)
        )
        assert rows[0][0].startswith(f"List {number}: ")
        plain = [heading.strip().replace("’", "'").replace("‘", "'") for heading in published[str(number)]]
        assert [heading.strip().replace("’", "'").replace("‘", "'") for heading in rows[1]] == plain


def test_list_9_has_the_17_columns_of_later_years(book):
    assert len(headings_of(9, "2024")) == 17
    assert book["List_9"].max_column == 17


def test_dates_are_real_dates_shown_day_first(book):
    cell = book["List_1"].cell(3, 6)
    assert isinstance(cell.value, datetime)
    assert cell.number_format == "dd/mm/yyyy"


def test_lists_1_and_3_and_5_begin_the_day_after_six_months_ago(sheets):
    for number, column in (
        (1, "Date of Contact"),
        (3, "Date of referral"),
        (5, "Strategy discussion initiating Section 47 Enquiry Start Date"),
    ):
        days = _days(sheets[number][column])
        assert days.min() >= FROM and days.max() <= TODAY, number


def test_list_1_holds_every_contact_of_its_window(sheets, rows):
    assert len(sheets[1]) == (rows["contacts"]["cont_contact_date"] >= FROM).sum()


def test_list_3_holds_every_referral_of_its_window(sheets, rows):
    assert len(sheets[3]) == (rows["cin_episodes"]["cine_referral_date"] >= FROM).sum()


def test_list_5_holds_every_enquiry_whose_strategy_discussion_lies_in_its_window(sheets, rows):
    assert len(sheets[5]) == (rows["s47_enquiry"]["s47e_s47_start_date"] >= FROM).sum()


def test_list_4_holds_assessments_of_the_window_and_all_that_are_open(sheets, rows):
    done = rows["cin_assessments"]["cina_assessment_auth_date"]
    assert len(sheets[4]) == (done.isna() | (done >= FROM)).sum()
    assert _days(sheets[4]["Continuous Assessment Start Date"]).min() < FROM


def test_list_2_holds_early_help_of_the_window_and_all_that_is_open(sheets, rows):
    ended = rows["early_help_episodes"]["earl_episode_end_date"]
    assert len(sheets[2]) == (ended.isna() | (ended >= FROM)).sum()


def test_the_first_day_of_a_window_counts_and_the_day_before_does_not(made):
    found = lists(made, DATA_TO)[1].to_pandas(date_as_object=False)["date_of_contact"]
    assert found.min() == FROM


@pytest.mark.parametrize("number", [6, 7, 8, 9])
def test_a_child_stands_once_in_lists_6_to_9(sheets, number):
    assert len(sheets[number]) > 10
    assert sheets[number]["Child Unique ID"].is_unique


def test_lists_6_7_and_8_hold_what_is_open_or_ended_within_six_months(sheets):
    for number, column in (
        (6, "CIN Closure Date"),
        (7, "Child Protection Plan End Date"),
        (8, "Date Ceased to be Looked After"),
    ):
        frame = sheets[number].rename(columns=str.strip)
        ended = _days(frame[column])
        assert ended.isna().any() and ended.dropna().min() >= FROM, number


def test_list_7_shows_every_child_now_on_a_plan_of_this_council(sheets, rows):
    plans = rows["cp_plans"].query("cppl_cp_plan_ola == 'N'")
    now = set(plans[plans["cppl_cp_plan_end_date"].isna()]["cppl_person_id"])
    open_rows = sheets[7][sheets[7]["Child Protection Plan End Date"].isna()]
    assert set(open_rows["Child Unique ID"]) == now


def test_list_7_counts_a_childs_earlier_plans(sheets, rows):
    plans = rows["cp_plans"].query("cppl_cp_plan_ola == 'N'").groupby("cppl_person_id").size()
    expected = sheets[7]["Child Unique ID"].map(plans) - 1
    assert (sheets[7]["Number of Previous Child Protection Plans"] == expected).all()
    assert expected.max() >= 1


def test_list_8_shows_every_child_in_care_and_no_short_breaks(sheets, rows):
    now = rows["cla_episodes"][rows["cla_episodes"]["clae_cla_episode_ceased_date"].isna()]
    legal = rows["legal_status"][rows["legal_status"]["lega_legal_status_end_date"].isna()]
    breaks = set(legal[legal["lega_legal_status"].isin(WITHOUT_BREAKS)]["lega_person_id"])
    frame = sheets[8].rename(columns=str.strip)
    shown = set(frame[frame["Date Ceased to be Looked After"].isna()]["Child Unique ID"])
    assert shown == set(now["clae_person_id"]) - breaks
    assert not frame["Child's Legal Status"].str.startswith(("V3", "V4")).any()


def test_the_number_of_referrals_is_that_before_the_latest_and_the_same_on_each_row(sheets, rows):
    column = "Number of Referrals in Last 12 Months"
    assert (sheets[3].groupby("Child Unique ID")[column].nunique() == 1).all()
    dates = rows["cin_episodes"].groupby("cine_person_id")["cine_referral_date"].agg(list)

    def before_latest(child):
        latest = max(dates[child])
        return sum(latest - pd.DateOffset(months=12) <= day < latest for day in dates[child])

    shown = sheets[3].drop_duplicates("Child Unique ID").set_index("Child Unique ID")[column]
    assert all(before_latest(child) == number for child, number in shown.items())
    assert 0.1 < (shown > 0).mean() < 0.4


def test_placements_in_the_year_are_homes_not_rows(sheets, rows):
    """A child's moves counted by hand: temporary stays, returns from them and same-carer changes are no new home."""
    frame = sheets[8].rename(columns=str.strip)
    shown = frame[frame["Date Ceased to be Looked After"].isna()].set_index("Child Unique ID")
    shown = shown["Number of Placements in the Last 12 months"]
    assert (shown >= 1).all()
    placed = rows["cla_placement"].sort_values(["clap_cla_id", "clap_cla_placement_start_date"])
    now = rows["cla_episodes"][rows["cla_episodes"]["clae_cla_episode_ceased_date"].isna()]
    periods = rows["cla_episodes"].groupby("clae_person_id")["clae_cla_id"].nunique()
    once = now[now["clae_person_id"].map(periods) == 1]
    postcodes = placed.groupby("clap_cla_id")
    checked = 0
    for child, period in zip(once["clae_person_id"], once["clae_cla_id"], strict=True):
        if child not in shown.index:
            continue
        mine = postcodes.get_group(period)
        mine = mine[~mine["clap_cla_placement_type"].str.startswith("T")]
        homes = mine[mine["clap_cla_placement_postcode"] != mine["clap_cla_placement_postcode"].shift()]
        until = homes["clap_cla_placement_start_date"].shift(-1)
        recent = until.isna() | (until > pd.Timestamp("2025-10-31"))
        assert shown[child] == recent.sum(), (shown[child], recent.sum())
        checked += 1
    assert checked > 50


def test_codes_are_spelt_as_ofsted_prefers(sheets):
    assert set(sheets[1]["Gender"].dropna()) <= {
        "a) Male",
        "b) Female",
        "c) Not stated/recorded",
        "d) Neither",
    }
    assert "a) WBRI" in set(sheets[1]["Ethnicity"])
    assert "q) 6: Police" in set(sheets[1]["Contact Source"])
    assert set(sheets[3]["Referral NFA?"]) == {"a) Yes", "b) No"}
    assert "C2: FCO" in set(sheets[8]["Child's Legal Status"])
    assert "f) U6: Foster placement - not FFA" in set(sheets[8]["Placement Type"])
    assert set(sheets[8]["Placement Location"]) == {"a) In", "b) Out"}
    assert set(sheets[9]["Suitability of Accommodation"].dropna()) == {"a) Suitable", "b) Unsuitable"}
    assert set(sheets[6]["Case status"]) >= {
        "a) Looked after child", "b) Child Protection plan", "c) Child in need plan", "d) Open assessment",
        "e) Closed episode",
    }  # fmt: skip


def test_an_unborn_child_is_minus_one_and_shows_the_expected_date(made):
    person = made["ssd_person"]
    child = lists(made, DATA_TO)[1].column("child_unique_id")[0].as_py()
    unborn = pc.equal(person["pers_person_id"], child)
    for column, value in (("pers_dob", None), ("pers_expected_dob", date(2027, 1, 15))):
        changed = pc.if_else(unborn, pa.scalar(value, pa.date32()), person[column])
        person = person.set_column(person.column_names.index(column), column, changed)
    shown = lists(made | {"ssd_person": person}, DATA_TO)[1].to_pylist()[0]
    assert (shown["child_unique_id"], shown["date_of_birth"], shown["age_of_child_years"]) == (
        child,
        date(2027, 1, 15),
        -1,
    )


def test_ages_are_whole_years_at_the_last_birthday(made):
    found = lists(made, DATA_TO)[1].to_pylist()
    born = [
        (row["date_of_birth"], row["age_of_child_years"]) for row in found if row["age_of_child_years"] >= 0
    ]
    for birth, age in born:
        had = (DATA_TO.month, DATA_TO.day) >= (birth.month, birth.day)
        assert age == DATA_TO.year - birth.year - (not had)


def test_list_10_holds_the_year_and_no_adoption_before_it(sheets):
    frame = sheets[10].rename(columns=str.strip)
    ordered = _days(frame["Date of Adoption Order"])
    assert ordered.dropna().min() >= YEAR_FROM
    assert ordered.isna().any() and ordered.notna().any()
    assert frame["Child Unique ID"].is_unique


def test_the_adopters_of_list_11_are_those_of_list_10(sheets):
    families = set(sheets[11]["Family identifier"])
    matched = set(sheets[10]["Family identifier"].dropna())
    assert matched and matched <= families


def test_the_stages_of_list_11_follow_each_other(sheets):
    order = [
        "Date enquiry received", "Date Stage 1 started", "Date Stage 1 ended", "Date Stage 2 started",
        "Date Stage 2 ended", "Date adopter matched with child(ren)", "Date child/children placed with adopter(s)",
        "Date of Adoption Order",
    ]  # fmt: skip
    days = sheets[11][order].apply(_days)
    for before, after in pairwise(order):
        both = days[[before, after]].dropna()
        assert (both[before] <= both[after]).all(), after


def test_the_data_date_moves_the_windows(made):
    earlier = lists(made, date(2026, 8, 31))
    days = earlier[1].column("date_of_contact").to_pylist()
    assert date(2026, 3, 1) <= min(days) < date(2026, 3, 6)
    assert date(2026, 8, 25) < max(days) <= date(2026, 8, 31)
