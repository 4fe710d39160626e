"""Removing a preview nobody wants, with what was computed from it."""

import shutil

from sightline.engine.snapshots import discard, open_snapshot, snapshots_folder
from sightline.measuring.refresh import readings_folder


def remove_preview(snapshot_id: str) -> None:
    """Remove this snapshot and its readings. What is current, or what that was built on, stays."""
    try:
        computed = readings_folder(open_snapshot(snapshot_id))
    except OSError:
        return
    discard(snapshot_id)
    if not (snapshots_folder() / snapshot_id).exists():
        shutil.rmtree(computed, ignore_errors=True)
