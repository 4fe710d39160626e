"""Calendar addresses of the programme: make one, end one, read from one. Each is one line in the trail."""

import hashlib
import secrets

from django.utils import timezone

from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.dates.queries import days_of
from sightline.programme.dates.rules import ADDRESS_LASTS, Day, address_is_live
from sightline.programme.kinds.refusals import CannotChangePlanError, said
from sightline.programme.models import CalendarAddress, Plan
from sightline.programme.plans.queries.plans import plans_seen_by
from sightline.trail.services import one_writer, record

NONE_HERE = "There is no calendar at this address."


def make_address(
    person: User, *, plan: Plan | None = None, body: str = "", by: str
) -> tuple[CalendarAddress, str]:
    """A new address and the secret in it, which cannot be asked for again. A plan's names the body it is for."""
    if plan is not None:
        body = said(body, "Enter the body whose calendar it is for.", "body")
        if not plans_seen_by(person).filter(pk=plan.pk).exists():
            raise CannotChangePlanError("This plan is not yours to see.", "plan")
    secret, now = secrets.token_urlsafe(32), timezone.now()
    address = CalendarAddress(
        person=person,
        plan=plan,
        body=body if plan else "",
        fingerprint=_fingerprint(secret),
        made=now,
        expires=now + ADDRESS_LASTS,
    )
    with one_writer():
        address.save(force_insert=True)
        detail = {"expires": f"{address.expires:%Y-%m-%d}", "body": address.body}
        record(by=by, action="programme_calendar_made", what=_named(address), detail=detail)
    return address, secret


def end_address(number: int, *, person: User, by: str) -> None:
    """End one of this person's own addresses. CannotChangePlanError where they have no such address."""
    with one_writer():
        address = CalendarAddress.objects.filter(pk=number, person=person, ended=None).first()
        if address is None:
            raise CannotChangePlanError("There is no such calendar address to end.")
        CalendarAddress.objects.filter(pk=address.pk).update(ended=timezone.now())
        detail = {"from": "open", "to": "ended"}
        record(by=by, action="programme_calendar_ended", what=_named(address), detail=detail)


def fetch_address(secret: str) -> tuple[CalendarAddress, list[Day]]:
    """The days behind an address, with the rights its person has now; the fetch is recorded.

    CannotChangePlanError, in the same words, where the address is unknown, ended or expired, or its person may no longer
    see what it opens.
    """
    found = CalendarAddress.objects.select_related("person", "plan").filter(fingerprint=_fingerprint(secret))
    address, now = found.first(), timezone.now()
    if address is None or not address_is_live(address.expires, address.ended, now) or not _may_still(address):
        raise CannotChangePlanError(NONE_HERE)
    days = days_of(address, timezone.localdate())
    with one_writer():
        CalendarAddress.objects.filter(pk=address.pk).update(fetched=now)
        record(by=address.person.get_username(), action="programme_calendar_fetched", what=_named(address))
    return address, days


def _may_still(address: CalendarAddress) -> bool:
    person: User = address.person
    if not person.is_active or plan_reach(person.standing, person.opened) == "none":
        return False
    return address.plan_id is None or plans_seen_by(person).filter(pk=address.plan_id).exists()


def _named(address: CalendarAddress) -> str:
    whose = f"plan {address.plan_id}" if address.plan_id else "own actions"
    return f"{whose} calendar {address.pk}"


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
