"""The seal of a version: its whole content in one spelling, and the hash of that. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(content: Mapping[str, Any]) -> str:
    """The content as JSON with one spelling: names sorted, no spare spaces, days as 2022-05-09."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def seal(text: str) -> str:
    """SHA-256 of the canonical text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def holds(text: str, sealed: str) -> bool:
    """Whether a seal fits this text."""
    return seal(text) == sealed
