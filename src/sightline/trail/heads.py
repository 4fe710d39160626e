"""The head of the trail: how many lines it has and the seal of the last, kept in a file outside the database.

A chain alone does not notice when its last lines are cut off, or when yesterday's copy of the database is put back.
The head does. It must be written beside the database's own commit, and a machine can stop between the two, so the
head is written twice, and what lies between is told apart from tampering:

1. Before the commit the new line's mark is added to `pending`: "line 58, with this seal, is being written".
2. The database commits.
3. After the commit `confirmed` moves to line 58 and its pending mark goes.

A stop between 1 and 2, or work that is undone, leaves a pending mark and no line: verify notes a line begun and never
kept. A stop between 2 and 3 leaves a line whose seal is the pending mark's: verify accepts it. Whatever was confirmed
must be there, and whatever is there must be confirmed or pending: anything else is tampering. All writers take turns
(see `writers_turn.recorded_transaction`), so a writer that finds the last line among the pending marks knows that it was committed,
or that it wrote it itself in the same piece of work.

When a writer finds a trail that does not fit its head it does not stop the service and does not cover it up: it writes
what it found into `breaks`, which nothing ever removes and every verify reports, and goes on from there.
The head is sealed with the trail's key, so it cannot be rewritten to fit.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from sightline.calendars.dates import in_words
from sightline.trail import rules
from sightline.trail.rules import START, Mark

GONE = (
    "The head file is not there. Without it nobody can tell whether the last lines are missing: put it back from your "
    "backup of the data folder."
)


class NotAHeadError(ValueError):
    """The head file cannot be read, or its seal is not the key's; its message says which."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head file says. See the module's docstring for `pending` and `breaks`."""

    confirmed: Mark = START
    pending: tuple[Mark, ...] = ()
    breaks: tuple[str, ...] = ()


def expecting(head: Head, last: Mark, new: Mark) -> Head:
    """The head before the commit of `new`, which follows `last`. The two must fit: see `fits`."""
    if last == head.confirmed:
        return replace(head, pending=(new,))
    if last == head.pending[-1]:
        return replace(head, pending=(*head.pending, new))
    written = head.pending.index(last) + 1
    return replace(head, pending=(*head.pending[:written], new))


def fits(head: Head, last: Mark) -> bool:
    """Whether the table's last line is the one the head confirmed, or one it was told to expect."""
    return last == head.confirmed or last in reversed(head.pending)


def confirmed(head: Head, mark: Mark) -> Head:
    """The head after the commit of `mark`. A later line's confirmation is never taken back."""
    if mark.number <= head.confirmed.number:
        return head
    later = tuple(pending for pending in head.pending if pending.number > mark.number)
    return replace(head, confirmed=mark, pending=later)


def broken(head: Head, last: Mark, fault: str, at: datetime) -> Head:
    """The head that goes on from `last` and keeps for good what was found wrong at `at`."""
    sentence = f"On {in_words(at)} at {at:%H:%M} UTC, before line {last.number + 1} was written: {fault}"
    return Head(confirmed=last, breaks=(*head.breaks, sentence))


def to_text(head: Head, key: bytes) -> str:
    """The head as its file holds it, sealed."""
    content = {
        "count": head.confirmed.number,
        "hash": head.confirmed.hash,
        "pending": [[mark.number, mark.hash] for mark in head.pending],
        "breaks": list(head.breaks),
    }
    sealed = {**content, "seal": rules.keyed(key, "head", content)}
    return (
        json.dumps(sealed, separators=(",\n ", ": ")) + "\n"
    )  # a line each, as `indent` has it, at a tenth of its cost


def from_text(text: str, key: bytes) -> Head:
    """The head a file holds. NotAHeadError when it is not one, or was written without this key."""
    try:
        content = json.loads(text)
        seal = content.pop("seal")
        head = Head(
            Mark(int(content["count"]), str(content["hash"])),
            tuple(Mark(int(number), str(mark)) for number, mark in content["pending"]),
            tuple(str(sentence) for sentence in content["breaks"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NotAHeadError("The head file cannot be read: it is not as it was written.") from fault
    if not rules.same(str(seal), rules.keyed(key, "head", content)):
        raise NotAHeadError("The head file was changed, or was written with another key.")
    return head


def misfit(head: Head, last: Mark) -> str:
    """In a sentence, how a trail that ends with `last` differs from what its head says."""
    count = head.confirmed.number
    if last.number < count:
        gone = count - last.number
        lines = "line was" if gone == 1 else f"{gone:,} lines were"
        return (
            f"The head file counts {count:,} lines and the database holds {last.number:,}: the last {lines} removed, "
            "or an older copy of the database was put back."
        )
    if last.number == count:
        return f"Line {count} is not the line the head file remembers."
    return f"The database holds {last.number:,} lines and the head file knows of {count:,}: lines were put in behind its back."
