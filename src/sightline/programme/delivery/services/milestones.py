"""The milestones of an action: added, moved, reached, taken away; each with the action's edition and a line in the trail."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, FieldChange, Milestone
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction


def add_milestone(action: Action, title: str, *, due: date | None, edition: int | None, by: str) -> Milestone:
    """Another point on the way, after those there are. `edition`: None where nobody looked at what the action says."""
    title = required(title, "Enter what will have been reached.", "title")
    with recorded_transaction():
        action = as_seen(action, edition)
        last = action.milestones.order_by("-place").first()
        milestone = Milestone.objects.create(
            action=action, title=title, due=due, place=(last.place if last else 0) + 1
        )
        _say(action, milestone, {}, _fields(milestone), "", by)
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
    title = required(title, "Enter what will have been reached.", "title")
    if reached_on and reached_on > timezone.localdate():
        raise CannotChangePlanError("That day is still to come. Enter the day it was reached.", "reached_on")
    with recorded_transaction():
        milestone = Milestone.objects.select_related("action").get(pk=milestone.pk)
        action = as_seen(milestone.action, edition)
        was = _fields(milestone)
        if milestone.due and milestone.due != due:
            required(reason, "Enter why its date moves.", "reason")
        if milestone.reached_on and reached_on is None:
            required(reason, "Enter why it has not been reached after all.", "reason")
        milestone.title, milestone.due, milestone.reached_on = title, due, reached_on
        milestone.save(update_fields=["title", "due", "reached_on"])
        if _fields(milestone) != was:
            _say(action, milestone, was, _fields(milestone), reason.strip(), by)


def remove_milestone(milestone: Milestone, *, edition: int, reason: str, by: str) -> None:
    """Take a milestone away; its history stays."""
    reason = required(reason, "Enter why it is removed.", "reason")
    with recorded_transaction():
        milestone = Milestone.objects.select_related("action").get(pk=milestone.pk)
        action = as_seen(milestone.action, edition)
        was = _fields(milestone)
        _say(action, milestone, was, dict.fromkeys(was), reason, by)
        milestone.delete()


def _say(
    action: Action,
    milestone: Milestone,
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    reason: str,
    by: str,
) -> None:
    """The action's next edition, a row for each field that differs, under the title before, and the line in the trail."""
    count_up(action, by=by)
    about = was.get("milestone") or milestone.title
    write_changes(
        FieldChange, was, now, reason=reason, by=by, action=action, milestone=milestone, about=about
    )
    detail: dict[str, Any] = {"from": _words(was), "to": _words(now), "edition": action.edition}
    record(
        by=by, action=ProgrammeVerb.MILESTONE_CHANGED, what=trail_name(action), reason=reason, detail=detail
    )


def _fields(milestone: Milestone) -> dict[str, Any]:
    """What a history keeps of a milestone, by the names its fields have there."""
    return {
        "milestone": milestone.title,
        "milestone_due": milestone.due,
        "milestone_reached": milestone.reached_on,
    }


def _words(fields: Mapping[str, Any]) -> str:
    """A milestone as the trail says it; blank where there is none."""
    if not fields.get("milestone"):
        return ""
    due = f", due {fields['milestone_due'].isoformat()}" if fields["milestone_due"] else ""
    reached = f", reached {fields['milestone_reached'].isoformat()}" if fields["milestone_reached"] else ""
    return f"{fields['milestone']}{due}{reached}"
