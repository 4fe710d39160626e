"""Notes and "seen to" beside rows of what is due: for whoever may see the row, until the next load. They change no figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from sightline.deadlines.keep import DueList
from sightline.deadlines.left import Row
from sightline.people.fingerprints import fingerprint, key
from sightline.people.looking import allowed_to_look
from sightline.trail.services import record, recorded_transaction
from sightline.web import words
from sightline.web.refusals import CannotDoError
from sightline.worklists.models import RowMark
from sightline.worklists.services import in_sight
from sightline.worklists.verbs import WorklistVerb


class CannotMarkError(CannotDoError):
    """A row that cannot be marked; the sentence says why."""


@dataclass
class RowMarks:
    """What was said beside one row: who has seen to it and when, None where nobody has; and notes, the oldest first."""

    seen: RowMark | None = None
    notes: list[RowMark] = field(default_factory=list)


def row_key(row: Row, with_key: bytes) -> str:
    """What a row is known by beside its list: a fingerprint under the key of children's, so that it tells nothing without it."""
    names = ("authority", "clock", "case_id", "child_id", "worker_id", "starts", "due")
    return fingerprint("\n".join(["due", *(str(row[name] or "") for name in names)]), with_key)


def row_keys(rows: Iterable[Row]) -> list[str]:
    """The keys of these rows, in their order."""
    with_key = key()
    return [row_key(row, with_key) for row in rows]


def marks_of(snapshot: str, keys: Iterable[str]) -> Mapping[str, RowMarks]:
    """What was said beside these rows of this load, by key; in one question."""
    by_row: dict[str, RowMarks] = {}
    for each in RowMark.objects.filter(snapshot=snapshot, row__in=list(keys)).order_by("id"):
        marks = by_row.setdefault(each.row, RowMarks())
        if each.kind == "note":
            marks.notes.append(each)
        else:
            marks.seen = each if each.kind == "seen" else None
    return by_row


def mark_row(
    *, by: str, reason: str, dues: DueList, authority: str, row: str, kind: str, text: str = ""
) -> RowMark:
    """Say this beside a row this person may see: `kind` of `RowMark.KINDS`, `row` its key. One line in the trail, with the child.

    What was said of earlier loads goes. The text has been looked through for who a child is; it stands in no trail, because it goes
    with the load. LookRefusedError, recorded, for whoever may see no child; CannotMarkError where the row is not on their list.
    """
    what = f"due {authority}"
    user = allowed_to_look(by=by, what=what, reason=reason, authority=authority)
    listed = in_sight(dues, user, authority)
    found_row = next(
        (each for each, its_key in zip(listed, row_keys(listed), strict=True) if its_key == row), None
    )
    if found_row is None or kind not in dict(RowMark.KINDS) or (kind == "note" and not text.strip()):
        raise CannotMarkError("That row is not on your list any more. Nothing was saved.")
    snapshot, now = dues.snapshot.id, timezone.now()
    children = [found_row["child_id"]] if found_row["child_id"] else []
    with recorded_transaction():
        RowMark.objects.exclude(snapshot=snapshot).delete()
        mark = RowMark.objects.create(
            snapshot=snapshot, row=row, kind=kind, text=text.strip(), by=user.username, at=now
        )
        record(
            by=user.username,
            action=WorklistVerb.ROW_MARKED,
            what=f"{what} clock {found_row['clock']}",
            reason=reason,
            detail={"children": children, "snapshot": snapshot, "kind": kind},
        )
    return mark


def said_at(at: datetime) -> str:
    """When something was said, for a row: 2 Nov 26, 09:05."""
    return words.short_moment(timezone.localtime(at))
