"""A file that is given, asked about of a process of its own: what it is, and whether it seems to say who a child is."""

from dataclasses import dataclass, replace

from sightline.documents.rules.identifiers import kind_in, seen_in
from sightline.documents.rules.uploads import FileKind, NotTakenError
from sightline.files.limited import (
    BusyError,
    StoppedError,
    TooLongError,
    TooMuchMemoryError,
    file_limits,
    run_limited,
)
from sightline.identifiers.rules import REFERENCE
from sightline.inspections.text import NOT_OPENED
from sightline.web.identifiers import references_known

SOON = 5.0
"""Seconds after which looking a file through is given up: whoever gives it then looks themselves."""


@dataclass(frozen=True, slots=True)
class FileIdentifiers:
    """The kinds of identifier a file seems to hold, in words, and in words what of it could not be looked through."""

    kinds: tuple[str, ...]
    unread: str = ""


def read_kind(content: bytes, name: str) -> FileKind:
    """What the file is. NotTakenError, in a sentence, if it is not taken."""
    try:
        return FileKind(*run_limited(kind_in, content, name, raises=(NotTakenError,)))
    except StoppedError as stopped:
        raise NotTakenError(stopped.sentence(name)) from stopped


def look_through(content: bytes, name: str) -> FileIdentifiers:
    """What the file seems to hold. NotTakenError, in a sentence, if it is not taken; what stops it is `unread`."""
    limits = replace(file_limits(), seconds=SOON, patience=SOON)
    try:
        seen = run_limited(seen_in, content, name, limits=limits, raises=(NotTakenError,))
    except BusyError as busy:
        raise NotTakenError(busy.sentence(name)) from busy
    except TooLongError:
        return FileIdentifiers((), "reading it takes too long")
    except TooMuchMemoryError:
        return FileIdentifiers((), "reading it takes too much memory")
    except StoppedError:
        return FileIdentifiers((), NOT_OPENED)
    kinds = tuple(seen["kinds"])
    if references_known(frozenset(seen["references"])):
        kinds += (REFERENCE,)
    return FileIdentifiers(kinds, seen["unread"])
