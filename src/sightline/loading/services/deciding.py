"""Deciding on a preview: make it current, leave it, or go back to what was there before. Nothing else moves the pointer."""

from collections.abc import Iterator
from contextlib import contextmanager

from sightline.engine.snapshots import (
    AnotherLoadError,
    Snapshot,
    current_id,
    point_to,
    snapshots_folder,
    sweep,
    the_only_loader,
)
from sightline.loading import kept_report
from sightline.loading.models import Load
from sightline.loading.places import remove_files
from sightline.loading.queries.undoing import may_undo, way_back
from sightline.loading.services.moving import MayNotError, move
from sightline.loading.services.removing import remove_preview
from sightline.loading.verbs import LoadingVerb
from sightline.people.queries import user_named
from sightline.trail import services as trail
from sightline.trail.refusing import record_refusal

WAIT = 5
"""Seconds a page waits for a load that is being written."""

BUSY = "Another load is being written at this moment, so nothing was changed. Try again in a few minutes."
STALE = (
    "The current data has changed since this preview was made, so what you see here is not what you would get. "
    "Nothing was changed. Read the files again for a fresh preview."
)
GONE = "The preview has been cleared away since: it was left for too long. Nothing was changed. Read the files again."
OTHERS = (
    "The current load is of another authority than yours, or of several, so it is not yours to undo. This attempt has been "
    "recorded. Ask somebody there, or who loads for all."
)
NO_REASON = "Enter why this should be the current data. {why}"


class ReasonNeededError(MayNotError):
    """This must not be done without saying why."""


class OtherAuthorityError(MayNotError):
    """It would move the data of an authority that is not this person's."""


def make_current(load_id: int, *, by: str, reason: str = "", edition: int | None = None) -> Load:
    """Make a preview the current data. MayNotError, and nothing changed, where it may not become that now.

    ChangedMeanwhileError where the preview is not the one that was seen at `edition`: its files were read again since.
    """
    with the_pointer():
        load = Load.objects.get(id=load_id)
        if load.state == "previewed":
            _refuse_stale(load)
            _refuse_without_reason(load, reason)
        with pointed_to(load.snapshot):
            moved = move(
                load_id,
                "made_current",
                by=by,
                action=LoadingVerb.MADE_CURRENT,
                reason=reason,
                detail={"snapshot": load.snapshot, "instead_of": load.base},
                edition=edition,
            )
    _tidy(load_id)
    return moved


def decline(load_id: int, *, by: str, reason: str = "", edition: int | None = None) -> Load:
    """Do not use a preview: it and its files are removed, and the current data stays as it is.

    ChangedMeanwhileError as in `make_current`.
    """
    load = move(load_id, "declined", by=by, action=LoadingVerb.LOAD_DECLINED, reason=reason, edition=edition)
    if load.snapshot:
        remove_preview(load.snapshot)
    remove_files(load_id)
    return load


def undo(snapshot_id: str, *, by: str, reason: str) -> str:
    """Go back from the current snapshot to the one it was built on, and give that one's name.

    `snapshot_id` is the one the person saw as current. MayNotError where it is not any more, or there is no way back;
    NotTheirsError, recorded, where it would move another authority's data.
    """
    if not reason.strip():
        raise ReasonNeededError("Enter why this load is undone.")
    with the_pointer():
        if current_id() != snapshot_id:
            raise MayNotError(
                "The current data has changed since you saw it, so nothing was undone. Look again."
            )
        before = way_back(snapshot_id)
        if before is None:
            raise MayNotError("There is no earlier data to go back to. Nothing was changed.")
        if not may_undo(user_named(by), snapshot_id, before):
            record_refusal(by=by, what=f"undo snapshot {snapshot_id}", reason=reason)
            raise OtherAuthorityError(OTHERS)
        with pointed_to(before.id):
            _write_down_the_undoing(snapshot_id, before, by, reason)
    return before.id


def notice_current(by: str = "sightline") -> None:
    """A server that stopped between moving the pointer and writing so down: write it down, forward or back."""
    current = current_id()
    _notice_undone(current, by)
    waiting = Load.objects.filter(state="previewed", snapshot=current).first() if current else None
    if waiting is None:
        return
    with trail.recorded_transaction():
        if (
            current_id() == waiting.snapshot
            and Load.objects.filter(id=waiting.id, state="previewed").exists()
        ):
            why = "Found current after the server stopped while it was made so"
            move(waiting.id, "made_current", by=by, action=LoadingVerb.MADE_CURRENT, reason=why)


def _notice_undone(current: str | None, by: str) -> None:
    """The newest load that was made current is not, and what it was built on is: it was undone, and nobody wrote so down."""

    def newest() -> Load | None:
        latest = Load.objects.filter(state="made_current").order_by("-id").first()
        return latest if latest and latest.snapshot != current_id() and latest.base == current else None

    if not current or newest() is None:
        return
    with trail.recorded_transaction():
        left = newest()
        if left is not None and current_id() == current:
            why = "Found undone after the server stopped while it was"
            detail = {"snapshot": left.snapshot, "back_to": current}
            move(left.id, "undone", by=by, action=LoadingVerb.LOAD_UNDONE, reason=why, detail=detail)


@contextmanager
def the_pointer() -> Iterator[None]:
    """Nobody else loads meanwhile."""
    try:
        with the_only_loader(WAIT):
            yield
    except AnotherLoadError as busy:
        raise MayNotError(BUSY) from busy


@contextmanager
def pointed_to(snapshot_id: str) -> Iterator[None]:
    """What the block writes down and the pointer move together: where one cannot, the other does not."""
    before = current_id()
    try:
        with trail.recorded_transaction():
            yield
            point_to(snapshot_id)
    except BaseException:
        if current_id() != before:
            point_to(before)
        raise


def _refuse_stale(load: Load) -> None:
    if (current_id() or "") != load.base:
        raise MayNotError(STALE)
    if not (snapshots_folder() / load.snapshot / "manifest.json").exists():
        raise MayNotError(GONE)


def _refuse_without_reason(load: Load, reason: str) -> None:
    report = kept_report.read(load.snapshot)
    why = report.reasons if report else []
    if why and len(reason.strip()) < 3:
        raise ReasonNeededError(NO_REASON.format(why=" ".join(why)))


def _write_down_the_undoing(snapshot_id: str, before: Snapshot, by: str, reason: str) -> None:
    detail = {"snapshot": snapshot_id, "back_to": before.id}
    load = Load.objects.filter(snapshot=snapshot_id, state="made_current").first()
    if load:
        move(load.id, "undone", by=by, action=LoadingVerb.LOAD_UNDONE, reason=reason, detail=detail)
    else:
        trail.record(
            by=by,
            action=LoadingVerb.LOAD_UNDONE,
            what=f"snapshot {snapshot_id}",
            reason=reason,
            detail=detail,
        )


def _tidy(load_id: int) -> None:
    remove_files(load_id)
    sweep()
