"""The pack as it is written: its files, who may have it, what the trail says, and that nothing is half done."""

import hashlib
import json
import stat

import openpyxl
import pytest

from sightline.cli import main
from sightline.people.models import RestrictedChild
from sightline.people.services import add_user
from sightline.people.services.restricting import restrict
from sightline.trail.models import Line
from sightline.trail.queries import who_looked_at
from support.small_council import CHILD

pytestmark = pytest.mark.django_db
REASON = "Ofsted have phoned"


@pytest.fixture
def analyst():
    add_user("analyst", "performance_analyst", by="tests")


def ask(folder, *more, by="analyst", reason=REASON):
    return main(["inspection-pack", "--out", str(folder), "--by", by, "--reason", reason, *more])


def sheet(path, name):
    return list(openpyxl.load_workbook(path)[name].iter_rows(values_only=True))


def test_the_pack_holds_its_files_for_its_owner_alone_and_an_index_that_fits_them(
    council, analyst, tmp_path, capsys
):
    folder = tmp_path / "pack"
    assert ask(folder, "--seed", "spring", "--each", "2") == 0
    written = capsys.readouterr()
    assert "They hold children's records." in written.out
    assert "List 11 cannot be made. No table of the SSD holds adopters." in written.err
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert (index["authority"], index["data_to"], index["seed"]) == ("990", "2025-06-30", "spring")
    assert index["lists"]["3"] and index["lists"]["8"] is None
    for each in index["files"]:
        content = (folder / each["name"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (each["size"], each["sha256"])
    names = {path.name for path in folder.iterdir()}
    workbooks = {"annex-a.xlsx", "annex-a-checks.xlsx", "case-sampling.xlsx"}
    assert names == workbooks | {"self-evaluation.md", "self-evaluation.html", "index.json", "index.md"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in names} == {0o600}

    line = Line.objects.order_by("-number").first()
    assert (line.actor, line.action, line.reason) == ("analyst", "inspection_pack_written", REASON)
    assert line.detail["seal"] == hashlib.sha256((folder / "index.json").read_bytes()).hexdigest()
    child = line.detail["children"][0]
    assert child.startswith(CHILD) and who_looked_at(child)

    lists = {row[0].split(" ")[0]: row for row in sheet(folder / "annex-a-checks.xlsx", "Lists")[1:]}
    assert (lists["4"][1], lists["8"][1]) == ("Yes", "No")
    cases = sheet(folder / "case-sampling.xlsx", "Cases")[1:]
    assert {row[1] for row in cases} == {
        "An assessment open for over 65 days",
        "Drawn at random among open cases",
    }
    rules = {row[0]: row for row in sheet(folder / "case-sampling.xlsx", "Rules")[1:]}
    assert rules["In care and not seen for over 42 days"][5].startswith(
        "Cannot be asked: nothing that is loaded fills"
    )


def test_a_second_pack_takes_the_place_of_the_first_and_draws_the_same(council, analyst, tmp_path):
    folder = tmp_path / "pack"
    assert ask(folder) == 0
    first = sheet(folder / "case-sampling.xlsx", "Cases")
    assert ask(folder) == 0
    assert sheet(folder / "case-sampling.xlsx", "Cases") == first
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_restricted_child_is_in_no_file_of_whoever_may_not_see_it(council, analyst, tmp_path):
    child = sheet_children(tmp_path, "before")[0]
    add_user("dpo", "data_protection_officer", by="tests")
    restrict([child], kind="staff", why="A colleague's child", allowed=[], by="dpo")
    assert RestrictedChild.objects.count() == 1
    after = sheet_children(tmp_path, "after")
    assert child not in after and after
    line = Line.objects.filter(action="inspection_pack_written").order_by("-number").first()
    assert line.detail["restricted"] == 1 and child not in line.detail["children"]


def sheet_children(folder, name):
    assert ask(folder / name) == 0
    book = openpyxl.load_workbook(folder / name / "annex-a.xlsx")
    return [
        row[0]
        for each in book.sheetnames
        if each.startswith("List_")
        for row in book[each].iter_rows(min_row=3, values_only=True)
        if row[0]
    ]


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (None, {}),
        ("team_manager", {"teams": ["T1"]}),  # sees children, but not all of them
        ("programme_manager", {}),
        ("scrutiny_member", {}),
        ("system_administrator", {}),
        ("performance_analyst", {"authority": "343"}),  # another council's
    ],
)
def test_whoever_may_not_see_every_child_gets_nothing_and_a_line_in_the_trail(
    council, tmp_path, capsys, role, more
):
    if role:
        add_user("outsider", role, by="tests", **more)
    assert ask(tmp_path / "pack", by="outsider") == 3
    assert not (tmp_path / "pack").exists()
    assert "Nothing was" in capsys.readouterr().err
    assert Line.objects.order_by("-number").first().action == "refused"


def test_what_lies_there_and_is_no_pack_stays(council, analyst, tmp_path, capsys):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear colleague")
    assert ask(folder) == 1
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    assert "no inspection pack of Sightline's" in capsys.readouterr().err


def test_a_reason_is_needed_and_data_is(analyst, tmp_path, capsys):
    assert ask(tmp_path / "pack", reason=" ") == 2
    assert ask(tmp_path / "pack", "--each", "90") == 2
    assert ask(tmp_path / "pack") == 1
    assert "Nothing is loaded yet" in capsys.readouterr().err
