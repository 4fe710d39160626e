"""Marking as ended what has come to its last day or minute: done by the clock, the first time anybody looks.

A mark is never taken back. So a clock that is put back cannot revive what had ended; a clock put forward ends things
early, which is the side to err on.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from sightline.people.models import AccountRequest, BreakGlass, Grant, User
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail

CLOCKS_DIFFER = timedelta(minutes=5)
THE_CLOCK = "the clock"


def end_what_is_over() -> None:
    """Mark as ended whatever has come to its last day or minute. Asks once, and writes only where there is something.

    Called by the middleware, for everybody's every request, and by what decides on a request; never by a question.
    """
    now = timezone.now()
    over = (_grants_over(now), _glass_over(now), _requests_over(now))
    grants, glass, requests = User.objects.values_list(*map(Exists, over)).first() or (False, False, False)
    if grants:
        _end_grants(now)
    if glass:
        _glass_over(now).update(ended_at=now)
    if requests:
        _end_requests(now)


def _grants_over(now: datetime) -> QuerySet[Grant]:
    return Grant.objects.filter(ended_at__isnull=True, last__lt=timezone.localdate(now))


def _glass_over(now: datetime) -> QuerySet[BreakGlass]:
    """Past its two hours, or broken after now: then the clock was put back and nobody can tell."""
    return BreakGlass.objects.filter(
        Q(until__lte=now) | Q(broken_at__gt=now + CLOCKS_DIFFER), ended_at__isnull=True
    )


def _requests_over(now: datetime) -> QuerySet[AccountRequest]:
    """Past its days, or asked for after now: then the clock was put back and nobody can tell."""
    return AccountRequest.objects.filter(Q(until__lte=now) | Q(asked_at__gt=now + CLOCKS_DIFFER), outcome="")


def _end_requests(now: datetime) -> None:
    with trail.recorded_transaction():
        for request in _requests_over(now):
            request.outcome, request.decided_by, request.decided_at = "expired", THE_CLOCK, now
            request.sealed = ""
            request.save(update_fields=["outcome", "decided_by", "decided_at", "sealed"])
            detail = {"request": request.pk, "kind": request.kind, "asked_by": request.asked_by}
            trail.record(by=THE_CLOCK, action=PeopleVerb.REQUEST_EXPIRED, what=request.name, detail=detail)


def _end_grants(now: datetime) -> None:
    with trail.recorded_transaction():
        for grant in _grants_over(now).select_related("person"):
            grant.ended_at, grant.ended_by = now, THE_CLOCK
            grant.save(update_fields=["ended_at", "ended_by"])
            trail.record(
                by=THE_CLOCK,
                action=PeopleVerb.GRANT_ENDED,
                what=grant.person.username,
                detail={"last": str(grant.last)},
            )
