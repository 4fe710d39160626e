"""Which files of the data folder a backup holds: all but those that can be made again, and those still being written.

What can be made again is named here, or registered by the room that makes it (`engine.result_kinds`), and whatever a room keeps
beside it is taken: a new room's files are in the backup before anybody thinks of it.
"""

from collections.abc import Iterator
from pathlib import Path

from sightline.engine.places import store_folder
from sightline.engine.result_kinds import registered

MADE_AGAIN = frozenset({"bench", "cache", "demo", "scratch", "static"})
"""Fetched, kept to be quicker, or the demo's own files; beside them what is worked out from snapshots: `made_again`."""
KEYS = "keys"
TAKEN_APART = frozenset({"store/snapshots", "store/current", "trail/head.json"})
"""What must fit together is taken by name, with the database: see `taking`."""
NEVER = (".lock", ".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal")


def others(data: Path, *, with_keys: bool) -> Iterator[Path]:
    """Every file under the data folder that is to be kept and is not taken by name, in order."""
    yield from _below(data, data, made_again() | TAKEN_APART | (set() if with_keys else {KEYS}))


def made_again() -> frozenset[str]:
    """The folders whose files can be made again: those of what rooms work out from snapshots among them."""
    return MADE_AGAIN | {f"{store_folder().name}/{each.name}" for each in registered() if each.made_again}


def inside(folder: Path) -> Iterator[Path]:
    """Every file of one snapshot, in order."""
    yield from sorted(file for file in folder.rglob("*") if file.is_file())


def _below(folder: Path, data: Path, left_out: set[str] | frozenset[str]) -> Iterator[Path]:
    for each in sorted(folder.iterdir()):
        name = each.relative_to(data).as_posix()
        if name in left_out or each.name.startswith(".") or each.name.endswith(NEVER):
            continue
        if each.is_dir():
            yield from _below(each, data, left_out)
        elif each.is_file():
            yield each
