"""What is worked out from a snapshot, kept beside the snapshots until its own has gone: one way for all of it.

A room says what its result is called, what it depends on, and how it is written and read (`DerivedResult`), and the room
above it that shows it registers it (`engine.result_kinds`). Where it lies, whether it is still right, writing it whole, who works it out, who waits
and who does not, what stays in memory, and when it goes, is the same for all and stands here. The engine and a backup
know what is registered and name no room.
"""

import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree
from threading import Lock, Thread
from typing import Any, Generic, NamedTuple, TypeVar

from filelock import FileLock

from sightline.engine.places import store_folder
from sightline.engine.result_kinds import registered
from sightline.engine.snapshots import (
    KEEP_FOR_SECONDS,
    Snapshot,
    on_sweep,
    open_snapshot,
    snapshots_folder,
)
from sightline.files.whole import folder_whole

Result = TypeVar("Result")
Say = Callable[[str], None]
IN_MEMORY = 4
NEWEST = 2
"""How many results of one snapshot stay: definitions change, and somebody may still be reading the one before."""
log = logging.getLogger(__name__)
_waits: ContextVar[bool] = ContextVar("waits", default=True)
_turn = Lock()


class EarlierResult(NamedTuple):
    """What was worked out from the snapshot that another was built on, under the same definitions, and where it lies."""

    snapshot: Snapshot
    folder: Path


class BeingWorkedOutError(Exception):
    """It is not there yet and nobody waits for it here: it is being worked out, or, where `failed`, could not be."""

    def __init__(self, sentence: str, *, failed: bool = False) -> None:
        """`sentence` is for whoever asked."""
        super().__init__(sentence)
        self.failed = failed


class _DefinitionsChanged(Exception):  # noqa: N818  never leaves this file
    """While it was worked out what it depends on changed: it would lie under a name that is not its own."""


@dataclass
class _Progress:
    """What this process holds of one kind of result: opened ones, threads at work, and what went wrong."""

    lock: Lock = field(default_factory=Lock)
    memory: OrderedDict[Path, Any] = field(default_factory=OrderedDict)
    threads: dict[Path, Thread] = field(default_factory=dict)
    failures: set[Path] = field(default_factory=set)


@dataclass(frozen=True, eq=False, kw_only=True)
class DerivedResult(Generic[Result]):
    """One kind of thing that is worked out from a snapshot.

    `name`: its folder in the store. `version` changes when what is written changes its shape. `fingerprint` gives a text
    that changes when any definition or setting does that decides what comes out; it is asked each time. `write` works it
    out into a folder, and `read` opens that folder again. `meanwhile` is the sentence for whoever asks for it before it is
    there; where it cannot be worked out, `failure` says what could not be and `see_why` is the command that says why.
    `ignores` names tables that nothing of it is read from: where a load brought only those, the result of the snapshot
    before is taken over. `write_after`, where there is one, writes instead of `write` where the snapshot before has a
    result, and may take over what of it is still right. `outlive` names the files that stay when the snapshot has gone:
    counts, and nothing that names a child. `made_again`: a backup leaves it out.
    """

    name: str
    version: str
    fingerprint: Callable[[], str]
    write: Callable[[Snapshot, Path, Say], None]
    read: Callable[[Snapshot, Path], Result]
    meanwhile: str
    failure: str
    see_why: str
    ignores: tuple[str, ...] = ()
    outlive: tuple[str, ...] = ()
    made_again: bool = True
    write_after: Callable[[Snapshot, Path, Say, EarlierResult], None] | None = None
    _progress: _Progress = field(default_factory=_Progress, init=False, repr=False)

    @property
    def home(self) -> Path:
        """The folder of all results of this kind."""
        return store_folder() / self.name

    def definitions(self) -> str:
        """A short hash of the version and the fingerprint, as they are now."""
        return hashlib.sha256(f"{self.version}\n{self.fingerprint()}".encode()).hexdigest()[:10]

    def folder(self, snapshot: Snapshot) -> Path:
        """Where the result of this snapshot lies under today's definitions."""
        return self.home / f"{snapshot.id}-{self.definitions()}"

    def is_fresh(self, snapshot: Snapshot) -> bool:
        """Whether it has been worked out for this snapshot under today's definitions."""
        return self.folder(snapshot).exists()

    def make(self, snapshot: Snapshot, *, say: Say = lambda _: None) -> Path:
        """Work it out where that has not been done; gives the folder. Written beside, then put in place whole.

        Whoever else is making one of this kind is waited for. Raises what `write` raises, and then nothing has changed.
        """
        store_folder().mkdir(parents=True, exist_ok=True)
        while not (folder := self.folder(snapshot)).exists():
            with FileLock(store_folder() / f"{self.name}.lock"), suppress(_DefinitionsChanged):
                folder_whole(folder, partial(self._fill, snapshot, folder, say))
                self.sweep()
        return folder

    def of(self, snapshot: Snapshot, *, say: Say = lambda _: None) -> Result:
        """The result, worked out first where that has not been done; within `nobody_waits`, BeingWorkedOutError then."""
        folder = self.folder(snapshot)
        if not folder.exists():
            if not _waits.get():
                raise self._begin(snapshot, folder)
            folder = self.make(snapshot, say=say)
        with self._progress.lock:
            memory = self._progress.memory
            if folder not in memory:
                memory[folder] = self.read(snapshot, folder)
            memory.move_to_end(folder)
            while len(memory) > IN_MEMORY:
                memory.popitem(last=False)
            return memory[folder]

    def remove(self, snapshot: Snapshot) -> None:
        """Remove what was worked out from a snapshot that has been removed itself."""
        for folder in self.home.glob(f"{snapshot.id}-*"):
            rmtree(folder, ignore_errors=True)

    def forget(self) -> None:
        """Let go of what is in memory: for whoever measures how long the first page takes."""
        with self._progress.lock:
            self._progress.memory.clear()

    def join(self, seconds: float = 120) -> None:
        """Let what this process is working out come to its end."""
        for thread in list(self._progress.threads.values()):
            thread.join(seconds)

    def sweep(self, now: float | None = None, older_than: float = 0) -> None:
        """Remove the results of snapshots that are gone, but for what outlives them, and leftovers of work that died.

        Of each snapshot that is not gone only the newest few stay. `older_than`: leave what is younger, in seconds.
        """
        if not (self.home.is_dir() and snapshots_folder().is_dir()):  # nobody can tell what is gone
            return
        moment = now or time.time()
        snapshots = {folder.name for folder in snapshots_folder().iterdir()}
        by_snapshot: dict[str, list[Path]] = {}
        for folder in self.home.iterdir():
            age = moment - folder.stat().st_mtime
            if folder.name.startswith("."):
                if age > KEEP_FOR_SECONDS:
                    rmtree(folder, ignore_errors=True)
            elif not older_than or age > older_than:
                by_snapshot.setdefault(folder.name.rpartition("-")[0], []).append(folder)
        for name, folders in by_snapshot.items():
            if name not in snapshots:
                for folder in folders:
                    self._let_go(folder)
            else:
                for folder in sorted(folders, key=lambda each: each.stat().st_mtime, reverse=True)[NEWEST:]:
                    rmtree(folder, ignore_errors=True)

    @property
    def _sentence_of_failure(self) -> str:
        """For whoever asked: that it could not be done, and how whoever runs Sightline sees why."""
        where = f"Whoever runs Sightline can see why: {self.see_why}"
        return f"{self.failure} on the data as it is loaded now. {where}"

    def _fill(self, snapshot: Snapshot, final: Path, say: Say, waiting: Path) -> None:
        before = self._before(snapshot)
        if before and self.ignores and self._read_from(before.snapshot) == self._read_from(snapshot):
            copytree(before.folder, waiting, dirs_exist_ok=True)
        elif before and self.write_after:
            self.write_after(snapshot, waiting, say, before)
        else:
            self.write(snapshot, waiting, say)
        if self.folder(snapshot) != final:
            raise _DefinitionsChanged

    def _before(self, snapshot: Snapshot) -> EarlierResult | None:
        """The result of the snapshot this one was built on, where there is one under today's definitions."""
        base = snapshot.manifest.base
        if base is None:
            return None
        try:
            earlier = open_snapshot(base)
        except OSError:
            return None
        return EarlierResult(earlier, self.folder(earlier)) if self.is_fresh(earlier) else None

    def _read_from(self, snapshot: Snapshot) -> dict[str, Any]:
        """What a snapshot says of everything but the tables ignored; each table says which load brought its rows."""
        return {
            code: (
                entry.data_to,
                entry.unread,
                {k: v for k, v in entry.tables.items() if k not in self.ignores},
            )
            for code, entry in snapshot.manifest.authorities.items()
        }

    def _let_go(self, folder: Path) -> None:
        with suppress(OSError):  # on Windows a file may still be open; the next sweep takes it
            if not self.outlive:
                rmtree(folder)
                return
            for file in folder.iterdir():
                if file.name not in self.outlive:
                    file.unlink(missing_ok=True)

    def _begin(self, snapshot: Snapshot, folder: Path) -> BeingWorkedOutError:
        """Have it worked out beside; what to tell whoever asked. What went wrong is said once, and tried again after."""
        with self._progress.lock:
            if folder in self._progress.failures:
                self._progress.failures.remove(folder)
                return BeingWorkedOutError(self._sentence_of_failure, failed=True)
            if folder not in self._progress.threads:
                thread = Thread(target=self._work, args=(snapshot, folder), name=self.name, daemon=True)
                self._progress.threads[folder] = thread
                thread.start()
        return BeingWorkedOutError(self.meanwhile)

    def _work(self, snapshot: Snapshot, folder: Path) -> None:
        """One at a time in a process: each takes the memory of a refresh. Of a fault its kind alone goes into the log."""
        try:
            with _turn:
                self.make(snapshot)
        except Exception as fault:  # noqa: BLE001  whatever it was, the page must not say "being worked out" for ever
            log.error("The %s of a snapshot could not be worked out: %s", self.name, type(fault).__name__)
            self._progress.failures.add(folder)
        finally:
            with self._progress.lock:
                self._progress.threads.pop(folder, None)


@contextmanager
def nobody_waits() -> Iterator[None]:
    """Within, what has not been worked out is begun beside, and whoever asks is told so at once: for pages."""
    before = _waits.set(False)
    try:
        yield
    finally:
        _waits.reset(before)


def make_all(snapshot: Snapshot, *, say: Say = lambda _: None) -> None:
    """Work out everything that is kept of this snapshot: what a load does, so that no page has to."""
    for each in registered():
        each.make(snapshot, say=say)


def remove_all(snapshot: Snapshot) -> None:
    """Remove everything that was worked out from a snapshot that has been removed itself."""
    for each in registered():
        each.remove(snapshot)


@on_sweep
def _sweep_all(moment: float) -> None:
    for each in registered():
        each.sweep(moment, older_than=KEEP_FOR_SECONDS)
