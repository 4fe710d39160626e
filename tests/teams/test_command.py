"""`sightline teams`, and the crosswalk from a file."""

import json
from datetime import date

import pytest

from sightline.cli import main
from sightline.measuring.crosswalk import TeamLink
from sightline.people.models import User
from sightline.teams import queries
from sightline.trail.models import Line

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("council")]


@pytest.fixture
def file(tmp_path):
    """A crosswalk as a file."""
    path = tmp_path / "crosswalk.csv"
    path.write_text("old,new,from,main\nT2,T1,2025-01-01,\n", encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def people():
    """One who may and one who may not."""
    User.objects.create(username="analyst", role="performance_analyst")
    User.objects.create(username="manager", role="team_manager")


def asked(file: str, by: str, *more: str) -> int:
    return main(["teams", "crosswalk", file, "--by", by, "--reason", "since January", *more])


def test_it_is_set_and_listed(file, capsys):
    assert asked(file, "analyst") == 0
    assert queries.links("990") == [TeamLink("T2", "T1", date(2025, 1, 1), main=True)]
    assert Line.objects.get().actor == "analyst"
    assert main(["teams", "--format", "csv"]) == 0
    assert (
        "T2,South Assessment Team,Assessment Service,,,2023-11,2025-06,T1,2025-01-01"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize("by", ["manager", "nobody"])
def test_who_may_not_is_refused_and_written_down(file, by):
    assert asked(file, by) == 3
    assert queries.links("990") == []
    assert Line.objects.get().action == "refused"


def test_without_a_reason_or_with_a_wrong_file_nothing_is_changed(file, tmp_path, capsys):
    assert main(["teams", "crosswalk", file, "--by", "analyst"]) == 2
    (tmp_path / "wrong.csv").write_text("old,new,from\nT2,T7,2025-01-01", encoding="utf-8")
    assert asked(str(tmp_path / "wrong.csv"), "analyst") == 1
    assert "There is no team T7" in capsys.readouterr().err
    assert asked(str(tmp_path / "none.csv"), "analyst") == 1
    assert queries.links("990") == [] and not Line.objects.exists()


def team_now(capsys, team: str, *more: str) -> dict:
    capsys.readouterr()
    assert main(["scorecard", "--period", "2025-06", "--team", team, "--format", "json", *more]) == 0
    return next(row for row in json.loads(capsys.readouterr().out) if row["id"] == "AS01")


def test_the_scorecard_by_the_teams_there_are_now(file, capsys):
    then = [team_now(capsys, team)["denominator"] for team in ("T1", "T2")]
    assert asked(file, "analyst") == 0
    assert team_now(capsys, "T1", "--teams", "now")["denominator"] == sum(then)
    assert team_now(capsys, "T2", "--teams", "now")["denominator"] == 0
    assert team_now(capsys, "T1")["denominator"] == then[0]


def test_without_a_crosswalk_it_says_so_and_nothing_changes(capsys):
    assert team_now(capsys, "T1", "--teams", "now") == team_now(capsys, "T1")
    main(["scorecard", "--teams", "now"])
    assert "There is no crosswalk" in capsys.readouterr().err
