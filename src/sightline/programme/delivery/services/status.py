"""An action goes from one status to another, with a reason where one is owed and a name where its difference is not shown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.services import as_seen, count_up
from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.people.posts.queries import post_named
from sightline.programme.difference.queries.closing import ClosingDifference, difference, judged_by
from sightline.programme.difference.queries.current import declared_tests_of
from sightline.programme.difference.rules.declaration import fault_of_starting
from sightline.programme.kinds import ACTION
from sightline.programme.kinds.refusals import (
    CannotChangePlanError,
    raise_if,
    refuse_move,
    required,
)
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, SignOff, StatusChange
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction


def set_status(
    action: Action,
    wanted: str,
    *,
    edition: int,
    by: str,
    reason: str = "",
    on: date | None = None,
    signed_by: str = "",
    post: str = "",
    confirmed: Sequence[str] = (),
) -> Action:
    """Say where an action stands. `on`: the day it started or was done, today if not given.

    Starting one needs its test of difference declared. Closing one whose difference is not better needs `signed_by`, the name of who answers for that, and a reason.
    `confirmed`: what the reason seems to hold that says who a child is, and is kept with.
    ChangedMeanwhileError where it was changed since `edition`, or its test was; CannotChangePlanError where it may not be.
    """
    closing = closing_difference(action, wanted)
    details: dict[str, Any] = {"reason": reason, "on": on, "signed_by": signed_by, "post": post}
    details["confirmed"] = confirmed
    return set_judged_status(action, wanted, closing, edition=edition, by=by, **details)


def closing_difference(action: Action, wanted: str) -> ClosingDifference | None:
    """What an action that is to be closed has shown; None where it is not. May compute every measure: ask before the one
    writer begins, so that nobody waits for it."""
    return difference(action) if wanted == "done" else None


def set_judged_status(
    action: Action,
    wanted: str,
    closing: ClosingDifference | None,
    *,
    edition: int,
    by: str,
    reason: str = "",
    on: date | None = None,
    signed_by: str = "",
    post: str = "",
    confirmed: Sequence[str] = (),
) -> Action:
    """As `set_status`, where what it has shown is known: `closing`, as `closing_difference` gave it."""
    on = on or timezone.localdate()
    with recorded_transaction():
        action = _as_judged(action, edition, closing)
        _may(action, wanted, reason, on)
        if closing and not closing.better:
            _signed(action, closing, signed_by, post, reason, by)
        was = _go(action, wanted, on, by)
        said_now = {"at": timezone.now(), "by": by, "reason": reason.strip()}
        StatusChange.objects.create(action=action, was=was, status=wanted, **said_now)
        detail = {"from": was, "to": wanted, "on": on.isoformat(), "edition": action.edition}
        detail |= kept_with(confirmed)
        if closing:
            detail |= {
                "difference": closing.answer,
                "signed_by": "" if closing.better else signed_by.strip(),
            }
        why = for_the_trail(reason.strip(), confirmed)
        record(by=by, action=ProgrammeVerb.ACTION_MOVED, what=trail_name(action), reason=why, detail=detail)
    return action


def _as_judged(action: Action, edition: int, visible: ClosingDifference | None) -> Action:
    """The action as it was seen, its test too where its difference was worked out. ChangedMeanwhileError otherwise."""
    action = as_seen(action, edition)
    if visible and visible.tests != judged_by(action):
        raise ChangedMeanwhileError(action, action.changed_by, "Its test was changed.")
    return action


def _may(action: Action, wanted: str, reason: str, on: date) -> None:
    """Whether it may go there now. CannotChangePlanError, beside the field it is about, where it may not."""
    refuse_move(ACTION, action.status, wanted, reason)
    raise_if(fault_of_starting(action.status, wanted, declared=bool(declared_tests_of(action))), "wanted")
    if on > timezone.localdate():
        raise CannotChangePlanError("That day is still to come. Enter the day it happened.", "on")


def _go(action: Action, wanted: str, on: date, by: str) -> str:
    was, action.status = action.status, wanted
    action.done_on = on if wanted == "done" else None
    if wanted == "in_progress" and action.started_on is None:
        action.started_on = on
    if action.done_on and action.started_on and action.done_on < action.started_on:
        raise CannotChangePlanError(
            f"It started on {in_words(action.started_on)} and cannot be done before. Change the day.", "on"
        )
    count_up(action, "status", "started_on", "done_on", by=by)
    return was


def _signed(
    action: Action, closing_difference: ClosingDifference, name: str, post: str, reason: str, by: str
) -> None:
    """Keep who signed off an action whose difference is not shown."""
    sentence = f"Its difference is {closing_difference.answer}."
    name = required(name, f"{sentence} Enter the name of who signs it off all the same.", "signed_by")
    reason = required(reason, f"{sentence} Say why it is closed all the same.", "reason")
    SignOff.objects.create(
        action=action,
        difference=closing_difference.answer[:40],
        name=name,
        post=post.strip(),
        named_post=post_named(action.plan.authority, post),
        reason=reason,
        by=by,
        at=timezone.now(),
    )
