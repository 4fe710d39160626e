"""The demo's programme: said once, whole, fictional, and true to its trail."""

import json

import pytest

from sightline.demo import young_people
from sightline.demo.plan_scorecard import BEGAN
from sightline.demo.programme import ACTIONS, DIRECTOR, EARLIER, MONEY, NEXT, UNTIL, install_programme
from sightline.measuring.discover import figures
from sightline.programme.models import (
    Action,
    Finding,
    Grouping,
    NextPriority,
    Plan,
    Repeat,
    ReportedUpdate,
    SignOff,
    Source,
    Version,
)
from sightline.programme.overview.queries.compare import since_sealed
from sightline.programme.overview.queries.young_people import young_peoples_text
from sightline.programme.scorecard.queries.cards import card_on
from sightline.programme.scorecard.queries.ledger import ledger_of
from sightline.trail.queries import verify
from support.rows_again import rows_once

pytestmark = pytest.mark.django_db
CODE = "990"


@pytest.fixture
def installed():
    rows_once("the demo's programme", lambda: install_programme(CODE) and None)


def test_the_plan_is_live_and_was_shown_before(installed):
    version = Version.objects.get()
    assert (version.state, version.showings.count()) == ("live", 2)
    assert [step.by for step in version.steps.all()] == ["demo", "demo", "director", "director"]


def test_nothing_moved_since_its_version_was_sealed_and_its_milestones_were_in_it(installed):
    version = Version.objects.get()
    found = since_sealed(version)
    assert found and not found.any and found.actions.same == len(ACTIONS)
    sealed = {each["reference"]: each["milestones"] for each in json.loads(version.sealed)["entries"]}
    assert [len(each) for each in sealed.values()] == [len(doing.milestones) for doing in ACTIONS]


def test_what_an_owner_reported_last_of_what_runs_waits_for_a_second_person(installed):
    waiting = [doing for doing in ACTIONS if doing.owner and doing.updates and not doing.done_on]
    reports = ReportedUpdate.objects.order_by("id")
    assert [(each.state, each.by, each.words) for each in reports] == [
        ("reported", doing.owner, doing.updates[-1]) for doing in waiting
    ]
    assert waiting and all(each.at == each.update.at for each in reports)


def test_everything_of_it_is_marked_fictional(installed):
    for kind in (Plan, Source, Action):
        assert kind.objects.count() == kind.objects.filter(fictional=True).count() > 0


def test_one_finding_is_left_unanswered_and_says_what_was_said_before(installed):
    unanswered = Finding.objects.filter(source__title__contains="2025", entries=None).get()
    assert "private fostering" in unanswered.text
    assert Finding.objects.filter(source__title__contains="2019").count() == len(EARLIER)
    assert Repeat.objects.filter(finding=unanswered, earlier__text=EARLIER[0]).exists()


def test_what_is_done_without_a_difference_was_signed_for(installed):
    done = Action.objects.filter(status="done")
    assert done.count() == sum(doing.done_on is not None for doing in ACTIONS)
    assert SignOff.objects.filter(action__reference="A5").get().name == "Director of children's services"


def test_young_people_are_told_what_will_be_different_and_what_became_of_what_they_asked(installed):
    found = young_peoples_text(Version.objects.get())
    assert [part.words for part in found.parts] == list(young_people.PRIORITIES)
    assert [[act.done for act in each.acts] for each in found.asked] == [[False], [True]]
    assert [act.reference for act in found.missing.acts] == ["A3"] and not found.too_long


def test_its_money_is_held_against_its_priorities_and_the_next_quarter_has_one(installed):
    plan = Plan.objects.get()
    keys = set(Grouping.objects.filter(kind="priority").values_list("key", flat=True)) | {""}
    assert {line.grouping for line in plan.money.all()} <= keys and plan.money.count() == len(MONEY)
    assert NextPriority.objects.get().quarter == NEXT[0]


def test_a_second_time_nothing_is_added(installed):
    install_programme(CODE)
    assert Plan.objects.count() == 1
    assert verify().ok


def test_its_scorecard_was_refreshed_once_and_says_what_changed(installed):
    plan = Plan.objects.get()
    began, now = card_on(plan, BEGAN), card_on(plan, UNTIL)
    assert began and now and (began.content.number, now.content.number) == (1, 2)
    assert [(each.change, each.agreed_by) for each in ledger_of(plan)] == [
        ("reporting", ""),
        ("added", DIRECTOR),
        ("removed", DIRECTOR),
        ("suspended", DIRECTOR),
        ("changed", DIRECTOR),
    ]
    assert [each.figure for each in now.content.retired] == ["HE01"]
    assert {each.figure for each in now.content.measures if each.figure} <= set(figures())
