"""Writing a small file so that a reader sees the old one or the new one and never half of either. Pure Python."""

import os
import secrets
import time
from pathlib import Path


def write_whole(path: Path, text: str, mode: int = 0o600) -> None:
    """Write the text aside, force it to the disk, and put it in the file's place; safe through a power cut."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(3)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(aside, path)
    except BaseException:  # a full disk leaves nothing half written behind
        aside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _put_in_place(aside: Path, path: Path) -> None:
    """Rename, and try again for a second: on Windows a reader may have the old file open for an instant."""
    for attempt in range(50):
        try:
            aside.replace(path)
        except PermissionError:
            if attempt == 49:
                aside.unlink(missing_ok=True)
                raise
            time.sleep(0.02)
        else:
            return


def _settle(folder: Path) -> None:
    """Force the new name itself to the disk, where the operating system can (Windows cannot, and need not)."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
