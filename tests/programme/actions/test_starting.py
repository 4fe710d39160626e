"""An action starts by declaring its test of difference: in the action, on its page, from the spreadsheet."""

# pyright: reportArgumentType=false
from datetime import timedelta

import pytest

from sightline.programme.delivery.queries.round_trip import plan_in_sheet
from sightline.programme.delivery.rules.round_trip import read
from sightline.programme.delivery.services.status import set_status
from sightline.programme.difference.rules.declaration import fault_of_starting
from sightline.programme.difference.services.declaring import declare
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action, DeclaredTest
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.plans import MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db
SAID = "Declare first what will show that it made a difference"
AUDITS = {"basis": "audit", "words": "Ten records a month"}


@pytest.fixture
def plan():
    return small_plan()


@pytest.mark.parametrize(
    ("was", "wanted", "declared", "may"),
    [
        ("not_started", "in_progress", False, False),
        ("not_started", "in_progress", True, True),
        ("paused", "in_progress", False, False),
        ("paused", "in_progress", True, True),
        ("not_started", "stopped", False, True),
        ("in_progress", "paused", False, True),
        ("in_progress", "done", False, True),  # begun before tests were asked for
        ("done", "in_progress", False, True),  # closed: nothing can be declared before it is open again
        ("stopped", "in_progress", False, True),
    ],
)
def test_who_may_start(was, wanted, declared, may):
    assert (fault_of_starting(was, wanted, declared=declared) == "") is may


def start(found: Action) -> Action:
    return set_status(found, "in_progress", edition=found.edition, by=MAKER)


def test_without_a_test_it_does_not_start_and_nothing_is_written(plan):
    before = Line.objects.count()
    with pytest.raises(CannotChangePlanError, match=SAID):
        start(action("A2"))
    assert action("A2").status == "not_started" and Line.objects.count() == before


@pytest.mark.parametrize(
    "test", [AUDITS, {"basis": "measure", "measure": "AS01", "direction": "higher", "lag": 3}]
)
def test_with_one_it_does(plan, test):
    declare(action("A2"), by=MAKER, **test)
    assert start(action("A2")).started_on == today()


def test_the_page_offers_to_declare_and_both_are_done_in_one_step(plan, client):
    client.force_login(person(MAKER))
    address = f"/programme/actions/{action('A2').pk}"
    assert "To start it, first declare the test of difference" in words(client.get(address))
    refused = client.post(f"{address}/update", {"wanted": "in_progress", "edition": action("A2").edition})
    assert refused.status_code == 200 and SAID in words(refused)
    begun = today() - timedelta(days=3)
    sent = AUDITS | {"start": f"{begun:%d %B %Y}"}
    assert send(client, f"{address}/difference", sent).status_code == 302
    assert (action("A2").status, action("A2").started_on) == ("in_progress", begun)
    assert [line.action for line in Line.objects.order_by("-number")[:2]] == [
        "action_moved",
        "difference_declared",
    ]
    assert "To start it" not in words(client.get(address))
    assert "Day the action started" not in words(client.get(f"{address}/difference"))


def test_a_day_to_come_starts_nothing_and_declares_nothing(plan, client):
    client.force_login(person(MAKER))
    before = Line.objects.count()
    sent = AUDITS | {"start": f"{today() + timedelta(days=1):%d %B %Y}"}
    page = send(client, f"/programme/actions/{action('A2').pk}/difference", sent)
    assert "That day is still to come" in words(page)
    assert not DeclaredTest.objects.filter(action=action("A2")).exists()
    assert action("A2").status == "not_started" and Line.objects.count() == before


def test_a_spreadsheet_cannot_start_what_has_no_test_and_names_the_row(plan):
    row = {"Reference": "A2", "Edition": str(action("A2").edition), "Status": "In progress"}
    found = read([(7, row)], plan_in_sheet(plan, person(MAKER))).actions
    assert not found.changes and found.conflicts[0].words.startswith(f"Row 7, A2: {SAID}")
    declare(action("A2"), by=MAKER, **AUDITS)
    row["Edition"] = str(action("A2").edition)
    found = read([(7, row)], plan_in_sheet(plan, person(MAKER))).actions
    assert [each.now for each in found.changes] == ["in_progress"] and not found.conflicts
