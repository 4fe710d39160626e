"""The page where the sources of a priority disagree: what is held of each, what is not, and who sees it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from sightline.people.models import User
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.models import DeclaredTest, Finding, Source
from sightline.programme.overview.queries import disagreement as asked
from sightline.programme.overview.queries.disagreement import disagreements
from support.figure_pages import words
from support.people import signed_in
from support.plan_scorecards import small_scorecard
from support.plans import AUTHORITY, MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db
THERE = "/programme/disagreement"


def main(page) -> str:
    return words(page).split("Printed on", 1)[1]


def moved(monkeypatch, kind: str) -> None:
    """The signal of AS01 says this."""
    real = asked.signal_shown
    kinds = {"AS01": kind}
    monkeypatch.setattr(
        asked, "signal_shown", lambda signal: replace(real(signal), kind=kinds.get(signal.figure.id, ""))
    )


def test_an_outsider_and_another_authority_see_nothing_of_it(client):
    assert client.get(THERE)["Location"].startswith("/sign-in")
    signed_in(client, "action_owner")
    assert client.get(THERE).status_code == 403
    small_plan()
    client.force_login(User.objects.create(username="elsewhere", role=MAKER, authority="343"))
    assert "There is no plan yet" in words(client.get(THERE))


def test_what_is_not_held_is_said(client):
    small_plan()
    client.force_login(person(MAKER))
    page = main(client.get(THERE))
    assert "No sources disagree, in 2 priorities." in page and "No data is loaded yet" in page
    assert page.count("Nothing says which way it goes.") == 2
    assert page.count("Numbers of complaints are not held here.") == 2
    assert "1 finding answered here" in page and "Inspection 2026" in page


def test_timeliness_up_and_audited_quality_down_is_the_first_thing_said(council, client, monkeypatch):
    small_scorecard()
    audited = declare(action("A2"), "audit", words="Twenty assessments are read each quarter.", by=MAKER)
    judge(audited.action, "worse", "9 of 20 were good, after 14.", by=person("dcs").username)
    moved(monkeypatch, "better")
    client.force_login(person(MAKER))
    page = main(client.get(THERE))
    assert "In 1 of 2 priorities one source says up and another down." in page
    assert page.index("Data up, audits down.") < page.index("Nothing says which way it goes.")
    sources = "Assessments completed within 45 working days of referral (up); A2: Twenty assessments are read each quarter. (down)."
    assert f"Data and audits say the opposite: {sources}" in page
    assert "9 of 20 were good, after 14." in page
    a_year_ago = timezone.now() - timedelta(days=366)
    DeclaredTest.objects.filter(action=audited.action).update(at=a_year_ago)
    assert "No sources disagree" in main(client.get(THERE))


def test_each_stream_holds_what_belongs_to_it(council, monkeypatch):
    plan = small_scorecard().plan
    entry = action("A2").entries.get()
    for kind in ("complaint", "young_advisors", "scrutiny"):
        about = {"authority": AUTHORITY, "kind": kind, "title": kind, "by": "test", "at": timezone.now()}
        source = Source.objects.create(**about)
        entry.findings.add(
            Finding.objects.create(source=source, place=1, kind="challenge", text="Late replies")
        )
    declare(action("A2"), "feedback", words="Families are asked.", by=MAKER)
    by_key = {each.key: each for each in disagreements(plan, person(MAKER), today()).priorities}
    titles = {stream: [each.title for each in those] for stream, those in by_key["practice"].streams.items()}
    assert titles["data"] == ["Assessments completed within 45 working days of referral"]
    assert titles["complaints"] == ["complaint"]
    assert titles["voice"] == ["A2: Families are asked.", "young_advisors"]
    assert titles["audit"] == ["Inspection 2026"]
    assert not by_key["management-oversight"].streams["data"]


def test_whoever_sees_no_figures_sees_the_rest_and_why(council, client):
    small_scorecard()
    signed_in(client, "internal_audit")
    page = main(client.get(THERE))
    assert "Your role does not see figures" in page and "Assessments completed within" not in page
