"""A folder for a piece of work, which goes when the work ends, and is swept later where the process was killed.

While it is used a file beside it is locked; the operating system lets go of that when the process dies, however that
happens. So whoever begins the same kind of work next can tell what nobody uses any more from what somebody does.
"""

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".lock"
WITHOUT_A_LOCK = 24 * 60 * 60
"""Seconds after which one that has no lock beside it, as earlier versions made them, counts as left behind."""


@contextmanager
def working_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder in `parent`, its owner's alone, until the block ends. `prefix` says whose it is; begin it with a dot.

    It may be given another name in the block, and then it stays.
    """
    folder = parent / f"{prefix}{secrets.token_hex(6)}"
    try:
        with FileLock(_lock_of(folder), timeout=0):
            folder.mkdir(mode=0o700)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            _lock_of(folder).unlink(missing_ok=True)


def sweep(parent: Path, prefix: str) -> int:
    """Remove what was left behind in `parent` by killed processes, known by `prefix`; gives how many things went."""
    if not parent.is_dir():
        return 0
    swept = 0
    for each in sorted(parent.glob(f"{prefix}*")):
        if not each.name.endswith(LOCK):
            swept += _swept(each)
    for lock in sorted(parent.glob(f"{prefix}*{LOCK}")):
        if not lock.with_name(lock.name.removesuffix(LOCK)).exists():
            _unlocked(lock)
    return swept


def _swept(folder: Path) -> bool:
    lock = _lock_of(folder)
    unused = _unlocked(lock) if lock.exists() else _age(folder) > WITHOUT_A_LOCK
    if unused:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            folder.unlink(missing_ok=True)  # a file, where it was not a folder
    return unused


def _unlocked(lock: Path) -> bool:
    """Whether nobody holds the lock; it is then removed."""
    try:
        with FileLock(lock, timeout=0):
            pass
        lock.unlink(missing_ok=True)
    except (OSError, Timeout, NotImplementedError):  # held, or on a disk that cannot tell
        return False
    return True


def _age(folder: Path) -> float:
    """Seconds since anything in it was changed."""
    try:
        newest = max(each.stat().st_mtime for each in (folder, *folder.rglob("*")))
    except OSError:  # it changes this instant
        return 0
    return time.time() - newest


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + LOCK)
