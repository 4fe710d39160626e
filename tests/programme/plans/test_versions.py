"""A plan is made, goes out, is sealed, refreshed, compared and shown; every refusal is a sentence and changes nothing."""

import json
from datetime import timedelta

import pytest

from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action, FieldChange, Grouping, Plan, Version
from sightline.programme.overview.queries.compare import compared, reasons, since_sealed
from sightline.programme.plans.queries.content import content
from sightline.programme.plans.queries.plans import current_version
from sightline.programme.plans.rules.seal import canonical, seal
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.entries import add_entry, remove_entry
from sightline.programme.plans.services.groupings import (
    add_grouping,
    align,
    change_grouping,
    remove_grouping,
    support,
)
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh, show_to
from sightline.trail.models import Line
from sightline.trail.queries import verify
from support.plans import DECIDER, MAKER, action, add, entry, small_plan, today

pytestmark = pytest.mark.django_db


def version(number: int = 1) -> Version:
    return Version.objects.get(number=number)


def last_line() -> Line:
    return Line.objects.latest("number")


def test_a_plan_begins_with_a_draft_and_one_line_in_the_trail():
    made = make_plan("990", " Improvement plan ", standard="good", by=MAKER)
    assert (made.number, made.state, made.plan.title) == (1, "draft", "Improvement plan")
    assert (last_line().action, last_line().actor) == ("plan_made", MAKER)


def test_a_name_is_taken_once_in_an_authority():
    make_plan("990", "Plan", by=MAKER)
    make_plan("991", "Plan", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="There is a plan 'Plan' already"):
        make_plan("990", "Plan", by=MAKER)
    assert Plan.objects.count() == 2


def test_an_empty_version_does_not_go_out():
    made = make_plan("990", "Plan", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="no action yet"):
        move_version(made, "live", reason="x", by=DECIDER)
    assert version().state == "draft"


def test_who_made_a_version_does_not_decide_on_it():
    made = make_plan("990", "Plan", by=MAKER)
    add(made, "One")
    before = Line.objects.count()
    with pytest.raises(CannotChangePlanError, match="somebody else must decide"):
        move_version(made, "submitted", to=["Ofsted"], by=MAKER)
    assert (version().state, Line.objects.count()) == ("draft", before)


def test_going_live_seals_all_it_says_and_says_who_when_why_from_and_to():
    small_plan()
    found = version()
    assert found.state == "live" and seal(found.sealed) == found.seal
    assert len(json.loads(found.sealed)["entries"]) == 4
    line = next(each for each in Line.objects.all() if each.action == "version_moved")
    assert (line.actor, line.reason) == (DECIDER, "The board agreed")
    assert (line.detail["from"], line.detail["to"], line.detail["seal"]) == ("draft", "live", found.seal)
    step = found.steps.last()
    assert (step.was, step.state, step.by, step.reason) == ("draft", "live", DECIDER, "The board agreed")


def test_a_submitted_version_keeps_the_seal_it_was_submitted_with():
    made = make_plan("990", "Plan", by=MAKER)
    add(made, "One")
    submitted = move_version(made, "submitted", to=["Ofsted"], by=DECIDER).seal
    assert move_version(made, "live", by=DECIDER).seal == submitted != ""


def test_what_is_sealed_cannot_be_written_but_its_dates_may_move():
    small_plan()
    with pytest.raises(CannotChangePlanError, match="only dates and owners may move"):
        change_entry(entry("A1"), {"title": "Else"}, edition=action("A1").edition, reason="x", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="sealed"):
        add_grouping(version(), "theme", "Another", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="sealed"):
        add(version(), "Another")
    due = today() + timedelta(days=10)
    change_entry(entry("A1"), {"due": due}, edition=action("A1").edition, reason="The board asked", by=MAKER)
    assert entry("A1").due == due
    assert seal(version().sealed) == version().seal != seal(canonical(content(version())))
    moved = since_sealed(version())
    assert moved and [each.reference for each in moved.actions.changed] == ["A1"]


def test_one_version_stands_and_the_one_before_is_superseded():
    plan = small_plan()
    new = refresh(version(), reasons="Current priorities", by=MAKER)
    assert current_version(plan) == version(1)
    move_version(new, "live", reason="Agreed", by=DECIDER)
    assert (version(1).state, version(2).state, current_version(plan)) == ("superseded", "live", version(2))
    assert version(1).steps.last().reason == "Version 2 (first refresh) went live."


def test_a_refresh_copies_everything_and_leaves_the_old_as_it_was():
    small_plan(live=False)
    align(
        version(), "Children and Young People's Plan", "Priority 3", [Grouping.objects.first().pk], by=MAKER
    )
    support(version(), "to_review", "Private fostering policy", by=MAKER)
    move_version(version(), "live", reason="Agreed", by=DECIDER)
    old = content(version())
    new = refresh(version(), reasons="Reviewed and updated to focus on current priorities", by=MAKER)
    copied = content(new)
    assert {**copied, "version": 0} == {**old, "version": 0}
    assert content(version(1)) == old
    assert (new.number, new.refresh, new.copied_from) == (2, 1, version(1))
    assert not compared(version(1), new).any
    assert last_line().reason.startswith("Reviewed and updated")


def test_only_one_version_is_written_at_a_time_and_a_refresh_says_why():
    small_plan()
    with pytest.raises(CannotChangePlanError, match="Say why the plan is refreshed"):
        refresh(version(), reasons=" ", by=MAKER)
    refresh(version(), reasons="x", by=MAKER)
    with pytest.raises(CannotChangePlanError, match=r"Version 2 \(first refresh\) is being written"):
        refresh(version(), reasons="x", by=MAKER)
    assert Version.objects.count() == 2


def test_two_versions_compared_say_added_removed_and_changed_with_reasons():
    plan = small_plan()
    new = refresh(version(), reasons="x", by=MAKER)
    add_entry(new, {"title": "Practice week"}, reason="The visit asked for it", by=MAKER)
    remove_entry(entry("A4", 2), reason="Nobody needs it", by=MAKER)
    change_entry(
        entry("A2", 2), {"title": "A campaign"}, edition=action("A2").edition, reason="Wider", by=MAKER
    )
    found = compared(version(1), version(2)).actions
    why = reasons(plan.pk, version(2))
    assert [each.reference for each in found.added] == ["A5"]
    assert [each.reference for each in found.removed] == ["A4"]
    assert [each.reference for each in found.changed] == ["A2"]
    assert why["A5", "version", "in"] == "The visit asked for it"
    assert why["A4", "version", "out"] == "Nobody needs it"
    assert why["A2", "title", "A campaign"] == "Wider"


def test_in_a_refresh_every_addition_and_change_says_why():
    small_plan()
    new = refresh(version(), reasons="x", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="every addition and change has its reason"):
        add_entry(new, {"title": "More"}, by=MAKER)
    with pytest.raises(CannotChangePlanError, match="Say why it is changed"):
        change_entry(entry("A2", 2), {"title": "B"}, edition=action("A2").edition, by=MAKER)
    assert not Action.objects.filter(reference="A5").exists() and entry("A2", 2).title != "B"


def test_a_day_that_moves_while_live_moves_in_the_draft_that_had_it_too():
    small_plan()
    refresh(version(), reasons="x", by=MAKER)
    later, other = today() + timedelta(days=60), today() + timedelta(days=90)
    change_entry(entry("A2"), {"due": later}, edition=action("A2").edition, reason="x", by=MAKER)
    assert entry("A2", 2).due == later
    change_entry(entry("A2", 2), {"due": other}, edition=action("A2").edition, reason="x", by=MAKER)
    change_entry(entry("A2"), {"due": today()}, edition=action("A2").edition, reason="x", by=MAKER)
    assert entry("A2", 2).due == other


def test_an_action_with_a_history_is_stopped_not_removed():
    small_plan(live=False)
    with pytest.raises(CannotChangePlanError, match="Stop it instead"):
        remove_entry(entry("A1"), reason="x", by=MAKER)
    remove_entry(entry("A4"), reason="A mistake", by=MAKER)
    assert (
        not Action.objects.filter(reference="A4").exists() and Action.objects.filter(reference="A1").exists()
    )


def test_a_removed_action_stays_in_the_versions_that_had_it():
    small_plan()
    refresh(version(), reasons="x", by=MAKER)
    remove_entry(entry("A1", 2), reason="Done with", by=MAKER)
    assert entry("A1", 1).title == "Weekly performance meeting"
    assert FieldChange.objects.get(field="version", now="Not in version 2").reason == "Done with"


def test_groupings_are_parallel_keep_their_keys_and_leave_no_action_behind():
    small_plan(live=False)
    again = add_grouping(version(), "priority", "Practice", by=MAKER)
    assert again.key == "practice-2"
    practice = Grouping.objects.get(key="practice")
    change_grouping(
        practice, edition=practice.edition, title="Good practice", about="", progress="", by=MAKER
    )
    practice.refresh_from_db()
    assert (practice.key, practice.title) == ("practice", "Good practice")
    remove_grouping(practice, edition=practice.edition, by=MAKER)
    assert entry("A2").groupings.count() == 0 and last_line().action == "grouping_removed"


def test_progress_of_a_priority_may_be_written_while_live_and_its_title_not():
    small_plan()
    found = Grouping.objects.get(key="practice")
    change_grouping(
        found, edition=found.edition, title="Practice", about="", progress="Two of three done.", by=MAKER
    )
    found.refresh_from_db()
    assert found.progress == "Two of three done."
    with pytest.raises(CannotChangePlanError, match="sealed"):
        change_grouping(found, edition=found.edition, title="Else", about="", progress="", by=MAKER)


def test_a_kind_nobody_knows_and_a_title_nobody_wrote_are_refused():
    made = make_plan("990", "Plan", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="'wave' is not a way to group"):
        add_grouping(made, "wave", "First", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="what it is called"):
        add_grouping(made, "theme", " ", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="what is to be done"):
        add_entry(made, {"title": " "}, by=MAKER)
    with pytest.raises(CannotChangePlanError, match="before it starts"):
        add_entry(made, {"title": "x", "starts": today(), "due": today() - timedelta(days=1)}, by=MAKER)


def test_a_body_saw_a_version_on_a_day_as_it_then_stood():
    small_plan(live=False)
    before = show_to(version(), "Scrutiny", on=today(), purpose="to note", by=MAKER)
    move_version(version(), "live", reason="x", by=DECIDER)
    after = show_to(version(), "Cabinet", on=today(), by=MAKER)
    assert after.seal == version().seal and len(before.seal) == 64
    with pytest.raises(CannotChangePlanError, match="still to come"):
        show_to(version(), "Cabinet", on=today() + timedelta(days=1), by=MAKER)


def test_another_authoritys_findings_are_not_answered_by_mistake():
    plan = small_plan(live=False)
    theirs = plan.versions.get()
    from sightline.programme.models import Finding, Source

    source = Source.objects.create(authority="991", kind="audit", title="T", by="x", at=plan.at)
    foreign = Finding.objects.create(source=source, place=1, kind="recommendation", text="x")
    made = add_entry(theirs, {"title": "More", "findings": {foreign.pk}}, by=MAKER)
    assert made.findings.count() == 0


def test_the_trail_holds():
    small_plan()
    refresh(version(), reasons="x", by=MAKER)
    assert verify().ok
