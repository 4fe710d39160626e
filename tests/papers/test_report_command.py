"""`sightline report build`: the whole set of files, the same each time, and what is found in them."""

import json

import pytest

from sightline.cli import main
from sightline.commands import report
from sightline.demo import example_papers
from sightline.demo.example_papers import NoSuchExamplePaperError, example_paper


def test_the_files_are_there_the_same_twice_and_errors_end_it_with_1(tmp_path, capsys):
    for folder in ("one", "two"):
        assert main(["report", "build", "sefton-2017", "--out", str(tmp_path / folder)]) == 1
    said = capsys.readouterr()
    assert (
        "L03  error  call_in" in said.out
        and "P04  error  implications" in said.out
        and "4 errors" in said.err
    )
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert {name.rpartition(".")[2] for name in names} >= {"pdf", "html", "xlsx", "csv"}
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_paper_without_errors_ends_with_0_and_says_what_to_look_at_as_json(tmp_path, capsys):
    arguments = [
        "report",
        "build",
        "cheshire-east-2015",
        "--out",
        str(tmp_path / "out"),
        "--edition",
        "public",
        "--json",
    ]
    assert main(arguments) == 0
    said = capsys.readouterr()
    rows = json.loads(said.out)
    assert {each["rule"] for each in rows} == {"L09"} and list(rows[0])[-2:] == ["field", "paragraph"]
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert names and not any("Officers" in name for name in names)


@pytest.mark.parametrize(
    ("name", "edition", "sentence"),
    [
        ("barset-1855", "", "There is no example “barset-1855”. Examples: cheshire-east-2015"),
        ("sefton-2018", "plain_english", "This paper has no plain-English summary: nobody has written one."),
        (
            "sefton-2018",
            "press",
            "There is no edition “press”. Editions: officers, members, dfe, partner, public, plain_english, easy_read.",
        ),
    ],
)
def test_what_cannot_be_built_is_a_sentence(tmp_path, capsys, name, edition, sentence):
    assert main(["report", "build", name, "--out", str(tmp_path / "out"), "--edition", edition]) == 2
    assert sentence in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_place_that_is_no_folder_is_a_sentence(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(report, "built", lambda paper, edition: ({"a.html": b"x"}, []))
    (tmp_path / "file").write_text("x")
    assert main(["report", "build", "sefton-2018", "--out", str(tmp_path / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert main(["report", "build", "sefton-2018", "--out", str(tmp_path / "fine")]) == 0
    assert (
        "Nothing was found." in capsys.readouterr().err
        and (tmp_path / "fine" / "a.html").read_bytes() == b"x"
    )


def test_an_example_says_its_meeting(tmp_path, monkeypatch):
    monkeypatch.setattr(example_papers, "FOLDER", tmp_path)
    (tmp_path / "open.yaml").write_text("{template: sefton-2017, authority: '343', meeting: {body: Cabinet}}")
    with pytest.raises(NoSuchExamplePaperError, match="no meeting day"):
        example_paper("open")
