"""Agendas, decisions, call-in and what is tracked, by their services: what is done, what is refused, what the trail says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sightline.bodies.models import Meeting
from sightline.bodies.queries import cycles_of, terms_before
from sightline.bodies.rules import BodyTerms
from sightline.bodies.services import (
    CannotChangeBodyError,
    add_cycle,
    add_mandate,
    arrange_meeting,
    remove_meeting,
    report_received,
    set_terms,
)
from sightline.governance.models import AgendaItem, MeetingDecision, TrackedMatter
from sightline.governance.queries import follow_ups_due, open_of
from sightline.governance.rules.items import ItemTerms
from sightline.governance.services.agendas import (
    add_item,
    change_item,
    record_attendance,
    record_exception,
    record_step,
    take_off,
)
from sightline.governance.services.decisions import (
    DecisionTerms,
    call_in,
    end_call_in,
    record_decision,
    waive_call_in,
)
from sightline.governance.services.refusals import CannotKeepMeetingError
from sightline.governance.services.tracking import MatterTerms, change_matter, move_matter, track
from sightline.trail.models import Line
from support.meetings import a_body_of, a_decision_of, a_meeting, an_item_of
from support.plans import AUTHORITY, MAKER, today

pytestmark = pytest.mark.django_db
EXEMPT = ItemTerms(title="Contract of a provider", paragraph=3, exempt_reason="It is out to tender")


def last_line() -> Line:
    return Line.objects.latest("number")


def cabinet(days: int = 0) -> Meeting:
    return a_meeting("Cabinet", today() + timedelta(days=days), kind="cabinet")


def test_items_stand_in_their_order_and_make_room():
    meeting = a_meeting("Improvement Board", today() + timedelta(days=30))
    first, second, third = (an_item_of(meeting, title) for title in ("Minutes", "Plan", "Training"))
    change_item(third, replace(third.own_terms, refers_to=second.pk), place=1, by=MAKER)
    assert list(meeting.items.values_list("title", "place")) == [("Training", 1), ("Minutes", 2), ("Plan", 3)]
    assert AgendaItem.objects.get(pk=third.pk).refers_to == second
    rows = {(each.field, each.was, each.now) for each in third.changes.all()}
    assert ("place", "3", "1") in rows and ("refers_to", "", str(second.pk)) in rows
    with pytest.raises(CannotKeepMeetingError, match="another item of the same agenda"):
        change_item(first, replace(first.own_terms, refers_to=first.pk), by=MAKER)
    elsewhere = an_item_of(a_meeting("SLT", today()))
    with pytest.raises(CannotKeepMeetingError, match="another item of the same agenda"):
        change_item(second, replace(second.own_terms, refers_to=elsewhere.pk), by=MAKER)


def test_no_line_of_the_trail_holds_what_an_exempt_item_says():
    meeting = cabinet(60)
    item = add_item(meeting, EXEMPT, by=MAKER)
    change_item(item, replace(EXEMPT, title="Contract of another provider"), by=MAKER)
    take_off(AgendaItem.objects.get(), "It is not ready", by=MAKER)
    told = [(line.what, str(line.detail), line.reason) for line in Line.objects.all()]
    assert not [each for each in told if "provider" in "".join(each) or "tender" in "".join(each)]
    assert item.called == "Item 1" and item.public_title == "Exempt item (paragraph 3 of Schedule 12A)"


def test_an_item_after_the_agenda_is_out_needs_the_chairs_reason():
    meeting = cabinet(30)
    an_item_of(meeting, late_reason="")
    record_step(meeting, "publication", today(), by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="why the chair takes this item as urgent") as refused:
        an_item_of(meeting, "Another", late_reason="")
    assert refused.value.field == "late_reason"
    late = an_item_of(meeting, "Another", late_reason="A letter of the Department came today")
    assert last_line().detail == {"meeting": meeting.pk, "late": True} and late.place == 2


def test_an_item_taken_off_says_why_and_one_decided_on_stays():
    meeting = cabinet()
    item = an_item_of(meeting)
    with pytest.raises(CannotKeepMeetingError, match="why it is taken off"):
        take_off(item, " ", by=MAKER)
    take_off(item, "It is not ready", by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="was taken off the agenda"):
        change_item(item, item.own_terms, by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="was taken off"):
        record_decision(AgendaItem.objects.get(pk=item.pk), DecisionTerms("Agreed"), by=MAKER)
    decision = a_decision_of(meeting)
    with pytest.raises(CannotKeepMeetingError, match="decided on this item"):
        take_off(decision.item, "x", by=MAKER)


@pytest.mark.parametrize(
    "wrong",
    [
        {"paragraph": 3},
        {"key": True},
        {"executive": True},
        {"purpose": "talk"},
        {"title": ""},
    ],
)
def test_the_database_holds_no_item_that_the_rules_refuse(wrong):
    item = an_item_of(cabinet())
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(**wrong)


def test_a_step_is_recorded_for_a_meeting_or_for_an_item_and_its_day_can_be_corrected():
    meeting = cabinet(60)
    item = an_item_of(meeting, executive=True, key=True)
    record_step(meeting, "key-notice", today() - timedelta(days=2), item=item, by=MAKER)
    record_step(meeting, "key-notice", today(), item=item, by=MAKER)
    assert meeting.steps.count() == 1 and last_line().detail["from"] == str(today() - timedelta(days=2))
    for step, more, why in (
        ("key-notice", {}, "one of the steps"),
        ("publication", {"item": item}, "one of the steps"),
        ("dinner", {}, "one of the steps"),
        ("publication", {"on": today() + timedelta(days=1)}, "still to come"),
    ):
        with pytest.raises(CannotKeepMeetingError, match=why):
            record_step(meeting, step, **{"on": today(), "by": MAKER, **more})


def test_an_exception_says_who_agreed_and_is_only_of_a_key_decision():
    meeting = cabinet(10)
    item = an_item_of(meeting, executive=True, key=True)
    more = {"agreed_by": "Chair of overview and scrutiny", "agreed_on": today(), "reason": "A grant ends"}
    record_exception(item, "urgent", **more, by=MAKER)
    assert last_line().detail == {
        "kind": "urgent",
        "agreed_by": "Chair of overview and scrutiny",
        "on": str(today()),
    }
    for kind, wrong, why in (
        ("odd", {}, "which exception"),
        ("urgent", {"agreed_by": " "}, "who agreed"),
        ("general", {"reason": ""}, "why the notice"),
    ):
        with pytest.raises(CannotKeepMeetingError, match=why):
            record_exception(item, kind, **{**more, **wrong}, by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="no key decision"):
        record_exception(an_item_of(meeting, "Other"), "urgent", **more, by=MAKER)


def test_attendance_is_recorded_after_the_meeting_each_once():
    meeting = cabinet()
    rows = [(None, "Chair", "present"), (None, "Lead member", "apologies"), (None, " ", "present")]
    record_attendance(meeting, rows, by=MAKER)
    assert last_line().detail == {"present": 1, "apologies": 1}
    with pytest.raises(CannotKeepMeetingError, match="stands twice"):
        record_attendance(meeting, [*rows, (None, "chair", "absent")], by=MAKER)
    assert meeting.attendances.count() == 2
    with pytest.raises(CannotKeepMeetingError, match="still to come"):
        record_attendance(cabinet(1), rows, by=MAKER)


def test_a_decision_is_called_in_within_five_working_days_and_ends_once():
    decision = a_decision_of(a_meeting("Cabinet", date(2026, 10, 13), kind="cabinet"))
    more = {"called_by": "Three members of scrutiny", "reason": "No costs were shown", "by": MAKER}
    with pytest.raises(CannotKeepMeetingError, match="It could be called in until 20 October 2026"):
        call_in(decision, called_on=date(2026, 10, 21), **more)
    made = call_in(decision, called_on=date(2026, 10, 20), **more)
    with pytest.raises(CannotKeepMeetingError, match="called in already"):
        call_in(decision, called_on=date(2026, 10, 20), **more)
    with pytest.raises(CannotKeepMeetingError, match="20 October 2026"):
        end_call_in(made, "upheld", on=date(2026, 10, 19), words="", by=MAKER)
    end_call_in(made, "referred_back", on=date(2026, 10, 27), words="With costs", by=MAKER)
    assert last_line().detail == {"decision": decision.pk, "outcome": "referred_back", "on": "2026-10-27"}
    with pytest.raises(CannotKeepMeetingError, match="can no longer be waived"):
        waive_call_in(decision.item, chair="Chair", rule="Rule 46", on=today(), reason="x", by=MAKER)


def test_call_in_is_waived_of_an_executive_decision_and_of_nothing_else():
    more = {"chair": "Chair of Overview and Scrutiny", "rule": "Rule 46", "on": today(), "by": MAKER}
    report = an_item_of(a_meeting("Overview and Scrutiny", today(), kind="scrutiny"), "Six-monthly report")
    with pytest.raises(CannotKeepMeetingError, match="“Six-monthly report” holds no executive decision"):
        waive_call_in(report, reason="With immediate effect", **more)
    decision = a_decision_of(cabinet())
    waive_call_in(decision.item, reason="The plan is due on Friday", **more)
    with pytest.raises(CannotKeepMeetingError, match="Call-in of this decision was waived"):
        call_in(decision, called_by="Members", called_on=today(), reason="x", by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="stays a decision of the executive"):
        change_item(decision.item, replace(decision.item.own_terms, executive=False), by=MAKER)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (DecisionTerms(" "), "what was decided"),
        (DecisionTerms("Agreed", kind="wish"), "a decision or a resolution"),
        (DecisionTerms("Agreed", published_on=date(2026, 1, 1)), "was not published before"),
    ],
)
def test_what_is_no_decision(terms, why):
    item = an_item_of(cabinet())
    with pytest.raises(CannotKeepMeetingError, match=why):
        record_decision(item, terms, by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="still to come"):
        record_decision(an_item_of(cabinet(3)), DecisionTerms("Agreed"), by=MAKER)
    assert not MeetingDecision.objects.exists()


def test_a_promise_falls_due_at_the_end_of_the_quarter_and_comes_back_then():
    body = a_body_of("Corporate Parenting Board", "corporate_parenting")
    promise = MatterTerms(
        kind="follow_up",
        words="An audit of initial health assessments",
        owner="Head of children in care",
        due_words="at the end of quarter 3",
        source="Report of 14 November 2017",
        source_place="S17:117",
    )
    made = track(body, promise, written=date(2017, 11, 14), by=MAKER)
    assert made.due == date(2017, 12, 31)
    assert follow_ups_due(AUTHORITY, body, date(2017, 12, 30)) == []
    assert follow_ups_due(AUTHORITY, body, date(2017, 12, 31)) == [made]
    assert follow_ups_due(AUTHORITY, None, date(2018, 1, 1)) == [made]
    assert follow_ups_due("343", None, date(2018, 1, 1)) == []
    assert made.overdue_on(date(2018, 1, 1)) and not made.overdue_on(date(2017, 12, 31))
    move_matter(made, "done", "14 of 20 were in time", on=date(2018, 1, 12), by=MAKER)
    assert follow_ups_due(AUTHORITY, body, date(2018, 3, 1)) == [] == open_of(AUTHORITY, body)


def test_what_belongs_to_an_exempt_item_is_given_only_where_it_is_asked_for():
    meeting = cabinet(60)
    item = add_item(meeting, EXEMPT, by=MAKER)
    made = track(
        meeting.body, MatterTerms(kind="follow_up", words="Tender", due_words="May 2026"), item=item, by=MAKER
    )
    assert follow_ups_due(AUTHORITY, meeting.body, date(2026, 6, 1)) == []
    assert follow_ups_due(AUTHORITY, meeting.body, date(2026, 6, 1), exempt=True) == [made]
    assert open_of(AUTHORITY, meeting.body) == [] and open_of(AUTHORITY, meeting.body, exempt=True) == [made]


def test_a_recommendation_is_answered_with_what_the_executive_says_and_then_done():
    body = a_body_of("Overview and Scrutiny", "scrutiny")
    terms = MatterTerms(
        kind="recommendation", words="Publish the scorecard every quarter", raised_by="Committee"
    )
    made = track(body, terms, by=MAKER)
    with pytest.raises(CannotKeepMeetingError, match="what the executive answered"):
        move_matter(made, "answered", "Yes", on=today(), by=MAKER)
    move_matter(made, "answered", "From January", on=today(), outcome="accepted", by=MAKER)
    move_matter(made, "done", "Published", on=today(), by=MAKER)
    move_matter(made, "open", "It has stopped", on=today(), by=MAKER)
    made.refresh_from_db()
    assert (made.state, made.closed_on, made.answer, made.outcome) == ("open", None, "Published", "accepted")
    states = [(each.was, each.now) for each in made.changes.filter(field="state")]
    assert states == [("open", "answered"), ("answered", "done"), ("done", "open")]


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (MatterTerms(kind="wish", words="x"), "kind"),
        (MatterTerms(kind="action", words=" "), "words"),
        (MatterTerms(kind="challenge", words="Why?"), "raised_by"),
        (MatterTerms(kind="follow_up", words="An audit"), "due_words"),
        (MatterTerms(kind="action", words="x", due_words="in due course"), "due_words"),
    ],
)
def test_what_cannot_be_tracked_is_refused_beside_its_field(terms, field):
    with pytest.raises(CannotKeepMeetingError) as refused:
        track(a_body_of("Board"), terms, by=MAKER)
    assert refused.value.field == field and not TrackedMatter.objects.exists()


def test_a_matter_keeps_what_it_was_and_a_meeting_of_another_body_is_none_of_its():
    meeting = cabinet()
    made = track(meeting.body, MatterTerms(kind="action", words="Write"), meeting=meeting, by=MAKER)
    change_matter(
        made, MatterTerms(kind="action", words="Write", owner="Head", due_words="May 2027"), by=MAKER
    )
    assert {(each.field, each.now) for each in made.changes.all()} == {
        ("owner", "Head"),
        ("due_words", "May 2027"),
    }
    with pytest.raises(CannotKeepMeetingError, match="another body"):
        track(a_body_of("Other"), MatterTerms(kind="action", words="x"), meeting=meeting, by=MAKER)


def test_a_meeting_with_an_agenda_stays():
    meeting = cabinet(30)
    an_item_of(meeting)
    with pytest.raises(CannotChangeBodyError, match="it stays"):
        remove_meeting(meeting, by=MAKER)
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_terms_of_reference_are_kept_as_they_were_with_why():
    body = a_body_of("Improvement Board")
    until = BodyTerms("improvement_board", "Oversees the plan.", None, "until the notice is lifted")
    set_terms(body, until, by=MAKER)
    with pytest.raises(CannotChangeBodyError, match="why the terms of reference change"):
        set_terms(body, replace(until, terms="Oversees the plan and the budget."), by=MAKER)
    set_terms(body, replace(until, terms="Oversees the plan and the budget."), reason="A review", by=MAKER)
    (was,) = terms_before(body)
    assert (was.was, was.reason, was.by) == ("Oversees the plan.", "A review", MAKER)
    body.refresh_from_db()
    assert body.own_terms.goes_on == "Goes on until the notice is lifted."
    with pytest.raises(CannotChangeBodyError, match="known already"):
        set_terms(body, body.own_terms, reason="Again", by=MAKER)


def test_what_a_body_oversees_was_decided_by_somebody():
    scrutiny, cabinet_body = a_body_of("Scrutiny", "scrutiny"), a_body_of("Cabinet", "cabinet")
    made = add_mandate(
        scrutiny,
        "Delivery of the improvement plan",
        decided_by=cabinet_body,
        decided_words="in October",
        by=MAKER,
    )
    assert made.decided_by == cabinet_body and last_line().detail["decided_by"] == "Cabinet"
    with pytest.raises(CannotChangeBodyError, match="who decided"):
        add_mandate(scrutiny, "The budget", by=MAKER)
    with pytest.raises(CannotChangeBodyError, match="from itself"):
        add_mandate(scrutiny, "The budget", decided_words="x", taken_from=scrutiny, by=MAKER)


def test_a_cycle_says_when_the_next_report_is_due():
    body = a_body_of("Scrutiny", "scrutiny")
    cycle = add_cycle(body, "Performance", "half", first=date(2026, 5, 14), by=MAKER)
    report_received(cycle, date(2026, 5, 20), by=MAKER)
    (due,) = cycles_of(body, today())
    assert due.due == date(2026, 11, 14)
    with pytest.raises(CannotChangeBodyError, match="a later one"):
        report_received(cycle, date(2026, 5, 20), by=MAKER)
    with pytest.raises(CannotChangeBodyError, match="how often"):
        add_cycle(body, "Budget", "sometimes", by=MAKER)


def test_a_meeting_has_its_hour_and_place_and_only_what_is_public_is_held_in_private():
    meeting = cabinet(40)
    arrange_meeting(meeting, begins=None, place="Town Hall", in_private=True, by=MAKER)
    item = an_item_of(Meeting.objects.get(pk=meeting.pk), late_reason="")
    assert item.is_exempt and item.public_title == "Item taken in private"
    board = a_meeting("Improvement Board", today())
    with pytest.raises(CannotChangeBodyError, match="attends no meeting"):
        arrange_meeting(board, begins=None, place="", in_private=True, by=MAKER)
