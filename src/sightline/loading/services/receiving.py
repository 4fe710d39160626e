"""Receiving files into somebody's box: looked at as they land, and only what came whole is kept."""

from collections.abc import Sequence
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from sightline.comparators.reading import kind_of
from sightline.loading.landing import PART, Landing
from sightline.loading.models import Load, ReceivedFile
from sightline.loading.places import folder_of, remove_files
from sightline.loading.services.moving import MayNotError, move
from sightline.loading.verbs import LoadingVerb
from sightline.returns.contract import CannotReadError
from sightline.returns.reading import look_at
from sightline.trail import services as trail
from sightline.trail.rules import plain

CUT_OFF = "{name} did not arrive whole: the connection was lost. Nothing of it was kept. Drop it again."
NOT_OURS = (
    "Sightline does not know this file and will leave it out. It reads Annex A workbooks, SSD tables as CSV or "
    "Parquet, the local return and the ONS population file; and to compare with: published tables of the Department for "
    "Education, with or without their meta files, its interactive tool, and lists of statistical neighbours."
)
NO_HEADER = (
    "{name} is named as one of the tables, but it is empty or not what its name says, so nothing would be loaded. Take "
    "it out, or export it again and drop that."
)


def box_of(by: str) -> Load:
    """The load into which this person's files go until they say that all are there. Made when there is none."""
    box = Load.objects.filter(by=by, state="receiving").first()
    if box:
        return box
    try:
        with transaction.atomic():  # pyright: ignore[reportGeneralTypeIssues]
            load = Load.objects.create(by=by, at=timezone.now())
            load.steps.create(state="receiving", at=load.at, by=by)
            return load
    except IntegrityError:  # two files of one drop came at the same moment
        return Load.objects.get(by=by, state="receiving")


def keep_arrivals(load: Load, landings: Sequence[Landing], *, whole: bool, by: str) -> None:
    """What came with one request: kept, looked at and written down; what did not come whole is removed and said.

    `whole` is whether the request arrived to its end. A file takes the place of an earlier one of the same name.
    """
    rows = [_row(load, landing, whole) for landing in landings]
    if not rows:
        return
    with trail.recorded_transaction():
        if not Load.objects.filter(id=load.id, state="receiving").exists():
            raise MayNotError(
                "These files came after the load had begun, so they are not in it. Drop them again."
            )
        for row in rows:
            load.files.filter(name__iexact=row.name).delete()
            row.save()
        kept_rows = [row for row in rows if row.place == "arrived"]
        detail = {
            "files": {row.name: row.sha256 for row in kept_rows},
            "not_kept": len(rows) - len(kept_rows),
        }
        trail.record(by=by, action=LoadingVerb.FILES_RECEIVED, what=f"load {load.id}", detail=detail)


def _row(load: Load, landing: Landing, whole: bool) -> ReceivedFile:
    row = ReceivedFile(load=load, name=landing.name, at=timezone.now(), size=landing.size)
    if landing.problem:
        row.place, row.problem = "refused", landing.problem
    elif not (whole and landing.whole):
        landing.path.unlink(missing_ok=True)
        row.problem = CUT_OFF.format(name=landing.name)
    else:
        row.place, row.sha256 = "arrived", landing.sha256.hexdigest()
        _look(row, _in_place(landing))
    return row


def _in_place(landing: Landing) -> Path:
    """Under its own name, in the place of an earlier file of that name whatever its capitals."""
    for other in landing.path.parent.iterdir():
        if other.name.lower() == landing.name.lower():
            other.unlink()
    final = landing.path.with_name(landing.name)
    return landing.path.replace(final)


def _look(row: ReceivedFile, path: Path) -> None:
    """What the file is, or why it is nothing we know."""
    try:
        seen = look_at(path)
    except CannotReadError as why:
        row.problem = plain(str(why))
        return
    inputs = [each for each in seen.inputs if each.table]
    row.says_authority = any(each.authority for each in inputs)
    row.recognised_as = plain("\n".join(_sheet_words(each.recognised_as, each.sheet) for each in inputs))
    unknown = [each.sheet for each in seen.inputs if not each.table and each.sheet]
    if not inputs:
        row.published_kind = kind_of(path)
        row.problem = "" if row.published_kind else NOT_OURS
    elif not seen.has_header:
        row.problem = NO_HEADER.format(name=row.name)
    elif unknown:
        row.problem = plain(f"Not recognised and left out: {', '.join(unknown)}.")


def _sheet_words(recognised_as: str, sheet: str | None) -> str:
    return f"{recognised_as}, sheet {sheet}" if sheet else recognised_as


def remove(load: Load, file_id: int, *, by: str) -> None:
    """Take one file out of the box."""
    with trail.recorded_transaction():
        row = load.files.filter(id=file_id).first()
        if row is None or not Load.objects.filter(id=load.id, state="receiving").exists():
            raise MayNotError("That file is not in the box any more. Nothing was changed.")
        row.delete()
        trail.record(
            by=by, action=LoadingVerb.FILE_REMOVED, what=f"load {load.id}", detail={"file": row.name}
        )
    (folder_of(load.id) / row.name).unlink(missing_ok=True)


def empty(load: Load, *, by: str) -> None:
    """Take everything out: this box is not loaded."""
    move(
        load.id, "declined", by=by, action=LoadingVerb.LOAD_DECLINED, reason="The files were taken out again"
    )
    remove_files(load.id)


def half_arrived(load: Load) -> list[str]:
    """Names of files that are still on their way, or were when the server stopped."""
    names = [path.name for path in folder_of(load.id).glob(f".*{PART}")]
    return sorted({name[1 : -len(PART)].rpartition(".")[0] for name in names})
