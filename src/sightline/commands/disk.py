"""What a command says when the disk is full or may not be written to: a sentence, and what was there stays as it was."""

import errno
from collections.abc import Iterator

FULL = "The disk is full, so nothing was changed. Make room on the disk that holds {place}, then run the command again."
READ_ONLY = (
    "{place} is on a read-only disk, or not open to this account, so nothing was changed. Run the command as the account "
    "that owns it, or name another folder in SIGHTLINE_DATA."
)
BROKEN = (
    "The disk that holds {place} could not be read or written. Check the disk, then run the command again."
)
BUSY = "Another process is writing to {place} and has not finished. Run the command again in a few minutes."
BY_NUMBER = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: BROKEN,
}
BY_WORDS = (
    ("no space left", FULL),
    ("database or disk is full", FULL),
    ("disk quota", FULL),
    ("readonly database", READ_ONLY),
    ("read-only file system", READ_ONLY),
    ("permission denied", READ_ONLY),
    ("unable to open database file", READ_ONLY),
    ("disk i/o error", BROKEN),
    ("database is locked", BUSY),
)
"""As SQLite, DuckDB and Arrow put it; each raises its own kind of exception."""
DATABASES = {"OperationalError", "IOException", "DatabaseError"}


def fault_of_the_disk(fault: BaseException, place: object) -> str:
    """The sentence for a fault of the disk that holds `place`, or blank for any other fault."""
    for each in _with_its_causes(fault):
        sentence = _sentence(each)
        if sentence:
            named = getattr(each, "filename", None) if sentence in (READ_ONLY, BROKEN) else None
            return sentence.format(place=named or place)
    return ""


def _sentence(fault: BaseException) -> str:
    if isinstance(fault, OSError) and fault.errno in BY_NUMBER:
        return BY_NUMBER[fault.errno]
    if isinstance(fault, OSError) or type(fault).__name__ in DATABASES:
        words = str(fault).lower()
        return next((sentence for part, sentence in BY_WORDS if part in words), "")
    return ""


def _with_its_causes(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or fault.__context__
