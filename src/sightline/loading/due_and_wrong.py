"""How much is due, late and wrong in the records, before a load and after it: numbers, and no child."""

import logging
from dataclasses import dataclass

from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.faults import CheckRefusedError
from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.deadlines.left import is_reminder, mark
from sightline.engine.snapshots import Snapshot

log = logging.getLogger(__name__)
LATE, RUNNING, WRONG = "Deadlines overdue", "Deadlines running", "Records to correct"


@dataclass
class BeforeAfter:
    """A count before and after; `before` is None where the authority was not loaded before."""

    what: str
    before: int | None
    after: int


def before_and_after(authority: str, before: Snapshot | None, after: Snapshot) -> list[BeforeAfter]:
    """Deadlines late and running on each snapshot's own data date, and what the checks find; checkpoints are not counted."""
    old = counts(authority, before) if before else {}
    return [BeforeAfter(what, old.get(what), number) for what, number in counts(authority, after).items()]


def counts(authority: str, snapshot: Snapshot) -> dict[str, int]:
    """What, in words → how many; worked out first where that has not been done. Without WRONG where a check was refused."""
    due = DEADLINE_RESULTS.of(snapshot)
    rows = [row for row in due.rows(authority) if not is_reminder(row)]
    late = sum(mark(row, due.data_to(authority)) == "late" for row in rows)
    numbers = {LATE: late, RUNNING: len(rows)}
    try:
        numbers[WRONG] = sum(each.faults for each in CHECK_RESULTS.of(snapshot).by_check(authority))
    except CheckRefusedError:
        log.exception("The checks of a preview could not be made")
    return numbers
