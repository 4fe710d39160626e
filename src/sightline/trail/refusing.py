"""Refusing somebody what they asked for: written into the trail first, then refused."""

from typing import NoReturn

from django.core.exceptions import PermissionDenied

from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb


def record_refusal(*, by: str, what: str, reason: str = "") -> None:
    """Write down that this person was refused. `what`: what they asked for, in the trail's words; no child is named in it."""
    record(by=by, action=SharedVerb.REFUSED, what=what, reason=reason)


def refuse(by: str, what: str, reason: str = "") -> NoReturn:
    """Write down that this person was refused, then raise PermissionDenied."""
    record_refusal(by=by, what=what, reason=reason)
    raise PermissionDenied
