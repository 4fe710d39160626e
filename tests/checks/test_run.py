import pyarrow as pa
import pytest

from checks.small_faults import small
from sightline.checks.answers import answer
from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.discover import checks
from sightline.checks.faults import CheckRefusedError, refuse_twice
from sightline.engine.manifest import AuthorityEntry, TableEntry
from sightline.engine.snapshots import KEEP_FOR_SECONDS
from support.drawn import AUTHORITY


def test_what_was_found_is_kept_whole_under_the_snapshot_and_the_definitions():
    snapshot = small()
    assert not CHECK_RESULTS.is_fresh(snapshot)
    folder = CHECK_RESULTS.make(snapshot)
    assert CHECK_RESULTS.is_fresh(snapshot) and folder == CHECK_RESULTS.folder(snapshot)
    names = {path.name for path in folder.iterdir()}
    assert names == {"faults.parquet", "counts.parquet", "coverage.parquet", "lives.parquet", "answers.json"}
    assert [path.name for path in CHECK_RESULTS.home.iterdir()] == [folder.name]


def test_a_snapshot_with_nothing_in_it_finds_nothing_and_says_why_of_every_check():
    from sightline.checks.checked import CHECK_RESULTS
    from support.stored import stored

    found = CHECK_RESULTS.of(stored("2025-06-30")).by_check(AUTHORITY)
    assert {each.status for each in found} == {"not_computable"}
    assert all(each.cause for each in found)


def test_the_faults_of_a_snapshot_that_is_gone_go_and_the_counts_stay():
    import shutil

    gone, kept = small(), small()
    folders = [CHECK_RESULTS.make(each) for each in (gone, kept)]
    shutil.rmtree(gone.folder)
    CHECK_RESULTS.sweep()
    assert [(folder / "faults.parquet").exists() for folder in folders] == [False, True]
    assert (folders[0] / "counts.parquet").exists()


@pytest.mark.real_clock  # how old a folder is, the file system tells
def test_what_a_run_that_died_left_behind_is_swept_a_day_later():
    import time

    CHECK_RESULTS.make(small())
    left = CHECK_RESULTS.home / ".half"
    left.mkdir()
    CHECK_RESULTS.sweep()
    assert left.exists()
    CHECK_RESULTS.sweep(now=time.time() + KEEP_FOR_SECONDS + 60)
    assert not left.exists()


def test_a_fault_listed_twice_is_refused_in_a_sentence_that_names_the_check():
    row = {"authority": "990", "check": "over_25", "table": "t", "record_id": "r", "field": "f"}
    with pytest.raises(CheckRefusedError, match="over_25 lists 1 faults more than once"):
        refuse_twice(pa.Table.from_pylist([row, row]))


def entry(source: str, *fields: str) -> AuthorityEntry:
    from datetime import date

    table = TableEntry(source=source, rows=1, fields=list(fields), loaded="x")
    return AuthorityEntry(date(2025, 6, 30), {"ssd_cin_episodes": table})


def test_codes_of_an_annex_a_workbook_were_checked_when_it_was_loaded_and_are_not_checked_again():
    check = checks()["code_not_known"]
    assert answer(check, entry("ssd", "cine_referral_source_code")).ok
    said = answer(check, entry("annex_a", "cine_referral_source_code"))
    assert not said.ok and "as it is loaded" in said.cause


def test_what_annex_a_says_in_two_lists_or_only_of_the_last_day_is_not_a_fault():
    ours = ("cine_referral_source_code", "cine_cin_primary_need_code", "cine_referral_nfa", "cine_close_date")
    fields = ("cine_referral_date", *ours)
    for check_id in ("referral_without_source", "referral_without_need", "referrals_open_together"):
        assert answer(checks()[check_id], entry("ssd", *fields)).ok
        said = answer(checks()[check_id], entry("annex_a", *fields))
        assert not said.ok and said.cause.startswith("Annex A"), check_id
    said = answer(checks()["care_without_placement"], entry("annex_a", *fields))
    assert "latest placement" in said.cause


def test_a_column_no_source_filled_is_not_blank_it_is_not_there():

    without = "cine_referral_id | cine_person_id | cine_referral_date\nr1 | Asha | 2025-05-05"
    rows = CHECK_RESULTS.of(small(ssd_cin_episodes=without)).rows(AUTHORITY, "team_left_blank")
    assert rows == []
