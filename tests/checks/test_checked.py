import pytest

from checks.small_faults import small
from sightline.checks.checked import CHECK_RESULTS, MonthCount, Tally
from sightline.checks.discover import UnknownCheckError
from support.drawn import AUTHORITY


def counts(checked, **asked) -> dict[str, tuple[int, int]]:
    return {
        each.check.id: (each.faults, each.children)
        for each in checked.by_check(AUTHORITY, **asked)
        if each.faults
    }


def test_each_check_says_how_many_faults_of_how_many_children(checked):
    assert counts(checked) == {
        "code_not_known": (1, 1),
        "ethnicity_missing": (1, 1),
        "referral_closed_before_received": (3, 2),  # two of them Asha's
        "referral_without_source": (1, 1),
        "sex_missing": (1, 1),
        "team_left_blank": (1, 1),
    }


def test_a_check_whose_fields_no_source_filled_is_not_computable_with_its_cause_and_not_nought(checked):
    by_id = {each.check.id: each for each in checked.by_check(AUTHORITY)}
    assert by_id["placements_overlap"].status == "not_computable"
    assert "ssd_cla_placement" in by_id["placements_overlap"].cause
    assert (by_id["over_25"].status, by_id["over_25"].cause, by_id["over_25"].faults) == ("ok", None, 0)


def test_a_fault_is_its_own_teams_or_else_that_of_the_team_its_child_was_last_with(checked):
    teams = {(row.check, row.record_id): row.team for row in checked.rows(AUTHORITY)}
    assert teams["referral_closed_before_received", "r1"] == "T1"  # the referral's own
    assert teams["team_left_blank", "r4"] == "T2"  # Asha's, who was with nobody that day and is with T2 now
    assert teams["ethnicity_missing", "Cai"] == "Not recorded"


def test_what_is_asked_for_one_team_is_only_that_teams(checked):
    assert counts(checked, teams=["T2"]) == {
        "code_not_known": (1, 1),
        "referral_closed_before_received": (2, 2),
        "team_left_blank": (1, 1),
    }
    assert counts(checked, teams=[]) == {}
    assert {row.team for row in checked.rows(AUTHORITY, teams=["T2"])} == {"T2"}


def test_all_that_is_wrong_with_one_child_is_found_together(checked):
    rows = checked.rows(AUTHORITY, child_id="Asha")
    assert {(row.check, row.record_id, row.found) for row in rows} == {
        ("referral_closed_before_received", "r1", "2025-05-04"),
        ("referral_closed_before_received", "r4", "2022-06-01"),
        ("team_left_blank", "r4", "blank"),
    }


def test_children_and_teams_are_told_with_the_most_faults_first(checked):
    assert checked.by_child(AUTHORITY)[0] == Tally("Asha", faults=3, children=1, checks=2)
    assert [each.name for each in checked.by_team(AUTHORITY)] == ["T2", "T1", "Not recorded"]
    assert checked.by_team(AUTHORITY, "sex_missing") == [Tally("T1", faults=1, children=1, checks=1)]


def test_faults_by_the_month_of_the_record_stand_beside_how_many_records_there_were(checked):
    months = checked.by_month("referral_closed_before_received", AUTHORITY)
    assert len(months) == 24
    assert months[-2:] == [MonthCount("2025-05", 1, 2), MonthCount("2025-06", 1, 1)]
    assert months[0] == MonthCount("2023-07", 0, 0)
    assert sum(each.faults for each in months) == 2  # the third is of 2022


def test_a_check_of_many_tables_counts_the_records_of_all_of_them(checked):
    months = checked.by_month("team_left_blank", AUTHORITY)
    assert months[-2:] == [
        MonthCount("2025-05", 0, 4),
        MonthCount("2025-06", 0, 1),
    ]  # referrals and allocations


def test_a_table_without_days_has_no_records_by_month_to_set_faults_beside(checked):
    assert checked.by_month("sex_missing", AUTHORITY)[-1].records is None


def test_a_check_nobody_defined_is_refused_and_those_like_it_are_named(checked):
    with pytest.raises(UnknownCheckError, match="placements_overlap"):
        checked.rows(AUTHORITY, "placements_overlapping")


def test_the_faults_of_a_check_over_the_snapshots_oldest_first():
    first, second = small(), small(ssd_person="pers_person_id | pers_sex\nAsha | F\nBen | F\nCai | M")
    CHECK_RESULTS.of(second)
    found = CHECK_RESULTS.of(first).over_snapshots("sex_missing", AUTHORITY)
    assert [(each.snapshot, each.faults) for each in found] == [(first.id, 1), (second.id, 0)]
    assert (
        len(CHECK_RESULTS.of(first).over_snapshots("ethnicity_missing", AUTHORITY)) == 1
    )  # the second holds none at all
