"""`sightline freeze`, `freezes`, `scorecard --freeze` and `verify`, as a script calls them."""

import json

import pytest

from sightline.cli import main
from sightline.commands.scorecard import GROUPS
from sightline.freezes.places import freeze_folder
from sightline.people.services import add_user

pytestmark = pytest.mark.django_db
FREEZE = ["freeze", "Q1 2025-26", "--by", "analyst"]


@pytest.fixture
def people(loaded) -> None:
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")


def test_a_freeze_is_made_listed_confirmed_and_asked_for(people, capsys):
    assert main([*FREEZE, "--data-to", "2025-06-30", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["name"], made["cut_off"], made["confirmed_by"]) == ("q1-2025-26", "2025-06-30", None)
    assert main(["freeze", "q1-2025-26", "--confirm", "--by", "lead"]) == 0
    assert made["seal"] in capsys.readouterr().out
    assert main(["freezes", "--format", "json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["confirmed_by"], listed["seal"], listed["published"]) == ("lead", made["seal"], [])
    assert main(["scorecard", "--freeze", "q1-2025-26", "--format", "json"]) == 0
    frozen = capsys.readouterr()
    assert main(["scorecard", "--period", "2025-26-Q1", "--format", "json"]) == 0
    now = json.loads(capsys.readouterr().out)
    assert [{**row, **dict.fromkeys(GROUPS)} for row in json.loads(frozen.out)] == [
        {**row, **dict.fromkeys(GROUPS)} for row in now
    ]
    assert "as q1-2025-26, confirmed by " in frozen.err and "Figures to 2025-06-30." in frozen.err
    assert main(["verify"]) == 0
    assert "Every freeze is as it was sealed: 1." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([*FREEZE, "--data-to", "soon"], 2, "not a date"),
        ([*FREEZE, "--data-to", "2025-07-31"], 1, "complete to 30 June 2025"),
        (["freeze", "(x)", "--by", "analyst"], 1, "Name the freeze in letters"),
        (["freeze", "q1", "--by", "lead"], 3, "may not freeze figures"),
        (["freeze", "q1", "--by", "nobody"], 3, "may not freeze figures"),
        (["freeze", "q1", "--confirm", "--by", "lead"], 1, "There is no freeze q1"),
        (["scorecard", "--freeze", "q1"], 1, "There is none yet."),
        ([*FREEZE, "--authority", "999"], 2, "Nothing is loaded for authority 999"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_a_code(people, capsys, words, code, sentence):
    assert main(words) == code
    assert sentence in capsys.readouterr().err
    assert main(["freezes"]) == 0
    assert "Nothing has been frozen yet" in capsys.readouterr().err


def test_a_byte_that_is_another_is_found_and_named(people, capsys):
    assert main(FREEZE) == 0
    file = freeze_folder("343", "q1-2025-26") / "figures.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    capsys.readouterr()
    assert main(["verify"]) == 1
    assert "343-q1-2025-26: figures.parquet was changed." in capsys.readouterr().out
    assert main(["scorecard", "--freeze", "q1-2025-26"]) == 1


def test_with_nothing_loaded_it_says_so(db, capsys):
    assert main(FREEZE) == 1
    assert "Nothing is loaded yet" in capsys.readouterr().err
