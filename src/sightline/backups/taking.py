"""Taking a backup while people work.

What must fit together is read while no line of the trail can be written: the pointer and the list of snapshots, the
head of the trail, the database, and the small files. That takes as long as copying the database. Snapshots never
change, so they are copied afterwards, while people go on. The archive is written aside, read back whole, and then
given its name.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from sightline.backups import archive, chosen
from sightline.backups.archive import ArchivedFile, Contents, DamagedArchiveError, Writer
from sightline.backups.verbs import BackupVerb
from sightline.engine.places import data_folder, store_folder
from sightline.engine.snapshots import current_id, snapshots_folder
from sightline.files.whole import open_private
from sightline.files.working_folder import WITHOUT_A_LOCK, sweep, working_folder
from sightline.trail.head_file import head_path, key
from sightline.trail.services import record, recorded_transaction

DATABASE = "sightline.sqlite3"
COPIES, WRITING = ".sightline-backup-", "archive.writing"
OLD_WRITING = re.compile(r"\..+\.\d+\.writing")


class CannotBackUpError(Exception):
    """No backup was made; the message says why and what to do. Nothing is left where it would have been."""


def take(
    to: Path, *, by: str, with_keys: bool = False, meanwhile: Sequence[str] = ()
) -> tuple[Path, Contents]:
    """Write one archive at `to`, or in the folder `to`, and give its path and what is in it.

    `meanwhile` is a command that copies a PostgreSQL database; it runs while the trail stands still.
    CannotBackUpError, in a sentence, where there is a file already, no room on the disk, or the command fails.
    """
    final = _place(to.resolve())
    try:
        record(by=by, action=BackupVerb.BACKED_UP, what=final.name, detail={"with_keys": with_keys})
        _sweep_leftovers(final.parent)
        with working_folder(final.parent, COPIES) as copies:
            contents = _write(copies / WRITING, copies, with_keys, meanwhile)
            if archive.check(copies / WRITING).files != contents.files:
                raise DamagedArchiveError("The backup is not what was written into it.")
            (copies / WRITING).replace(final)
    except (OSError, sqlite3.Error, DatabaseError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
        raise CannotBackUpError(
            f"The backup was not written: {reason}. Look at the disks that hold {final.parent} and {data_folder()}, and "
            "try again."
        ) from fault
    except DamagedArchiveError as fault:
        raise CannotBackUpError(f"The backup was not kept: {fault}") from fault
    return final, contents


def _sweep_leftovers(folder: Path) -> None:
    """What killed backups left beside the archives: whole copies of the database, of documents, perhaps of keys."""
    sweep(folder, COPIES)
    for half in folder.glob(".*.writing"):  # as earlier versions named what they were writing
        if OLD_WRITING.fullmatch(half.name) and time.time() - half.stat().st_mtime > WITHOUT_A_LOCK:
            half.unlink(missing_ok=True)


def _place(to: Path) -> Path:
    final = to / f"sightline-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.zip" if to.is_dir() else to
    if final.exists():
        raise CannotBackUpError(f"There is a file {final} already. Give the backup another name.")
    if final.is_relative_to(data_folder()):
        raise CannotBackUpError(
            f"{final.parent} is in the data folder, and would be lost with it. Choose another place, on another disk."
        )
    if not final.parent.is_dir():
        raise CannotBackUpError(f"There is no folder {final.parent}. Make it, or name another.")
    return final


def _write(workspace: Path, copies: Path, with_keys: bool, meanwhile: Sequence[str]) -> Contents:
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with open_private(workspace) as file:
        with zipfile.ZipFile(file, "w") as packed:
            writer = Writer(packed)
            contents = Contents(
                made=made, version=version("sightline"), database=connection.vendor, with_keys=with_keys
            )
            still = _still(copies, contents, with_keys, meanwhile)
            contents.files = [writer.put(path, copy) for path, copy in still]
            for name in list(contents.snapshots):
                _put_snapshot(writer, name, contents)
            writer.seal(contents)
        file.flush()
        os.fsync(file.fileno())
    return contents


def _still(
    copies: Path, contents: Contents, with_keys: bool, meanwhile: Sequence[str]
) -> list[tuple[str, Path]]:
    """Copy what must fit together while nobody can write a line of the trail: path in the archive, and its copy."""
    key()  # makes the head where the trail has not begun
    with recorded_transaction():
        contents.current = current_id()
        contents.snapshots = _whole_snapshots()
        files = [_copy(file, copies) for file in chosen.others(data_folder(), with_keys=with_keys)]
        files.append(_copy(head_path(), copies))
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), copies / DATABASE)
            files.append((DATABASE, copies / DATABASE))
        if meanwhile:
            _run(meanwhile)
    if connection.vendor == "sqlite":
        _without_sessions(copies / DATABASE)
    if contents.current:
        (copies / "current").write_text(contents.current, encoding="ascii")
        files.append(("store/current", copies / "current"))
    return files


def _whole_snapshots() -> list[str]:
    folder = snapshots_folder()
    return (
        sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
        if folder.is_dir()
        else []
    )


def _copy(file: Path, copies: Path) -> tuple[str, Path]:
    path = file.relative_to(data_folder())
    copy = copies / "files" / path
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, copy)
    return path.as_posix(), copy


def _copy_sqlite(source: Path, target: Path) -> None:
    """By SQLite's own means, which takes what is still in its log; then without a log, as one file."""
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as write,
    ):
        read.backup(write)
        write.execute("PRAGMA journal_mode=DELETE")
        verdict = write.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise CannotBackUpError(
            f"The database {source.name} is damaged, so it was not backed up. Keep your older backups, and get help."
        )


def _without_sessions(copy: Path) -> None:
    """Take out who is signed in: a session's key is as good as a password. Nothing of them stays in the file's pages."""
    with closing(sqlite3.connect(copy)) as write:
        write.execute("DELETE FROM django_session")
        write.commit()
        write.execute("VACUUM")


def _run(meanwhile: Sequence[str]) -> None:
    try:
        done = subprocess.run(list(meanwhile), check=False, stdout=subprocess.DEVNULL)
    except OSError as fault:
        raise CannotBackUpError(f"{meanwhile[0]} could not be started, so no backup was made.") from fault
    if done.returncode:
        raise CannotBackUpError(f"{meanwhile[0]} ended with {done.returncode}, so no backup was made.")


def _put_snapshot(writer: Writer, name: str, contents: Contents) -> None:
    """Put one snapshot in whole; an old one that is swept away this instant is left out."""
    folder = snapshots_folder() / name
    under = f"{store_folder().name}/{snapshots_folder().name}/{name}"
    put: list[ArchivedFile] = []
    try:
        for file in chosen.inside(folder):
            put.append(writer.put(f"{under}/{file.relative_to(folder).as_posix()}", file))
        if not any(entry.path == f"{under}/manifest.json" for entry in put):
            raise FileNotFoundError(folder)
    except FileNotFoundError as gone:
        if name == contents.current:
            raise CannotBackUpError("Newer loads took the current snapshot's place. Try again.") from gone
        contents.snapshots.remove(name)
        return
    contents.files.extend(put)
