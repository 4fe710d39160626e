"""Marking as ended what has come to its last day or minute: done by the clock, the first time anybody looks.

A mark is never taken back. So a clock that is put back cannot revive what had ended; a clock put forward ends things
early, which is the side to err on.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.people.models import Glass, Grant
from sightline.trail import actions as trail

CLOCKS_DIFFER = timedelta(minutes=5)
THE_CLOCK = "the clock"


def end_what_is_over() -> None:
    """Mark as ended whatever has come to its last day or minute. Reads twice, and writes only where there is something."""
    now = timezone.now()
    if _grants_over(now).exists():
        _end_grants(now)
    if _glass_over(now).exists():
        _glass_over(now).update(ended_at=now)


def _grants_over(now: datetime) -> QuerySet[Grant]:
    return Grant.objects.filter(ended_at__isnull=True, last__lt=timezone.localdate(now))


def _glass_over(now: datetime) -> QuerySet[Glass]:
    """Past its two hours, or broken after now: then the clock was put back and nobody can tell."""
    return Glass.objects.filter(
        Q(until__lte=now) | Q(broken_at__gt=now + CLOCKS_DIFFER), ended_at__isnull=True
    )


def _end_grants(now: datetime) -> None:
    with trail.one_writer():
        for grant in _grants_over(now).select_related("person"):
            grant.ended_at, grant.ended_by = now, THE_CLOCK
            grant.save(update_fields=["ended_at", "ended_by"])
            trail.record(
                by=THE_CLOCK,
                action="grant_ended",
                what=grant.person.username,
                detail={"last": str(grant.last)},
            )
