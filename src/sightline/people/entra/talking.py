"""Talking to the tenant's server: where things are, a code for a token, and whether the token is genuine.

The token's signature is verified against the tenant's keys, although it comes straight from the server: a proxy that
opens council traffic is between the two often enough.
"""

import base64
import hashlib
import json
import urllib.request
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode

import jwt

from sightline.people.entra.choices import Entra
from sightline.people.entra.claims import EntraRefusedError

SECONDS = 5
MOST_BYTES = 1_000_000
CLOCK_MAY_DIFFER = 60
MUST_SAY = ["exp", "iat", "aud", "iss", "sub"]


class EntraDownError(Exception):
    """The tenant's server cannot be reached, or answers what it should not; the message is a sentence."""

    def __init__(self) -> None:
        """What to do meanwhile."""
        super().__init__(
            "Microsoft's sign-in cannot be reached just now. Sign in with a Sightline account if you have one, or try "
            "again later."
        )


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A server that sends us elsewhere is not followed."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Not followed."""


def where(entra: Entra) -> dict[str, str]:
    """Where the tenant's endpoints are. EntraDownError also for a server that names other servers, or another tenant."""
    endpoints = _json(f"{entra.issuer}/.well-known/openid-configuration")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if endpoints.get("issuer") != entra.issuer:
        raise EntraDownError
    if not all(str(endpoints.get(name, "")).startswith(f"{entra.server}/") for name in names):
        raise EntraDownError
    return {name: str(endpoints[name]) for name in names}


def address_to_go_to(
    entra: Entra, endpoint: str, *, back: str, state: str, nonce: str, verifier: str, again: bool
) -> str:
    """Where the browser goes to sign in. `again`: the person types their password even if Microsoft knows them."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    parameters = {
        "client_id": entra.client_id,
        "response_type": "code",
        "response_mode": "query",
        "redirect_uri": back,
        "scope": "openid profile",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{endpoint}?{urlencode(parameters | ({'prompt': 'login', 'max_age': '0'} if again else {}))}"


def claims_for(
    entra: Entra, places: dict[str, str], code: str, *, back: str, verifier: str
) -> dict[str, Any]:
    """The claims of the token this code stands for, verified: signature, issuer, audience and time."""
    answer = _json(
        places["token_endpoint"],
        {
            "grant_type": "authorization_code",
            "client_id": entra.client_id,
            "client_secret": entra.client_secret,
            "code": code,
            "redirect_uri": back,
            "code_verifier": verifier,
        },
    )
    return verified(str(answer.get("id_token", "")), entra, places["jwks_uri"])


def verified(token: str, entra: Entra, keys_at: str) -> dict[str, Any]:
    """The token's claims. EntraRefusedError for one that is not genuine, not for us, or out of date."""
    try:
        key = jwt.PyJWKClient(keys_at, cache_jwk_set=False, timeout=SECONDS).get_signing_key_from_jwt(token)
        return jwt.decode(
            token,
            key.key,
            algorithms=["RS256"],
            audience=entra.client_id,
            issuer=entra.issuer,
            leeway=CLOCK_MAY_DIFFER,
            options={"require": MUST_SAY},
        )
    except jwt.PyJWKClientConnectionError as down:
        raise EntraDownError from down
    except jwt.ExpiredSignatureError as late:
        raise EntraRefusedError("That sign-in is too old. Try again.", "an expired token") from late
    except (jwt.PyJWTError, ValueError) as wrong:
        raise EntraRefusedError(
            "What Microsoft sent is not a sign-in to Sightline. Try again.",
            f"a bad token: {type(wrong).__name__}",
        ) from wrong


def _json(address: str, sent: dict[str, str] | None = None) -> dict[str, Any]:
    body = urlencode(sent).encode() if sent else None
    request = urllib.request.Request(address, data=body, headers={"Accept": "application/json"})
    try:
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=SECONDS) as answer:
            content = json.loads(answer.read(MOST_BYTES))
    except (URLError, OSError, ValueError) as fault:
        raise EntraDownError from fault
    if not isinstance(content, dict):
        raise EntraDownError
    return content
