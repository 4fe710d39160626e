"""Reading a load's files in the background, and finding again what a worker that died left behind."""

import errno
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import OperationalError, close_old_connections, connection
from django.db.models import F
from django.utils import timezone
from filelock import FileLock, Timeout

from sightline.engine.snapshots import AnotherLoadError, Snapshot, open_snapshot
from sightline.loading import kept_report
from sightline.loading.comparing import compared
from sightline.loading.landing import PART
from sightline.loading.models import Load
from sightline.loading.places import folder_of, lock_of
from sightline.loading.rules import MOST_ATTEMPTS
from sightline.loading.services.moving import MayNotError, move
from sightline.loading.services.published import keep_in_box
from sightline.loading.services.removing import remove_preview
from sightline.loading.verbs import LoadingVerb
from sightline.measuring.bad_cases import MeasureRefusedError
from sightline.measuring.readings import READING_RESULTS
from sightline.people.queries import user_named
from sightline.returns.authority import AuthorityUnknownError
from sightline.returns.load import NothingToLoadError, load
from sightline.returns.report import LoadReport
from sightline.trail import services as trail
from sightline.trail.rules import plain

log = logging.getLogger(__name__)
WAITING = "Waiting for the background worker"
ANOTHER = "Another load is being written. This one waits for it to end."
GAVE_UP = (
    f"The worker was stopped {MOST_ATTEMPTS} times while it read these files: the machine may have run out of memory, or "
    "been restarted. Nothing was changed. Try again, with fewer files at a time if it happens again."
)
DISK_FULL = (
    "The disk is full, so the files could not be loaded. Nothing was changed. Make room, then try again."
)
OURS = "Something went wrong on our side while the files were read, and the server's log says where. Nothing was changed."


class LoadFailedError(Exception):
    """This load cannot go on; the message is the sentence that is shown."""


def start(load_id: int, *, by: str, authority: str = "", data_to: date | None = None) -> Load:
    """All files are there: have them read in the background. MayNotError where there is nothing to read."""
    if not Load.objects.get(id=load_id).files.filter(place="arrived", published_kind="").exists():
        raise MayNotError("There is no file of records to read yet. Drop one first.")
    started = _queue(load_id, by=by, authority=authority, data_to_given=data_to)
    keep_in_box(started, by=by)
    return started


def again(load_id: int, *, by: str) -> Load:
    """Read the same files once more: after a failure, or because somebody else's load came between."""
    before = Load.objects.get(id=load_id)
    if not any(path.exists() for path in paths_of(before)):
        raise MayNotError("The files of this load have been cleared away since. Drop them again.")
    waiting = _queue(load_id, by=by, snapshot="", base="", sentence="")
    if before.snapshot:
        remove_preview(before.snapshot)
    return waiting


def _queue(load_id: int, *, by: str, **fields: Any) -> Load:
    from sightline.loading.tasks import read_files

    with trail.recorded_transaction():
        task = read_files.enqueue(load_id)
        return move(
            load_id,
            "reading",
            by=by,
            action=LoadingVerb.LOAD_STARTED,
            task=str(task.id),
            attempts=0,
            progress=WAITING,
            progress_at=timezone.now(),
            **fields,
        )


def paths_of(waiting: Load) -> list[Path]:
    """Where the files of a load lie that arrived whole."""
    names = waiting.files.filter(place="arrived", published_kind="").values_list("name", flat=True)
    return [folder_of(waiting.id) / name for name in names]


def read(load_id: int, task_id: str) -> None:
    """What the worker does. Ends quietly where the load is not waiting for this very task any more.

    The lock tells the living from the dead: whoever finds it free while the load is being read may take it up again.
    """
    try:
        with FileLock(lock_of(load_id), timeout=30):
            mine = Load.objects.filter(id=load_id, state="reading", task=task_id)
            if mine.update(
                attempts=F("attempts") + 1, progress="Looking at the files", progress_at=timezone.now()
            ):
                _read_or_fail(mine.get())
    except Timeout:
        return


def _read_or_fail(waiting: Load) -> None:
    if waiting.attempts > MOST_ATTEMPTS:
        _fail(waiting, GAVE_UP)
        return
    try:
        _preview(waiting)
    except (NothingToLoadError, AuthorityUnknownError, MeasureRefusedError, LoadFailedError) as fault:
        _fail(waiting, str(fault))
    except OSError as fault:
        log.exception("A load could not be read or written")
        _fail(waiting, DISK_FULL if fault.errno == errno.ENOSPC else OURS)
    except Exception:
        log.exception("A load failed")
        _fail(waiting, OURS)


def _fail(waiting: Load, sentence: str) -> None:
    _look_after_the_connection()
    plain_sentence = plain(sentence)
    move(
        waiting.id,
        "failed",
        by=waiting.by,
        action=LoadingVerb.LOAD_FAILED,
        sentence=plain_sentence,
        progress="",
    )


def _look_after_the_connection() -> None:
    """The database may have hung up while the files were read for minutes; inside a transaction it has not."""
    if not connection.in_atomic_block:
        close_old_connections()


def _preview(waiting: Load) -> None:
    for half in folder_of(waiting.id).glob(f".*{PART}"):
        half.unlink(missing_ok=True)
    report = _loaded(waiting)
    try:
        _refuse_others_data(waiting, report)
        snapshot = open_snapshot(report.snapshot)
        compute(snapshot, say=lambda step: _progress(waiting.id, step))
        _progress(waiting.id, "Comparing the figures before and after")
        kept_report.write(report, compared(snapshot, report.newly_computable))
        _look_after_the_connection()
        _written_down(waiting, report, snapshot.manifest.base or "")
    except BaseException:
        remove_preview(report.snapshot)
        raise


def compute(snapshot: Snapshot, *, say: Callable[[str], None]) -> None:
    """The figures of a preview, for the comparison; what is due and wrong is worked out when that counts it."""
    READING_RESULTS.make(snapshot, say=say)


def _loaded(waiting: Load) -> LoadReport:
    """The report of loading the files as a preview; waits while another load writes."""
    while True:
        try:
            return load(
                paths_of(waiting),
                authority=waiting.authority or None,
                data_to=waiting.data_to_given,
                preview=True,
                say=lambda step: _progress(waiting.id, step),
            )
        except AnotherLoadError:
            _progress(waiting.id, ANOTHER)


def _refuse_others_data(waiting: Load, report: LoadReport) -> None:
    user = user_named(waiting.by)
    others = [code for code in report.authorities if user and user.authority not in ("", code)]
    if user is None or others:
        raise LoadFailedError(
            f"These files are of authority {', '.join(others)}, and {waiting.by} loads for {user.authority}. Nothing was changed."
            if user
            else f"There is no user {waiting.by} any more, so nothing was loaded."
        )


def _progress(load_id: int, step: str) -> None:
    """Say how far it is; a database that is busy this instant is no reason to stop."""
    try:
        Load.objects.filter(id=load_id).update(progress=plain(step), progress_at=timezone.now())
    except OperationalError:
        log.info("Progress of a load could not be written down")


def _written_down(waiting: Load, report: LoadReport, base: str) -> None:
    tables = report.tables.values()
    move(
        waiting.id,
        "previewed",
        by=waiting.by,
        action=LoadingVerb.LOAD_PREVIEWED,
        detail={"snapshot": report.snapshot, "faults": len(report.faults)},
        snapshot=report.snapshot,
        base=base,
        progress="",
        authorities=report.authorities,
        data_to=report.data_to,
        rows_read=sum(table.read for table in tables),
        rows_kept=sum(table.kept for table in tables),
        rows_set_aside=sum(table.set_aside for table in tables),
        faults=len(report.faults),
    )
