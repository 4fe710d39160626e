"""Where Sightline keeps its data: `var/` beside you, or the folder SIGHTLINE_DATA names."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder that holds the store, the application's database, its keys and its caches."""
    return Path(os.environ.get("SIGHTLINE_DATA") or Path.cwd() / "var").resolve()


def store_folder() -> Path:
    """The folder that holds the snapshots and what was computed from them."""
    return data_folder() / "store"
