"""An action's status, words, milestones and updates: each with its line in the trail, each refusal a sentence."""

# pyright: reportOptionalMemberAccess=false
from datetime import timedelta

import pytest
from django.db import connection

from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.delivery.forms.progress import ProgressForm
from sightline.programme.delivery.services import status as actions_status
from sightline.programme.delivery.services.milestones import add_milestone, change_milestone, remove_milestone
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.updates import report, share, stop_sharing
from sightline.programme.difference.queries.closing import difference
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.kinds import ACTION
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action, Milestone, SignOff, Update
from sightline.programme.plans.services.changes import change_entry
from sightline.trail.models import Line
from support.plans import MAKER, action, close, entry, person, small_plan, start, today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plan():
    return small_plan()


def last_line() -> Line:
    return Line.objects.latest("number")


def unchanged(reference: str, do) -> CannotChangePlanError:
    """What is said when it cannot be done, and that nothing was."""
    before = (Line.objects.count(), action(reference).edition, action(reference).status)
    with pytest.raises(CannotChangePlanError) as fault:
        do()
    assert before == (Line.objects.count(), action(reference).edition, action(reference).status)
    assert str(fault.value).endswith(".")
    return fault.value


def test_every_way_there_is_leaves_a_step_and_a_line():
    declare(action("A2"), "audit", words="Ten records a month", by=MAKER)
    ways = [(was, now) for was in ACTION.words for now in ACTION.may[was]]
    for was, now in ways:
        found = action("A2")
        found.status, found.started_on, found.done_on = was, today(), None
        if was == "not_started":
            found.started_on = None
        if was == "done":
            found.done_on = today()
        found.save()
        set_status(found, now, edition=found.edition, by=MAKER, reason="because", signed_by="Jo")
        step = action("A2").steps.last()
        assert (step.was, step.status, step.reason, step.by) == (was, now, "because", MAKER)
        line = last_line()
        assert (line.action, line.actor, line.reason) == ("action_moved", MAKER, "because")
        assert (line.detail["from"], line.detail["to"]) == (was, now)


def test_every_way_there_is_not_is_refused_in_a_sentence():
    for was in ACTION.words:
        for now in set(ACTION.words) - set(ACTION.may[was]):
            assert "cannot go to" in ACTION.fault(was, now, "because")


def test_pausing_says_why():
    fault = unchanged(
        "A1", lambda: set_status(action("A1"), "paused", edition=action("A1").edition, by=MAKER)
    )
    assert "needs a reason" in str(fault) and fault.field == "reason"


def test_nothing_happens_tomorrow_and_nothing_is_done_before_it_started():
    tomorrow, before = today() + timedelta(days=1), today() - timedelta(days=300)
    seen = action("A1").edition
    fault = unchanged(
        "A1", lambda: set_status(action("A1"), "paused", edition=seen, by=MAKER, reason="x", on=tomorrow)
    )
    assert "still to come" in str(fault)
    fault = unchanged(
        "A1",
        lambda: set_status(
            action("A1"), "done", edition=seen, by=MAKER, reason="x", signed_by="Jo", on=before
        ),
    )
    assert "cannot be done before" in str(fault) and not SignOff.objects.filter(action=action("A1")).exists()


def test_closing_without_a_shown_difference_needs_a_name_and_a_reason():
    seen = action("A1").edition
    fault = unchanged("A1", lambda: set_status(action("A1"), "done", edition=seen, by=MAKER, reason="x"))
    assert "name of who signs it off" in str(fault) and fault.field == "signed_by"
    fault = unchanged("A1", lambda: set_status(action("A1"), "done", edition=seen, by=MAKER, signed_by="Jo"))
    assert "Say why it is closed" in str(fault)
    close(action("A1"))
    signed = SignOff.objects.get(action=action("A1"))
    assert (signed.name, signed.post, signed.by) == ("Jo Director", "Director", MAKER)
    assert last_line().detail["signed_by"] == "Jo Director"


def test_opening_again_forgets_the_day_it_was_done_and_keeps_the_day_it_started():
    found = action("A3")
    set_status(found, "in_progress", edition=found.edition, by=MAKER, reason="Not in use after all")
    assert action("A3").done_on is None and action("A3").started_on == found.started_on


def test_the_second_of_two_people_is_told_and_nothing_is_changed():
    seen = action("A1").edition
    set_status(action("A1"), "paused", edition=seen, by="first", reason="Sickness")
    with pytest.raises(ChangedMeanwhileError, match="changed by first"):
        set_status(action("A1"), "stopped", edition=seen, by="second", reason="x")
    with pytest.raises(ChangedMeanwhileError):
        change_entry(entry("A1"), {"due": today()}, edition=seen, reason="x", by="second")
    with pytest.raises(ChangedMeanwhileError):
        add_milestone(action("A1"), "x", due=None, edition=seen, by="second")
    assert action("A1").status == "paused" and entry("A1").due != today()


def test_a_day_that_moves_keeps_what_it_was_who_and_why():
    was = entry("A1").due
    later = today() + timedelta(days=20)
    changed = change_entry(
        entry("A1"),
        {"due": later, "owner_post": "Head of MASH"},
        edition=action("A1").edition,
        reason="Sickness",
        by=MAKER,
    )
    assert changed == ["due"]
    kept = action("A1").changes.get(field="due")
    assert (kept.was, kept.now, kept.reason, kept.by) == (
        was.isoformat(),
        later.isoformat(),
        "Sickness",
        MAKER,
    )
    assert last_line().detail["from"] == {"due": was.isoformat()} and last_line().detail["to"] == {
        "due": later.isoformat()
    }


def test_nothing_changed_is_no_change():
    before = Line.objects.count()
    assert change_entry(entry("A1"), {"due": entry("A1").due}, edition=action("A1").edition, by=MAKER) == []
    assert Line.objects.count() == before


def test_a_milestone_is_reached_moved_with_a_reason_and_taken_away_with_one():
    found = Milestone.objects.get()
    given = {"title": found.title, "due": found.due, "by": MAKER}
    change_milestone(found, reached_on=today(), edition=action("A1").edition, **given)
    assert Milestone.objects.get().reached_on == today() and "reached" in last_line().detail["to"]
    given["due"] = today()
    fault = unchanged(
        "A1", lambda: change_milestone(found, reached_on=today(), edition=action("A1").edition, **given)
    )
    assert "why its date moves" in str(fault)
    fault = unchanged(
        "A1", lambda: remove_milestone(found, edition=action("A1").edition, reason="", by=MAKER)
    )
    assert "why it is removed" in str(fault)
    remove_milestone(found, edition=action("A1").edition, reason="Merged with another", by=MAKER)
    assert not Milestone.objects.exists() and action("A1").changes.last().reason == "Merged with another"


def test_a_milestone_is_not_reached_tomorrow():
    found = Milestone.objects.get()
    fault = unchanged(
        "A1",
        lambda: change_milestone(
            found,
            title="x",
            due=found.due,
            reached_on=today() + timedelta(days=1),
            edition=action("A1").edition,
            by=MAKER,
        ),
    )
    assert "still to come" in str(fault)


def test_an_update_is_kept_and_never_blank():
    report(action("A1"), "First meeting held.", by="owner")
    assert (Update.objects.get().words, last_line().action) == ("First meeting held.", "action_reported")
    assert "what there is to report" in str(unchanged("A1", lambda: report(action("A1"), " ", by="owner")))
    assert "characters" in str(unchanged("A1", lambda: report(action("A1"), "x" * 4001, by="owner")))


def test_sharing_is_written_down_both_ways():
    police = person("police", "partner")
    share(action("A1"), police, by=MAKER)
    assert last_line().detail == {"from": "not shown", "to": "shown", "with": "police"}
    assert "already" in str(unchanged("A1", lambda: share(action("A1"), police, by=MAKER)))
    stop_sharing(action("A1"), police, by=MAKER)
    assert last_line().action == "action_unshared" and not action("A1").shares.exists()
    assert (last_line().detail["from"], last_line().detail["to"]) == ("shown", "not shown")


def test_starting_says_the_day_it_started():
    start(action("A2"))
    assert action("A2").started_on == today() - timedelta(days=80)


@pytest.mark.parametrize("was", list(ACTION.words))
@pytest.mark.parametrize("wanted", [*ACTION.words, "finished"])
@pytest.mark.parametrize("reason", ["", "because"])
def test_what_may_not_be_is_said_beside_a_field_of_the_form(was, wanted, reason):
    running = was in ("in_progress", "paused", "done")
    Action.objects.filter(reference="A4").update(
        status=was, started_on=today() if running else None, done_on=today() if was == "done" else None
    )
    try:
        set_status(
            action("A4"), wanted, edition=action("A4").edition, by=MAKER, reason=reason, signed_by="Jo"
        )
    except CannotChangePlanError as fault:
        form = ProgressForm(action("A4"), {"wanted": "done"})
        assert fault.field == "reason" or fault.field in form.fields
        if wanted not in ACTION.may[was]:
            assert fault.field == "wanted"


def test_a_difference_is_worked_out_before_the_one_writer_begins(monkeypatch):
    outside, depths, real = len(connection.savepoint_ids), [], actions_status.difference

    def counted(found):
        depths.append(len(connection.savepoint_ids))
        return real(found)

    monkeypatch.setattr(actions_status, "difference", counted)
    close(action("A1"))
    assert depths == [outside]


@pytest.mark.parametrize("did", ["declared", "judged", "reported", "moved"])
def test_what_changed_while_the_difference_was_worked_out_is_seen(monkeypatch, did):
    def meanwhile(found):
        shown = difference(found)
        if did == "declared":
            declare(action("A1"), "feedback", words="Ask ten families.", by="somebody else")
        elif did == "judged":
            judge(action("A1"), "worse", "12 of 20 against 15", by="somebody else")
        elif did == "moved":
            set_status(action("A1"), "paused", edition=action("A1").edition, by="somebody else", reason="x")
        else:
            report(action("A1"), "Meetings are held.", by="somebody else")
        return shown

    if did == "judged":
        declare(action("A1"), "audit", words="Ten records a month", by=MAKER)
    monkeypatch.setattr(actions_status, "difference", meanwhile)
    if did == "reported":  # that changes nothing of what was judged
        assert close(action("A1")).status == "done"
        return
    with pytest.raises(ChangedMeanwhileError):
        close(action("A1"))
    assert action("A1").status != "done" and not SignOff.objects.filter(action=action("A1")).exists()
