"""The five committee papers, linted as they are: what their readers found in them, where it stands, and nothing else as an error."""

import json
from pathlib import Path

import pytest

from sightline.cli import main
from sightline.papers.lint.linting import lint
from sightline.papers.lint.reading import PaperUnreadError, read_paper, word_lines
from support.word_files import word_file

# the council and day at the top of the paper; every error with its lines; the other rules that find something
SEEDS = {
    ("Sefton", "Tuesday 14 November 2017"): (
        {"L01": [77, 87], "L02": [25, 26], "L03": [75], "L05": [48, 49], "L07": [140]},
        {"L08", "L09", "L10", "L12", "L14"},
    ),
    ("Sefton", "Tuesday 25 September 2018"): ({"L05": [36, 40, 41], "L11": [67]}, {"L08", "L12", "L14"}),
    ("Sefton", "Wednesday 8 th March 2023"): (
        {"L05": [37, 38], "L06": [102], "L16": [106, 128]},
        {"L09", "L12", "L13", "L14"},
    ),
    ("Somerset", "14 June 2017"): (
        {"L04": [5, 9, 11, 13, 14], "L15": [6, 7, 8, 10, 12]},
        {"L09", "L10"},
    ),
    ("Cheshire East", "24 November 2015"): ({}, {"L09", "L14"}),
}


def seed(shared: Path, council: str, day: str) -> Path:
    """The paper of that council and day."""
    texts = {
        path: path.read_text(encoding="utf-8") for path in sorted((shared.parent / "seeds").glob("*.txt"))
    }
    return next(path for path, text in texts.items() if day in text[:600] and council.lower() in text.lower())


@pytest.mark.parametrize(("paper", "expected"), SEEDS.items(), ids=[" ".join(each) for each in SEEDS])
def test_what_the_papers_have(shared, paper, expected):
    faults = lint(read_paper(seed(shared, *paper)))
    errors: dict[str, list[int]] = {}
    for each in faults:
        if each.severity == "error":
            errors.setdefault(each.rule, []).append(each.line)
    assert errors == expected[0]
    assert {each.rule for each in faults if each.severity != "error"} == expected[1]


def test_the_claims_and_the_percentage_of_november_2017_stand_where_they_are_told(shared):
    faults = lint(read_paper(seed(shared, "Sefton", "Tuesday 14 November 2017")))
    lines = {
        rule: {each.line for each in faults if each.rule == rule} for rule in ("L09", "L10", "L08", "L12")
    }
    assert (
        {113, 119} <= lines["L09"]
        and lines["L10"] == {138}
        and {4, 24} <= lines["L08"]
        and lines["L12"] == {69}
    )


def test_the_command_says_it_and_ends_by_what_it_found(shared, tmp_path, capsys):
    path = seed(shared, "Somerset", "14 June 2017")
    assert main(["lint", str(path), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert list(rows[0]) == ["rule", "severity", "line", "excerpt", "advice"] and rows[0]["rule"] == "L04"
    assert main(["lint", str(path)]) == 1
    assert "L15" in capsys.readouterr().out
    fine = tmp_path / "paper.md"
    fine.write_text("# Report\n\nOf 40 records 34 were signed.\n")
    assert main(["lint", str(fine)]) == 0
    assert "Nothing was found." in capsys.readouterr().err
    for wrong in (tmp_path / "none.md", tmp_path / "paper.pdf", tmp_path):
        assert main(["lint", str(wrong)]) == 2
        assert "paper" in capsys.readouterr().err or wrong.name == "none.md"


def test_a_word_file_is_read_with_its_tables_and_its_pictures(tmp_path):
    path = tmp_path / "paper.docx"
    path.write_bytes(
        word_file(
            ["Date of Meeting: 14 November 2017", "Legal Implications:"],
            [["Seen by:", "Name", "Date"], ["Solicitor", "Ann Clarke", ""]],
            picture="Chart 1",
        )
    )
    faults = [(each.rule, each.line) for each in lint(read_paper(path))]
    assert ("L05", 2) in faults and ("L04", 4) in faults and ("L07", 5) in faults


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04rest"])
def test_a_damaged_file_is_a_sentence(tmp_path, content):
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    with pytest.raises(PaperUnreadError, match="damaged"):
        word_lines(content)
    with pytest.raises(PaperUnreadError, match="damaged"):
        read_paper(path)
