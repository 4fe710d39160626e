"""Where Sightline keeps its data: `var/` beside you, or the folder SIGHTLINE_DATA names."""

from pathlib import Path

from sightline.files.folder import data_folder

__all__ = ["data_folder", "restoring_prefix", "store_folder"]


def store_folder() -> Path:
    """The folder that holds the snapshots and what was computed from them."""
    return data_folder() / "store"


def restoring_prefix() -> str:
    """How the folders beside the data folder begin in which a backup is unpacked before it takes its place."""
    return f".{data_folder().name}.restoring-"
