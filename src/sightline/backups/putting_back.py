"""Putting a backup into an empty data folder: all of it, checked, or nothing. Needs no Django: it makes no database."""

import os
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

from sightline.backups import archive
from sightline.backups.archive import ArchivedFile, Contents
from sightline.backups.chosen import KEYS
from sightline.engine.places import data_folder, restoring_prefix
from sightline.files.retrying import retry_while_locked
from sightline.files.working_folder import sweep, working_folder

NEVER_CHANGE = "store/snapshots/"


class CannotRestoreError(Exception):
    """Nothing was put back; the message says why and what to do."""


def put_back(source: Path) -> Contents:
    """Put the archive into the data folder, which must be empty or not there. What was put back.

    CannotRestoreError or DamagedArchiveError, in a sentence, before anything is in its place.
    """
    target = data_folder()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotRestoreError(
            f"{target} is not empty, and a backup never goes over data that is there. Move the folder aside, or name "
            "an empty one in SIGHTLINE_DATA."
        )
    sweep(target.parent, restoring_prefix())
    archive.check(source)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            working_folder(target.parent, restoring_prefix()) as workspace,
            archive.opened(source) as (packed, contents),
        ):
            _unpack(packed, contents.files, workspace)
            _take_the_place(workspace, target)
    except OSError as fault:
        raise _no_room(target, fault) from fault
    return contents


def needs(contents: Contents) -> list[str]:
    """What is still to be done before Sightline is started, in sentences."""
    left = []
    if not contents.with_keys:
        left.append(
            f"The keys are not in this backup: put your copy of the folder {KEYS} into {data_folder()} first. "
            "Without them the trail cannot be verified, and nobody's second factor works."
        )
    if contents.database != "sqlite":
        left.append(
            "The database is not in this backup: put your dump of that moment back, as with pg_restore, first."
        )
    return left


def _no_room(target: Path, fault: OSError) -> CannotRestoreError:
    reason = fault.strerror or type(fault).__name__
    return CannotRestoreError(
        f"Nothing was put back: {reason}. Look at the disk that holds {target.parent}, and try again."
    )


def _unpack(packed: zipfile.ZipFile, files: list[ArchivedFile], workspace: Path) -> None:
    first: dict[str, Path] = {}
    for entry in files:
        place = workspace / entry.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if entry.path.startswith(NEVER_CHANGE) and _linked(first.get(entry.sha256), place):
            continue
        archive.unpack(packed, entry, place)
        place.chmod(0o600)
        if entry.path.startswith(NEVER_CHANGE):
            first[entry.sha256] = place
    for file in workspace.rglob("*"):
        if file.is_file():
            with file.open("rb+") as written:
                os.fsync(written.fileno())


def _linked(same: Path | None, place: Path) -> bool:
    """Whether the file could be linked to one that is the same, as loading does with what did not change."""
    if same is not None:
        with suppress(OSError):  # a file system without hard links
            os.link(same, place)
            return True
    return False


def _take_the_place(workspace: Path, target: Path) -> None:
    """Give the folder its name; where the name is a disk of its own, move what is in it, the database last."""
    try:
        if target.exists():
            target.rmdir()
        retry_while_locked(lambda: workspace.rename(target))
    except OSError:
        if not target.is_dir():
            raise
        for each in sorted(workspace.iterdir(), key=lambda each: each.is_file()):
            shutil.move(each, target / each.name)
