"""What an owner says of an action in one form: words, milestones reached, a file, where it stands; all of it is saved, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.documents.models import Document
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.services import as_seen
from sightline.programme.delivery.services.evidence import give
from sightline.programme.delivery.services.milestones import change_milestone
from sightline.programme.delivery.services.reported_updates import stand_as_reported
from sightline.programme.delivery.services.status import closing_difference, set_judged_status
from sightline.programme.delivery.services.updates import report
from sightline.programme.difference.queries.closing import ClosingDifference
from sightline.programme.kinds import ACTION
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action, Milestone
from sightline.statistics.amounts import several
from sightline.trail.services import recorded_transaction

NOTHING = "Enter what there is to report, tick a milestone, choose a file or change the status."
TO_COME = "That day is still to come. Enter the day it happened."


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is said of an action at once. `reached`: numbers of milestones; `wanted`: the status it goes to, blank for none;
    `on`: the day of both, None for today. `shows`: what the document shows. `signed_by` and `post`: who answers for closing
    what has shown no difference. `confirmed` and `unread`: what was warned of and is kept, and what of the file was not read.
    """

    words: str = ""
    reached: Sequence[int] = ()
    wanted: str = ""
    on: date | None = None
    document: Document | None = None
    shows: str = ""
    kind: str = "document"
    review_by: date | None = None
    signed_by: str = ""
    post: str = ""
    confirmed: Sequence[str] = ()
    unread: str = ""


def save_progress(action: Action, progress: Progress, *, edition: int, by: str) -> str:
    """Save it, in one transaction, a line in the trail for each thing; gives in a sentence what was saved.

    ChangedMeanwhileError where a milestone or the status was to change and somebody else changed the action after that
    edition; CannotChangePlanError, beside the form's field, where something may not be. Then nothing is saved.
    """
    fault_of(action, progress)
    closing = closing_difference(action, progress.wanted)
    with recorded_transaction():
        if progress.reached or progress.wanted:
            as_seen(action, edition)
        points = [each.title for each in _milestones(action, progress)]
        update = (
            report(action, progress.words, confirmed=progress.confirmed, by=by)
            if progress.words.strip()
            else None
        )
        saved = ["update saved"] if update else []
        saved += [*_given(action, progress, by), *_reached(action, progress, edition, by)]
        saved += _moved(action, progress, closing, edition + len(progress.reached), by)
        stand_as_reported(action, update, _lines(progress, points), by=by)
    return f"{action.reference}: {', '.join(saved)}."


def fault_of(action: Action, progress: Progress) -> None:
    """Raise what can be told before anything is kept: nothing said at all, or a day that is still to come."""
    if not (progress.words.strip() or progress.reached or progress.wanted or progress.document):
        raise CannotChangePlanError(NOTHING, "words")
    if progress.on and progress.on > timezone.localdate():
        raise CannotChangePlanError(TO_COME, "on")
    if len(_milestones(action, progress)) < len(set(progress.reached)):
        raise ChangedMeanwhileError(action, action.changed_by)


def _milestones(action: Action, progress: Progress) -> list[Milestone]:
    return list(action.milestones.filter(pk__in=progress.reached, reached_on=None))


def _lines(progress: Progress, points: Iterable[str]) -> list[str]:
    """What was reported beside the words, a line each: the milestones by their titles, the file, the status."""
    lines = [f"Milestone reached: {title}" for title in points]
    if progress.document:
        lines.append(f"Evidence: {progress.shows or progress.document.name}")
    if progress.wanted:
        lines.append(f"Status: {ACTION.words[progress.wanted]}")
    return lines


def _given(action: Action, progress: Progress, by: str) -> list[str]:
    """The file."""
    document = progress.document
    if document is None:
        return []
    more = {"kind": progress.kind, "unread": progress.unread, "review_by": progress.review_by}
    shows = progress.shows or document.name
    give(action, shows, document=document, confirmed=progress.confirmed, by=by, **more)
    return [f"{document.name} added as evidence"]


def _reached(action: Action, progress: Progress, edition: int, by: str) -> list[str]:
    """The milestones, each of which counts the action's edition up."""
    milestones = _milestones(action, progress)
    for number, each in enumerate(milestones):
        change_milestone(
            each,
            title=each.title,
            due=each.due,
            reached_on=progress.on or timezone.localdate(),
            edition=edition + number,
            by=by,
        )
    return [f"{several(len(milestones), 'milestone')} reached"] if milestones else []


def _moved(
    action: Action, progress: Progress, closing: ClosingDifference | None, edition: int, by: str
) -> list[str]:
    """The status. What it owes a reason for is said in the words."""
    if not progress.wanted:
        return []
    try:
        set_judged_status(
            action,
            progress.wanted,
            closing,
            edition=edition,
            by=by,
            reason=progress.words,
            on=progress.on,
            signed_by=progress.signed_by,
            post=progress.post,
            confirmed=progress.confirmed,
        )
    except CannotChangePlanError as fault:
        field = "words" if fault.field == "reason" else fault.field
        raise CannotChangePlanError(str(fault), field) from fault
    return [f"now {ACTION.words[progress.wanted].lower()}"]
