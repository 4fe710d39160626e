"""`sightline plan-dates --body`: the meetings that are written down, with the rights of the page."""

import json
from datetime import date

import pytest

from sightline.cli import main
from sightline.people.models import User
from sightline.people.services import add_user
from sightline.programme.models import Plan
from sightline.programme.plans.services.meetings import set_meetings
from sightline.programme.plans.services.plans import make_plan
from sightline.trail.models import Line
from support.plans import AUTHORITY, MAKER

pytestmark = pytest.mark.django_db
BODY = "Overview and Scrutiny Committee"
DAYS = [date(2022, 3, 1), date(2022, 7, 5), date(2022, 9, 6)]
ASKED = ["plan-dates", "2022-05-09", "--today", "2022-06-20", "--body", BODY.lower(), "--by", "writer"]


@pytest.fixture
def plan() -> Plan:
    add_user("writer", "programme_manager", by="tests")
    made = make_plan(AUTHORITY, "Improvement plan", standard="", by=MAKER).plan
    set_meetings(made, BODY, DAYS, by=MAKER)
    return made


def test_the_coming_meetings_of_the_body_are_used_and_the_output_says_so(plan, capsys):
    assert main(ASKED) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("The plan is due with Ofsted by Wednesday 17 August 2022.")
    assert said[1] == (
        "Meetings of 'Overview and Scrutiny Committee' written down for 'Improvement plan' were used: 5 July 2022, "
        "6 September 2022."
    )
    assert any(line.startswith("2022-07-05") for line in said)


def test_it_gives_what_the_same_meetings_typed_in_give(plan, capsys):
    main([*ASKED, "--json"])
    held = json.loads(capsys.readouterr().out)
    typed = ["--meeting", "2022-07-05", "--meeting", "2022-09-06"]
    main(["plan-dates", "2022-05-09", "--today", "2022-06-20", *typed, "--json"])
    asked = json.loads(capsys.readouterr().out)
    assert held.pop("meetings") == {
        "plan": "Improvement plan",
        "body": BODY,
        "days": ["2022-07-05", "2022-09-06"],
    }
    assert asked.pop("meetings") is None
    assert held == asked


def test_a_body_without_a_coming_day_says_so_and_the_steps_behind_it_are_left_out(plan, capsys):
    set_meetings(plan, "Cabinet", [], by=MAKER)
    assert main([*ASKED[:-4], "--body", "Cabinet", "--by", "writer"]) == 0
    said = capsys.readouterr().out
    assert "No coming meeting of 'Cabinet' is written down for 'Improvement plan'." in said
    assert "2022-08-17" in said and "2022-07-05" not in said


def test_a_plan_is_named_by_number_or_title_and_the_newest_is_meant_where_none_is(plan, capsys):
    newer = make_plan(AUTHORITY, "Another plan", standard="", by=MAKER).plan
    assert main(ASKED) == 1
    assert f"'{newer.title}' knows no body" in capsys.readouterr().err
    for named in (str(plan.pk), "improvement PLAN"):
        assert main([*ASKED, "--plan", named]) == 0
    capsys.readouterr()
    assert main([*ASKED, "--plan", "Nobody's"]) == 1
    assert f"--plan: {plan.pk} 'Improvement plan', {newer.pk} 'Another plan'." in capsys.readouterr().err


@pytest.mark.parametrize("role", [None, "partner", "action_owner", "system_administrator"])
def test_who_may_not_see_the_plan_gets_one_sentence_and_a_line_in_the_trail(plan, capsys, role):
    User.objects.all().delete()
    if role:
        add_user("writer", role, by="tests")
    assert main(ASKED) == 3
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip().endswith("Nothing was shown.")
    line = Line.objects.latest("number")
    assert (line.action, line.actor, line.what) == ("refused", "writer", f"the meetings of {BODY.lower()}")


def test_another_authoritys_account_sees_no_such_plan(plan, capsys):
    User.objects.update(authority="343")
    assert main(ASKED) == 1
    said = capsys.readouterr()
    assert said.out == "" and BODY not in said.err and "writer sees no plan yet" in said.err


@pytest.mark.parametrize("more", [["--body", BODY], ["--by", "writer"], ["--plan", "1"]])
def test_half_of_it_is_misuse_with_a_sentence(more, capsys):
    assert main(["plan-dates", "2022-05-09", *more]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "go together" in said.err
