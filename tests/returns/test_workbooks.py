"""Workbooks and CSV files as text: what is kept as typed, and a sentence for each that cannot be read."""

import random
import struct
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from xlwt.CompoundDoc import XlsDoc

from returns.annex_a.books import book, ods, with_a_password
from sightline.returns.contract import CannotReadError
from sightline.returns.workbooks import read_csv_text, read_sheet, sheets

WEEKDAYS = [["Monday", "Tuesday"], ["a", "b"]]


def cells(path: Path, sheet: str = "List_1") -> list[list[str | None]]:
    return [list(line.values()) for line in read_sheet(path, sheet).to_pylist()]


def refusal(path: Path) -> str:
    with pytest.raises(CannotReadError) as said:
        sheets(path)
    assert path.name in str(said.value)
    return str(said.value)


def old_workbook(path: Path) -> Path:
    made = xlwt.Workbook()
    page = made.add_sheet("List_1")
    page.write(0, 0, "007")
    page.write(0, 1, date(2025, 3, 4), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    page.write(1, 0, 7.0)
    page.write(1, 1, "31/02/2026")
    made.save(str(path))
    return path


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def with_sheet(path: Path, change) -> Path:
    """The workbook again, its first sheet's XML changed."""
    parts = parts_of(path)
    name = "xl/worksheets/sheet1.xml"
    return zipped(path.with_name("changed.xlsx"), {**parts, name: change(parts[name])})


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("007", "007"),
        ("31/02/2026", "31/02/2026"),
        (7, "7"),
        (8.884325804, "8.884325804"),
        (12345678901, "12345678901"),
        (-1, "-1"),
        (date(2025, 3, 4), "2025-03-04"),
        (datetime(2025, 3, 4, 10, 30), "2025-03-04 10:30:00"),  # noqa: DTZ001
        ("  spaced out ", "spaced out"),
        ("non\xa0breaking\xa0", "non breaking"),
        ("\ufeffmarked\u200b", "marked"),
        ("\xa0", None),
        ("", None),
        ("#N/A", None),
        ("=NA()", None),
        ("#MULTIVALUE", "#MULTIVALUE"),
    ],
)
def test_a_cell_is_kept_as_typed_or_blank(tmp_path, typed, text):
    assert cells(book(tmp_path / "a.xlsx", {"List_1": [["x", typed]]})) == [["x", text]]


def test_rows_keep_their_numbers_where_the_first_are_empty(tmp_path):
    path = book(tmp_path / "a.xlsx", {"List_1": [[], [], ["third"]]})
    assert cells(path) == [[None], [None], ["third"]]


def test_sheets_come_in_order_hidden_ones_too(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        made.add_worksheet("One")
        made.add_worksheet("Two").hide()
    assert sheets(tmp_path / "a.xlsx") == ["One", "Two"]


def test_an_empty_sheet_has_no_rows(tmp_path):
    assert read_sheet(book(tmp_path / "a.xlsx", {"List_1": []}), "List_1").num_rows == 0


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path):
    path = book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS})
    with pytest.raises(CannotReadError, match=r"a\.xlsx has no sheet 'List_2'\. It has: List_1\."):
        read_sheet(path, "List_2")


def test_a_workbook_saved_again_is_read_again(tmp_path):
    path = book(tmp_path / "a.xlsx", {"List_1": [["before"]]})
    assert cells(path) == [["before"]]
    assert cells(book(path, {"List_1": [["after that"]]})) == [["after that"]]


@pytest.mark.own_process
def test_a_legacy_xls_is_read_as_text(tmp_path):
    assert cells(old_workbook(tmp_path / "a.xls")) == [["007", "2025-03-04"], ["7", "31/02/2026"]]


def test_every_sheet_of_a_legacy_xls_comes(tmp_path):
    made = xlwt.Workbook()
    for name in ("One", "Two", "Three"):
        made.add_sheet(name).write(0, 0, name)
    made.save(str(tmp_path / "a.xls"))
    assert [cells(tmp_path / "a.xls", name) for name in sheets(tmp_path / "a.xls")] == [
        [["One"]],
        [["Two"]],
        [["Three"]],
    ]


def test_an_open_document_spreadsheet_is_read_as_text(tmp_path):
    text = '<table:table-cell office:value-type="string"><text:p>007</text:p></table:table-cell>'
    day = '<table:table-cell office:value-type="date" office:date-value="2025-03-04"><text:p>4 March</text:p></table:table-cell>'
    path = ods(tmp_path / "a.ods", f"<table:table-row>{text}{day}</table:table-row>")
    assert cells(path) == [["007", "2025-03-04"]]


@pytest.mark.own_process
def test_an_open_document_bomb_is_refused_and_we_live(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    path = ods(
        tmp_path / "a.ods", f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    )
    assert "damaged" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"id,name\n1,Asha\n", "it is text, perhaps a CSV"),
        ("a.xlsx", b"%PDF-1.4 and so on", "it is a PDF"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "it is a web page"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "it is an XML file"),
        ("a.xlsx", b"\x00\x01\x02\x03" * 99, "it is neither a workbook nor text"),
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"\x00" * 5000, "is empty"),
        ("a.doc", b"PK\x03\x04", "is not a workbook by its name"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    assert said in refusal(tmp_path / name)


def test_a_file_that_is_not_there_is_said_with_its_folder(tmp_path):
    assert str(tmp_path) in refusal(tmp_path / "a.xlsx")


def test_an_old_workbook_with_a_new_name_is_told_its_ending(tmp_path):
    assert "Give it the ending .xls" in refusal(old_workbook(tmp_path / "a.xls").rename(tmp_path / "b.xlsx"))


def test_a_new_workbook_with_an_old_name_is_told_its_ending(tmp_path):
    path = book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS}).rename(tmp_path / "b.xls")
    assert "Give it the ending .xlsx" in refusal(path)


def test_another_office_file_is_refused(tmp_path):
    path = zipped(tmp_path / "a.xlsx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert "holds no .xlsx workbook" in refusal(path)


def test_a_password_on_a_new_workbook_is_told_how_to_take_off(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(with_a_password(old_workbook(tmp_path / "old.xls").read_bytes()))
    assert "take the password off" in refusal(tmp_path / "a.xlsx")


@pytest.mark.parametrize("scheme", [b"\x00\x00", b"\x01\x00"])
def test_a_password_on_an_old_workbook_is_told_how_to_take_off(tmp_path, scheme):
    made = xlwt.Workbook()
    made.add_sheet("List_1").write(0, 0, "x")
    stream = made.get_biff_data()
    first = 4 + struct.unpack("<H", stream[2:4])[0]
    locked = stream[:first] + b"\x2f\x00\x06\x00" + scheme + b"\x12\x34\x56\x78" + stream[first:]
    XlsDoc().save(str(tmp_path / "a.xls"), locked)
    assert "take the password off" in refusal(tmp_path / "a.xls")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_said_to_be_cut_short(tmp_path, share):
    whole = book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS}).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: int(len(whole) * share)])
    assert "cut short" in refusal(tmp_path / "b.xlsx")


@pytest.mark.own_process
def test_a_truncated_old_workbook_is_said_to_be_cut_short(tmp_path):
    whole = old_workbook(tmp_path / "a.xls").read_bytes()
    (tmp_path / "b.xls").write_bytes(whole[:3000])
    assert "cut short" in refusal(tmp_path / "b.xls")


def test_a_part_that_does_not_match_its_checksum_is_damage(tmp_path):
    raw = bytearray(
        zipped(
            tmp_path / "a.xlsx", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<y/>" * 9}
        ).read_bytes()
    )
    raw[raw.index(b"xl/workbook.xml") + 17] ^= 0xFF
    (tmp_path / "b.xlsx").write_bytes(bytes(raw))
    assert "damaged" in refusal(tmp_path / "b.xlsx")


def test_a_sheet_that_is_not_xml_is_damage_and_is_named(tmp_path):
    path = with_sheet(
        book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS}), lambda xml: xml.replace(b"<sheetData>", b"<sheetDa<")
    )
    assert "its sheet 'List_1' cannot be read" in refusal(path)


def test_a_zip_bomb_is_refused_with_the_limit(tmp_path):
    path = with_sheet(
        book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS}), lambda _: b"<worksheet>" + b" " * 20_000_000
    )
    said = refusal(path)
    assert "200 times its size" in said
    assert "xl/worksheets/sheet1.xml" in said


@pytest.mark.parametrize("far", [b"XFD1048576", b"A99999999999", b"XFD100000"])
def test_a_cell_far_beyond_the_data_is_refused_before_it_asks_for_the_memory(tmp_path, far):
    path = with_sheet(
        book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS}),
        lambda xml: xml.replace(b'r="B2"', b'r="' + far + b'"'),
    )
    assert "40,000,000 cells" in refusal(path)


def test_a_wide_but_short_sheet_is_read(tmp_path):
    path = with_sheet(
        book(tmp_path / "a.xlsx", {"List_1": WEEKDAYS}), lambda xml: xml.replace(b'r="B2"', b'r="AAA2"')
    )
    assert read_sheet(path, "List_1").num_columns == 703


def test_mutated_workbooks_are_read_or_refused_in_a_sentence(tmp_path):
    chance = random.Random(20260301)
    parts = parts_of(
        book(tmp_path / "a.xlsx", {"List_1": [[*"abcdef", n, date(2025, 1, 1)] for n in range(30)]})
    )
    outcomes = set()
    for _ in range(150):
        spoilt = chance.choice(list(parts))
        raw = bytearray(parts[spoilt])
        for _ in range(chance.choice([1, 3, 20])):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        path = zipped(tmp_path / "mutated.xlsx", {**parts, spoilt: bytes(raw)})
        try:
            outcomes.add(type(sheets(path)))
        except CannotReadError as refused:
            assert "mutated.xlsx" in str(refused)
            outcomes.add(CannotReadError)
    assert outcomes == {list, CannotReadError}


@pytest.mark.parametrize(
    ("encoded", "encoding"),
    [
        ("name,café\n007,£1\n".encode(), "utf-8"),
        ("name,café\n007,£1\n".encode("utf-8-sig"), "utf-8"),
        ("name,café\n007,£1\n".encode("utf-16"), "utf-16"),
        ("name,café\n007,£1\n".encode("utf-16-le"), "utf-16"),
        ("name,café\n007,£1\n".encode("utf-16-be"), "utf-16"),
        ("name,café\n007,£1\n".encode("cp1252"), "windows-1252"),
        ("name\tcafé\n007\t£1\n".encode("utf-16"), "utf-16"),
        ("name;café\n007;£1\n".encode(), "utf-8"),
    ],
)
def test_a_csv_is_read_in_its_encoding_which_is_said(tmp_path, encoded, encoding):
    (tmp_path / "list_1.csv").write_bytes(encoded)
    read = read_csv_text(tmp_path / "list_1.csv")
    assert (read.encoding, read.rows.to_pylist()) == (
        encoding,
        [{"1": "name", "2": "café"}, {"1": "007", "2": "£1"}],
    )


def test_rows_of_a_csv_may_have_fewer_cells_and_quoted_lines(tmp_path):
    (tmp_path / "list_1.csv").write_text('List 1\na,"two\nlines",c\n', encoding="utf-8")
    rows = read_csv_text(tmp_path / "list_1.csv").rows.to_pylist()
    assert rows == [{"1": "List 1", "2": None, "3": None}, {"1": "a", "2": "two\nlines", "3": "c"}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 and so on", "is a workbook"),
        (bytes(range(256)) * 40, "is not text"),
        (b'a,b\n"never closed,2\n3,4\n', "near line 3"),
    ],
)
def test_a_csv_that_cannot_be_read_is_refused(tmp_path, content, said):
    (tmp_path / "list_1.csv").write_bytes(content)
    with pytest.raises(CannotReadError, match=r"list_1\.csv") as refused:
        read_csv_text(tmp_path / "list_1.csv")
    assert said in str(refused.value)


def test_the_real_samples_open(shared):
    folder = shared / "samples" / "annex_a"
    assert {path.name: len(sheets(path)) for path in folder.glob("*.xlsx")} == {
        "dirty-2024-01.xlsx": 11,
        "ofsted-template-2004.xlsx": 15,
        "ofsted-template-2016-01.xlsx": 15,
    }
