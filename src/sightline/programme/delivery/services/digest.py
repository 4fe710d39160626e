"""Digests are sent; each sending and each failure is written down, and is a line in the trail."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from sightline.programme.delivery.queries.digest import Digest
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import DigestSending
from sightline.trail.services import record, recorded_transaction

NO_ADDRESS = "no email address is known: sightline user email NAME --email ADDRESS"


def send(digest: Digest, *, today: date, by: str) -> str:
    """Send it, and write down that it was; what went wrong in a sentence, blank for nothing.

    A mail server that fails is written down and ends nothing: the next person's digest still goes.
    """
    name = digest.person.get_username()
    fault = _sent(digest, today) if digest.address else NO_ADDRESS
    detail: dict[str, list[Any]] = {
        "late": [line.reference for line in digest.late],
        "due": [line.reference for line in digest.due],
        "asks": [ask.pk for ask in digest.asks],
    }
    with recorded_transaction():
        DigestSending.objects.create(to=name, fault=fault, by=by, at=timezone.now(), **detail)
        if fault:
            detail["fault"] = [fault]
        record(
            by=by,
            action=ProgrammeVerb.DIGEST_FAILED if fault else ProgrammeVerb.DIGEST_SENT,
            what=f"digest to {name}",
            detail=detail,
        )
    return fault


def text(digest: Digest, today: date) -> str:
    """The email's text."""
    context = {
        "digest": digest,
        "today": today,
        "address": settings.ADDRESS,
        "council": settings.COUNCIL_NAME,
    }
    return render_to_string("programme/actions/digest.txt", context)


def subject(digest: Digest) -> str:
    """How many are late and due; no title of anything, because subjects are seen by others."""
    late, due = len(digest.late), len(digest.due) + len(digest.asks)
    return f"Improvement plan: {late} overdue, {due} due within {digest.days} days"


def _sent(digest: Digest, today: date) -> str:
    message = EmailMessage(subject(digest), text(digest, today), to=[digest.address])
    try:
        message.send()
    except Exception as fault:  # noqa: BLE001  mail servers fail in many ways, and each is told
        return f"the mail server refused it ({type(fault).__name__})"
    return ""
