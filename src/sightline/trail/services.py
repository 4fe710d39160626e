"""Writing the trail: one line at a time, each tied to the line before."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db import transaction

from sightline.trail import beginning, command_line, head_file, heads, rules
from sightline.trail.heads import Head, NotAHeadError
from sightline.trail.models import Line
from sightline.trail.rules import START, Mark
from sightline.trail.verbs import TrailVerb
from sightline.trail.writers_turn import first_mark, last_mark, recorded_transaction


def record(
    *, by: str, action: TrailVerb, what: str = "", reason: str = "", detail: Mapping[str, Any] | None = None
) -> Line:
    """Write one line and return it. It stands or falls with the transaction it is written in.

    `by` is the person's name; `action` a verb of the room that writes, such as `looked_at_cases`; `what` the
    thing it was done to, such as a measure and a period; `reason` the person's own words. `detail` holds text,
    numbers, lists and tables; children looked at go under `children` as a list of references.
    Raises CannotRecordError for a line that says nothing, and whatever the disk or database raises: what cannot be
    recorded must not be done.
    """
    rules.refuse_unless_sayable(by, action)
    text = rules.detail_text({**(detail or {}), **command_line.detail()})
    key = head_file.key()
    with recorded_transaction():
        last = last_mark()
        line = Line(number=last.number + 1, at=datetime.now(UTC), actor=rules.plain(by), action=str(action))
        line.what, line.reason, line.detail_text = rules.plain(what), rules.plain(reason), text
        line.previous = last.hash
        line.hash = rules.seal(key, line)
        mark = Mark(line.number, line.hash)
        head_file.change(key, partial(_expecting, last=last, new=mark))
        line.save(force_insert=True)
        transaction.on_commit(partial(_confirm, key, mark), robust=True)
    return line


def _expecting(state: head_file.HeadRead, *, last: Mark, new: Mark) -> Head:
    """The head that expects `new`, keeping for good what is wrong when the trail does not fit its head."""
    now = datetime.now(UTC)
    if isinstance(state, NotAHeadError):
        head = heads.broken(Head(), last, str(state), now)
    elif state is None:
        fresh = last == START and not beginning.was_begun()
        head = Head() if fresh else heads.broken(Head(), last, heads.GONE, now)
    elif heads.fits(state, last):
        head = state
    else:
        head = heads.broken(state, last, heads.misfit(state, last), now)
    return heads.expecting(head, last, new)


def _confirm(key: bytes, mark: Mark) -> None:
    """After the commit: move the head. A head that went missing or bad meanwhile is left for verify to report."""
    head_file.change(key, lambda state: heads.confirmed(state, mark) if isinstance(state, Head) else None)
    if not beginning.is_kept():
        beginning.write_down(key, first_mark())


__all__ = ["record", "recorded_transaction"]
