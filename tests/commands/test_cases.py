import json

import pytest

from sightline.cli import main
from sightline.people.services import add_user
from sightline.trail.models import Line
from sightline.trail.queries import verify, who_looked_at

pytestmark = pytest.mark.django_db
ASK = ["cases", "AS01", "--period", "2025-26-Q1", "--reason", "the late ones before the board"]


def test_the_missed_are_listed_with_their_story_and_the_look_is_in_the_trail(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    assert main([*ASK, "--missed", "--by", "analyst", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["measure"], said["period"], said["data_to"]) == ("AS01", "2025-26-Q1", "2025-06-30")
    (case,) = said["cases"]
    assert (case["child_id"], case["on"], case["counted"]) == ("Ben", "2025-05-09", False)
    assert case["due"] == "2025-05-08"
    line = Line.objects.order_by("-number").first()
    assert (line.actor, line.action, line.reason) == (
        "analyst",
        "looked_at_cases",
        "the late ones before the board",
    )
    assert who_looked_at("Ben")
    assert verify().ok


def test_the_counted_and_all_together_are_the_figures_base(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    main([*ASK, "--counted", "--by", "analyst", "--format", "json"])
    assert [row["child_id"] for row in json.loads(capsys.readouterr().out)["cases"]] == ["Asha"]
    main([*ASK, "--by", "analyst", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)["cases"]) == 2


@pytest.mark.parametrize("role", [None, "scrutiny_member", "system_administrator", "programme_manager"])
def test_who_may_not_see_children_gets_no_rows_one_sentence_and_a_line_in_the_trail(loaded, capsys, role):
    if role:
        add_user("outsider", role, by="tests")
    assert main([*ASK, "--by", "outsider"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith("Nothing was shown.")
    assert Line.objects.order_by("-number").first().action == "refused"


def test_a_manager_sees_their_own_teams_children_only(loaded, capsys):
    add_user("manager", "team_manager", by="tests", teams=["T2"])
    assert main([*ASK, "--by", "manager", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["cases"] == []


def test_a_blank_reason_is_not_a_reason(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    assert main(["cases", "AS01", "--by", "analyst", "--reason", "  "]) == 2
    assert "reason" in capsys.readouterr().err


def test_a_measure_nobody_defined_is_misuse_and_near_ones_are_named(loaded, capsys):
    assert main(["cases", "AS99", "--by", "analyst", "--reason", "x"]) == 2
    assert "AS01" in capsys.readouterr().err


def test_a_measure_that_cannot_be_computed_gives_its_cause(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    assert main(["cases", "CP05", "--period", "2025-06", "--by", "analyst", "--reason", "x"]) == 1
    assert "ssd_cp_plans" in capsys.readouterr().err
