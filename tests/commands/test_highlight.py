"""`sightline highlight`: what the page says, for whom the page says it."""

import json
from datetime import UTC, date, datetime

import pytest

from sightline.calendars.periods import month_of, parse
from sightline.cli import main
from sightline.people.matrix import ROLES
from sightline.people.models import User
from sightline.people.rules import needs_a_grant, permits
from sightline.people.services import add_user
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import set_next
from sightline.programme.delivery.services.updates import report
from sightline.programme.models import Plan, Source, VersionStep
from sightline.programme.overview.rules.highlight import period_named
from sightline.trail.models import Line
from support.figure_pages import words
from support.plans import AUTHORITY, MAKER, action, small_plan, today

pytestmark = pytest.mark.django_db
ASKED = ["highlight", "--by", "reader"]


@pytest.fixture
def plan() -> Plan:
    """The small plan with an update, an ask that is overdue and a priority for the quarter."""
    made = small_plan()
    VersionStep.objects.filter(state="live").update(at=datetime(2025, 1, 6, tzinfo=UTC), on=date(2025, 1, 6))
    report(action("A1"), "Meetings are held.", by=MAKER)
    ask_partner(made, "Police", "Share reports", due=today(), by=MAKER)
    set_next(made, "2026-27-Q4", "Fewer meetings", by=MAKER)
    add_user("reader", "dcs", by="tests")
    return made


def now() -> str:
    return month_of(today()).name


def told(capsys, *more: str) -> dict:
    assert main([*ASKED, "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_text_says_what_the_page_says(plan, capsys, client):
    assert main([*ASKED, "--period", now()]) == 0
    text = capsys.readouterr().out
    client.force_login(User.objects.get(username="reader"))
    page = words(client.get("/programme/highlight", {"period": now()}))
    for said in (
        "overdue",
        "Return interviews within 72 hours.",
        "Meetings are held.",
        "Police was asked by",
        "Share reports",
        "Fewer meetings",
        "Management oversight",
        "No update for",
        "What was said in the period is in it",
        text.splitlines()[2],
    ):
        assert said in page and said in text, said


def test_json_holds_every_part_with_days_and_references(plan, capsys):
    found = told(capsys, "--period", now())
    assert (found["plan"], found["authority"], found["period"]) == ("Improvement plan", AUTHORITY, now())
    assert found["until"] == today().isoformat()
    assert [(each["reference"], each["owner"]) for each in found["late"]] == [
        ("A1", "Head of MASH"),
        ("A2", "action_owner"),  # it should have started
    ]
    (unanswered,) = found["to_decide"]["unanswered"]
    assert unanswered == {
        "text": "Return interviews within 72 hours.",
        "source": "Inspection 2026",
        "notice": None,
        "number": "3",
    }
    assert found["to_decide"]["overdue"] == found["asks"]
    assert found["asks"] == [{"partner": "Police", "words": "Share reports", "due": today().isoformat()}]
    oversight = next(each for each in found["sections"] if each["title"] == "Management oversight")
    (shown,) = oversight["actions"]
    said = {each["what"]: each for each in shown["said"]}
    assert said["Reported"]["words"] == "Meetings are held." and said["Reported"]["by"] == MAKER
    assert "In progress" in said, "a status is said by its word"
    assert found["priorities"] == {"quarter": "2026-27-Q4", "words": ["Fewer meetings"]}


def test_a_notice_says_that_it_is_in_force(plan, capsys):
    Source.objects.update(kind="improvement_notice")
    assert told(capsys)["to_decide"]["unanswered"][0]["notice"] == "in_force"
    assert main(ASKED) == 0
    assert "(Inspection 2026, in force, 3)" in capsys.readouterr().out


def test_the_last_whole_month_is_meant_and_a_plan_that_is_named(plan, capsys):
    assert told(capsys)["period"] == period_named("", today()).name
    assert (
        told(capsys, "--plan", str(plan.pk), "--period", "2025-26-Q4")["title"] == parse("2025-26-Q4").title
    )
    assert main([*ASKED, "--plan", "Nobody's"]) == 1
    assert f"--plan: {plan.pk} 'Improvement plan'." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("period", "said"),
    [("2025-26", "is no month and no quarter"), ("2099-01", "has not begun"), ("spring", "'spring'")],
)
def test_another_period_is_misuse_with_a_sentence(plan, capsys, period, said):
    assert main([*ASKED, "--period", period]) == 2
    told_why = capsys.readouterr()
    assert told_why.out == "" and said in told_why.err


@pytest.mark.parametrize("role", [each for each in ROLES if not needs_a_grant(each)])
def test_each_role_reads_it_here_as_on_the_page(plan, capsys, client, role):
    User.objects.filter(username="reader").update(role=role)
    client.force_login(User.objects.get(username="reader"))
    page = client.get("/programme/highlight").status_code
    assert (main(ASKED), page) == ((0, 200) if permits(role, "plan.see_all") else (3, 403))


@pytest.mark.parametrize("who", ["nobody", "reader"])
def test_an_outsider_gets_one_sentence_and_a_line_in_the_trail(plan, capsys, who):
    User.objects.filter(username="reader").update(role="partner")
    assert main(["highlight", "--by", who]) == 3
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip().endswith("Nothing was shown.")
    line = Line.objects.latest("number")
    assert (line.action, line.actor, line.what) == ("refused", who, "the highlight report")


def test_another_authoritys_account_sees_no_plan_and_reading_writes_nothing(plan, capsys):
    before = Line.objects.count()
    assert main(ASKED) == 0
    capsys.readouterr()
    User.objects.filter(username="reader").update(authority="343")
    assert main(ASKED) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.strip() == "reader sees no plan yet. Make one on the pages first."
    assert Line.objects.count() == before
