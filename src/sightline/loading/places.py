"""Where files lie while they wait to be loaded: a folder per load, in the data folder, that no page is served from."""

import shutil
from contextlib import suppress
from pathlib import Path

from sightline.engine.places import data_folder


def uploads_folder() -> Path:
    """The folder of all files that wait."""
    return data_folder() / "uploads"


def folder_of(load_id: int) -> Path:
    """The folder of one load's files. For its owner's eyes only; made when it is not there."""
    folder = uploads_folder() / str(load_id)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def lock_of(load_id: int) -> Path:
    """The file whose lock a worker holds while it reads this load; the operating system lets go when it dies."""
    uploads_folder().mkdir(parents=True, exist_ok=True)
    return uploads_folder() / f"{load_id}.lock"


def remove_files(load_id: int) -> None:
    """Take this load's files away, and its lock."""
    shutil.rmtree(uploads_folder() / str(load_id), ignore_errors=True)
    with suppress(OSError):  # Windows: somebody holds it this instant; the next sweep takes it
        lock_of(load_id).unlink(missing_ok=True)


def free_space() -> int:
    """Bytes free on the disk the files go to."""
    uploads_folder().mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(uploads_folder()).free
