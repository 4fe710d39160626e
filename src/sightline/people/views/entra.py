"""Signing in with Microsoft: there, and back with a code."""

import hmac
import secrets
import time
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.people import sessions
from sightline.people.entra import talking
from sightline.people.entra.claims import EntraRefusedError, Identity, identity
from sightline.people.entra.talking import EntraDownError
from sightline.people.forms.signing_in import SignInForm
from sightline.people.queries import person
from sightline.people.services.from_entra import account_of
from sightline.people.services.signing_in import SOMEBODY, complete
from sightline.people.verbs import PeopleVerb
from sightline.people.views.signing_in import safe_next, why_access_ended
from sightline.trail.services import record

BEGUN = "entra"
"""Where the session keeps what a sign-in was begun with."""
SECONDS = 10 * 60
NOT_BEGUN = "That sign-in was not begun here, or too long ago. Try again."


@login_not_required
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Send the browser to the tenant's server."""
    try:
        places = talking.where(settings.ENTRA)
    except EntraDownError as down:
        return _refused(request, str(down))
    again = request.GET.get("again") == "1" and person(request).is_authenticated
    begun = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    _session(request)[BEGUN] = {**begun, "at": int(time.time()), "next": safe_next(request), "again": again}
    address = talking.address_to_go_to(
        settings.ENTRA, places["authorization_endpoint"], back=_back_address(request), again=again, **begun
    )
    return redirect(address)


@login_not_required
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Back with a code: who is it, and may they come in?"""
    begun = _session(request).pop(BEGUN, None)
    if not begun or not _is_ours(request, begun):
        return _refused(request, NOT_BEGUN)
    try:
        somebody = _who(request, begun)
        if begun["again"]:
            return _confirmed(request, somebody, begun)
        user = account_of(somebody)
    except EntraDownError as down:
        return _refused(request, str(down))
    except EntraRefusedError as refused:
        record(by=SOMEBODY, action=PeopleVerb.SIGN_IN_REFUSED, reason=refused.why, detail={"entra": True})
        return _refused(request, str(refused))
    if user.has_ended:
        record(
            by=user.username,
            action=PeopleVerb.SIGN_IN_REFUSED,
            reason="access has ended",
            detail={"entra": True},
        )
        return _refused(request, why_access_ended(user))
    complete(request, user, by_entra=True)
    return redirect(begun["next"])


def _who(request: HttpRequest, begun: dict[str, Any]) -> Identity:
    if "error" in request.GET or not request.GET.get("code"):
        raise EntraRefusedError("Microsoft did not sign you in. Try again.", "refused by the tenant")
    claims = talking.claims_for(
        settings.ENTRA,
        talking.where(settings.ENTRA),
        str(request.GET["code"]),
        back=_back_address(request),
        verifier=begun["verifier"],
    )
    return identity(claims, settings.ENTRA, begun["nonce"])


def _confirmed(request: HttpRequest, somebody: Identity, begun: dict[str, Any]) -> HttpResponse:
    """Whoever is signed in has proved again who they are: the same person, and since they were asked to."""
    user = person(request)
    if not user.is_authenticated or user.entra_id != somebody.entra_id:
        raise EntraRefusedError("That is another person's Microsoft account.", "another person confirmed")
    if somebody.proved_at is None or somebody.proved_at < begun["at"] - talking.CLOCK_MAY_DIFFER:
        raise EntraRefusedError(
            "Microsoft did not say that you typed your password again. Whoever looks after Sightline must switch on the "
            "claim auth_time in its registration.",
            "no fresh proof",
        )
    _session(request)[sessions.PROVED_AT] = int(time.time())
    record(by=user.username, action=PeopleVerb.CONFIRMED, detail={"entra": True})
    return redirect(begun["next"])


def _is_ours(request: HttpRequest, begun: dict[str, Any]) -> bool:
    state = str(request.GET.get("state", ""))
    return (
        hmac.compare_digest(state.encode(), begun["state"].encode())
        and 0 <= time.time() - begun["at"] <= SECONDS
    )


def _back_address(request: HttpRequest) -> str:
    return str(request.build_absolute_uri(reverse("sign-in-entra-back")))


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """The sign-in page, with the sentence and the way in by a local account."""
    context = {"form": SignInForm(), "entra": True, "fault": sentence, "next": ""}
    return render(request, "people/sign_in.html", context, status=403)


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
