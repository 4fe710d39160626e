"""Annex A in the store: workbooks add up, correct one another by key, and never overrule the SSD."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from sightline.calendars.periods import parse
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.readings import READING_RESULTS
from sightline.returns.load import NothingToLoadError, load

LIST_1 = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Date of Contact",
    "Contact Source",
)
LIST_7 = (
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Does the Child have a Disability",
    "Child Protection Plan Start Date", "Initial Category of Abuse", "Latest Category of Abuse",
    "Date of the Last Statutory Visit", "Was the Child Seen Alone?", "Date of latest review conference",
    "Child Protection Plan End Date",
    "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
    "Number of Previous Child Protection Plans", "Allocated Team", "Allocated Worker",
)  # fmt: skip


def _contact(child: str, day: str, source: str = "q) 6: Police") -> list[str]:
    return [child, "b) Female", "a) WBRI", "01/02/2015", "11", day, source]


def _plan(child: str, started: str, ended: str = "", before: str = "0") -> list[str]:
    return [child, "b) Female", "a) WBRI", "01/02/2015", "11", "b) No", started, "a) Neglect", "a) Neglect",
            "", "", "", ended, "b) No", before, "North Safeguarding", "Worker 1"]  # fmt: skip


def _workbook(path: Path, contacts: list[list[str]], plans: list[list[str]]) -> Path:
    book = xlsxwriter.Workbook(path)
    for name, heading, rows in (("List_1", LIST_1, contacts), ("List_7", LIST_7, plans)):
        sheet = book.add_worksheet(name)
        for number, row in enumerate([heading, *rows]):
            sheet.write_row(number, 0, row)
    book.close()
    return path


@pytest.fixture
def june(tmp_path) -> Path:
    return _workbook(
        tmp_path / "june.xlsx",
        [_contact("Asha", "05/01/2026"), _contact("Ben", "20/06/2026")],
        [
            _plan("Asha", "10/02/2025"),
            _plan("Ben", "01/03/2026", "15/03/2026", before="1"),
            _plan("Cai", "02/04/2026"),
        ],
    )


@pytest.fixture
def september(tmp_path) -> Path:
    return _workbook(
        tmp_path / "september.xlsx",
        [_contact("Ben", "20/06/2026", "e) 2A: Schools"), _contact("Dee", "01/09/2026")],
        [_plan("Asha", "10/02/2025", "20/08/2026"), _plan("Cai", "02/04/2026"), _plan("Dee", "03/09/2026")],
    )


def _load(path: Path, day: str):
    return load([path], authority="343", data_to=date.fromisoformat(day))


def _contacts() -> Counter:
    rows = open_snapshot().rows("ssd_contacts", "343").to_pylist()
    return Counter((row["cont_person_id"], row["cont_contact_source_code"]) for row in rows)


def test_a_later_workbook_adds_and_corrects_and_says_so(june, september):
    _load(june, "2026-06-30")
    report = _load(september, "2026-09-30")
    lists = report.tables
    assert (
        lists["annexa_list_7"].added,
        lists["annexa_list_7"].changed,
        lists["annexa_list_7"].unchanged,
    ) == (1, 1, 1)
    assert _contacts()["Asha", "6"] == 1
    assert any("changed" in note or "withdrawn" in note for note in report.notes)


def test_everyone_open_is_asked_on_each_workbooks_day_and_on_no_other(june, september):
    _load(june, "2026-06-30")
    _load(september, "2026-09-30")
    readings = READING_RESULTS.of(open_snapshot())
    found = {
        month: readings.reading("CP05", parse(month), "343") for month in ("2026-06", "2026-08", "2026-09")
    }
    assert found["2026-06"].value == 2  # Asha and Cai; Ben's plan had ended
    assert found["2026-08"].status == "not_computable"
    assert found["2026-09"].value == 2  # Cai and Dee


def test_an_older_workbook_loaded_after_a_newer_one_only_adds(june, september):
    _load(september, "2026-09-30")
    _load(june, "2026-06-30")
    assert open_snapshot().manifest.authorities["343"].data_to == date(2026, 9, 30)
    ended = {
        row["cppl_person_id"]: row["cppl_cp_plan_end_date"]
        for row in open_snapshot().rows("ssd_cp_plans", "343").to_pylist()
    }
    assert ended["Asha"] == date(2026, 8, 20)
    assert set(ended) == {"Asha", "Ben", "Cai", "Dee"}


def test_a_row_a_later_file_should_show_and_does_not_is_withdrawn_and_left_out(june, tmp_path):
    _load(june, "2026-06-30")
    again = _workbook(
        tmp_path / "july.xlsx",
        [_contact("Asha", "05/02/2026"), _contact("Eve", "02/07/2026")],
        [_plan("Asha", "10/02/2025")],
    )
    report = _load(again, "2026-07-31")
    assert report.tables["annexa_list_1"].withdrawn == 1  # Ben's contact of 20 June
    assert "Ben" not in {child for child, _ in _contacts()}
    kept = open_snapshot().rows("annexa_list_1", "343").to_pylist()
    assert [row["withdrawn"] for row in kept if row["child_unique_id"] == "Ben"] == [True]


def test_the_same_workbook_again_changes_nothing(june):
    _load(june, "2026-06-30")
    report = _load(june, "2026-06-30")
    assert {(each.added, each.changed, each.withdrawn) for each in report.tables.values()} == {(0, 0, 0)}


def test_where_the_ssd_fills_a_table_it_stands_and_the_report_says_what_annex_a_would_have_added(
    june, tmp_path
):
    folder = tmp_path / "ssd"
    folder.mkdir()
    (folder / "ssd_contacts.csv").write_text(
        "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code\nk1,Fay,2026-06-01,6\n",
        encoding="utf-8",
    )
    load([folder], authority="343", data_to=date(2026, 6, 30))
    report = _load(june, "2026-06-30")
    assert "Kept your SSD's contacts; the 2 in Annex A were not used." in report.notes
    assert _contacts() == Counter({("Fay", "6"): 1})
    assert open_snapshot().manifest.authorities["343"].tables["ssd_cp_plans"].source == "annex_a"


def test_annex_as_own_count_of_earlier_plans_makes_a_second_plan(june):
    _load(june, "2026-06-30")
    reading = READING_RESULTS.of(open_snapshot()).reading("CP06", parse("2025-26-Q4"), "343")
    assert (reading.numerator, reading.denominator) == (1, 1)  # Ben's plan of 1 March, his second


def test_a_repeat_within_two_years_is_never_read_from_that_count(june):
    report = _load(june, "2026-06-30")
    assert "Annex A counts earlier plans" in report.measures_not_computable["CP07"]


def test_two_workbooks_in_one_load_are_taken_in_the_order_of_their_days(june, september):
    load([september, june], authority="343", data_to=date(2026, 9, 30))
    plans = open_snapshot().rows("ssd_cp_plans", "343").to_pylist()
    assert {row["cppl_person_id"] for row in plans} == {"Asha", "Ben", "Cai", "Dee"}
    assert [row["cppl_cp_plan_end_date"] for row in plans if row["cppl_person_id"] == "Asha"] == [
        date(2026, 8, 20)
    ]


def test_an_empty_template_loaded_by_mistake_withdraws_nobody(june, tmp_path):
    _load(june, "2026-06-30")
    report = _load(_workbook(tmp_path / "empty.xlsx", [], []), "2026-07-31")
    assert any("empty template" in note for note in report.notes)
    assert _contacts().total() == 2
    assert open_snapshot().manifest.authorities["343"].tables["ssd_cp_plans"].rows == 3


def test_an_empty_template_alone_is_nothing_to_load(tmp_path):
    with pytest.raises(NothingToLoadError, match=r"empty.xlsx holds headings and no rows"):
        _load(_workbook(tmp_path / "empty.xlsx", [], []), "2026-07-31")
