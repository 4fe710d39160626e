"""Where Sightline keeps its data: `var/` beside you, or the folder SIGHTLINE_DATA names."""

from pathlib import Path

from sightline.files.folder import data_folder

__all__ = ["data_folder", "store_folder"]


def store_folder() -> Path:
    """The folder that holds the snapshots and what was computed from them."""
    return data_folder() / "store"
