"""A load made on the machine itself: read and made current in one go, with the line and the history of a load on the pages."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from django.utils import timezone

from sightline.checks.faults import CheckRefusedError
from sightline.engine.derived import make_all
from sightline.engine.snapshots import AnotherLoadError, Snapshot, current_id, open_snapshot, sweep
from sightline.files.digest import sha256_of
from sightline.loading.models import Load
from sightline.loading.services.deciding import pointed_to, the_pointer
from sightline.loading.services.moving import MayNotError, trail_name
from sightline.loading.services.removing import remove_preview
from sightline.loading.verbs import LoadingVerb
from sightline.measuring.bad_cases import MeasureRefusedError
from sightline.returns.contract import Input
from sightline.returns.load import NothingToLoadError, load
from sightline.returns.report import LoadReport
from sightline.trail import services as trail
from sightline.trail.rules import plain

CAME_BETWEEN = (
    "The current data has changed while these files were read, so they were not made current. Nothing was changed. "
    "Load them again."
)

NOT_LOADED = (AnotherLoadError, CheckRefusedError, MayNotError, MeasureRefusedError, NothingToLoadError)
"""What keeps files from becoming the current data, each with a sentence for whoever loads them."""


def load_at_once(
    paths: Sequence[Path],
    *,
    by: str,
    reason: str = "",
    authority: str | None = None,
    data_to: date | None = None,
    say: Callable[[str], None] = lambda _: None,
    prepare: Callable[[Snapshot], None] = lambda _: None,
) -> LoadReport:
    """Load files and folders and make them the current data; the trail and the history say who did, and from which files.

    What pages will ask is worked out before the data is current: nobody waits for it then. `prepare` may look at it.

    Raises one of NOT_LOADED, AuthorityUnknownError where nobody says whose files they are, and whatever disk or database raises where the line
    cannot be written: in each case nothing has changed.
    """
    report = load(paths, authority=authority, data_to=data_to, preview=True, say=say)
    try:
        snapshot = open_snapshot(report.snapshot)
        make_all(snapshot, say=say)
        prepare(snapshot)
        with the_pointer():
            _make_current(report, by, reason)
    except BaseException:
        if current_id() != report.snapshot:
            remove_preview(report.snapshot)
        raise
    sweep()
    report.published = True
    return report


def _make_current(report: LoadReport, by: str, reason: str) -> None:
    base = open_snapshot(report.snapshot).manifest.base or ""
    if (current_id() or "") != base:
        raise MayNotError(CAME_BETWEEN)
    with pointed_to(report.snapshot):
        made = _in_the_history(report, base, by, reason)
        trail.record(
            by=by,
            action=LoadingVerb.LOADED,
            what=trail_name(made),
            reason=plain(reason),
            detail={
                "snapshot": report.snapshot,
                "instead_of": base,
                "authorities": report.authorities,
                "data_to": report.data_to.isoformat(),
                "faults": len(report.faults),
            },
        )


def _in_the_history(report: LoadReport, base: str, by: str, reason: str) -> Load:
    now, tables = timezone.now(), report.tables.values()
    made = Load.objects.create(
        by=by,
        at=now,
        state="made_current",
        authorities=report.authorities,
        data_to=report.data_to,
        snapshot=report.snapshot,
        base=base,
        rows_read=sum(table.read for table in tables),
        rows_kept=sum(table.kept for table in tables),
        rows_set_aside=sum(table.set_aside for table in tables),
        faults=len(report.faults),
    )
    made.steps.create(state="made_current", at=now, by=by, reason=plain(reason))
    by_path: dict[Path, list[Input]] = {}
    for each in report.inputs:
        by_path.setdefault(each.path, []).append(each)
    for path, inputs in by_path.items():
        made.files.create(
            name=plain(path.name)[:200],
            at=now,
            place="arrived",
            size=path.stat().st_size,
            sha256=sha256_of(path),
            recognised_as="\n".join(each.recognised_as for each in inputs),
            says_authority=any(each.authority for each in inputs),
        )
    return made
