"""Flat files: told by their columns, read as text first, and every row accounted for."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from returns.folders import PERSONS, REFERRALS, counts, faults, loaded, put
from sightline.engine.snapshots import open_snapshot
from sightline.returns.load import NothingToLoadError


def persons(authority: str = "990") -> list[dict]:
    rows = open_snapshot().rows("ssd_person", authority)
    return rows.to_pylist() if rows else []


def born(tmp_path, written: str) -> str | None:
    """What the store holds of a date of birth written so."""
    loaded(put(tmp_path, "ssd_person.csv", f'pers_person_id,pers_dob\na,"{written}"\n'))
    day = persons()[0]["pers_dob"]
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("2017-11-14", "2017-11-14"),
        ("14/11/2017", "2017-11-14"),
        ("14-Nov-2017", "2017-11-14"),
        ("14 November 2017", "2017-11-14"),
        ("2017-11-14 00:00:00", "2017-11-14"),
        ("2017-11-14T09:30:00", "2017-11-14"),
        ("14/11/2017 09:30", "2017-11-14"),
        ("43053", "2017-11-14"),  # as Excel counts days
        ("\xa014/11/2017 ", "2017-11-14"),
        ("11/14/2017", None),  # no fourteenth month
        ("31/02/2017", None),
        ("2017-11-14x", None),
        ("14/11/17", "2017-11-14"),  # no fourteenth month, and nobody was born ahead of today
        ("05/06/17", None),  # the fifth or the sixth?
        ("9999-12-31", None),
        ("0017-11-14", None),
        ("infinity", None),
        ("epoch", None),
        ("1899-12-31", None),
        ("1900-01-01", None),  # what a database writes for a blank
        ("1900-02-01", "1900-02-01"),
        ("2098-12-31", "2098-12-31"),
        ("2100-12-31", None),
        ("2101-01-01", None),
    ],
)
def test_a_date_is_read_as_it_is_written_or_left_blank(tmp_path, written, held):
    assert born(tmp_path, written) == held


def test_a_date_left_blank_is_told_with_its_row_and_what_was_found(tmp_path):
    report = loaded(put(tmp_path, "ssd_person.csv", PERSONS + "a,2017-11-14,M\nb,31/02/2026,F\n"))
    (fault,) = report.faults
    assert (fault.row, fault.column, fault.found, fault.did) == (3, "pers_dob", "31/02/2026", "kept_blank")


@pytest.mark.parametrize("written", ["inf", "nan", "1e400", "one", "1,5"])
def test_what_is_no_number_is_left_blank_and_told(tmp_path, written):
    name = "ssd_professionals.csv"
    report = loaded(put(tmp_path, name, f'prof_professional_id,prof_full_time_equivalency\nw,"{written}"\n'))
    assert faults(report) == [(2, "prof_full_time_equivalency", "not_a_number", "kept_blank")]


def test_references_keep_their_noughts(tmp_path):
    loaded(put(tmp_path, "ssd_person.csv", PERSONS + "007,2017-11-14,M\n"))
    assert persons()[0]["pers_person_id"] == "007"


@pytest.mark.parametrize("blank", ["", "NULL", "#N/A", "  ", "\xa0"])
def test_what_stands_for_nothing_is_held_as_nothing(tmp_path, blank):
    loaded(put(tmp_path, "ssd_person.csv", PERSONS + f"a,2017-11-14,{blank}\n"))
    assert persons()[0]["pers_sex"] is None


def test_a_reference_that_reads_na_is_a_reference(tmp_path):
    loaded(put(tmp_path, "ssd_person.csv", PERSONS + "NA,2017-11-14,M\n"))
    assert persons()[0]["pers_person_id"] == "NA"


def test_headings_in_capitals_or_with_spaces_are_known(tmp_path):
    report = loaded(put(tmp_path, "Persons 2025.CSV", " Pers_Person_ID ,PERS_DOB\na,2017-11-14\n"))
    assert counts(report, "ssd_person") == (1, 1, 0)


@pytest.mark.parametrize("between", [";", "\t", "|"])
def test_other_marks_may_stand_between_cells(tmp_path, between):
    loaded(put(tmp_path, "ssd_person.csv", (PERSONS + "a,2017-11-14,M\n").replace(",", between)))
    assert persons()[0]["pers_sex"] == "M"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path, ending):
    text = (PERSONS + "a,2017-11-14,M\nb,2017-11-14,F").replace("\n", ending)
    assert counts(loaded(put(tmp_path, "ssd_person.csv", text)), "ssd_person") == (2, 2, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_beyond_ascii_are_read_in_any_encoding_that_is_used(tmp_path, encoding):
    text = "pers_person_id,pers_legacy_id\na,Zoë\n"
    loaded(put(tmp_path, "ssd_person.csv", text.encode(encoding)))
    assert persons()[0]["pers_legacy_id"] == "Zoë"


def test_a_cell_of_ten_megabytes_is_read(tmp_path):
    loaded(put(tmp_path, "ssd_person.csv", "pers_person_id,pers_legacy_id\na," + "x" * 10_000_000 + "\n"))
    assert len(persons()[0]["pers_legacy_id"]) == 10_000_000


def test_a_header_without_rows_is_a_table_without_rows(tmp_path):
    headings = put(tmp_path, "ssd_person.csv", PERSONS.strip())
    with pytest.raises(NothingToLoadError, match=r"ssd_person.csv holds headings and no rows"):
        loaded(headings)
    loaded(put(tmp_path, "ssd_cin_episodes.csv", REFERRALS + "r1,a,2025-03-04\n"))
    assert counts(loaded(headings), "ssd_person") == (0, 0, 0)


def test_rows_with_other_cells_than_the_header_are_set_aside_and_the_rest_keep_their_numbers(tmp_path):
    text = PERSONS + "a,2017-11-14,M\nb,2017-11-14\nc,2017-11-14,M,x\n\nd,never,F\n"
    report = loaded(put(tmp_path, "ssd_person.csv", text))
    assert counts(report, "ssd_person") == (4, 2, 2)
    assert faults(report) == [
        (3, None, "wrong_number_of_cells", "set_aside"),
        (4, None, "wrong_number_of_cells", "set_aside"),
        (6, "pers_dob", "not_a_date", "kept_blank"),
    ]


def test_empty_rows_are_passed_over(tmp_path):
    text = "\n\n" + PERSONS + "\na,2017-11-14,M\n,,\n\nb,never,F\n"
    report = loaded(put(tmp_path, "ssd_person.csv", text))
    assert (counts(report, "ssd_person"), faults(report)) == (
        (2, 2, 0),
        [(8, "pers_dob", "not_a_date", "kept_blank")],
    )


def test_of_rows_with_one_key_the_last_is_kept_and_the_others_are_told(tmp_path):
    text = PERSONS + "a,2017-11-14,M\na,2017-11-14,M\na,2018-11-14,M\n"
    report = loaded(put(tmp_path, "ssd_person.csv", text))
    assert persons()[0]["pers_dob"].isoformat() == "2018-11-14"
    assert faults(report) == [
        (2, None, "same_key_twice", "set_aside"),
        (3, None, "same_key_twice", "set_aside"),
    ]


def test_the_same_row_twice_is_one_row(tmp_path):
    report = loaded(put(tmp_path, "ssd_person.csv", PERSONS + "a,2017-11-14,M\na,2017-11-14,M\n"))
    assert (counts(report, "ssd_person"), faults(report)) == (
        (2, 1, 1),
        [(2, None, "repeated_row", "set_aside")],
    )


def test_a_row_without_its_key_is_set_aside(tmp_path):
    report = loaded(put(tmp_path, "ssd_person.csv", PERSONS + "a,2017-11-14,M\n,2017-11-14,M\n"))
    assert (counts(report, "ssd_person"), faults(report)) == (
        (2, 1, 1),
        [(3, "pers_person_id", "blank_key", "set_aside")],
    )


def test_a_row_without_its_child_does_not_take_the_place_of_a_whole_one(tmp_path):
    report = loaded(put(tmp_path, "ssd_cin_episodes.csv", REFERRALS + "r1,a,2025-01-01\nr1,,2025-01-02\n"))
    assert (counts(report, "ssd_cin_episodes"), faults(report)) == (
        (2, 1, 1),
        [(3, "cine_person_id", "blank_key", "set_aside")],
    )


def test_a_column_nobody_knows_is_told_and_left_out(tmp_path):
    report = loaded(put(tmp_path, "ssd_person.csv", "pers_person_id,shoe_size\na,4\n"))
    assert faults(report) == [(None, "shoe_size", "unknown_column", "set_aside")]


def test_a_later_file_takes_the_place_of_an_ssd_table(tmp_path):
    loaded(put(tmp_path, "ssd_person.csv", PERSONS + "a,2017-11-14,M\nb,2017-11-14,F\n"))
    loaded(put(tmp_path, "ssd_person.csv", PERSONS + "b,2017-11-15,F\n"))
    assert [row["pers_person_id"] for row in persons()] == ["b"]


def test_two_files_of_one_table_are_one_table(tmp_path):
    first = put(tmp_path / "north", "ssd_person.csv", PERSONS + "a,2017-11-14,M\n")
    second = put(tmp_path / "south", "ssd_person.csv", PERSONS + "b,2017-11-14,F\n")
    assert counts(loaded(first, second), "ssd_person") == (2, 2, 0)


def test_parquet_is_read_whatever_its_columns_types_are(tmp_path):
    rows = pa.table(
        {"pers_person_id": [1, 2], "pers_dob": pa.array([17_484, None], pa.date32()), "other": [[1], [2]]}
    )
    pq.write_table(rows, tmp_path / "ssd_person.parquet")
    loaded(tmp_path / "ssd_person.parquet")
    assert [(row["pers_person_id"], str(row["pers_dob"])) for row in persons()] == [
        ("1", "2017-11-14"),
        ("2", "None"),
    ]


def test_rows_that_name_their_authority_go_to_it_with_the_numbers_they_have_in_the_file(tmp_path):
    text = "authority,pers_person_id,pers_dob\n990,a,never\n991,b,never\n"
    report = loaded(put(tmp_path, "ssd_person.csv", text), authority=None)
    assert [row["pers_person_id"] for row in persons("991")] == ["b"]
    assert [fault.row for fault in report.faults] == [2, 3]


@pytest.mark.parametrize("code", ["../../x", "34", "3434", "E08000014"])
def test_rows_of_what_is_no_authority_are_set_aside(tmp_path, code):
    text = f"authority,pers_person_id,pers_dob\n990,a,2017-11-14\n{code},b,2017-11-14\n"
    report = loaded(put(tmp_path, "ssd_person.csv", text))
    assert (counts(report, "ssd_person"), faults(report)) == (
        (2, 1, 1),
        [(3, "authority", "not_an_authority", "set_aside")],
    )


def test_the_data_date_is_the_latest_event_that_is_not_after_today(tmp_path):
    rows = "r1,a,2025-10-31\nr2,a,2035-01-01\n"
    assert loaded(put(tmp_path, "ssd_cin_episodes.csv", REFERRALS + rows)).data_to.isoformat() == "2025-10-31"


def test_a_date_of_birth_is_no_event(tmp_path):
    put(tmp_path, "ssd_person.csv", PERSONS + "a,2025-11-20,M\n")
    put(tmp_path, "ssd_cin_episodes.csv", REFERRALS + "r1,a,2025-10-31\n")
    assert loaded(tmp_path).data_to.isoformat() == "2025-10-31"
