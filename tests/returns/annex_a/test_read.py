"""Reading a list: typed, told apart, and every row either kept or set aside with its reason."""

from collections import Counter
from datetime import date

import pytest
import xlwt

from returns.annex_a.books import TODAY, book, column, line, read_lines, read_one, sheet
from sightline.returns import annex_a
from sightline.returns.contract import CannotReadError, Input
from sightline.standards.annex_a import LISTS

START = "continuous_assessment_start_date"
AUTHORISED = "continuous_assessment_date_of_authorisation"


def aside(read) -> list[tuple[int | None, str]]:
    """The rows set aside, with the rule; and the account is balanced."""
    assert read.read == read.rows.num_rows + read.set_aside
    found = [(each.row, each.rule) for each in read.faults if each.did == "set_aside" and each.row]
    assert len(found) == read.set_aside
    return found


def about_cells(read) -> list[tuple[int | None, str | None, str, str]]:
    return [(each.row, each.column, each.rule, each.found) for each in read.faults if each.did != "set_aside"]


def test_a_row_is_typed_and_keeps_its_place_in_the_sheet(tmp_path):
    read = read_lines(
        tmp_path, 4, line(4, "007", date(2025, 3, 4), **{AUTHORISED: "14/04/2025", "gender": "b) Female"})
    )
    (row,) = read.rows.to_pylist()
    assert (row["child_unique_id"], row[START], row[AUTHORISED], row["gender"], row["age_of_child_years"]) == (
        "007", date(2025, 3, 4), date(2025, 4, 14), "F", 10,
    )  # fmt: skip
    assert row["source_row"] == 3
    assert read.faults == []


def test_columns_the_sheet_lacks_are_absent_and_not_blank(tmp_path):
    rows = [["Child Unique ID", "Date of referral", "Referral Source"], ["1", "01/01/2025", "q) 6: Police"]]
    read = read_one(tmp_path, rows, "List_3")
    assert read.rows.column_names == [
        "record_id",
        "child_unique_id",
        "date_of_referral",
        "referral_source",
        "source_row",
    ]


def test_list_9_has_its_four_new_columns_only_where_the_sheet_has(tmp_path):
    old = read_lines(tmp_path, 9, line(9, "1"))
    new = read_lines(tmp_path, 9, line(9, "1", year="2024", latest_date_of_contact="01/09/2025"), year="2024")
    assert set(new.rows.column_names) - set(old.rows.column_names) == {
        each.name for each in LISTS[9].columns if each.since == "2024"
    }
    assert column(new, "latest_date_of_contact") == [date(2025, 9, 1)]


def test_a_references_is_the_same_every_time_and_holds_no_childs_reference(tmp_path):
    first = read_lines(tmp_path, 4, line(4, "12345678", "04/03/2025"))
    again = read_lines(tmp_path, 4, line(4, "12345678", date(2025, 3, 4), gender="a) Male"))
    (reference,) = column(first, "record_id")
    assert column(again, "record_id") == [reference]
    assert reference.startswith("aa4-") and len(reference) == 20 and "12345678" not in reference


def test_another_day_another_child_or_another_list_is_another_reference(tmp_path):
    made = [
        *column(read_lines(tmp_path, 3, line(3, "1", "04/03/2025"), line(3, "1", "05/03/2025"), line(3, "2", "04/03/2025")), "record_id"),
        *column(read_lines(tmp_path, 4, line(4, "1", "04/03/2025")), "record_id"),
    ]  # fmt: skip
    assert len(set(made)) == 4


def test_a_contact_is_known_by_its_source_too_however_it_is_spelt(tmp_path):
    read = read_lines(
        tmp_path, 1,
        line(1, "1", "04/03/2025", contact_source="q) 6: Police"), line(1, "1", "04/03/2025", contact_source="POLICE"),
        line(1, "1", "04/03/2025", contact_source="e) 2A: Schools"), line(1, "1", "04/03/2025"),
    )  # fmt: skip
    assert column(read, "contact_source") == ["6", "6", "2A", None]
    assert (aside(read), len(set(column(read, "record_id")))) == ([], 4)
    assert [note for note in read.notes if "Two contacts are two" in note]


def test_a_day_that_is_none_is_left_blank_and_the_row_kept(tmp_path):
    read = read_lines(tmp_path, 4, line(4, "1", "04/03/2025", **{AUTHORISED: "31/02/2026"}))
    assert column(read, AUTHORISED) == [None]
    (fault,) = read.faults
    assert (fault.file, fault.sheet, fault.row, fault.column, fault.rule, fault.found, fault.did) == (
        "annex-a.xlsx", "List_4", 3, "Continuous Assessment Date of Authorisation", "not_a_date", "31/02/2026", "kept_blank",
    )  # fmt: skip
    assert (fault.child_id, fault.table) == ("1", "annexa_list_4")


def test_a_day_still_to_come_is_left_blank_and_the_row_kept(tmp_path):
    read = read_lines(tmp_path, 4, line(4, "1", "04/03/2025", **{AUTHORISED: "01/10/2025"}))
    assert (column(read, AUTHORISED), [each.rule for each in read.faults]) == ([None], ["date_in_future"])


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("", "blank_key"),
        ("31/02/2025", "not_a_date"),
        ("01/10/2025", "date_in_future"),
        ("01/01/1920", "date_too_early"),
    ],
)
def test_a_row_without_its_key_date_is_set_aside_and_told_why(tmp_path, day, rule):
    read = read_lines(tmp_path, 4, line(4, "1", "04/03/2025"), line(4, "2", day))
    assert aside(read) == [(4, rule)]
    assert "known by it" in next(each.expected for each in read.faults if each.row == 4)


def test_an_adopter_need_not_have_a_day_of_enquiry(tmp_path):
    read = read_lines(tmp_path, 11, line(11, "A1"), line(11, "A2", "04/03/2025"))
    assert (read.rows.num_rows, aside(read)) == (2, [])


def test_a_row_without_a_child_is_set_aside(tmp_path):
    read = read_lines(
        tmp_path, 4, line(4, None, "04/03/2025"), line(4, "#N/A", "04/03/2025"), line(4, "\xa0", "04/03/2025")
    )
    assert aside(read) == [(3, "no_child_id"), (4, "no_child_id"), (5, "no_child_id")]


def test_headings_again_and_totals_are_set_aside(tmp_path):
    read = read_lines(
        tmp_path, 4, line(4, "1", "04/03/2025"), list(LISTS[4].headings("2019")), line(4, "2", "04/03/2025"),
        ["Total", "", "", "", 2], ["", "", "Grand total: 2"],
    )  # fmt: skip
    assert aside(read) == [(4, "header_again"), (6, "totals_row"), (7, "totals_row")]
    assert column(read, "child_unique_id") == ["1", "2"]


def test_a_child_called_total_something_is_not_a_total_unless_it_says_so(tmp_path):
    assert aside(read_lines(tmp_path, 4, line(4, "TOTTENHAM-1", "04/03/2025"))) == []


def test_the_same_row_twice_is_one_row_and_a_note(tmp_path):
    read = read_lines(
        tmp_path, 4, line(4, "1", "04/03/2025"), line(4, "2", "04/03/2025"), line(4, "1", date(2025, 3, 4))
    )
    assert aside(read) == [(3, "repeated_row")]
    assert "row 5 was kept" in next(each.expected for each in read.faults)


def test_of_two_rows_with_one_key_the_later_is_kept(tmp_path):
    read = read_lines(
        tmp_path, 4, line(4, "1", "04/03/2025"), line(4, "1", "04/03/2025", **{AUTHORISED: "14/04/2025"})
    )
    assert (column(read, AUTHORISED), aside(read)) == ([date(2025, 4, 14)], [(3, "same_key")])


def test_three_rows_with_one_key_leave_the_last(tmp_path):
    teams = [line(4, "1", "04/03/2025", allocated_team=team) for team in ("North", "South", "South")]
    read = read_lines(tmp_path, 4, *teams)
    assert aside(read) == [(3, "same_key"), (4, "repeated_row")]


def test_an_unknown_code_is_kept_as_typed_with_a_fault(tmp_path):
    read = read_lines(tmp_path, 1, line(1, "1", "04/03/2025", contact_source="Lighthouse keeper"))
    assert column(read, "contact_source") == ["Lighthouse keeper"]
    assert about_cells(read) == [(3, "Contact Source", "unknown_code", "Lighthouse keeper")]


def test_a_spelling_with_two_answers_is_kept_as_typed_and_both_are_named(tmp_path):
    read = read_lines(tmp_path, 1, line(1, "1", "04/03/2025", contact_source="Councillor"))
    assert column(read, "contact_source") == ["Councillor"]
    (fault,) = read.faults
    assert fault.rule == "two_answers" and "'Individual' or 'LA services'" in fault.expected


def test_a_spelling_read_is_counted_and_is_no_fault(tmp_path):
    read = read_lines(
        tmp_path,
        1,
        line(1, "1", "04/03/2025", contact_source="(CS) CAMHS"),
        line(1, "2", "04/03/2025", contact_source="2A"),
    )
    assert (read.respelt, read.faults) == ({"contact_source": 1}, [])


def test_error_cells_are_blank_and_no_fault(tmp_path):
    read = read_lines(
        tmp_path,
        4,
        line(4, "1", "04/03/2025", **{AUTHORISED: "=NA()", "gender": "#N/A", "age_of_child_years": "#REF!"}),
    )
    assert [column(read, name) for name in (AUTHORISED, "gender", "age_of_child_years")] == [
        [None],
        [None],
        [None],
    ]
    assert read.faults == []


@pytest.mark.parametrize(("age", "kept"), [(8.88, 8), ("8.88", 8), (-1, -1), ("-1", -1), (0.4, 0)])
def test_ages_with_decimals_are_cut_and_the_unborn_stay(tmp_path, age, kept):
    assert column(
        read_lines(tmp_path, 1, line(1, "1", "04/03/2025", age_of_child_years=age)), "age_of_child_years"
    ) == [kept]


def test_a_sheet_with_a_misleading_name_is_read_and_told_of(tmp_path):
    read = read_one(tmp_path, sheet(4, line(4, "1", "04/03/2025")), "List_3")
    assert [(each.rule, each.found, each.did) for each in read.faults] == [
        ("sheet_misnamed", "List_3", "corrected")
    ]


def test_a_column_that_is_none_of_the_lists_is_told_of(tmp_path):
    rows = [[*LISTS[1].headings("2019"), "Ward"], [*line(1, "1", "04/03/2025"), "Abbey"]]
    read = read_one(tmp_path, rows)
    assert [(each.rule, each.found, each.row) for each in read.faults] == [("column_not_known", "Ward", None)]
    assert read.set_aside == 0


def test_a_list_without_its_key_column_says_which_it_needs(tmp_path):
    rows = [[name for name in LISTS[4].headings("2019") if name != "Continuous Assessment Start Date"], ["1"]]
    with pytest.raises(
        CannotReadError,
        match=r"'List_1' of annex-a\.xlsx .* has no column 'Continuous Assessment Start Date'",
    ):
        read_one(tmp_path, rows)


def test_a_sheet_that_is_no_list_is_refused(tmp_path):
    path = book(tmp_path / "a.xlsx", {"Homes": [["Home", "Beds"]]})
    with pytest.raises(CannotReadError, match="holds no Annex A list"):
        annex_a.read(Input(path, "Homes", "annex_a list 4 (2019)", "annexa_list_4"))


def test_a_list_with_no_rows_is_read_as_such(tmp_path):
    read = read_lines(tmp_path, 8)
    assert (read.read, read.rows.num_rows, read.set_aside, read.faults) == (0, 0, 0, [])
    assert (
        read.rows.schema.field("date_started_to_be_looked_after").type
        == LISTS[8].column("date_started_to_be_looked_after").arrow
    )


def test_a_legacy_xls_reads_as_its_newer_kind_does(tmp_path):
    made = xlwt.Workbook()
    page = made.add_sheet("List_4")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for r, cells in enumerate(sheet(4, line(4, "007", date(2025, 3, 4)))):
        for c, cell in enumerate(cells):
            page.write(r, c, cell, *([day] if isinstance(cell, date) else []))
    made.save(str(tmp_path / "old.xls"))
    (source,) = annex_a.recognise(tmp_path / "old.xls")
    assert annex_a.read(source, TODAY).rows.equals(
        read_lines(tmp_path, 4, line(4, "007", date(2025, 3, 4))).rows
    )


def test_a_csv_reads_as_its_workbook_does(tmp_path):
    rows = sheet(4, line(4, "007", "04/03/2025", gender="b) Female"), title=False)
    text = "\n".join(",".join(str(cell) for cell in cells) for cells in rows)
    (tmp_path / "list_4.csv").write_text(text, encoding="utf-16")
    (source,) = annex_a.recognise(tmp_path / "list_4.csv")
    read = annex_a.read(source, TODAY)
    assert (column(read, "child_unique_id"), column(read, START), column(read, "gender")) == (
        ["007"],
        [date(2025, 3, 4)],
        ["F"],
    )


def test_a_thousand_messy_rows_are_all_accounted_for(tmp_path):
    people = ["1", "2", "3", None, "Total", "Child Unique ID", "#N/A", "x"]
    days = ["04/03/2025", "31/02/2025", "", "2025-03-05", 45720, "01/01/2030", "soon"]
    lines = [line(4, people[n % 8], days[n % 7], gender=["a) Male", "?"][n % 2]) for n in range(1000)]
    read = read_lines(tmp_path, 4, *lines)
    assert read.read == 1000
    assert sum(Counter(rule for _, rule in aside(read)).values()) == 1000 - read.rows.num_rows
    assert read.rows.num_rows == 8  # four children, two days each
