"""`sightline due`: counts for anybody at the machine, children only with a name and a reason."""

import json
import re

import pytest

from sightline.calendars.local_clocks import changes
from sightline.cli import main
from sightline.definitions.models import DefinitionChange
from sightline.definitions.services.proposing import decide
from sightline.people.models import User
from sightline.people.services import add_user
from sightline.trail.models import Line
from sightline.trail.queries import who_looked_at
from support.figure_pages import words

pytestmark = pytest.mark.django_db
ASK = ["due", "--by", "analyst", "--reason", "planning the week", "--format", "json"]


def test_children_with_a_name_and_a_reason_soonest_breach_first(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    assert main(ASK) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["data_to"] == "2025-06-30"
    assert said["age"].startswith("Data to 30 June 2025 (loaded today at ")
    (row,) = [each for each in said["due"] if each["clock"] == "assessment"]
    assert (row["child_id"], row["due"], row["left"], row["state"]) == ("Cai", "2025-05-08", -36, "Overdue")
    assert row["time_left"] == "36 working days overdue" and row["group"].startswith(
        "Overdue on 30 June 2025: "
    )
    assert row["why"].startswith("45 working days from 3 March 2025, less Good Friday")
    assert "overdue on that day." in said["first_sentence"]
    assert said["not_computable"]["return-interview"]
    assert Line.objects.order_by("-number").first().action == "looked_at_due"
    assert who_looked_at("Cai")


def test_without_a_name_there_are_counts_and_no_child(loaded, capsys):
    assert main(["due", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {
        "team": "T2",
        "clock": "assessment",
        "what": "Assessment, 45 working days",
        "overdue": 1,
        "last_day": 0,
        "not_due_yet": 0,
    } in said["counts"]
    assert "Cai" not in json.dumps(said)


def test_it_speaks_as_my_day_does_under_the_same_headings_in_the_same_order(loaded, capsys, client):
    add_user("analyst", "performance_analyst", by="tests")
    assert main(ASK[:-2]) == 0
    said = capsys.readouterr()
    headings = [line for line in said.out.splitlines() if re.fullmatch(r"(Due|Overdue).*: .*", line)]
    client.force_login(User.objects.get(username="analyst"))
    page = client.post("/my-day", {"reason": "planning the week"}, follow=True)
    places = [words(page).index(each) for each in headings]
    assert headings and places == sorted(places)
    sentence = said.err.strip().splitlines()[-1]
    assert sentence in words(page)
    assert "Time left" in said.out and "36 working days overdue" in said.out
    for old in (" late", "breach", " open "):
        assert old not in said.out


def test_the_file_has_my_days_headings(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    assert main([*ASK[:-1], "csv"]) == 0
    assert capsys.readouterr().out.startswith(
        "Due,Time left,State,Child,Deadline,Why that day,Remark,Worker,Team"
    )
    assert main(["due"]) == 0
    assert capsys.readouterr().out.split("\n")[0].split() == [
        "Team",
        "Deadline",
        "Overdue",
        "Last",
        "day",
        "Not",
        "due",
        "yet",
    ]


@pytest.mark.parametrize("role", [None, "scrutiny_member", "system_administrator"])
def test_who_may_not_see_children_gets_no_rows_one_sentence_and_a_line(loaded, capsys, role):
    if role:
        add_user("analyst", role, by="tests")
    assert main(ASK) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith("Nothing was shown.")
    assert Line.objects.order_by("-number").first().action == "refused"


def test_a_manager_sees_their_own_team_and_is_refused_anothers(loaded, capsys):
    add_user("analyst", "team_manager", by="tests", teams=["T1"])
    assert main(ASK) == 0
    assert json.loads(capsys.readouterr().out)["due"] == []
    assert main([*ASK, "--team", "T2"]) == 3


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--by", "jo"], "A reason is needed"),
        (["--within", "soon"], "is not a limit"),
        (["--clock", "asessment"], "No clock 'asessment' can be run"),
        (["--authority", "111"], "Nothing is loaded for authority 111"),
    ],
)
def test_misuse_is_a_sentence(loaded, capsys, more, said):
    assert main(["due", *more]) == 2
    assert said in capsys.readouterr().err


def test_with_nothing_loaded_it_says_so(capsys):
    assert main(["due"]) == 1
    assert "Nothing is loaded yet" in capsys.readouterr().err


def test_a_clock_set_changes_what_is_due(loaded, capsys):
    add_user("analyst", "performance_analyst", by="tests")
    setting = [
        "clocks",
        "child-seen-5",
        "3wd",
        "--from",
        "2025-03-01",
        "--by",
        "analyst",
        "--reason",
        "agreed",
    ]
    assert (
        main(["due", "--clock", "child-seen-5", "--by", "analyst", "--reason", "a look", "--format", "json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["due"][0]["due"] == "2025-03-11"
    assert main(setting) == 0
    told = capsys.readouterr()
    assert "Child seen within 5 days: 3 working days from 1 March 2025: proposed" in told.out
    assert "Measures judge by it (AS02)" in told.err
    add_user("lead", "lead_analyst", by="tests")
    decide(DefinitionChange.objects.get(), state="approved", by="lead")
    assert (
        main(["due", "--clock", "child-seen-5", "--by", "analyst", "--reason", "a look", "--format", "json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out)["due"][0]["due"] == "2025-03-07"


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (
            ["assessment", "50wd", "--from", "2025-03-01", "--by", "analyst", "--reason", "x"],
            1,
            "cannot be changed by a council",
        ),
        (
            ["child-seen-5", "3wd", "--from", "1 March", "--by", "analyst", "--reason", "x"],
            2,
            "is not a date",
        ),
        (["child-seen-5", "3wd", "--by", "analyst"], 2, "To set a clock give"),
        (
            ["child-seen-5", "3wd", "--from", "2025-03-01", "--by", "nobody", "--reason", "x"],
            1,
            "may not set",
        ),
        (["child-seen-5", "3wd", "--from", "2025-03-01", "--by", "analyst", "--reason", " "], 1, "Say why"),
    ],
)
def test_a_clock_that_cannot_be_set_is_a_sentence(capsys, more, code, said):
    add_user("analyst", "performance_analyst", by="tests")
    assert main(["clocks", *more]) == code
    assert said in capsys.readouterr().err
    assert changes() == ()


def test_clocks_are_listed_and_a_worker_is_linked(loaded, capsys):
    add_user("jo", "practitioner", by="tests", teams=["T2"])
    assert main(["clocks"]) == 0
    assert "child-protection-visit" in capsys.readouterr().out
    assert main(["caseworker", "jo", "W1"]) == 0
    assert main(["caseworker", "nobody", "W1"]) == 1


def test_old_data_is_called_old_in_the_first_line_and_in_json(loaded, capsys):
    assert main(["due"]) == 0
    (first,) = [line for line in capsys.readouterr().err.splitlines() if "Data to" in line]
    assert first.startswith("As at 30 June 2025. ")
    assert " working days have gone since" in first and "Data to 30 June 2025 (loaded" in first
    assert main(["due", "--format", "json"]) == 0
    assert first.startswith(json.loads(capsys.readouterr().out)["as_at"])
