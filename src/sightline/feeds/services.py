"""Calendar addresses: make one, end one, read from one. Each is one line in the trail."""

import hashlib
import secrets

from django.utils import timezone

from sightline.feeds.kinds import CalendarKind, Choice, kind_of
from sightline.feeds.models import CalendarAddress
from sightline.feeds.rules import ADDRESS_LASTS, CalendarContent, address_is_live
from sightline.people.models import User
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError

NO_CALENDAR = "There is no calendar at this address."


class CannotFeedError(CannotDoError):
    """A calendar address that cannot be made, ended or read."""


def make_address(
    person: User, kind: CalendarKind, choice: Choice, *, body: str = "", by: str
) -> tuple[CalendarAddress, str]:
    """A new address and the secret in it, which cannot be asked for again. CannotFeedError where it cannot be.

    Where the kind is for bodies, an address of a thing names the `body` it is for; somebody's own names none. What the
    person may not see is refused, and that is written down.
    """
    for_body = bool(kind.words.body_hint and choice.thing)
    if for_body and not body.strip():
        raise CannotFeedError("Enter the body whose calendar it is for.", "body")
    secret, now = secrets.token_urlsafe(32), timezone.now()
    address = CalendarAddress(
        person=person,
        opens=kind.name,
        authority=choice.authority,
        thing=choice.thing,
        body=body.strip() if for_body else "",
        fingerprint=_fingerprint(secret),
        made=now,
        expires=now + ADDRESS_LASTS,
    )
    if not kind.may_have(address):
        record_refusal(by=by, what=kind.trail_name(address))
        raise CannotFeedError(f"{by} may not see what this calendar would show. No address was made.")
    with recorded_transaction():
        address.save(force_insert=True)
        detail = {"expires": f"{address.expires:%Y-%m-%d}"} | ({"body": address.body} if for_body else {})
        record(by=by, action=kind.verbs.making, what=_trail_name(kind, address), detail=detail)
    return address, secret


def end_address(number: int, *, person: User, by: str) -> None:
    """End one of this person's own addresses. CannotFeedError where they have no such address."""
    with recorded_transaction():
        address = CalendarAddress.objects.filter(pk=number, person=person, ended=None).first()
        kind = kind_of(address) if address else None
        if address is None or kind is None:
            raise CannotFeedError("There is no such calendar address to end.")
        CalendarAddress.objects.filter(pk=address.pk).update(ended=timezone.now())
        detail = {"from": "open", "to": "ended"}
        record(by=by, action=kind.verbs.ending, what=_trail_name(kind, address), detail=detail)


def fetch_address(secret: str) -> tuple[CalendarKind, CalendarContent]:
    """What stands behind an address, with the rights its person has now; the fetch is recorded.

    CannotFeedError, in the same words, where the address is unknown, ended or expired, or its person may no longer see
    what it opens.
    """
    address = (
        CalendarAddress.objects.select_related("person").filter(fingerprint=_fingerprint(secret)).first()
    )
    kind = kind_of(address) if address else None
    now = timezone.now()
    if address is None or kind is None or not address_is_live(address.expires, address.ended, now):
        raise CannotFeedError(NO_CALENDAR)
    if not address.person.is_active or not kind.may_have(address):
        raise CannotFeedError(NO_CALENDAR)
    content = kind.days_of(address, timezone.localdate())
    with recorded_transaction():
        CalendarAddress.objects.filter(pk=address.pk).update(fetched=now)
        by = address.person.get_username()
        record(by=by, action=kind.verbs.fetching, what=_trail_name(kind, address))
    return kind, content


def _trail_name(kind: CalendarKind, address: CalendarAddress) -> str:
    return f"{kind.trail_name(address)} calendar {address.pk}"


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
