"""A folder of results that appears whole or not at all: written aside, then given its name in one step."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def swapped_whole(final: Path, write: Callable[[Path], None]) -> Path:
    """Let `write` fill a folder beside `final`, then rename it there; what another process put there first stays."""
    if final.exists():
        return final
    aside = final.parent / f".{final.name}.{os.getpid()}.{secrets.token_hex(3)}"
    aside.mkdir(parents=True)
    write(aside)
    try:
        aside.rename(final)
    except OSError:  # another process has just kept the same result
        if not final.exists():
            raise
    return final
