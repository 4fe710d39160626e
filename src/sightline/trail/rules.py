"""What a line of the trail may say, and the seal that ties it to the line before. Pure: no files, no database.

The seal is HMAC-SHA256 under a key that is kept outside the database, over every field of the line and the seal of
the line before. Whoever can write to the database but does not hold the key cannot make a line that fits.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

CHILDREN = "children"
"""The name in a line's detail under which the references of the children looked at are listed."""

ACTION = re.compile(r"[a-z][a-z_]{1,39}")
LONGEST_ACTOR = 150


class CannotRecordError(ValueError):
    """A line that would not say who did what; its message is a sentence that says what is missing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the trail: the line's number and its seal. Number 0 is the empty trail."""

    number: int
    hash: str


START = Mark(0, "0" * 64)


class SealedLine(Protocol):
    """What the pure half needs of a line; the model has these and so does any copy of it."""

    number: int
    at: datetime
    actor: str
    action: str
    what: str
    reason: str
    detail_text: str
    previous: str
    hash: str


def canonical(content: Mapping[str, Any]) -> bytes:
    """One spelling for one content: names sorted, no spare spaces, plain ASCII. NaN is refused."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def seal(key: bytes, line: SealedLine) -> str:
    """The line's seal, 64 hexadecimal digits, over everything it says and the seal of the line before."""
    content = {
        "number": line.number,
        "at": line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": line.actor,
        "action": line.action,
        "what": line.what,
        "reason": line.reason,
        "detail": line.detail_text,
        "previous": line.previous,
    }
    return keyed(key, "line", content)


def keyed(key: bytes, kind: str, content: Mapping[str, Any]) -> str:
    """HMAC-SHA256 of a content, in hexadecimal. `kind` keeps the seal of one kind from passing as another's."""
    return hmac.new(key, kind.encode("ascii") + b"\n" + canonical(content), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two seals are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode("utf-8"), other.encode("utf-8"))


def detail_text(detail: Mapping[str, Any] | None) -> str:
    """The detail as it is stored and sealed: text, so that no database can respell it."""
    try:
        return canonical(detail or {}).decode("ascii")
    except (TypeError, ValueError) as fault:
        raise CannotRecordError(
            f"The detail of a line in the trail holds something that is not text, a number, a list or a table ({fault}). "
            "Turn dates and the like into text first."
        ) from fault


def plain(text: str) -> str:
    """The text with what PostgreSQL cannot store (NUL, lone surrogates) replaced, so that it reads back as written."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def refuse_unless_sayable(by: str, action: str) -> None:
    """Raise CannotRecordError unless somebody is named and the action is a short slug such as `looked_at_cases`."""
    if not by.strip():
        raise CannotRecordError("A line in the trail needs somebody who did it. Give `by` a name.")
    if len(by) > LONGEST_ACTOR:
        raise CannotRecordError(
            f"The name of who did it is longer than {LONGEST_ACTOR} characters. Shorten it."
        )
    if not ACTION.fullmatch(action):
        raise CannotRecordError(
            f"'{action}' is not an action: use small letters and underscores, such as looked_at_cases."
        )
