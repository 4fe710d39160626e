"""Keys in files of their own: made once, readable by their owner only, never in the database."""

import secrets
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from sightline.files.whole import write_whole

KEY_BYTES = 32


def key_kept_in(path: Path, first: Callable[[bytes], None] | None = None) -> bytes:
    """The key in this file; made now if the file is not there. Two processes that start together get the same one.

    `first` is called with a key that has just been made, before its file is there.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(path.with_suffix(".lock"), timeout=20):
            if not path.exists():
                made = secrets.token_hex(KEY_BYTES)
                if first:
                    first(made.encode("ascii"))
                write_whole(path, made + "\n", mode=0o600)
    return given_key(path)


def given_key(path: Path) -> bytes:
    """The key in a file that must be there already. FileNotFoundError or ValueError, in a sentence, otherwise."""
    try:
        key = path.read_bytes().strip()
    except FileNotFoundError as missing:
        raise FileNotFoundError(
            f"The key file {path} is not there. Put it back from where your keys are kept."
        ) from missing
    if len(key) < KEY_BYTES:
        raise ValueError(f"The key in {path} is too short: it needs at least {KEY_BYTES} characters.")
    return key
