"""Marking as ended what has come to its last day or minute: done by the clock, the first time anybody looks.

A mark is never taken back. So a clock that is put back cannot revive what had ended; a clock put forward ends things
early, which is the side to err on.
"""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.people.models import AccountRequest, BreakGlass, Grant
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail

CLOCKS_DIFFER = timedelta(minutes=5)
THE_CLOCK = "the clock"
ANYTHING_OVER = """
SELECT EXISTS (SELECT 1 FROM people_grant WHERE ended_at IS NULL AND last < %s),
       EXISTS (SELECT 1 FROM people_breakglass WHERE ended_at IS NULL AND (until <= %s OR broken_at > %s)),
       EXISTS (SELECT 1 FROM people_accountrequest WHERE outcome = '' AND (until <= %s OR asked_at > %s))
"""
"""What `_grants_over`, `_glass_over` and `_requests_over` say: to put their questions together takes longer than all else
that is seen to before a page."""


def end_what_is_over() -> None:
    """Mark as ended whatever has come to its last day or minute. Asks once, and writes only where there is something.

    Called by the middleware, for everybody's every request, and by what decides on a request; never by a question.
    """
    now = timezone.now()
    grants, glass, requests = _over(now)
    if grants:
        _end_grants(now)
    if glass:
        _glass_over(now).update(ended_at=now)
    if requests:
        _end_requests(now)


def _over(now: datetime) -> tuple[bool, bool, bool]:
    """Whether there is anything to end: a grant, broken glass, a request. Written as SQL, for it is asked on every request."""
    back = now + CLOCKS_DIFFER
    moment = connection.ops.adapt_datetimefield_value
    today = connection.ops.adapt_datefield_value(timezone.localdate(now))
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING_OVER, [today, moment(now), moment(back), moment(now), moment(back)])
        grants, glass, requests = cursor.fetchone()
    return bool(grants), bool(glass), bool(requests)


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
