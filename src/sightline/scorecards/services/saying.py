"""Saying what must be known of a figure: a note on a month, a decision to judge it anew, a target; and taking it back."""

from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from sightline.calendars.periods import PeriodError, parse
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.scorecards.models import Note, Rebase, Remark, Target
from sightline.scorecards.verbs import ScorecardVerb
from sightline.trail.services import record, recorded_transaction
from sightline.trail.verbs import TrailVerb
from sightline.web.refusals import CannotDoError

LONGEST = 300
WHICH_MONTH = "Enter the month, as June 2025."


class CannotSayError(CannotDoError):
    """What cannot be said of a figure."""


def note(*, by: str, authority: str, month: str, words: str, figure: str = "") -> Note:
    """A note on a month, wherever it is drawn: of one figure, or of every figure where none is named."""
    return _say(Note(), ScorecardVerb.NOTE_MADE, by, authority, figure, month, words)


def judge_anew(*, by: str, authority: str, figure: str, month: str, words: str) -> Rebase:
    """A decision that the figure's limits start anew in this month; `words` are why."""
    return _say(Rebase(), ScorecardVerb.LIMITS_STARTED_ANEW, by, authority, figure, month, words)


def set_target(*, by: str, authority: str, figure: str, month: str, value: float, words: str) -> Target:
    """What the figure is meant to reach from this month on, in its own unit; `words` say where that was agreed."""
    _, target_figure = figure_named(figure) if figure else (None, None)
    if target_figure is not None and target_figure.unit == "percent" and not 0 <= value <= 100:
        raise CannotSayError("A share runs from 0 to 100: write the target as a percentage.")
    return _say(
        Target(value=value), ScorecardVerb.TARGET_SET, by, authority, figure, month, words, {"value": value}
    )


def withdraw(what: Remark, *, by: str) -> None:
    """Take back what was said. It stays on record as having been said. CannotSayError where it no longer stands."""
    with recorded_transaction():
        changed = (
            type(what)
            .objects.filter(pk=what.pk, withdrawn_at__isnull=True)
            .update(withdrawn_by=by, withdrawn_at=timezone.now())
        )
        if not changed:
            raise CannotSayError("It has been taken back already.")
        record(by=by, action=ScorecardVerb.WITHDRAWN, what=_trail_name(what), detail={"words": what.words})


def _say(
    what: Any,
    action: TrailVerb,
    by: str,
    authority: str,
    figure: str,
    month: str,
    words: str,
    more: dict | None = None,
) -> Any:
    what.authority, what.figure = authority, _figure(figure, needed=not isinstance(what, Note))
    what.month, what.words = _month(month), _words(words)
    what.said_by, what.said_at = by, timezone.now()
    try:
        with recorded_transaction():
            what.save(force_insert=True)
            record(by=by, action=action, what=_trail_name(what), detail={"words": what.words, **(more or {})})
    except IntegrityError as twice:
        raise CannotSayError(
            f"{what.figure} already has one for {what.month}. Take that back first, or choose another month."
        ) from twice
    return what


def _figure(figure: str, *, needed: bool) -> str:
    if not figure and not needed:
        return ""
    try:
        return figure_named(figure)[1].id
    except UnknownMeasureError as unknown:
        raise CannotSayError(str(unknown)) from unknown


def _month(month: str) -> str:
    try:
        period = parse(month)
    except PeriodError as fault:
        raise CannotSayError(WHICH_MONTH, "month") from fault
    if period.kind != "month":
        raise CannotSayError(WHICH_MONTH, "month")
    return period.name


def _words(words: str) -> str:
    text = " ".join(words.split())
    if not text:
        raise CannotSayError("Say why, in a few words.")
    if len(text) > LONGEST:
        raise CannotSayError(f"Say it in {LONGEST} characters or fewer; these are {len(text)}.")
    return text


def _trail_name(what: Remark) -> str:
    return f"{what.figure or 'every figure'} {what.month} {what.authority}"
