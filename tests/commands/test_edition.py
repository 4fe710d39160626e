"""`sightline edition`, `editions` and `verify`, as a script calls them."""

import json

import pytest

from sightline.cli import main
from sightline.editions.places import edition_folder
from sightline.freezes.models import Freeze
from sightline.people.services import add_user

pytestmark = pytest.mark.django_db
EDITION = ["edition", "q1", "--for", "scrutiny", "--measure", "AS01", "--by-split", "team"]


@pytest.fixture
def frozen(council) -> Freeze:
    from datetime import date

    from sightline.freezes.services import confirm, make

    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    return confirm(make(by="analyst", authority="990", name="q1", cut_off=date(2025, 6, 30)), by="lead")


def test_it_is_shown_made_published_listed_and_verified(frozen, capsys):
    assert main(EDITION) == 0
    shown = capsys.readouterr()
    assert "AS01" in shown.out and "P1" in shown.out and "Nothing was kept" in shown.err
    assert main([*EDITION, "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["rows"][0]["value"] == {"value": 71.4, "symbol": None}
    assert content["rows"][1]["value"] == {"value": None, "symbol": "c"} and content["exposed"] == []
    assert {each["rule"] for each in content["log"]} >= {"P1", "P2"}
    assert main(["editions"]) == 0
    assert "No edition has been made yet" in capsys.readouterr().err
    assert main([*EDITION, "--make", "--by", "analyst", "--title", "Scorecard"]) == 0
    assert capsys.readouterr().out == "q1-scrutiny\n"
    assert main(["edition", "q1", "--for", "scrutiny", "--publish", "--by", "lead", "--format", "json"]) == 0
    published = json.loads(capsys.readouterr().out)
    assert (published["title"], published["published_by"]) == (
        "Scorecard",
        "lead",
    ) and "figures.csv" in published["files"]
    assert main(["editions", "--format", "json", "--authority", "990"]) == 0
    assert json.loads(capsys.readouterr().out) == [published]
    assert main(["verify"]) == 0
    assert "Every published edition is as it was sealed: 1." in capsys.readouterr().out
    file = edition_folder("990", "q1-scrutiny") / "figures.csv"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert main(["verify"]) == 1
    assert "990-q1-scrutiny: figures.csv was changed." in capsys.readouterr().out
    assert main(["edition", "q1", "--for", "public"]) == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["edition", "q9", "--for", "board"], 1, "There is no freeze q9"),
        (["edition", "q1", "--for", "aunts"], 2, "Choose for whom it is"),
        ([*EDITION, "--make"], 2, "Say who: --by USER."),
        ([*EDITION, "--period", "2025-26-Q2"], 1, "not over then"),
        ([*EDITION, "--make", "--by", "nobody"], 3, "may not make editions"),
        (
            ["edition", "q1", "--for", "board", "--publish", "--by", "lead"],
            1,
            "No draft of q1 for board waits",
        ),
        (
            ["edition", "q1", "--for", "board", "--publish", "--by", "lead", "--name", "x"],
            1,
            "There is no edition x",
        ),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_a_code(frozen, capsys, words, code, sentence):
    assert main(words) == code
    assert sentence in capsys.readouterr().err


def test_a_freeze_nobody_confirmed_and_two_drafts_are_said(frozen, capsys):
    for _ in range(2):
        assert main([*EDITION, "--make", "--by", "analyst"]) == 0
    assert main(["edition", "q1", "--for", "scrutiny", "--publish", "--by", "lead"]) == 1
    assert "Several drafts wait: q1-scrutiny-2, q1-scrutiny." in capsys.readouterr().err
    assert (
        main(["edition", "q1", "--for", "scrutiny", "--publish", "--by", "analyst", "--name", "q1-scrutiny"])
        == 3
    )
    assert (
        main(["edition", "q1", "--for", "scrutiny", "--publish", "--by", "lead", "--name", "q1-scrutiny-2"])
        == 0
    )
    assert "q1-scrutiny-2 is published: seal" in capsys.readouterr().out
    assert main(["editions", "--format", "csv"]) == 0
    Freeze.objects.update(confirmed_by="", confirmed_at=None)
    assert main(EDITION) == 1
    assert "confirmed by a second person" in capsys.readouterr().err
    Freeze.objects.create(
        authority="343",
        name="q1",
        cut_off=frozen.cut_off,
        data_to=frozen.data_to,
        seal="0",
        made_by="x",
        made_at=frozen.made_at,
    )
    assert main(EDITION) == 1
    assert "Name the authority with --authority: 343, 990." in capsys.readouterr().err
