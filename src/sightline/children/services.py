"""Looking at one child: an action with a name and a reason on it, in the trail before anything is shown."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sightline.checks.checked import FaultRow
from sightline.children.verbs import ChildVerb
from sightline.deadlines.left import Row
from sightline.measuring.child_cases import cases_of_child
from sightline.people.looking import allowed_to_look, in_sight_of, record_look
from sightline.people.queries import VisibleRows
from sightline.quality.queries.store import CheckResults
from sightline.worklists.queries import Due


@dataclass(frozen=True, kw_only=True)
class ChildRecord:
    """What somebody may see of one child: running deadlines, faults in records, and cases of measures (see `cases_of_child`)."""

    deadlines: Sequence[Row]
    faults: Sequence[FaultRow]
    cases: Sequence[dict[str, Any]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing: the child is restricted, of others, or stands in no list; which is not told."""
        return not (self.deadlines or self.faults or self.cases)


def look_at_child(
    *, by: str, reason: str, authority: str, child: str, due: Due, results: CheckResults
) -> ChildRecord:
    """All of one child that this person may see, row by row: those of other teams and restricted children are left out.

    The trail has a line with the child asked for, and with the child under `children` where anything was shown, before it is.
    LookRefusedError, recorded too, where the person is unknown or may see no child.
    """
    what = f"one child {authority}"
    user = allowed_to_look(by=by, what=what, reason=reason, authority=authority)
    snapshot = due.kept.snapshot
    running = [row for row in due.rows(authority) if row["child_id"] == child]
    faults = [asdict(row) for row in results.checked.rows(authority, child_id=child)]
    parts = [
        in_sight_of(user, rows, what=what, reason=reason)
        for rows in (running, faults, cases_of_child(snapshot, authority, child))
    ]
    whole = VisibleRows([row for part in parts for row in part], sum(part.restricted for part in parts))
    record_look(
        user,
        whole,
        action=ChildVerb.LOOKED_AT_CHILD,
        what=what,
        reason=reason,
        counted_as="rows",
        about={"snapshot": snapshot.id, "asked_for": child},
    )
    deadlines, fault_rows, cases = parts
    return ChildRecord(deadlines=deadlines, faults=[FaultRow(**row) for row in fault_rows], cases=cases)
