"""Snapshots: what was loaded, written aside and swapped whole, so that no reader ever sees half a load.

A snapshot that something was published from is kept by name until that name is released (`keep`, `release`).

A snapshot is a folder of Parquet files, one per table and authority, and a manifest. Loading writes a new folder
beside the old ones, links what did not change, and then moves the `current` pointer once. A reader resolves the
pointer once and keeps that folder; a crash at any moment leaves the old snapshot in place.
"""

import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from sightline.engine.manifest import AuthorityEntry, Manifest, TableEntry
from sightline.engine.places import store_folder
from sightline.files.retrying import retry_while_locked
from sightline.files.whole import force_the_names, force_to_disk, write_whole

KEEP_AT_LEAST = 5
KEEP_FOR_SECONDS = 24 * 60 * 60
SNAPSHOT_NAME = re.compile(r"([0-9]{8}T[0-9]{6})[0-9]{3}-[0-9a-f]{6}")
KEEP_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_followers: list[Callable[[float], None]] = []


class NothingLoadedError(Exception):
    """There is no snapshot yet."""

    def __init__(self) -> None:
        super().__init__("Nothing is loaded yet. Load your files first: sightline load PATH…")


class NoSuchSnapshotError(Exception):
    """The snapshot that was to be kept has gone, or never was."""


class AnotherLoadError(Exception):
    """Someone else is loading into the same store."""


@dataclass(frozen=True)
class Snapshot:
    """One snapshot, resolved: every read through it sees the same version."""

    folder: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """The snapshot's name: sortable by the moment it was made."""
        return self.manifest.snapshot

    def files(self, table: str) -> list[Path]:
        """The Parquet files of one table, one per authority that has it."""
        return [
            self.folder / "tables" / table / f"{code}.parquet"
            for code, entry in sorted(self.manifest.authorities.items())
            if table in entry.tables
        ]

    def rows(self, table: str, authority: str) -> pa.Table | None:
        """One authority's rows of a table; None where it has none."""
        entry = self.manifest.authorities.get(authority)
        if entry is None or table not in entry.tables:
            return None
        return pq.ParquetFile(self.folder / "tables" / table / f"{authority}.parquet").read()


def made_at(snapshot_id: str) -> datetime | None:
    """When the snapshot of that name was made, to the second and in UTC: its name says it. None where it is no such name."""
    named = SNAPSHOT_NAME.fullmatch(snapshot_id)
    try:
        return datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if named else None
    except ValueError:  # the thirtieth of February
        return None


def newest_rows_at(entry: AuthorityEntry) -> datetime | None:
    """When an authority's newest rows came in; None where it has none, or nothing says when."""
    return made_at(max((table.loaded for table in entry.tables.values()), default=""))


def snapshots_folder() -> Path:
    """The folder of all snapshots."""
    return store_folder() / "snapshots"


def current_id() -> str | None:
    """The current snapshot's name; None when nothing is loaded."""
    pointer = store_folder() / "current"
    for _ in range(50):
        try:
            return pointer.read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None
        except PermissionError:  # Windows: the pointer is being replaced this instant
            time.sleep(0.02)
    return pointer.read_text(encoding="ascii").strip()


def open_snapshot(snapshot_id: str | None = None) -> Snapshot:
    """The named snapshot, or the current one as it stands now. NothingLoadedError when there is none."""
    chosen = snapshot_id or current_id()
    if chosen is None:
        raise NothingLoadedError
    folder = snapshots_folder() / chosen
    return Snapshot(folder, Manifest.read(folder))


@contextmanager
def the_only_loader(wait: float = 60) -> Iterator[None]:
    """Hold the store's loading lock; the operating system lets go of it if this process dies.

    AnotherLoadError where somebody else still holds it after `wait` seconds.
    """
    store_folder().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(store_folder() / "load.lock", timeout=wait):
            yield
    except Timeout as fault:
        raise AnotherLoadError(
            f"Another load into {store_folder()} has been running for over {_for(wait)}. Wait for it to end, then load again."
        ) from fault


class Draft:
    """A snapshot being written aside. Nothing of it is seen until `publish`."""

    def __init__(self, base: Snapshot | None) -> None:
        """Start from `base`: its tables are carried over unless replaced."""
        moment = datetime.now(UTC)
        name = f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}-{secrets.token_hex(3)}"
        self.base = base
        self.manifest = Manifest(name, moment.isoformat(timespec="seconds"), base=base.id if base else None)
        self.folder = snapshots_folder() / f".{name}.writing"
        (self.folder / "tables").mkdir(parents=True)
        for code, entry in base.manifest.authorities.items() if base else ():
            self.manifest.authorities[code] = AuthorityEntry(entry.data_to, dict(entry.tables))

    def authority(self, code: str, data_to: date) -> None:
        """Say that this load brings that authority's data up to `data_to`."""
        entry = self.manifest.authorities.setdefault(code, AuthorityEntry(data_to))
        entry.data_to = data_to

    def put(self, table: str, authority: str, rows: pa.Table, entry: TableEntry) -> None:
        """Write one authority's rows of one table."""
        target = self.folder / "tables" / table / f"{authority}.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(rows, target, compression="zstd", row_group_size=250_000)
        self.manifest.authorities[authority].tables[table] = entry

    def written(self, table: str, authority: str) -> pa.Table | None:
        """One authority's rows of a table as this draft has written them; None where it has not."""
        target = self.folder / "tables" / table / f"{authority}.parquet"
        return pq.ParquetFile(target).read() if target.exists() else None

    def drop(self, table: str, authority: str) -> None:
        """Leave one authority's table out of this snapshot."""
        self.manifest.authorities[authority].tables.pop(table, None)

    def seal(self) -> Snapshot:
        """Bring over what did not change, write the manifest, and give the folder its name. Not yet current."""
        for code, entry in self.manifest.authorities.items():
            for table in entry.tables:
                self._carry(table, code)
        self.manifest.write(self.folder)
        force_to_disk(self.folder)
        final = snapshots_folder() / self.manifest.snapshot
        retry_while_locked(lambda: self.folder.rename(final))
        force_the_names(final.parent)
        return Snapshot(final, self.manifest)

    def abandon(self) -> None:
        """Remove what was written so far."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _carry(self, table: str, authority: str) -> None:
        target = self.folder / "tables" / table / f"{authority}.parquet"
        if target.exists() or self.base is None:
            return
        source = self.base.folder / "tables" / table / f"{authority}.parquet"
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:  # a file system without hard links
            shutil.copyfile(source, target)


def publish(snapshot: Snapshot) -> None:
    """Make this snapshot the current one, in one step, and sweep away what nobody can still be reading."""
    point_to(snapshot.id)
    sweep()


def point_to(snapshot_id: str | None) -> None:
    """Make this snapshot the current one, in one step; None for none. Hold `the_only_loader` when you call it."""
    if snapshot_id is None:
        retry_while_locked(lambda: (store_folder() / "current").unlink(missing_ok=True))
        return
    write_whole(store_folder() / "current", snapshot_id)


def keep(snapshot_id: str, name: str) -> None:
    """Keep this snapshot, whatever its age and however many come after, until `release` is called with the same name.

    `name` says what needs it, as "return-2026-q2": small letters, digits, dots, underlines and hyphens; ValueError else.
    Several names may keep one snapshot. NoSuchSnapshotError where there is none any more. Keeping twice is keeping once.
    """
    if not KEEP_NAME.fullmatch(name):
        raise ValueError(
            f"'{name}' cannot name a keep: use small letters, digits, dots, underlines and hyphens."
        )
    with _no_sweep():
        if not (snapshots_folder() / snapshot_id / "manifest.json").exists():
            raise NoSuchSnapshotError(f"There is no snapshot {snapshot_id} any more, so it cannot be kept.")
        marker = _keeps_folder() / snapshot_id / name
        marker.parent.mkdir(parents=True, exist_ok=True)
        write_whole(marker, f"{datetime.now(UTC).isoformat(timespec='seconds')}\n")


def release(snapshot_id: str, name: str) -> None:
    """This name needs the snapshot no longer: where no other keeps it, the next sweep may take it. Nothing where it did not."""
    if not KEEP_NAME.fullmatch(name):
        return
    with _no_sweep():
        (_keeps_folder() / snapshot_id / name).unlink(missing_ok=True)
        with suppress(OSError):  # another name is there, or nothing was
            (_keeps_folder() / snapshot_id).rmdir()


def keep_names(snapshot_id: str) -> list[str]:
    """The names that keep this snapshot, in order; none where nothing does."""
    folder = _keeps_folder() / snapshot_id
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []


def _keeps_folder() -> Path:
    """A folder for each snapshot that is kept, with a file for each name: outside the snapshot, which never changes."""
    return store_folder() / "keeps"


def _is_kept(snapshot_id: str) -> bool:
    """Whether any name keeps it. What cannot be read keeps: better a snapshot too many than a published one lost."""
    try:
        return any((_keeps_folder() / snapshot_id).iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True


@contextmanager
def _no_sweep() -> Iterator[None]:
    """Keeping and sweeping take turns: what has just been kept is not being removed."""
    store_folder().mkdir(parents=True, exist_ok=True)
    with FileLock(store_folder() / "keeps.lock"):
        yield


def discard(snapshot_id: str) -> None:
    """Remove a snapshot nobody wants, such as a preview that was declined. The current one, its base and kept ones stay."""
    with _no_sweep():
        if snapshot_id not in _never_swept() and not _is_kept(snapshot_id):
            shutil.rmtree(snapshots_folder() / snapshot_id, ignore_errors=True)


def _never_swept() -> set[str | None]:
    """The current snapshot, and the one it was built on, so that it can be undone however long ago it was made."""
    current = current_id()
    if current is None:
        return set()
    try:
        return {current, open_snapshot(current).manifest.base}
    except OSError:
        return {current}


def sweep(now: float | None = None) -> list[str]:
    """Remove snapshots older than a day beyond the newest five, and leftovers of loads that died. Returns names.

    The current snapshot, its base, and those that are kept by name stay whatever their age.
    """
    moment = now or time.time()
    with _no_sweep():
        gone = _swept(moment)
    for follow in _followers:
        follow(moment)
    return gone


def _swept(moment: float) -> list[str]:
    gone = []
    staying = _never_swept()
    whole = sorted(folder for folder in snapshots_folder().iterdir() if not folder.name.startswith("."))
    staying.update(folder.name for folder in whole[-KEEP_AT_LEAST:])
    for folder in snapshots_folder().iterdir():
        old = moment - folder.stat().st_mtime > KEEP_FOR_SECONDS
        if old and folder.name not in staying and not _is_kept(folder.name):
            with suppress(OSError):  # on Windows a file may still be open; the next sweep takes it
                shutil.rmtree(folder)
                gone.append(folder.name)
    return gone


def on_sweep(follow: Callable[[float], None]) -> Callable[[float], None]:
    """Decorator: have this called, with the moment, after every sweep: for what goes when its snapshot has gone."""
    _followers.append(follow)
    return follow


def _for(seconds: float) -> str:
    return "a minute" if seconds == 60 else f"{seconds:.0f} seconds"
