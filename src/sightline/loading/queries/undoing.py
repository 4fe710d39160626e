"""Whether there is a way back from the current data, and whose it is to take."""

from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.loading.queries.sight import decides_for, moved_between
from sightline.people.models import User


def may_undo(user: User | None, snapshot_id: str, before: Snapshot) -> bool:
    """Whether going back moves no other authority's data than this person's own."""
    return user is not None and decides_for(
        user, moved_between(open_snapshot(snapshot_id).manifest, before.manifest)
    )


def way_back(snapshot_id: str) -> Snapshot | None:
    """The snapshot this one was built on; None where there was none, or it has been swept away."""
    try:
        base = open_snapshot(snapshot_id).manifest.base
        return open_snapshot(base) if base else None
    except OSError:
        return None
