"""The one folder Sightline keeps data in: `var/` beside you, or the folder SIGHTLINE_DATA names."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder that holds the store, the application's database, its keys, its settings and its caches."""
    return Path(os.environ.get("SIGHTLINE_DATA") or Path.cwd() / "var").resolve()
