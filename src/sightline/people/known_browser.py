"""A browser in which somebody has signed in before: its wrong tries are counted by themselves.

So a stranger who tries passwords under somebody's name, from wherever, never shuts that person out of the browser they
use. The cookie holds no name: a keyed fingerprint of it and a number of the browser's own, signed. Source: OWASP,
"Slow Down Online Guessing Attacks with Device Cookies".
"""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse

COOKIE = "known_browser"
LASTS = 180 * 24 * 60 * 60
_MARK = "_signed_in_under"
_signer = TimestampSigner(salt="sightline.people.known_browser")


def number_of(request: HttpRequest, name_key: str) -> str:
    """The number of a browser in which this name has signed in; blank for any other."""
    try:
        written = _signer.unsign(request.COOKIES.get(COOKIE, ""), max_age=LASTS)
    except BadSignature:
        return ""
    key, _, number = written.partition("-")
    return number if key == name_key else ""


def note(request: HttpRequest, name_key: str) -> None:
    """This name has signed in here: the answer will say so to the browser."""
    setattr(request, _MARK, name_key)


def remember(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: give the cookie to a browser in which somebody has just signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        name_key = getattr(request, _MARK, "")
        if name_key:
            number = number_of(request, name_key) or secrets.token_hex(12)
            response.set_cookie(
                COOKIE,
                _signer.sign(f"{name_key}-{number}"),
                max_age=LASTS,
                path=settings.SESSION_COOKIE_PATH,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    return middleware
