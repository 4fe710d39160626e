"""Whether somebody may see one child: asked before it is said that nothing is wrong in the child's record."""

from sightline.engine.snapshots import Snapshot
from sightline.loading.queries.faults import child_teams_now
from sightline.people.looking import in_sight_of
from sightline.people.models import User
from sightline.tables.splits import TEAMS


def may_see_child(user: User, snapshot: Snapshot, authority: str, child_id: str) -> bool:
    """Whether a child of that reference is loaded and within this person's sight: theirs, and not kept from them.

    The look itself is recorded by whoever asks, whatever the answer.
    """
    teams, _ = ({}, {}) if user.scope.whole_authority else child_teams_now(snapshot)
    persons = snapshot.rows("ssd_person", authority)
    is_loaded = persons is not None and child_id in persons.column("pers_person_id").to_pylist()
    row = {
        "child_id": child_id,
        **dict.fromkeys(TEAMS),
        **dict(zip(TEAMS, teams.get(child_id, ()), strict=False)),
    }
    return bool(in_sight_of(user, [row], what="one child's record")) and is_loaded
