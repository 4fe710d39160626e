"""The one way to say "as I saw it": read again in the writer's turn, compare, count up; and a row for each field that changed."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone

from sightline.history.models import ChangeRecord, EditionModel
from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError

Thing = TypeVar("Thing", bound=EditionModel)


def as_seen(
    thing: Thing, edition: int | None, *related: str, last: Callable[[Thing], str] | None = None
) -> Thing:
    """The thing as it stands, read again with what is `related` to it. Ask in the writer's turn.

    `edition`: the one that whoever asks saw; None where nobody looked, as for what a program does by itself. `last` says
    in a sentence what changed last of it. ChangedMeanwhileError where it stands at another edition by now,
    GoneMeanwhileError where it is there no longer.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(
            "An edition is compared in the writer's turn: begin it with recorded_transaction()."
        )
    table = type(thing)
    now: Thing | None = table.objects.select_related(*related).filter(pk=thing.pk).first()
    if now is None:
        raise GoneMeanwhileError(thing)
    if edition is not None and now.edition != edition:
        raise ChangedMeanwhileError(now, now.changed_by, last(now) if last else "")
    return now


def count_up(thing: EditionModel, *fields: str, by: str) -> None:
    """Save these fields of a thing, with its next edition and who made it."""
    thing.edition, thing.changed_by = thing.edition + 1, by
    thing.save(update_fields=[*fields, "edition", "changed_by"])


def write_changes(
    table: type[ChangeRecord],
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    *,
    reason: str = "",
    by: str,
    **thing: Any,
) -> list[str]:
    """A row of the room's table for each field of `now` that differs from `was`; gives their names. `thing`: whose they are."""
    at = timezone.now()
    before, after = ({name: as_text(value) for name, value in each.items()} for each in (was, now))
    names = [name for name in after if after[name] != before.get(name, "")]
    table.objects.bulk_create(  # type: ignore[attr-defined]
        table(field=name, was=before.get(name, ""), now=after[name], reason=reason, by=by, at=at, **thing)
        for name in names
    )
    return names


def as_text(value: Any) -> str:
    """A value as a history keeps it: days as ISO text, lists and their like as JSON, nothing as blank."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)
