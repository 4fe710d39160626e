"""A fingerprint of code: what was written by it, or worked out with it, is only as good as long as it stays the same."""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
KINDS = (".py", ".csv", ".json", ".yaml")
BELOW = ("standards", "calendars", "engine")
"""What every question to the engine rests on: the engine's own room and those below it."""


@cache
def fingerprint_of(rooms: tuple[str, ...]) -> str:
    """A hash of every file of these rooms and of those below: of their code and of the facts that lie beside it."""
    whole = hashlib.sha256()
    for room in sorted({*BELOW, *rooms}):
        for file in sorted(each for each in (ROOT / room).rglob("*") if each.suffix in KINDS):
            whole.update(file.relative_to(ROOT).as_posix().encode())
            whole.update(file.read_bytes())
    return whole.hexdigest()
