"""Readings that an earlier release made of a snapshot, where they still lie beside today's."""

import json
from pathlib import Path

from sightline.engine.code import fingerprint_of
from sightline.engine.snapshots import Snapshot
from sightline.measuring.readings import READING_RESULTS, Readings
from sightline.measuring.refresh import DEFINED, ROOMS, settings_text


def counting_code() -> str:
    """A fingerprint of all code that decides what a figure is: it changes with a release of Sightline, and with no setting."""
    return fingerprint_of(ROOMS)


def readings_by(code: str, snapshot: Snapshot) -> Readings | None:
    """The newest readings of this snapshot that were made by this code, under today's settings; None where none lie there."""
    folders = [each for each in READING_RESULTS.home.glob(f"{snapshot.id}-*") if (each / DEFINED).is_file()]
    wanted = {"code": code, "settings": settings_text()}
    for folder in sorted(folders, key=lambda each: each.stat().st_mtime, reverse=True):
        if _made_by(folder) == wanted:
            return Readings(snapshot, folder)
    return None


def _made_by(folder: Path) -> dict[str, str]:
    return json.loads((folder / DEFINED).read_text(encoding="utf-8"))
