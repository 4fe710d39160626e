"""A screen left alone does not stay open: sessions end after a while with nothing done."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

from sightline.people.actions import record_sign_out
from sightline.people.queries import person

LAST_SEEN = "last_seen"
NOTED_EVERY = 60
"""Seconds between two writings of when a person was last seen, so that reading pages does not write each time."""


def end_idle_sessions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: sign out whoever did nothing for SIGHTLINE_IDLE_MINUTES (30 unless set)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if person(request).is_authenticated:
            _end_or_note(request, request.session)  # pyright: ignore[reportAttributeAccessIssue]
        return get_response(request)

    return middleware


def _end_or_note(request: HttpRequest, session: SessionBase) -> None:
    now = int(time.time())
    idle = now - session.get(LAST_SEEN, now)
    if idle > settings.IDLE_MINUTES * 60:
        record_sign_out(
            person(request).get_username(), reason=f"nothing done for {settings.IDLE_MINUTES} minutes"
        )
        logout(request)
    elif idle > NOTED_EVERY or LAST_SEEN not in session:
        session[LAST_SEEN] = now
