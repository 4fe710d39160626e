"""An update stands as reported; a second person accepts it as a whole, or sends it back and says why."""

from collections.abc import Iterable

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds import UPDATE
from sightline.programme.kinds.refusals import CannotChangePlanError, refuse_move
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, FieldChange, ReportedUpdate, Update
from sightline.programme.plans.queries.entries import owns
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction

DECISIONS = ("accepted", "sent_back")
OWN = "You reported this update, so somebody else decides on it."
OWNERS = "You own this action, so somebody else decides on its updates."


def stand_as_reported(
    action: Action, update: Update | None, lines: Iterable[str], *, by: str
) -> ReportedUpdate:
    """Keep what was reported at one time as one update, to be accepted: its words, and a line for each other thing.

    Call it in the transaction that saves them, after them.
    """
    return ReportedUpdate.objects.create(
        action=action, update=update, what="\n".join(lines), by=by, at=timezone.now()
    )


def decide_on_update(
    report: ReportedUpdate, wanted: str, *, reason: str = "", edition: int | None = None, by: str
) -> None:
    """Accept an update, or send it back and say why. What it reported stands either way.

    A second person decides: CannotChangePlanError for whoever reported it, and for the action's owner.
    ChangedMeanwhileError where somebody else decided on it after that edition.
    """
    with recorded_transaction():
        now = as_seen(report, edition, "action")
        if wanted not in DECISIONS:
            raise CannotChangePlanError("Choose whether it is accepted or sent back.", "wanted")
        if now.by == by:
            raise CannotChangePlanError(OWN)
        if owns(by, now.action):
            raise CannotChangePlanError(OWNERS)
        refuse_move(UPDATE, now.state, wanted, reason)
        was, now.state = now.state, wanted
        count_up(now, "state", by=by)
        write_changes(
            FieldChange, {"state": was}, {"state": wanted}, reason=reason.strip(), by=by, report=now
        )
        detail = {"report": now.pk, "from": was, "to": wanted}
        record(
            by=by,
            action=ProgrammeVerb.UPDATE_DECIDED,
            what=trail_name(now.action),
            reason=reason.strip(),
            detail=detail,
        )
