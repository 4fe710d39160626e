"""Steps of a plan's dates become milestones, once each; a day that changes is offered, and nothing moves by itself.

Drawn: the day the step has and the one it had, reached and not, an owner's own action and another's, an outsider.
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.dates.queries import plan_days, step_day, steps_ahead
from sightline.programme.dates.rules import CountedFrom
from sightline.programme.dates.services import keep_dates, make_milestones, move_to_step
from sightline.programme.delivery.services.milestones import change_milestone, remove_milestone
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Milestone, Plan, StepMilestone
from sightline.trail.models import Line
from support.clock import on_day
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import action, person, small_plan

pytestmark = pytest.mark.django_db
PUBLISHED = date(2022, 5, 9)
MEETS, LATER = date(2022, 7, 5), date(2022, 7, 12)
CLEARANCE, CLEARANCE_LATER = date(2022, 6, 13), date(2022, 6, 20)
THE_DAY = date(2022, 6, 6)
NAME = "Report goes into clearance"


@pytest.fixture
def plan() -> Plan:
    made = small_plan()
    keep_dates(made, CountedFrom(PUBLISHED, (MEETS,)), by="programme")
    return Plan.objects.get(pk=made.pk)


def page_of(plan: Plan) -> str:
    return f"/programme/dates?plan={plan.pk}"


def make_page(plan: Plan) -> str:
    return f"/programme/plans/{plan.pk}/dates/milestones"


def moved(plan: Plan) -> None:
    keep_dates(
        Plan.objects.get(pk=plan.pk), CountedFrom(PUBLISHED, (LATER,)), reason="The board moved", by="head"
    )


def test_a_tick_makes_it_a_milestone_and_each_names_the_other(client: Client, plan):
    signed_in(client, "programme_manager")
    with on_day(THE_DAY):
        asked = client.get(f"{make_page(plan)}?step=clearance")
        assert f"{make_page(plan)}?step=clearance" in addresses(client.get(page_of(plan)))
        assert asked.text.count("checked") == 1
        sent = {"steps": ["clearance"], "action": str(action("A2").pk)}
        told = client.post(make_page(plan), sent, follow=True)
        assert "A2: 1 milestone added." in words(told) and "Milestone of A2" in words(told)
        assert f"{make_page(plan)}?step=clearance" not in addresses(told)
        page = words(client.get(f"/programme/actions/{action('A2').pk}"))
    made = Milestone.objects.get(title=NAME)
    assert made.due == CLEARANCE == step_day(plan, "clearance") and made.action == action("A2")
    assert f"{NAME} Due 13 June 2022" in page and "Step of the plan’s dates" in page
    line = Line.objects.get(action="step_made_milestone")
    assert line.detail == {"step": "clearance", "due": "2022-06-13"} and line.what.endswith("action A2")


def test_a_second_press_makes_no_second_one(client: Client, plan):
    signed_in(client, "programme_manager")
    sent = {"steps": ["clearance"], "action": str(action("A2").pk)}
    assert client.post(make_page(plan), sent).status_code == 302
    told = client.post(make_page(plan), {**sent, "action": str(action("A1").pk)})
    assert told.status_code == 200 and "This step is a milestone already" in words(told)
    with pytest.raises(CannotChangePlanError, match="is a milestone of A2 already"):
        make_milestones(plan, ["drafting", "clearance"], action("A1"), by="head")
    assert (
        Milestone.objects.filter(title=NAME).count() == StepMilestone.objects.count() == 1
    )  # and no drafting
    with pytest.raises(IntegrityError), transaction.atomic():
        other = Milestone.objects.exclude(title=NAME).earliest("pk")
        StepMilestone.objects.create(plan=plan, step="clearance", milestone=other, by="x", at=timezone.now())


def test_a_changed_day_is_offered_and_moves_when_somebody_says_so(client: Client, plan):
    made = make_milestones(plan, ["clearance"], action("A2"), by="head")[0]
    signed_in(client, "programme_manager")
    assert "Move the milestone" not in words(client.get(page_of(plan)))
    moved(plan)
    made.refresh_from_db()
    assert made.due == CLEARANCE
    for address in (page_of(plan), f"/programme/actions/{made.action_id}"):
        assert "Move the milestone to 20 June 2022" in words(client.get(address))
    held = StepMilestone.objects.get()
    address = f"/programme/steps/{held.pk}/move"
    sent = {"edition": action("A2").edition, "day": "20 June 2022", "dates": "yes"}
    told = client.post(address, sent, follow=True)
    assert f"A2: {NAME} is now due 20 June 2022." in words(told) and "Move the milestone" not in words(told)
    made.refresh_from_db()
    assert made.due == CLEARANCE_LATER
    change = FieldChange.objects.get(milestone=made, field="milestone_due", was="2022-06-13")
    assert change.reason == f"The plan’s dates changed: {NAME} by 20 June 2022."


def test_the_second_of_two_and_a_day_that_changed_again_move_nothing(client: Client, plan):
    made = make_milestones(plan, ["clearance"], action("A2"), by="head")[0]
    moved(plan)
    held, edition = StepMilestone.objects.get(), action("A2").edition
    with pytest.raises(CannotChangePlanError, match="It is now 20 June 2022"):
        move_to_step(held, date(2022, 6, 14), edition=edition, by="head")
    with pytest.raises(ChangedMeanwhileError):
        move_to_step(held, CLEARANCE_LATER, edition=edition - 1, by="head")
    signed_in(client, "programme_manager")
    told = client.post(f"/programme/steps/{held.pk}/move", {"edition": edition, "day": "soon"})
    assert told.status_code == 409 and "It is now 20 June 2022" in words(told)
    keep_dates(Plan.objects.get(pk=plan.pk), CountedFrom(PUBLISHED), reason="No meeting is known", by="head")
    with pytest.raises(CannotChangePlanError, match="no longer have it"):
        move_to_step(held, None, edition=edition, by="head")
    with pytest.raises(CannotChangePlanError, match="no longer have this step"):
        make_milestones(plan, ["drafting"], action("A2"), by="head")
    made.refresh_from_db()
    assert made.due == CLEARANCE and "Move the milestone" not in words(client.get(page_of(plan)))


def test_what_was_reached_is_ahead_no_more_and_is_not_too_late(client: Client, plan):
    made = make_milestones(plan, ["clearance"], action("A2"), by="head")[0]
    change_milestone(
        made, title=NAME, due=made.due, reached_on=THE_DAY, edition=action("A2").edition, by="head"
    )
    assert steps_ahead(plan, THE_DAY)[0].rule.id == "notice"
    signed_in(client, "programme_manager")
    with on_day(date(2022, 6, 14)):
        page = words(client.get(page_of(plan)))
    assert "Milestone of A2 , reached 6 June 2022" in page or "Milestone of A2, reached 6 June 2022" in page
    assert f"'{NAME}'" not in page.replace("&#x27;", "'") and "Reached" in page
    remove_milestone(made, edition=action("A2").edition, reason="Not ours", by="head")
    assert not StepMilestone.objects.exists() and steps_ahead(plan, THE_DAY)[0].rule.id == "clearance"


def test_the_calendar_tells_a_day_once(plan):
    manager = signed_in(Client(), "programme_manager")
    make_milestones(plan, ["clearance"], action("A2"), by="head")

    def told() -> list[tuple[date, str]]:
        days = plan_days(Plan.objects.get(pk=plan.pk), manager, THE_DAY)
        return [(each.on, each.summary) for each in days if NAME in each.summary]

    assert told() == [(CLEARANCE, f"A2 milestone: {NAME}")]
    moved(plan)
    assert told() == [(CLEARANCE, f"A2 milestone: {NAME}"), (CLEARANCE_LATER, f"{NAME}: {plan.title}")]


def test_an_owner_is_offered_the_day_on_their_own_action_and_makes_none_of_anothers(client: Client, plan):
    make_milestones(plan, ["clearance"], action("A2"), by="head")
    make_milestones(plan, ["drafting"], action("A1"), by="head")
    moved(plan)
    client.force_login(person("action_owner"))
    own = client.get(f"/programme/actions/{action('A2').pk}")
    assert "Move the milestone to 20 June 2022" in words(own)
    theirs = StepMilestone.objects.get(step="drafting")
    sent = {"edition": action("A1").edition, "day": "23 May 2022"}
    assert client.post(f"/programme/steps/{theirs.pk}/move", sent).status_code in (403, 404)
    mine = StepMilestone.objects.get(step="clearance")
    sent = {"edition": action("A2").edition, "day": "20 June 2022"}
    assert client.post(f"/programme/steps/{mine.pk}/move", sent).status_code == 302
    theirs.milestone.refresh_from_db()
    mine.milestone.refresh_from_db()
    assert mine.milestone.due == CLEARANCE_LATER and theirs.milestone.due == first_day_of_drafting()


def first_day_of_drafting() -> date:
    return CountedFrom(PUBLISHED, (MEETS,)).chain.get("drafting").acts_by  # pyright: ignore[reportOptionalMemberAccess]


def test_whoever_only_reads_is_offered_nothing_and_is_refused(client: Client, plan):
    make_milestones(plan, ["clearance"], action("A2"), by="head")
    moved(plan)
    signed_in(client, "scrutiny_member")
    page = client.get(page_of(plan))
    assert "Milestone of A2" in words(page) and "Move the milestone" not in words(page)
    assert not any("/dates/milestones" in each for each in addresses(page))
    assert client.get(make_page(plan)).status_code == 403
    assert client.post(make_page(plan), {"steps": ["drafting"], "action": action("A2").pk}).status_code == 403
    held = StepMilestone.objects.get()
    assert (
        client.post(f"/programme/steps/{held.pk}/move", {"edition": 1, "day": "20 June 2022"}).status_code
        == 403
    )


def test_an_outsider_and_another_council_are_told_nothing(client: Client, plan):
    make_milestones(plan, ["clearance"], action("A2"), by="head")
    address = f"/programme/steps/{StepMilestone.objects.get().pk}/move"
    assert client.post(address)["Location"].startswith("/sign-in")
    signed_in(client, "programme_manager", authority="343")
    assert client.get(make_page(plan)).status_code == 404 and client.post(address).status_code == 404


def test_without_dates_that_are_kept_there_is_nothing_to_make(client: Client, plan):
    signed_in(client, "programme_manager")
    Plan.objects.filter(pk=plan.pk).update(counted_from={})
    assert client.get(make_page(plan))["Location"] == page_of(plan)
    counted = client.get(
        page_of(plan), {"plan": plan.pk, "publication": "9 May 2022", "meetings": "5 July 2022"}
    )
    assert not any("/dates/milestones" in each for each in addresses(counted))  # counted, but not kept
