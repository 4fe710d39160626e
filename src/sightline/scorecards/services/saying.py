"""Saying what must be known of a figure: a note on a month, a decision to judge it anew; and taking it back."""

from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from sightline.calendars.periods import PeriodError, parse
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.scorecards.models import Note, Rebase, Remark
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
) -> Any:
    what.authority, what.figure = authority, known_figure(figure, needed=not isinstance(what, Note))
    what.month, what.words = _month(month), in_a_few_words(words)
    what.said_by, what.said_at = by, timezone.now()
    try:
        with recorded_transaction():
            what.save(force_insert=True)
            record(by=by, action=action, what=_trail_name(what), detail={"words": what.words})
    except IntegrityError as twice:
        raise CannotSayError(
            f"{what.figure} already has one for {what.month}. Take that back first, or choose another month."
        ) from twice
    return what


def known_figure(figure: str, *, needed: bool = True) -> str:
    """The id of a figure, as it is defined. CannotSayError where nobody defined it."""
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


def in_a_few_words(words: str) -> str:
    """Words as they are kept. CannotSayError where there are none, or too many."""
    text = " ".join(words.split())
    if not text:
        raise CannotSayError("Say why, in a few words.")
    if len(text) > LONGEST:
        raise CannotSayError(f"Say it in {LONGEST} characters or fewer; these are {len(text)}.")
    return text


def _trail_name(what: Remark) -> str:
    return f"{what.figure or 'every figure'} {what.month} {what.authority}"
