"""A load goes from one state to the next: one transaction, one step, one line in the trail."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from sightline.history.services import as_seen, count_up
from sightline.loading import rules
from sightline.loading.models import Load
from sightline.statistics.amounts import several
from sightline.trail import services as trail
from sightline.trail.rules import plain
from sightline.trail.verbs import TrailVerb


class MayNotError(Exception):
    """This cannot be done to this load now; the message is a sentence that says why and what to do."""


def move(
    load_id: int,
    state: str,
    *,
    by: str,
    action: TrailVerb,
    reason: str = "",
    detail: Mapping[str, Any] | None = None,
    edition: int | None = None,
    **fields: Any,
) -> Load:
    """Put a load into `state` and set `fields`. MayNotError where it is not in a state from which it may go there.

    ChangedMeanwhileError where somebody else, or the worker, moved it after the edition that was seen.
    """
    with trail.recorded_transaction():
        load = as_seen(Load(id=load_id), edition, last=_last)
        if not rules.LOAD.may_become(load.state, state):
            raise MayNotError(
                f"This load is {load.in_words.lower()} by now, so nothing was changed. Somebody else may have been quicker."
            )
        for name, value in {**fields, "state": state}.items():
            setattr(load, name, value)
        load.save()
        count_up(load, by=by)
        load.steps.create(state=state, at=timezone.now(), by=by, reason=plain(reason))
        trail.record(by=by, action=action, what=trail_name(load), reason=reason, detail=detail)
    return load


def _last(load: Load) -> str:
    """Where a load is by now, in a sentence."""
    return f"It is {load.in_words.lower()} by now."


def trail_name(load: Load) -> str:
    """A load as the trail names it: load 12: annex_a.xlsx and 3 more files."""
    names = list(load.files.filter(place="arrived", published_kind="").values_list("name", flat=True))
    more = len(names) - 1
    rest = f" and {several(more, 'more file')}" if more > 0 else ""
    return f"load {load.id}: {names[0]}{rest}" if names else f"load {load.id}"
