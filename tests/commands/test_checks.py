import csv
import io
import json

import pytest

from sightline.cli import main
from sightline.people.services import add_user
from sightline.trail.models import Line
from sightline.trail.queries import verify, who_looked_at

pytestmark = pytest.mark.django_db
ASK = ["checks", "--reason", "the weekly clean-up"]


@pytest.fixture
def loaded(tmp_path, capsys):
    """A folder with a referral closed before it was received, and one of another team that is right."""
    folder = tmp_path / "ssd"
    folder.mkdir()
    (folder / "ssd_cin_episodes.csv").write_text(
        "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_referral_team\n"
        "r1,Asha,2025-05-05,2025-05-04,T1\n"
        "r2,Ben,2025-05-06,2025-05-05,T2\n"
        "r3,Cai,2025-05-06,2025-05-07,T1\n",
        encoding="utf-8",
    )
    assert main(["load", str(folder), "--authority", "343", "--data-to", "2025-06-30"]) == 0
    capsys.readouterr()


def test_without_a_name_faults_are_counted_and_no_child_is_named(loaded, capsys):
    assert main(["checks", "--format", "json"]) == 0
    said = capsys.readouterr().out
    assert "Asha" not in said and "r1" not in said
    by_id = {row["id"]: row for row in json.loads(said)}
    closed = by_id["referral_closed_before_received"]
    assert (closed["status"], closed["faults"], closed["children"]) == ("ok", 2, 2)
    assert closed["rules"].startswith("CIN census 8630")
    assert by_id["placements_overlap"]["status"] == "not_computable"
    assert "ssd_cla_placement" in by_id["placements_overlap"]["cause"]


def test_one_check_of_one_team_is_counted(loaded, capsys):
    assert (
        main(["checks", "--check", "referral_closed_before_received", "--team", "T1", "--format", "csv"]) == 0
    )
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["faults"], row["children"]) == ("1", "1")


def test_the_table_says_dash_and_not_nought_where_a_check_cannot_be_made(loaded, capsys):
    main(["checks", "--check", "placements_overlap"])
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split()[:4] == ["placements_overlap", "error", "-", "-"]
    assert "Cannot be checked" in line


def test_with_a_name_and_a_reason_the_records_are_listed_and_the_look_is_in_the_trail(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    assert (
        main([*ASK, "--check", "referral_closed_before_received", "--by", "analyst", "--format", "json"]) == 0
    )
    said = json.loads(capsys.readouterr().out)
    assert [(row["record_id"], row["child_id"], row["found"]) for row in said["faults"]] == [
        ("r1", "Asha", "2025-05-04"),
        ("r2", "Ben", "2025-05-05"),
    ]
    line = Line.objects.order_by("-number").first()
    assert (line.actor, line.action, line.reason) == ("analyst", "looked_at_faults", "the weekly clean-up")
    assert "Asha" not in line.what
    assert who_looked_at("Asha") and not who_looked_at("Cai")
    assert verify().ok


@pytest.mark.parametrize("role", [None, "scrutiny_member", "system_administrator", "programme_manager"])
def test_who_may_not_see_children_gets_no_rows_one_sentence_and_a_line_in_the_trail(loaded, capsys, role):
    if role:
        add_user("outsider", role, by="tests")
    assert main([*ASK, "--by", "outsider"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith("Nothing was shown.")
    assert Line.objects.order_by("-number").first().action == "refused"


def test_a_manager_sees_what_their_own_team_can_put_right_and_no_more_by_asking(loaded, capsys):
    add_user("manager", "team_manager", by="tests", teams=["T2"])
    for asked, children in (((), ["Ben"]), (("--team", "T1"), [])):
        assert main([*ASK, "--by", "manager", *asked, "--format", "json"]) == 0
        faults = json.loads(capsys.readouterr().out)["faults"]
        assert [
            row["child_id"] for row in faults if row["check"] == "referral_closed_before_received"
        ] == children
        assert {row["team"] for row in faults} <= {"T2"}


@pytest.mark.parametrize(
    "half", [["--by", "analyst"], ["--reason", "why"], ["--by", "analyst", "--reason", " "]]
)
def test_a_name_without_a_reason_or_a_reason_without_a_name_is_misuse(loaded, capsys, half):
    add_user("analyst", "performance_analyst", by="tests")
    assert main(["checks", *half]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "give both" in said.err


def test_a_check_nobody_defined_is_misuse_and_those_like_it_are_named(loaded, capsys):
    assert main(["checks", "--check", "plans_overlap"]) == 2
    assert "protection_plans_overlap" in capsys.readouterr().err


def test_nothing_loaded_is_a_sentence(capsys):
    assert main(["checks"]) == 1
    assert "Nothing is loaded yet" in capsys.readouterr().err
