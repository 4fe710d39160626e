"""Looking at the faults of children's records, and taking them away as a spreadsheet: never without a mark in the trail."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sightline.loading.models import Load
from sightline.loading.queries.faults import FaultFilter, LoadFault, by_child, faults_of
from sightline.people.looking import look_at_children
from sightline.people.models import User
from sightline.people.verbs import PeopleVerb
from sightline.trail.verbs import SharedVerb


@dataclass(frozen=True)
class VisibleFaults:
    """What this person may see of it: faults child by child, and teams' names by reference."""

    faults: list[LoadFault]
    teams: Mapping[str, str]


def look_at_faults(
    load: Load, narrowed: FaultFilter, *, by: User, reason: str, taking: bool = False
) -> VisibleFaults | None:
    """The faults with the child's reference on each; recorded before anything is shown. None where they are gone.

    Restricted children are left out. LookRefusedError, recorded, when nobody can tell which children are restricted.

    `taking` when they leave as a spreadsheet. Nobody who may see no child gets a fault: see `may_look`.
    """
    got = faults_of(load.snapshot)
    if got is None:
        return None
    every, teams = got
    what = f"faults of load {load.id}{_trail_name(narrowed)}"
    seen = look_at_children(
        by,
        (asdict(fault) for fault in every if narrowed.holds(fault) and _reaches(by, fault)),
        action=SharedVerb.EXPORTED if taking else PeopleVerb.LOOKED_AT_FAULTS,
        what=what,
        reason=reason,
        counted_as="faults",
        about={"snapshot": load.snapshot},
    )
    return VisibleFaults(by_child(LoadFault(**row) for row in seen), teams)


def _reaches(user: User, fault: LoadFault) -> bool:
    """What names no child is for those who see the whole authority: no team's name lets anybody see it."""
    return bool(fault.child_id) or user.scope.whole_authority


def may_look(user: User, load: Load) -> bool:
    """Whether this person may see any child of this load."""
    return not user.scope.nobody and (not user.authority or load.authorities == [user.authority])


def _trail_name(narrowed: FaultFilter) -> str:
    parts = (("table", narrowed.table), ("rule", narrowed.rule), ("team", narrowed.team))
    return "".join(f", {name} {value}" for name, value in parts if value)
