"""What is written comes back: through our own reader into a store, and through another library cell by cell."""

from datetime import datetime

import openpyxl
import pytest

from sightline.demo.authority import DATA_TO, generate
from sightline.demo.ssd_folder import write_ssd
from sightline.engine.snapshots import open_snapshot
from sightline.returns.annex_a_lists.checking import lost, read_back
from sightline.returns.annex_a_lists.making import annex_a, headings_of
from sightline.returns.annex_a_lists.workbook import CODES, FRONT, GUIDANCE, sheet_of, write_workbook
from sightline.returns.load import load
from sightline.standards.annex_a import LISTS


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The lists of a store that an SSD filled, the workbook written of them, and the lists of a store that it filled."""
    home = tmp_path_factory.mktemp("there_and_back")
    tables = generate(scale=0.05)
    write_ssd(
        {name: rows for name, rows in tables.items() if name.startswith("ssd_")}, home / "ssd", "parquet"
    )
    first = _lists(home / "var-ssd", home / "ssd")
    path = write_workbook(first, home / "annex_a.xlsx", council="Aldermere")
    return first, path, _lists(home / "var-annex-a", path)


def _lists(data_folder, path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(data_folder))
        load([path], authority="990", data_to=DATA_TO)
        return annex_a(open_snapshot(), "990")


def _in_order(rows):
    return sorted(rows.to_pylist(), key=lambda row: [str(value) for value in row.values()])


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
def test_a_store_filled_from_the_workbook_gives_the_same_list_again(both, number):
    first, _, again = both
    assert first.lists[number].source == "ssd" and again.lists[number].source == "annex_a"
    assert first.lists[number].rows.num_rows or number == 10
    came, went = _in_order(again.lists[number].rows), _in_order(first.lists[number].rows)
    differ = [(a, b) for a, b in zip(came, went, strict=True) if a != b]
    assert differ == [], [(k, a[k], b[k]) for a, b in differ[:3] for k in a if a[k] != b[k]]


def test_our_reader_finds_every_row_in_the_written_workbook_and_faults_nothing(both):
    first, path, _ = both
    back = read_back(path, first)
    assert set(back) == set(LISTS)
    assert not lost(first, back)
    assert [each.sentences for each in back.values() if each.sentences] == []


def test_openpyxl_reads_the_same_cells(both):
    first, path, _ = both
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [FRONT, GUIDANCE, CODES, *(sheet_of(number) for number in LISTS)]
    for number, each in first.lists.items():
        _title, heads, *lines = book[sheet_of(number)].iter_rows(values_only=True)
        assert heads == headings_of(number, "2024")
        plain = [
            tuple(value.date() if isinstance(value, datetime) else value for value in line) for line in lines
        ]
        assert plain == [tuple(row.values()) for row in each.rows.to_pylist()]


def test_the_guidance_sheet_says_why_a_list_or_a_column_is_blank(both):
    _, path, _ = both
    said = list(openpyxl.load_workbook(path)[GUIDANCE].iter_rows(values_only=True))
    assert (
        "List 8: Children in care",
        "Placement Location",
        "Left blank. The SSD has no field for it.",
    ) in said
    assert any(
        row[0] == "List 11: Adopters" and row[2].startswith("No table of the SSD holds adopters.")
        for row in said
    )


def test_rows_that_were_lost_are_named(both):
    first, path, _ = both
    back = read_back(path, first)
    del back[3]
    rows = first.lists[3].rows.num_rows
    assert lost(first, back) == [f"List 3: {rows} rows written, and 0 read back by Sightline's own reader."]


def test_the_template_of_2019_has_thirteen_columns_of_care_leavers():
    assert len(headings_of(9, "2019")) == 13
