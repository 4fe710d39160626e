"""Where the head and the key of the trail are: files under the data folder, never in the database.

The head file is read and written only under its own lock, which is held for an instant: a writer confirms its line
after its database lock is gone, when the next writer may already be adding to the same file.
"""

import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from sightline.engine.places import data_folder
from sightline.files.whole import write_whole
from sightline.trail import heads, key_files
from sightline.trail.heads import Head, NotAHeadError

_written: tuple[str, bytes, Head] | None = None
"""What this process last wrote into a head file, with which key, and the head it says: that text need not be read anew.

The file is looked at each time. A text that differs from it by one letter is read, and its seal compared, like any other.
"""

HeadRead = Head | NotAHeadError | None
"""What was found where the head file should be: a head, something that is not one of ours, or nothing."""

KEY_FILE_VARIABLE = "SIGHTLINE_TRAIL_KEY_FILE"


def head_path() -> Path:
    """The head file."""
    return data_folder() / "trail" / "head.json"


def key_path() -> Path:
    """The trail's key: the file SIGHTLINE_TRAIL_KEY_FILE names, else one under the data folder."""
    named = os.environ.get(KEY_FILE_VARIABLE)
    return Path(named) if named else data_folder() / "keys" / "trail.key"


def key_is_given() -> bool:
    """Whether the council keeps the key itself (SIGHTLINE_TRAIL_KEY_FILE); then no head comes with a new key."""
    return bool(os.environ.get(KEY_FILE_VARIABLE))


def key_is_there() -> bool:
    """Whether the trail's key has been made, or given, yet."""
    return key_path().exists()


def key() -> bytes:
    """The trail's key. Under the data folder it is made the first time; a named file must be there already.

    With a key of our own the first head is written before it, so that a key without a head always means that the
    head was taken away.
    """
    if key_is_given():
        return key_files.given_key(key_path())
    return key_files.key_kept_in(key_path(), first=_begin)


def read(with_key: bytes) -> HeadRead:
    """What the head file says; None when there is none. On a copy that cannot be written to there is no lock to hold,
    and nobody who writes."""
    if not os.access(head_path().parent, os.W_OK):
        return _read_head(with_key)
    with _lock():
        return _read_head(with_key)


def change(with_key: bytes, step: Callable[[HeadRead], Head | None]) -> None:
    """Read the head, take one step, and write it whole; a step that returns None leaves the file as it is."""
    global _written
    with _lock():
        before = _read_head(with_key)
        after = step(before)
        if after is not None and after != before:
            text = heads.to_text(after, with_key)
            write_whole(head_path(), text)
            _written = (text, with_key, after)


def _begin(with_key: bytes) -> None:
    change(with_key, lambda head: Head() if head is None else None)


def _lock() -> FileLock:
    head_path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileLock(head_path().with_suffix(".lock"), timeout=20)


def _read_head(with_key: bytes) -> HeadRead:
    try:
        text, own = head_path().read_text(encoding="utf-8"), _written
        if own and own[:2] == (text, with_key):
            return own[2]
        return heads.from_text(text, with_key)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        return NotAHeadError("The head file cannot be read: it is not as it was written.")
    except NotAHeadError as fault:
        return fault
