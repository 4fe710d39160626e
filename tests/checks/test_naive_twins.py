"""The naive twins: some checks written again as plain loops over the store's rows, on tables as messy as real ones.

SIGHTLINE_SEED chooses the messy tables (random: new ones).
"""

from datetime import timedelta

import pytest

from sightline.checks.checked import CHECK_RESULTS, CheckedSnapshot
from sightline.standards import local, ssd
from sightline.standards.windows import is_event
from support.messy import messy_snapshot
from support.seed import SEED

AUTHORITIES = ("990", "991")


@pytest.fixture(scope="module")
def messy(tmp_path_factory) -> CheckedSnapshot:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("messy")))
        return CHECK_RESULTS.of(messy_snapshot(SEED))


@pytest.fixture(params=AUTHORITIES)
def authority(request) -> str:
    return request.param


def rows(messy: CheckedSnapshot, table: str, authority: str) -> list[dict]:
    return messy.snapshot.rows(table, authority).to_pylist()


def found(messy: CheckedSnapshot, check_id: str, authority: str) -> set[tuple]:
    listed = messy.rows(authority, check_id)
    return {(row.table, row.record_id, row.field) for row in listed}


def test_a_plan_that_starts_before_any_earlier_one_has_ended(messy, authority):
    yes = ("Y", "YES", "1", "TRUE", "T")
    plans = [
        (
            row["cppl_person_id"],
            row["cppl_cp_plan_start_date"],
            row["cppl_cp_plan_id"],
            row["cppl_cp_plan_end_date"],
        )
        for row in rows(messy, "ssd_cp_plans", authority)
        if row["cppl_cp_plan_start_date"] and (row["cppl_cp_plan_ola"] or "").strip().upper() not in yes
    ]
    twin = {
        ("ssd_cp_plans", plan, "cppl_cp_plan_start_date")
        for child, start, plan, _ in plans
        if any(
            other_child == child and (other_start, other) < (start, plan) and (end is None or end > start)
            for other_child, other_start, other, end in plans
        )
        and child
    }
    assert found(messy, "protection_plans_overlap", authority) == twin, SEED


def test_a_need_plan_that_ends_before_it_starts(messy, authority):
    twin = {
        ("ssd_cin_plans", row["cinp_cin_plan_id"], "cinp_cin_plan_end_date")
        for row in rows(messy, "ssd_cin_plans", authority)
        if row["cinp_cin_plan_start_date"]
        and row["cinp_cin_plan_end_date"]
        and row["cinp_cin_plan_end_date"] < row["cinp_cin_plan_start_date"]
    }
    assert found(messy, "need_plan_ends_before_it_starts", authority) == twin, SEED


def test_an_event_after_the_data_date(messy, authority):
    known = {**ssd.tables(), **local.tables()}
    twin = set()
    for table in (
        "ssd_cin_episodes",
        "ssd_cla_placement",
        "ssd_missing",
        "ssd_permanence",
        "ssd_cla_reviews",
    ):
        days = [
            each.name
            for each in known[table].fields
            if each.type in ("date", "moment") and is_event(each.name)
        ]
        for row in rows(messy, table, authority):
            for name in days:
                if row[name] and str(row[name])[:10] > str(messy.data_to(authority)):
                    twin.add((table, row[known[table].keys[0]], name))
    mine = {
        each for each in found(messy, "date_in_the_future", authority) if each[0] in {t for t, _, _ in twin}
    }
    assert twin and mine == twin, SEED


def test_a_team_that_is_not_on_the_list(messy, authority):
    teams = {row["dept_team_id"] for row in rows(messy, "ssd_department", authority)}
    twin = {
        ("ssd_s47_enquiry", row["s47e_s47_enquiry_id"], "s47e_s47_completed_by_team")
        for row in rows(messy, "ssd_s47_enquiry", authority)
        if row["s47e_s47_completed_by_team"] and row["s47e_s47_completed_by_team"] not in teams
    }
    mine = {each for each in found(messy, "unknown_team", authority) if each[0] == "ssd_s47_enquiry"}
    assert mine == twin, SEED


def test_a_referral_long_before_the_birth(messy, authority):
    births = {
        row["pers_person_id"]: row["pers_dob"] or row["pers_expected_dob"]
        for row in rows(messy, "ssd_person", authority)
    }
    twin = {
        ("ssd_cin_episodes", row["cine_referral_id"], "cine_referral_date")
        for row in rows(messy, "ssd_cin_episodes", authority)
        if row["cine_referral_date"]
        and (birth := births.get(row["cine_person_id"]))
        and row["cine_referral_date"] + timedelta(days=280) < birth
    }
    mine = {each for each in found(messy, "long_before_birth", authority) if each[0] == "ssd_cin_episodes"}
    assert mine == twin, SEED


def test_how_many_cells_of_a_column_are_filled(messy, authority):
    listed = rows(messy, "ssd_cin_episodes", authority)
    filled = sum(1 for row in listed if (row["cine_referral_source_code"] or "").strip(" "))
    whole = {each.name: each for each in messy.coverage(authority)}
    mine = whole["ssd_cin_episodes.cine_referral_source_code"]
    assert (mine.rows, mine.filled) == (len(listed), filled), SEED
    by_month = messy.coverage_by_month(authority, "ssd_cin_episodes", "cine_referral_source_code")
    for each in by_month:
        in_month = [row for row in listed if str(row["cine_referral_date"])[:7] == each.name]
        assert each.rows == len(in_month), (each.name, SEED)
