"""A file that is given, looked at where it can do no harm: what it is, and what in it seems to say who a child is. Pure."""

from typing import Any

from sightline.documents.rules.uploads import kind_of
from sightline.identifiers.rules import identifiers_in, references_in, text_of
from sightline.inspections.text import words_of


def kind_in(content: bytes, name: str) -> list[str]:
    """What the file is: title, media type, ending. NotTakenError if it is not taken. Trusts it: for `run_limited`."""
    kind = kind_of(content, name)
    return [kind.title, kind.media, kind.ending]


def seen_in(content: bytes, name: str) -> dict[str, Any]:
    """The kinds of identifier in a file, words that could be a child's reference, and what of it was not read.

    NotTakenError if it is not taken. Trusts it: for `run_limited`.
    """
    kind_of(content, name)
    words, unread = _words(content)
    return {
        "kinds": list(identifiers_in(words)),
        "references": sorted(references_in(words)),
        "unread": unread,
    }


def _words(content: bytes) -> tuple[str, str]:
    if not content.startswith(b"%PDF-"):
        return text_of(content)
    looked = words_of(content)
    return looked.words, looked.unread
