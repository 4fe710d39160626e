"""Writing so that a reader sees the old or the new and never half of either, and for the owner's eyes alone."""

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sightline.files.retrying import retry_while_locked


def write_whole(path: Path, content: str | bytes, mode: int = 0o600, *, durable: bool = True) -> None:
    """Write beside the file and put it in the file's place in one step; nothing is left behind where that fails.

    Text is UTF-8 with its ends of lines as they are. `durable`: forced to the disk first, so that it is safe through
    a power cut; what can be made again does without.
    """
    waiting = beside(path)
    try:
        with open_private(waiting, mode) as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        retry_while_locked(lambda: waiting.replace(path))
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    if durable:
        force_the_names(path.parent)


def folder_whole(final: Path, fill: Callable[[Path], None], *, durable: bool = False) -> Path:
    """Let `fill` write a folder beside `final`, then rename it there; what another process put there first stays.

    `durable`: all of it is forced to the disk first, and its name after, for what cannot be made again.
    """
    if final.exists():
        return final
    waiting = beside(final)
    try:
        waiting.mkdir(parents=True, mode=0o700)
        fill(waiting)
        if durable:
            force_to_disk(waiting)
        waiting.rename(final)
    except BaseException as fault:
        shutil.rmtree(waiting, ignore_errors=True)
        if not (
            isinstance(fault, OSError) and final.exists()
        ):  # another process has just kept the same result
            raise
    if durable:
        force_the_names(final.parent)
    return final


def force_to_disk(folder: Path) -> None:
    """Force every file in a folder to the disk, and the names of all of them: a power cut after this loses nothing of it."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            force_the_names(path)
    force_the_names(folder)


class FolderReplaced:
    """A folder that was written beside `final` takes its place; what stood there is given back by `undo`, or goes by `done`."""

    def __init__(self, waiting: Path, final: Path) -> None:
        """Put `waiting` in place of `final`, whether there is one or not."""
        self._final, self._before = final, beside(final)
        if final.exists():
            final.rename(self._before)
        try:
            waiting.rename(final)
        except BaseException:
            self._give_back()
            raise

    def undo(self) -> None:
        """What stood there stands there again."""
        shutil.rmtree(self._final, ignore_errors=True)
        self._give_back()

    def done(self) -> None:
        """What stood there goes."""
        shutil.rmtree(self._before, ignore_errors=True)

    def _give_back(self) -> None:
        if self._before.exists():
            self._before.rename(self._final)


def open_private(path: Path, mode: int = 0o600) -> BinaryIO:
    """A new file, open for writing, that only its owner can read. FileExistsError where there is one already."""
    flags = (
        os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    )  # Windows changes ends of lines without
    return os.fdopen(os.open(path, flags, mode), "wb")


def beside(path: Path) -> Path:
    """A hidden name beside this one that no other process and no other thread takes."""
    return path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(3)}")


def force_the_names(folder: Path) -> None:
    """Force the names in a folder to the disk, where the operating system can (Windows cannot, and need not)."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
