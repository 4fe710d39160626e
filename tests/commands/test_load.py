import json
import re

import pytest

from sightline.cli import main
from sightline.engine.snapshots import current_id, open_snapshot
from sightline.loading.models import Load
from sightline.loading.queries.history import history
from sightline.people.models import User
from sightline.trail import command_line
from sightline.trail.models import Line
from support.council_folder import write

pytestmark = pytest.mark.django_db


def test_the_json_report_has_the_contract_and_says_what_cannot_be_computed(folder, capsys):
    assert main(["load", str(folder), "--authority", "343", "--data-to", "2025-06-30", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["authority"] == "343"
    assert report["data_to"] == "2025-06-30"
    assert report["snapshot"] == current_id()
    assert {each["recognised_as"] for each in report["inputs"]} == {
        "ssd ssd_person",
        "ssd ssd_cin_episodes",
        "ssd ssd_cin_assessments",
    }
    counts = report["tables"]["ssd_cin_assessments"]
    assert (counts["read"], counts["kept"], counts["set_aside"]) == (3, 3, 0)
    assert (counts["added"], counts["changed"], counts["unchanged"]) == (3, 0, 0)
    assert "CP05" in report["measures_not_computable"]
    assert "AS01" in report["newly_computable"]


def test_without_a_data_date_the_latest_event_is_said(folder, capsys):
    main(["load", str(folder), "--authority", "343", "--json"])
    assert json.loads(capsys.readouterr().out)["data_to"] == "2025-05-09"


def test_a_preview_leaves_the_current_data_alone(loaded, tmp_path, capsys):
    before = current_id()
    (loaded / "ssd_person.csv").write_text("pers_person_id\nDee\n", encoding="utf-8")
    assert main(["load", str(loaded), "--preview", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["preview"] is True
    assert current_id() == before


def test_the_same_files_again_change_nothing(loaded, capsys):
    main(["load", str(loaded), "--json"])
    counts = json.loads(capsys.readouterr().out)["tables"]
    assert all(each["unchanged"] == each["kept"] and each["added"] == 0 for each in counts.values())


def test_nobody_to_ask_whose_files_they_are_is_misuse(folder, capsys):
    assert main(["load", str(folder)]) == 2
    assert "Which authority" in capsys.readouterr().err
    assert current_id() is None


def test_the_stores_only_authority_is_taken(loaded, capsys):
    assert main(["load", str(loaded)]) == 0
    assert list(open_snapshot().manifest.authorities) == ["343"]


def test_nothing_to_load_is_said_and_nothing_changes(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("Dear colleague", encoding="utf-8")
    assert main(["load", str(tmp_path / "letter.txt"), "--authority", "343"]) == 1
    assert "not recognised" in capsys.readouterr().err
    assert current_id() is None


def test_a_second_authority_lives_beside_the_first(loaded, tmp_path, capsys):
    assert (
        main(["load", str(write(tmp_path / "other")), "--authority", "895", "--data-to", "2025-06-30"]) == 0
    )
    assert sorted(open_snapshot().manifest.authorities) == ["343", "895"]
    capsys.readouterr()
    assert main(["scorecard", "--period", "2025-26-Q1"]) == 2
    assert "--authority" in capsys.readouterr().err
    assert main(["scorecard", "--period", "2025-26-Q1", "--authority", "895"]) == 0


def test_the_plain_report_names_no_child(folder, capsys):
    (folder / "ssd_person.csv").write_text("pers_person_id,pers_dob\nAsha,31/02/2015\n", encoding="utf-8")
    main(["load", str(folder), "--authority", "343"])
    said = capsys.readouterr()
    assert "1 faults" in said.out or "fault" in said.out
    assert "Asha" not in said.out + said.err


def test_what_becomes_current_stands_in_the_trail_and_in_the_history(folder, capsys):
    main(
        ["load", str(folder), "--authority", "343", "--by", "Ann Analyst", "--reason", "The nightly extract"]
    )
    line = Line.objects.get()
    assert (line.actor, line.action, line.reason) == ("Ann Analyst", "loaded", "The nightly extract")
    assert line.detail["snapshot"] == current_id()
    assert line.detail["authorities"] == ["343"]
    assert (line.detail["command"], line.detail["account"]) == ("sightline load", command_line.account())
    (past,) = history(User.objects.create(username="ann", role="performance_analyst"))
    assert (past.by, past.current, past.reasons) == ("Ann Analyst", True, ["The nightly extract"])
    assert sorted(past.files) == ["ssd_cin_assessments.csv", "ssd_cin_episodes.csv", "ssd_person.csv"]


def test_nobody_named_is_the_account_of_the_machine(folder, monkeypatch):
    monkeypatch.setenv("LOGNAME", "the director")
    monkeypatch.setenv("USER", "the director")
    main(["load", str(folder), "--authority", "343"])
    assert Line.objects.get().actor == command_line.account() != "the director"


def test_a_preview_writes_no_line(folder):
    main(["load", str(folder), "--authority", "343", "--preview"])
    assert not Line.objects.exists()


def test_what_cannot_be_written_down_does_not_become_current(loaded, monkeypatch, capsys):
    before = current_id()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sightline.trail.services.record", full)
    (loaded / "ssd_person.csv").write_text("pers_person_id\nDee\n", encoding="utf-8")
    assert main(["load", str(loaded)]) == 1
    assert "disk is full" in capsys.readouterr().err
    assert current_id() == before
    assert Load.objects.count() == 1


def test_other_data_that_became_current_meanwhile_is_not_pushed_aside(loaded, monkeypatch, capsys):
    from sightline.loading.services import at_once

    slow = at_once.load
    ours = current_id()

    def overtaken(paths, **more):
        report = slow(paths, **more)
        if more["preview"]:
            monkeypatch.setattr(at_once, "load", slow)
            main(["load", str(loaded)])
        return report

    monkeypatch.setattr(at_once, "load", overtaken)
    assert main(["load", str(loaded)]) == 1
    assert "The current data has changed while these files were read" in capsys.readouterr().err
    assert current_id() != ours
    assert Line.objects.filter(action="loaded").count() == 2


def test_what_can_be_computed_now_is_said_with_the_month_it_begins(folder, capsys):
    main(["load", str(folder), "--authority", "343"])
    shown = capsys.readouterr()
    (line,) = [
        each for each in (shown.out + shown.err).splitlines() if each.startswith("Can be computed now")
    ]
    names = line.partition(": ")[2].split(", ")
    assert all(re.fullmatch(r"[A-Z]{2}\d\d from [A-Z][a-z]+ 20\d\d", each) for each in names)
    assert any(each.startswith("AS01 from ") for each in names)
