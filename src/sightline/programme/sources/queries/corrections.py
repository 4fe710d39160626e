"""What was corrected of a source, and what became of a finding, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sightline.programme.models import FieldChange, Finding, Source
from sightline.programme.sources.rules.corrections import MENDINGS, done_by, in_words, value_of
from sightline.web import words

DECISION = "decision"
"""Whether it repeats an earlier finding: its page says so beside that finding."""

UNSHOWN = (("added", "state"), ("closed", "closed_because"))
"""What was done, and the field of it that its title or its reason says already."""


@dataclass(frozen=True, slots=True)
class CorrectionInWords:
    """One change: what was done, by whom, when and why, and each field with what it was and what it became."""

    title: str
    by: str
    at: datetime
    reason: str
    changed: tuple[tuple[str, str, str], ...]


def corrections_of(source: Source) -> list[CorrectionInWords]:
    """What was corrected of a source and of its findings since it stands, the newest first."""
    return _in_words(source.changes.select_related("finding"))


def history_of(finding: Finding) -> list[CorrectionInWords]:
    """What was corrected of a finding, and each time it was closed or opened again, the newest first."""
    return _in_words(finding.changes.exclude(field=DECISION).select_related("finding"))


def _in_words(rows: Iterable[FieldChange]) -> list[CorrectionInWords]:
    """Rows that were written at once are one change."""
    changes = groupby(rows, key=lambda row: (row.at, row.by, row.finding_id))
    return [_one(list(each)) for _, each in changes][::-1]


def _one(rows: list[FieldChange]) -> CorrectionInWords:
    first = rows[0]
    did = done_by({row.field: (row.was, row.now) for row in rows})
    title = MENDINGS[did]
    if first.finding is not None:
        title = f"{title}: finding {first.finding.number or first.finding.place}"
    fields = [_field(row) for row in rows if (did, row.field) not in UNSHOWN]
    return CorrectionInWords(title, first.by, first.at, first.reason, tuple(fields))


def _field(row: FieldChange) -> tuple[str, str, str]:
    name, was = in_words(row.field, value_of(row.field, row.was), _day)
    return name, was, in_words(row.field, value_of(row.field, row.now), _day)[1]


def _day(text: str) -> str:
    return words.long_date(date.fromisoformat(text))
