"""The plan is read as one document, and a priority on one page: what was said, actions, milestones, measures, owners, dates."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.models import Entry, Finding, Grouping, Version
from sightline.programme.money.services import add_line
from sightline.programme.plans.services.entries import add_entry
from sightline.programme.plans.services.plans import make_plan
from sightline.web.words import long_date
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import AUTHORITY, DECIDER, MAKER, action, add, person, small_plan, today

pytestmark = pytest.mark.django_db
AIM = {"baseline": 74.0, "baseline_on": date(2026, 6, 30), "target": 90.0, "target_by": date(2027, 3, 31)}


@pytest.fixture
def version() -> Version:
    plan = small_plan()
    declare(action("A2"), "measure", measure="AS01", by=MAKER, **AIM)
    return Version.objects.get(plan=plan)


def document(version: Version) -> str:
    return f"/programme/versions/{version.pk}/plan"


def priority(title: str) -> str:
    return f"/programme/groupings/{Grouping.objects.get(title=title).pk}/page"


def test_the_plan_says_all_that_a_plan_says(version, client):
    client.force_login(person("scrutiny_member"))
    page = words(client.get(document(version)))
    for expected in (
        "Improvement plan",
        "Management oversight",
        "“Ensure that assessments are timely.” Inspection 2026, 1",
        "A1 Weekly performance meeting",
        "Head of MASH",
        "Terms of reference, due",
        "overdue",
        "From 74% (June 2026) to 90% by March 2027.",
        "Under no priority",
        "No owner yet",
        "No measure",
    ):
        assert expected in page, expected
    assert page.index("Management oversight") < page.index("A1 Weekly") < page.rindex("Under no priority")


def test_what_is_not_answered_by_this_version_is_not_in_it(version, client):
    client.force_login(person("scrutiny_member"))
    assert "Return interviews within 72 hours." not in words(client.get(document(version)))


def test_a_priority_sets_delivered_against_difference(version, client):
    add_line(
        version.plan,
        "investment",
        "Two posts",
        "2026-27",
        Decimal(96_000),
        grouping="practice",
        unit="",
        by=MAKER,
    )
    Grouping.objects.filter(title="Practice").update(progress="The template is in use.")
    client.force_login(person("dcs"))
    page = words(client.get(priority("Practice")))
    assert "2 actions: 1 done. Difference: " in page and "1 no measure" in page
    assert "The template is in use." in page and "2026-27, investment: Two posts, £96,000" in page
    assert "Ensure that private fostering is recognised." in page
    assert "From 74% (June 2026) to 90% by March 2027." in page
    assert "A1 Weekly performance meeting" not in page


def test_the_voice_of_young_people_stands_on_the_priority_they_speak_of(version, client):
    asked = Finding.objects.get(text__contains="private fostering").source
    asked.kind = "young_advisors"
    asked.save()
    declare(action("A2"), "feedback", series=2, words="Ask ten carers", by=MAKER)
    judge(action("A2"), "better", "Eight of ten knew whom to ask", series=2, by=DECIDER)
    client.force_login(person("dcs"))
    page = words(client.get(priority("Practice"))).partition("What children, families and young people say")[
        2
    ]
    assert "Ensure that private fostering is recognised." in page
    assert "What children, families or staff say: Eight of ten knew whom to ask" in page


def test_a_plan_of_many_actions_asks_no_more_of_the_database(version, client):
    client.force_login(person("dcs"))
    client.get(document(version))
    with CaptureQueriesContext(connection) as few:
        client.get(document(version))
    Version.objects.filter(pk=version.pk).update(state="draft", sealed="", seal="")
    practice = Grouping.objects.get(title="Practice")
    for number in range(12):
        add(Version.objects.get(pk=version.pk), f"One more {number}", groupings={practice.pk})
    with CaptureQueriesContext(connection) as many:
        client.get(document(version))
    assert len(many) <= len(few) + 1


def test_the_front_page_leads_to_the_priority_and_the_version_to_the_plan(version, client):
    client.force_login(person("dcs"))
    assert priority("Practice") in addresses(client.get("/programme"))
    assert document(version) in addresses(client.get(f"/programme/versions/{version.pk}"))


def test_what_each_sheet_of_paper_says_is_its_plan_its_version_and_the_day(version, client):
    client.force_login(person("dcs"))
    printed = f"Printed {long_date(today())}"
    assert f'data-paper="Improvement plan, Version 1 · {printed}"' in client.get(document(version)).text
    practice = client.get(priority("Practice")).text
    assert f'data-paper="Practice · Improvement plan, Version 1 · {printed}"' in practice
    draft = make_plan(AUTHORITY, "Next “year”", by=MAKER)
    client.force_login(person(MAKER))
    said = f"Next “year”, Version 1 (draft, not agreed) · {printed}"
    assert f'data-paper="{said}"' in client.get(document(draft)).text


def test_a_draft_is_read_by_who_writes_it_only(client):
    draft = make_plan(AUTHORITY, "Secret", by=MAKER)
    add_entry(draft, {"title": "Hidden"}, by=MAKER)
    client.force_login(person("scrutiny_member"))
    assert client.get(document(draft)).status_code == 404
    client.force_login(person(MAKER))
    assert "Hidden" in words(client.get(document(draft)))


@pytest.mark.parametrize("role", ["action_owner", "partner", "young_advisor"])
def test_who_sees_only_their_own_part_reads_neither(version, client, role):
    Entry.objects.update(owner=person("action_owner"))
    client.force_login(person(role)) if role == "action_owner" else signed_in(client, role)
    assert client.get(document(version)).status_code == 403
    assert client.get(priority("Practice")).status_code == 403


def test_an_outsider_is_sent_to_sign_in(version, client):
    for where in (document(version), priority("Practice")):
        assert client.get(where)["Location"].startswith("/sign-in")
