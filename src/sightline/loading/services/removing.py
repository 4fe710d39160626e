"""Removing a preview nobody wants, with what was worked out from it."""

from sightline.engine.derived import remove_all
from sightline.engine.snapshots import discard, open_snapshot, snapshots_folder


def remove_preview(snapshot_id: str) -> None:
    """Remove this snapshot and what was worked out from it. What is current, or what that was built on, stays."""
    try:
        snapshot = open_snapshot(snapshot_id)
    except OSError:
        return
    discard(snapshot_id)
    if not (snapshots_folder() / snapshot_id).exists():
        remove_all(snapshot)
