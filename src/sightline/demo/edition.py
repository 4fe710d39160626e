"""A demo that another edition of Sightline made: put away whole, so that this edition makes its own."""

import json
from datetime import date
from pathlib import Path

from sightline.engine.places import data_folder

CODE = "990"


def put_away(today: date) -> Path | None:
    """Move all that a demo's data folder holds into a folder within it; gives that, or None where it is no demo's.

    A folder is a demo's where its files are there and every snapshot holds the fictional authority alone.
    """
    home = data_folder()
    if not (home / "demo" / "ssd").is_dir() or _authorities(home) - {CODE}:
        return None
    earlier = _unused(home / f"earlier-{today.isoformat()}")
    names = [each for each in home.iterdir() if not each.name.startswith("earlier-")]
    earlier.mkdir(mode=0o700)
    for each in names:
        each.rename(earlier / each.name)
    return earlier


def _authorities(home: Path) -> set[str]:
    """Of every snapshot, whichever edition wrote it. What cannot be read counts as somebody's."""
    codes: set[str] = set()
    for manifest in (home / "store" / "snapshots").glob("*/manifest.json"):
        try:
            codes |= set(json.loads(manifest.read_text(encoding="utf-8"))["authorities"])
        except (OSError, ValueError, KeyError, TypeError):
            codes.add("unknown")
    return codes


def _unused(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
