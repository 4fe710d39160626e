"""Asking about tokens."""

import hashlib

from django.utils import timezone

from sightline.api.models import ApiToken
from sightline.api.rules import is_live
from sightline.people.models import User


def tokens_of(person: User) -> list[ApiToken]:
    """The person's tokens, the newest first; ended and expired ones too."""
    return list(ApiToken.objects.filter(person=person).select_related("person").prefetch_related("uses"))


def live_token(secret: str) -> ApiToken | None:
    """The token of this secret with its person; None where there is none, it is over, or its person has left."""
    token = ApiToken.objects.select_related("person").filter(fingerprint=fingerprint(secret)).first()
    if token is None or not token.person.is_active or not is_live(token.expires, token.ended, timezone.now()):
        return None
    return token


def fingerprint(secret: str) -> str:
    """What is kept of a secret: 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()
