"""Which list a sheet holds: by its headings, wherever they stand and whatever their dress."""

import pytest

from returns.annex_a.books import book, line, read_one, sheet
from sightline.returns.annex_a import recognise
from sightline.returns.contract import CannotReadError
from sightline.standards.annex_a import LISTS


def told(path) -> dict[str | None, tuple[str, str | None, int]]:
    return {each.sheet: (each.recognised_as, each.table, each.rows) for each in recognise(path)}


@pytest.mark.parametrize("number", LISTS)
def test_every_list_of_the_2019_template_is_recognised(tmp_path, number):
    path = book(tmp_path / "a.xlsx", {"Sheet1": sheet(number, line(number, "1", "01/01/2025"))})
    assert told(path) == {"Sheet1": (f"annex_a list {number} (2019)", f"annexa_list_{number}", 1)}


@pytest.mark.parametrize("number", [8, 9])
def test_the_lists_that_changed_by_2024_say_so(tmp_path, number):
    path = book(
        tmp_path / "a.xlsx",
        {"Sheet1": sheet(number, line(number, "1", "01/01/2025", year="2024"), year="2024")},
    )
    assert told(path)["Sheet1"][0] == f"annex_a list {number} (2024)"


def test_headings_are_believed_and_the_sheets_name_is_not(tmp_path):
    path = book(tmp_path / "a.xlsx", {"List_4": sheet(3), "List 3": sheet(4)})
    assert {name: said[1] for name, said in told(path).items()} == {
        "List_4": "annexa_list_3",
        "List 3": "annexa_list_4",
    }


def test_list_10_is_not_taken_for_list_1(tmp_path):
    assert told(book(tmp_path / "list_10.xlsx", {"list_10": sheet(10)}))["list_10"][1] == "annexa_list_10"


@pytest.mark.parametrize("above", [0, 1, 5, 30])
def test_title_rows_may_stand_above_the_headings(tmp_path, above):
    rows = [*[["A council", "in confidence"]] * above, *sheet(1, line(1, "1", "01/01/2025"), title=False)]
    assert told(book(tmp_path / "a.xlsx", {"x": rows}))["x"] == ("annex_a list 1 (2019)", "annexa_list_1", 1)


def test_headings_in_other_dress_are_the_same(tmp_path):
    rows = [
        [
            "CHILD UNIQUE ID ",
            "gender\xa0",
            "Ethnicity",
            "D.O.B",
            "Age",
            "Date of  Contact:",
            "“Contact” Source\n",
        ]
    ]
    assert told(book(tmp_path / "a.xlsx", {"x": rows}))["x"][1] == "annexa_list_1"


def test_columns_may_stand_in_any_order_with_others_between(tmp_path):
    rows = [
        ["Ward", *reversed(LISTS[4].headings("2019")), "Notes"],
        ["w", *reversed(line(4, "1", "01/01/2025")), "n"],
    ]
    assert told(book(tmp_path / "a.xlsx", {"x": rows}))["x"] == ("annex_a list 4 (2019)", "annexa_list_4", 1)


def test_a_list_split_over_two_sheets_is_two_inputs_of_one_table(tmp_path):
    part = sheet(4, line(4, "1", "01/01/2025"))
    assert {said[1] for said in told(book(tmp_path / "a.xlsx", {"North": part, "South": part})).values()} == {
        "annexa_list_4"
    }


def test_guidance_and_codes_are_passed_over_silently(tmp_path):
    codes = [
        ["Gender", "Ethnicity", "Does the Child have a Disability", "LA In Touch", "Activity Status"],
        *[["a"] * 5] * 9,
    ]
    guidance = [["List", "Field Heading", "Guidance"], ["List 1", "Child Unique ID", "Unique number"]]
    path = book(
        tmp_path / "a.xlsx", {"Codes_used": codes, "Guidance": guidance, "Front_Sheet": [["Annex A"]]}
    )
    assert told(path) == {}


def test_a_sheet_of_other_data_is_told_of(tmp_path):
    other = [["Home", "Beds", "Manager", "Opened", "Rating"], *[["The Oaks", 4, "A", "2001", "Good"]] * 6]
    assert told(book(tmp_path / "a.xlsx", {"Homes": other})) == {"Homes": ("not recognised", None, 7)}


def test_blank_rows_are_not_counted(tmp_path):
    rows = sheet(1, [], line(1, "1", "01/01/2025"), [None, ""], line(1, "2", "01/01/2025"), [" ", "\xa0"])
    assert told(book(tmp_path / "a.xlsx", {"x": rows}))["x"][2] == 2


def test_a_csv_of_one_list_is_recognised(tmp_path):
    text = ",".join(LISTS[4].headings("2019")) + "\n1,,,,,,01/01/2025,,,,,\n"
    (tmp_path / "list_4.csv").write_bytes(text.encode("cp1252"))
    assert told(tmp_path / "list_4.csv") == {None: ("annex_a list 4 (2019)", "annexa_list_4", 1)}


def test_a_csv_that_is_no_list_is_nobodys(tmp_path):
    (tmp_path / "other.csv").write_text("a,b,c,d,e\n1,2,3,4,5\n" * 9, encoding="utf-8")
    assert recognise(tmp_path / "other.csv") == []


def test_a_workbook_that_cannot_be_opened_says_so(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(CannotReadError, match=r"a\.xlsx is not a workbook"):
        recognise(tmp_path / "a.xlsx")


def test_headings_merged_down_over_two_rows_are_read_where_they_stand(tmp_path):
    headings = list(LISTS[3].headings("2019"))
    upper = [*headings[:5], "About the referral", *[None] * 3, "Allocation", None]
    lower = [*[None] * 5, *headings[5:]]
    rows = [["List 3: Referrals"], upper, lower, line(3, "1", "04/03/2025"), line(3, "2", "05/03/2025")]
    read = read_one(tmp_path, rows, "List_3")
    assert (read.table, read.read, read.rows.column("child_unique_id").to_pylist()) == (
        "annexa_list_3", 2, ["1", "2"],
    )  # fmt: skip
    assert read.faults == []
