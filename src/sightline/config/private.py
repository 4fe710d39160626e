"""What a process of ours makes is for its own account's eyes only, whatever the machine's habit is."""

import logging
import os
import stat
import tempfile
from pathlib import Path

from sightline.engine.places import data_folder

log = logging.getLogger(__name__)
OURS = ("store", "keys", "trail", "sightline.sqlite3")
"""Any of these in a folder says that it is a data folder."""
OTHERS = 0o077


def keep_private() -> None:
    """Every file this process makes is its account's alone; a data folder from before that others may enter is closed.

    Closing the folder closes what is below it. Call it first, in every process. Windows has no file modes: there the
    folder is given to the account (docs/deploying.md).
    """
    os.umask(OTHERS)
    if os.name == "posix":
        _close()


def temporary_folder() -> Path:
    """Where a process that serves puts what it needs for a while; made when it is not there."""
    folder = data_folder() / "scratch" / "temporary"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def stay_in_the_data_folder() -> None:
    """Whatever this process and those it starts need for a while lies in the data folder, not in the system's own."""
    try:
        folder = str(temporary_folder())
    except OSError:  # it cannot be written to, and then nothing is put anywhere
        return
    os.environ["TMPDIR"] = tempfile.tempdir = folder


def _close() -> None:
    folder = data_folder()
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
    except OSError:  # it is not there yet, and will be made private
        return
    if not mode & OTHERS or not any((folder / name).exists() for name in OURS):
        return
    try:
        folder.chmod(mode & ~OTHERS)
    except OSError:
        log.warning(
            "Other accounts of this machine can read %s, and this one may not close it. Have its owner run: chmod 700 %s",
            folder,
            folder,
        )
    else:
        log.warning("Other accounts of this machine could read %s. It is closed to them now.", folder)
