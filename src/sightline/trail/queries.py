"""Reading the trail: is it whole, what does it say, who looked at this child."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.standards.bank_holidays import bank_holidays
from sightline.trail import beginning, head_file, line_groups, verifying, witnesses, working_hours
from sightline.trail.models import Line
from sightline.trail.rules import CHILDREN, START, Mark
from sightline.trail.verifying import TrailVerdict
from sightline.trail.writers_turn import last_mark, recorded_transaction
from sightline.web.account_names import accounts_called


def verify() -> TrailVerdict:
    """Check the whole trail against its key and its head.

    The head and the number of the last line are read together while no writer is at work; the lines themselves can
    then be read at leisure, because what is written is never changed.
    """
    if not head_file.key_is_there():
        return _without_a_key()
    key = head_file.key()
    with recorded_transaction():
        last = last_mark()
        head = head_file.read(key)
    gone = _missing(key)
    if head is None and not last.number and head_file.key_is_given() and not gone:
        return TrailVerdict(True, 0)
    lines = Line.objects.filter(number__lte=last.number).order_by("number")
    verdict = verifying.check(lines.iterator(chunk_size=1000), head, key)
    return replace(verdict, ok=False, problems=gone) if verdict.ok and gone else verdict


def _missing(key: bytes) -> list[str]:
    """What tells that a trail was there before one that looks whole: how it began, and what cannot be without a line."""
    first = Line.objects.order_by("number").first()
    begun = beginning.fault(key, Mark(first.number, first.hash) if first else START)
    seen = witnesses.missed(witnesses.oldest(), first.at if first else None)
    return [sentence for sentence in (begun, seen) if sentence]


def _without_a_key() -> TrailVerdict:
    count = Line.objects.count()
    if not count and not head_file.head_path().exists():
        seen = witnesses.missed(witnesses.oldest(), None) or (beginning.was_begun() and beginning.TAKEN)
        return TrailVerdict(False, 0, [seen]) if seen else TrailVerdict(True, 0)
    return TrailVerdict(
        False,
        count,
        [
            f"The trail's key {head_file.key_path()} is not there, so no line can be checked. Put it back and verify again."
        ],
    )


def lines(limit: int | None = None) -> QuerySet[Line]:
    """The trail, newest line first; at most `limit` lines."""
    newest_first = Line.objects.order_by("-number")
    return newest_first if limit is None else newest_first[:limit]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChoice:
    """Which lines are asked for: a group of `line_groups`, whose, from one day to another, outside working hours alone.

    `actor`: an account's name, or part of a full name. Days are those of the clock on the wall here, both included.
    """

    group: str = ""
    actor: str = ""
    first: date | None = None
    last: date | None = None
    outside_hours: bool = False


NAMES_CHILDREN: Any = Q(detail_text__contains=f'"{CHILDREN}":')


def narrowed(every: QuerySet[Line], choice: LineChoice) -> QuerySet[Line]:
    """Of these lines those that are asked for."""
    if choice.actor.strip():
        whose = Q(actor__iexact=choice.actor.strip()) | Q(actor__in=accounts_called(choice.actor))
        every = every.filter(whose)
    if choice.first:
        every = every.filter(at__gte=_midnight(choice.first))
    if choice.last:
        every = every.filter(at__lt=_midnight(choice.last + timedelta(days=1)))
    if choice.group:
        every = every.filter(_of_group(choice.group))
    return every.filter(_outside_hours()) if choice.outside_hours else every


def reads(choice: LineChoice | None = None) -> QuerySet[Line]:
    """Every line that names children, newest first, of what is asked for."""
    return narrowed(lines().filter(NAMES_CHILDREN), choice or LineChoice())


def _of_group(group: str) -> Q:
    """As `line_groups.group_of` says it of one line."""
    exports: Any = Q(action__startswith=line_groups.EXPORT)
    if group == "exports":
        return exports
    own: Any = Q(action__in=line_groups.actions_of(group))
    nobodys: Any = ~Q(action__in=line_groups.registered())
    if group == "looks":
        return ~exports & (own | nobodys & NAMES_CHILDREN)
    if group == "other":
        return ~exports & (own | nobodys & ~NAMES_CHILDREN)
    return ~exports & own


def _outside_hours() -> Q:
    """As `working_hours.is_outside` says it of one moment."""
    hours: Any = Q(at__hour__lt=working_hours.BEGIN) | Q(at__hour__gte=working_hours.END)
    return hours | Q(at__iso_week_day__gte=6) | Q(at__date__in=sorted(bank_holidays()))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def who_looked_at(child_id: str) -> list[Line]:
    """Every line that names this child among those looked at, oldest first: for a subject's access request.

    The text is searched by the database and each hit is then read properly, so that C-1 does not find C-10.
    """
    candidates = Line.objects.filter(detail_text__contains=json.dumps(child_id)).order_by("number")
    return [
        line for line in candidates.iterator(chunk_size=1000) if child_id in line.detail.get(CHILDREN, ())
    ]
