import json

import pytest

from sightline.cli import main

GIVEN = ["plan-dates", "2022-05-09", "--meeting", "2022-07-05", "--today", "2022-06-20"]


def test_the_answer_comes_first_and_then_every_step(capsys):
    assert main(GIVEN) == 0
    said = capsys.readouterr()
    first, _, *steps = said.out.splitlines()
    assert first.startswith(
        "The plan is due with Ofsted by Wednesday 17 August 2022. On 20 June 2022 it is already"
    )
    assert [line.split()[0] for line in steps] == [
        "2022-05-12",
        "2022-06-13",
        "2022-06-27",
        "2022-07-05",
        "2022-08-17",
    ]
    assert "the agenda can still be met" in said.err


def test_json_gives_each_step_with_its_source(capsys):
    assert main([*GIVEN, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(step["id"], step["too_late"]) for step in found["steps"]] == [
        ("drafting", True),
        ("clearance", True),
        ("notice", False),
        ("committee", False),
        ("submission", False),
    ]
    notice = found["steps"][2]
    assert (notice["by"], notice["left"], notice["local"]) == ("2022-06-27", 5, False)
    assert "1972" in notice["source"]


def test_own_lengths_and_a_key_decision(capsys):
    assert main([*GIVEN, "--clearance", "5wd", "--key-decision"]) == 0
    said = capsys.readouterr().out
    assert "2022-06-20  Report goes into clearance" in said and "2022-06-06  Key decision announced" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["9 May 2022"],
        ["2022-05-09", "--meeting", "2022-13-01"],
        ["2022-05-09", "--today", "soon"],
        ["2022-05-09", "--clearance", "long"],
        ["1822-05-09"],
    ],
)
def test_what_cannot_be_read_is_misuse_with_a_sentence(arguments, capsys):
    assert main(["plan-dates", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith(".")
