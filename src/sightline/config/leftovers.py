"""What killed processes left behind, swept when a server starts and now and again while it runs."""

import time
from contextlib import suppress
from pathlib import Path

from django.core.management import call_command

from sightline.config.private import temporary_folder
from sightline.engine.places import data_folder, restoring_prefix
from sightline.files.working_folder import sweep

NOBODY_USES = 60 * 60
"""Seconds after which a temporary file that does not change belongs to a process that is gone: a page takes minutes."""
HALF_WRITTEN = 60
"""Seconds after which a file that was to take another's place, and has not, is left over: it takes an instant."""


def sweep_leftovers() -> None:
    """Sweep what is left of uploads, of writing the trail's head, and of a restore into this data folder."""
    _remove_older(temporary_folder(), "*", NOBODY_USES)
    _remove_older(data_folder() / "trail", ".head.json.*", HALF_WRITTEN)
    sweep(data_folder().parent, restoring_prefix())


def end_old_sessions() -> None:
    """Remove the sessions that have run out."""
    call_command("clearsessions", verbosity=0)


def _remove_older(folder: Path, pattern: str, seconds: float) -> None:
    for file in folder.glob(pattern):
        with suppress(OSError):  # somebody has just removed it, or Windows has it open
            if file.is_file() and time.time() - file.stat().st_mtime > seconds:
                file.unlink()
