"""The one folder Sightline keeps data in: `var/` beside you, or the folder SIGHTLINE_DATA names."""

import os
from functools import lru_cache
from pathlib import Path


def data_folder() -> Path:
    """The folder that holds the store, the application's database, its keys, its settings and its caches.

    Links on the way to it are followed once in a process, as the database's address is: a page asks for it again and again.
    """
    named = os.environ.get("SIGHTLINE_DATA") or "var"
    return _followed(Path(named) if Path(named).is_absolute() else Path.cwd() / named)


@lru_cache(maxsize=16)
def _followed(path: Path) -> Path:
    return path.resolve()
