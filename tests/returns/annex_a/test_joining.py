"""One list in several sheets or files: parts of it, or the list at several times."""

from datetime import date

from returns.annex_a.books import TODAY, book, line, sheet
from sightline.returns import annex_a
from sightline.returns.annex_a.joining import latest_day


def reads(path, *sheets):
    made = book(path, dict(sheets))
    return [annex_a.read(each, TODAY) for each in annex_a.recognise(made)]


def people(edition) -> list[list[str]]:
    return [each.rows.column("child_unique_id").to_pylist() for each in edition]


def test_two_sheets_of_one_workbook_are_one_edition(tmp_path):
    parts = reads(
        tmp_path / "a.xlsx",
        ("North", sheet(4, line(4, "1", "04/03/2025"))),
        ("South", sheet(4, line(4, "2", "09/09/2025"))),
    )
    assert [people(edition) for edition in annex_a.editions(parts)] == [[["1"], ["2"]]]


def test_two_files_with_no_row_in_common_are_one_edition(tmp_path):
    north = reads(tmp_path / "north.xlsx", ("List_4", sheet(4, line(4, "1", "04/03/2025"))))
    south = reads(tmp_path / "south.xlsx", ("List_4", sheet(4, line(4, "2", "09/09/2025"))))
    assert len(annex_a.editions([*south, *north])) == 1


def test_two_files_that_share_rows_are_two_editions_the_earlier_first(tmp_path):
    spring = [line(4, "1", "04/03/2025"), line(4, "2", "05/03/2025")]
    summer = [line(4, "2", "05/03/2025"), line(4, "3", "09/09/2025")]
    late = reads(tmp_path / "late.xlsx", ("List_4", sheet(4, *summer)))
    early = reads(tmp_path / "early.xlsx", ("List_4", sheet(4, *spring)))
    assert [people(edition) for edition in annex_a.editions([*late, *early])] == [[["1", "2"]], [["2", "3"]]]


def test_the_latest_day_is_of_events_and_not_of_births(tmp_path):
    (read,) = reads(
        tmp_path / "a.xlsx", ("List_4", sheet(4, line(4, "1", "04/03/2025", date_of_birth=date(2025, 9, 9))))
    )
    assert latest_day(read) == date(2025, 3, 4)


def test_a_row_in_two_sheets_is_kept_in_the_last_and_set_aside_in_the_first(tmp_path):
    parts = reads(
        tmp_path / "a.xlsx",
        ("North", sheet(4, line(4, "1", "04/03/2025"), line(4, "2", "05/03/2025"))),
        ("South", sheet(4, line(4, "2", "05/03/2025"))),
    )
    north, south = annex_a.told_apart(parts)
    assert people([north, south]) == [["1"], ["2"]]
    assert (north.read, north.set_aside, north.rows.num_rows) == (2, 1, 1)
    (fault,) = north.faults
    assert (fault.row, fault.rule, fault.did) == (4, "repeated_row", "set_aside")
    assert "sheet 'South' of a.xlsx" in fault.expected


def test_parts_with_nothing_in_common_stay_as_they_are(tmp_path):
    parts = reads(
        tmp_path / "a.xlsx",
        ("North", sheet(4, line(4, "1", "04/03/2025"))),
        ("South", sheet(4, line(4, "2", "05/03/2025"))),
    )
    assert annex_a.told_apart(parts) == parts
