"""Files that are not what they should be: a sentence that names file and remedy, and nothing half loaded."""

import io
import json
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from returns.folders import PERSONS, loaded, put
from returns.small_folder import write
from sightline.cli import main
from sightline.engine.exports import safe
from sightline.engine.snapshots import current_id, open_snapshot, snapshots_folder
from sightline.returns.load import NothingToLoadError
from support.valid_files import as_xlsx, list_cells


def zipped(name: str = "a.txt", content: bytes = b"b") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"pers_person_id": ["a"]}), out)
    return out.getvalue()


def workbook() -> bytes:
    import random

    return as_xlsx({"List 1": list_cells(1, random.Random(1))})


def bomb() -> bytes:
    out = io.BytesIO(workbook())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet99.xml", b"0" * 50_000_000)
    return out.getvalue()


OLD_WORKBOOK = bytes.fromhex("d0cf11e0a1b11ae1")
PROTECTED = OLD_WORKBOOK + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
LINE = PERSONS + "a,2017-11-14,M\n"
LACKING = "cina_person_id,cina_assessment_start_date\na,2025-01-01\n"
UNREADABLE = {
    "a zip named as a CSV": ("ssd_person.csv", zipped(), "save it as CSV"),
    "a PDF named as a CSV": ("ssd_person.csv", b"%PDF-1.7 \x00", "save it as CSV"),
    "an old workbook named as a CSV": ("ssd_person.csv", OLD_WORKBOOK + b"\0" * 600, "save it as CSV"),
    "a Parquet file named as a CSV": ("ssd_person.csv", parquet(), "save it as CSV"),
    "a CSV named as Parquet": ("ssd_person.parquet", LINE.encode(), "Export it again as Parquet or CSV"),
    "a Parquet file cut short": ("ssd_person.parquet", parquet()[:-9], "Export it again"),
    "a CSV named as a workbook": ("annex a.xlsx", LINE.encode(), "save it as an .xlsx workbook"),
    "a web page named as a workbook": (
        "annex a.xls",
        b"<html><table></table></html>",
        "save it as an .xlsx workbook",
    ),
    "a zip that is no workbook": ("annex a.xlsx", zipped(), "save it as an .xlsx workbook"),
    "a workbook with a password": ("annex a.xlsx", PROTECTED, "take the password off"),
    "a workbook cut short": ("annex a.xlsx", workbook()[:3000], "Copy or download it again"),
    "a zip bomb": ("annex a.xlsx", bomb(), "delete the empty rows and columns"),
    "UTF-16 without its mark": ("ssd_person.csv", LINE.encode("utf-16-le"), "Export it again as CSV (UTF-8)"),
    "UTF-16 that ends inside a letter": (
        "ssd_person.csv",
        LINE.encode("utf-16")[:-1],
        "Save it as CSV UTF-8",
    ),
    "bytes of no encoding": ("ssd_person.csv", LINE.encode() + b"\x81,,\n", "Save it as CSV UTF-8"),
    "text with a nought byte": (
        "ssd_person.csv",
        LINE.encode() + b"\xe9\x00,,\n",
        "Export it again as CSV (UTF-8)",
    ),
    "an empty file": ("ssd_person.csv", b"", "Export it again, with its header row"),
    "a file of empty lines": ("ssd_person.csv", b"\n\r\n\n", "Export it again, with its header row"),
    "a file without its header": (
        "ssd_person.csv",
        b"a,2017-11-14,M\n",
        "Export it again with its header row",
    ),
    "a single line of 10 MB": ("ssd_person.csv", b"x" * 10_000_000, "Export it again with its header row"),
    "one heading twice": ("ssd_person.csv", b"pers_person_id,pers_dob,PERS_DOB\na,,\n", "Remove or rename"),
    "rows without the column of their key": ("ssd_cin_assessments.csv", LACKING.encode(), "Add the column"),
    "a quotation mark never closed": (
        "ssd_person.csv",
        (PERSONS + 'a,"2017-11-14,M\nb,,\n').encode(),
        "Correct it",
    ),
    "a local return without a column": (
        "local_supervision.csv",
        b"worker_id,kind\nw,case\n",
        "sightline template local",
    ),
    "a population file of no authority": (
        "ees.csv",
        b"time_period,geographic_level,old_la_code,age_group,population_estimate\n2024,National,,All,1\n",
        "Download the population file",
    ),
}


@pytest.fixture
def bad(request, tmp_path):
    """One unreadable file in a folder; gives the folder, the file's name, and the remedy."""
    name, content, remedy = UNREADABLE[request.param]
    put(tmp_path / "bad", name, content)
    return tmp_path / "bad", name, remedy


@pytest.mark.parametrize("bad", UNREADABLE, indirect=True)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(bad):
    folder, name, remedy = bad
    with pytest.raises(NothingToLoadError) as refused:
        loaded(folder)
    assert str(refused.value).startswith(name)
    assert remedy in str(refused.value)


@pytest.mark.parametrize("bad", UNREADABLE, indirect=True)
def test_a_file_that_cannot_be_read_leaves_no_snapshot(bad):
    with pytest.raises(NothingToLoadError):
        loaded(bad[0])
    assert not snapshots_folder().exists() or list(snapshots_folder().iterdir()) == []


SSD = [name for name, (file, _, _) in UNREADABLE.items() if file.startswith("ssd_")]


@pytest.mark.parametrize("bad", SSD, indirect=True)
def test_a_table_that_cannot_be_read_stops_the_others_beside_it_too(bad, tmp_path):
    loaded(write(tmp_path / "first", 1))
    first = current_id()
    newer = write(tmp_path / "newer", 2)
    (newer / "ssd_person.csv").unlink()
    with pytest.raises(NothingToLoadError, match="would mix two versions"):
        loaded(newer, bad[0])
    assert current_id() == first


@pytest.mark.parametrize("bad", sorted(set(UNREADABLE) - set(SSD)), indirect=True)
def test_another_file_that_cannot_be_read_is_a_fault_and_the_rest_is_loaded(bad, tmp_path):
    report = loaded(write(tmp_path / "good", 1), bad[0])
    assert [(each.file, each.did) for each in report.faults] == [(bad[1], "set_aside")]
    assert len(report.tables) == 3


def test_a_path_that_does_not_exist_is_named_and_nothing_is_loaded(tmp_path):
    with pytest.raises(NothingToLoadError, match=r"typo does not exist\. Check the path"):
        loaded(write(tmp_path / "good", 1), tmp_path / "typo")
    assert current_id() is None


def test_a_folder_with_nothing_in_it_is_said_to_hold_nothing(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToLoadError, match="No files were found there"):
        loaded(tmp_path / "empty")


def test_a_file_nobody_knows_is_named_with_what_is_known(tmp_path):
    with pytest.raises(NothingToLoadError, match=r"shoes\.csv was not recognised.*Annex A workbooks"):
        loaded(put(tmp_path / "in", "shoes.csv", "size,colour\n4,red\n"))


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '\t=HYPERLINK("x")', "＝1+1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_a_cell_is_held_as_text_and_cannot_run_from_the_faults_file(tmp_path, formula):
    cell = formula.replace('"', '""')
    report = loaded(put(tmp_path / "in", "ssd_person.csv", f'pers_person_id,pers_dob\n"{cell}","{cell}"\n'))
    held = open_snapshot().rows("ssd_person", "990").to_pylist()[0]["pers_person_id"]
    written = (snapshots_folder() / report.snapshot / "faults.csv").read_text(encoding="utf-8")
    assert held == formula.strip()
    assert safe(held).startswith("'")
    assert not [
        cell
        for line in written.splitlines()
        for cell in line.split(",")
        if cell.lstrip('"').startswith(tuple("=+-@＝"))
    ]


@pytest.fixture(autouse=True)
def figures_when_asked_for(monkeypatch):
    """What a load works out when the files were read is not what these tests are about."""
    monkeypatch.setattr("sightline.loading.services.at_once.make_all", lambda *_, **__: None)


def run(*arguments: str) -> int:
    """The exit code of `sightline load` with these arguments."""
    try:
        return main(["load", *arguments])
    except SystemExit as left:
        return int(left.code or 0)


def test_a_load_that_worked_ends_with_0(tmp_path, db):
    assert run(str(write(tmp_path / "in", 1)), "--authority", "990") == 0


def test_a_load_with_faults_ends_with_0(tmp_path, db):
    assert (
        run(str(put(tmp_path / "in", "ssd_person.csv", PERSONS + "a,never,M\n")), "--authority", "990") == 0
    )


@pytest.mark.parametrize("bad", UNREADABLE, indirect=True)
def test_a_load_of_nothing_that_can_be_read_ends_with_1_and_the_sentence(bad, capsys, db):
    assert run(str(bad[0]), "--authority", "990") == 1
    assert bad[2] in capsys.readouterr().err


def test_a_path_that_does_not_exist_ends_with_1(tmp_path, capsys, db):
    assert run(str(tmp_path / "typo.xlsx"), "--authority", "990") == 1
    assert "typo.xlsx does not exist" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--authority", "34"], "write its three digits"),
        (["--authority", "abc"], "write its three digits"),
        ([], "Say it with its three-digit code"),
        (["--authority", "990", "--data-to", "31/10/2025"], "Write it as 2026-10-31"),
    ],
)
def test_misuse_ends_with_2_and_the_sentence(tmp_path, capsys, arguments, sentence, db):
    assert run(str(write(tmp_path / "in", 1)), *arguments) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--no-such-option", "x"]])
def test_a_load_without_paths_or_with_unknown_options_ends_with_2(arguments, db):
    assert run(*arguments) == 2


def test_a_preview_leaves_the_current_data_as_it_was(tmp_path, db):
    loaded(write(tmp_path / "first", 1))
    first = current_id()
    assert run(str(write(tmp_path / "second", 2)), "--authority", "990", "--preview") == 0
    assert current_id() == first


@pytest.fixture
def said(tmp_path, capsys, db):
    """What `sightline load --json` printed of a folder with faults in it."""
    folder = write(tmp_path / "in", 1)
    put(folder, "ssd_person.csv", PERSONS + "a,never,M\na,2017-11-14\n,2017-11-14,F\n")
    put(folder, "shoes.csv", "size,colour\n4,red\n")
    assert run(str(folder), "--authority", "990", "--data-to", "2025-10-31", "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_the_json_has_the_keys_of_the_contract(said):
    keys = {"snapshot", "authority", "data_to", "inputs", "tables", "faults", "measures_not_computable"}
    assert keys <= set(said)


def test_the_json_says_whose_data_it_is_and_to_which_day(said):
    assert (said["snapshot"], said["authority"], said["data_to"]) == (current_id(), "990", "2025-10-31")


def test_the_json_says_what_each_file_was_recognised_as(said):
    found = {each["file"]: (each["sheet"], each["recognised_as"], each["rows"]) for each in said["inputs"]}
    assert found["ssd_cin_assessments.csv"] == (None, "ssd ssd_cin_assessments", 40)
    assert found["shoes.csv"] == (None, "not recognised", 0)


def test_the_json_accounts_for_every_row_of_every_table(said):
    table = said["tables"]["ssd_person"]
    assert {name: table[name] for name in ("read", "kept", "set_aside", "added", "changed", "unchanged")} == {
        "read": 3, "kept": 1, "set_aside": 2, "added": 1, "changed": 0, "unchanged": 0,
    }  # fmt: skip


def test_the_json_lists_each_fault_and_names_no_child(said):
    keys = {"file", "sheet", "row", "column", "rule", "found", "expected", "did"}
    assert {frozenset(fault) for fault in said["faults"]} == {frozenset(keys)}
    assert sorted((fault["row"], fault["rule"], fault["did"]) for fault in said["faults"]) == [
        (2, "not_a_date", "kept_blank"),
        (3, "wrong_number_of_cells", "set_aside"),
        (4, "blank_key", "set_aside"),
    ]


def test_the_json_says_why_a_measure_cannot_be_computed(said):
    causes = said["measures_not_computable"]
    assert causes
    assert all(cause.endswith(".") for cause in causes.values())
