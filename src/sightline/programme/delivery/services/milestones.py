"""The milestones of an action: added, moved, reached, taken away; each with the action's edition and a line in the trail."""

from datetime import date
from typing import Any

from django.utils import timezone

from sightline.programme.kinds.refusals import CannotChangePlanError, ChangedMeanwhileError, said
from sightline.programme.models import Action, Change, Milestone
from sightline.programme.plans.services.changes import what_action
from sightline.trail.services import one_writer, record


def add_milestone(action: Action, title: str, *, due: date | None, edition: int, by: str) -> Milestone:
    """Another point on the way, after those there are."""
    title = said(title, "Enter what will have been reached.", "title")
    with one_writer():
        action = _as_seen(action, edition)
        last = action.milestones.order_by("-place").first()
        milestone = Milestone.objects.create(
            action=action, title=title, due=due, place=(last.place if last else 0) + 1
        )
        _say(action, title, "", _words(milestone), "", by)
    return milestone


def change_milestone(
    milestone: Milestone,
    *,
    title: str,
    due: date | None,
    reached_on: date | None,
    edition: int,
    reason: str = "",
    by: str,
) -> None:
    """Its words, its day, and the day it was reached. A day that moves needs a reason."""
    title = said(title, "Enter what will have been reached.", "title")
    if reached_on and reached_on > timezone.localdate():
        raise CannotChangePlanError("That day is still to come. Enter the day it was reached.", "reached_on")
    with one_writer():
        milestone = Milestone.objects.select_related("action").get(pk=milestone.pk)
        action = _as_seen(milestone.action, edition)
        was = _words(milestone)
        if milestone.due and milestone.due != due:
            said(reason, "Say why its day moves.", "reason")
        if milestone.reached_on and reached_on is None:
            said(reason, "Say why it is not reached after all.", "reason")
        before = milestone.title
        milestone.title, milestone.due, milestone.reached_on = title, due, reached_on
        milestone.save(update_fields=["title", "due", "reached_on"])
        if _words(milestone) != was:
            _say(action, before, was, _words(milestone), reason.strip(), by)


def remove_milestone(milestone: Milestone, *, edition: int, reason: str, by: str) -> None:
    """Take a milestone away; its history stays."""
    reason = said(reason, "Say why it is taken away.", "reason")
    with one_writer():
        milestone = Milestone.objects.select_related("action").get(pk=milestone.pk)
        action = _as_seen(milestone.action, edition)
        was = _words(milestone)
        milestone.delete()
        _say(action, milestone.title, was, "", reason, by)


def _as_seen(action: Action, edition: int) -> Action:
    action = Action.objects.get(pk=action.pk)
    if action.edition != edition:
        raise ChangedMeanwhileError(action)
    return action


def _say(action: Action, title: str, was: str, now: str, reason: str, by: str) -> None:
    action.edition += 1
    action.save(update_fields=["edition"])
    Change.objects.create(
        action=action,
        field=f"Milestone {title}"[:60],
        was=was,
        now=now,
        at=timezone.now(),
        by=by,
        reason=reason,
    )
    detail: dict[str, Any] = {"from": was, "to": now, "edition": action.edition}
    record(by=by, action="milestone_changed", what=what_action(action), reason=reason, detail=detail)


def _words(milestone: Milestone) -> str:
    due = f", due {milestone.due.isoformat()}" if milestone.due else ""
    reached = f", reached {milestone.reached_on.isoformat()}" if milestone.reached_on else ""
    return f"{milestone.title}{due}{reached}"
