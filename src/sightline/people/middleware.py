"""Three things seen to before any page: the session is still good, signing in was finished, and the matrix allows it."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.people import sessions
from sightline.people.addresses import need_of, what_was_asked
from sightline.people.ending import end_what_is_over
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.queries.accounts import has_second_factor, must_have_second_factor
from sightline.people.queries.opened import last_day
from sightline.people.services.signing_in import record_sign_out
from sightline.people.sessions import LAST_SEEN
from sightline.trail.refusing import refuse
from sightline.web.needs import ANYBODY, SIGNED_IN

Answer = Callable[[HttpRequest], HttpResponse]
NOTED_EVERY = 60
"""Seconds between two writings of when a person was last seen, so that reading pages does not write each time."""

TO_FINISH = frozenset({"sign-out", "own-password", "own-second-factor", "confirm"})
"""Where somebody may go who has not finished signing in."""


def end_idle_sessions(get_response: Answer) -> Answer:
    """Middleware: sign out whoever did nothing for SIGHTLINE_IDLE_MINUTES, or signed in SIGHTLINE_SESSION_HOURS ago."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if person(request).is_authenticated:
            _end_or_note(request, _session(request))
        return get_response(request)

    return middleware


def finish_signing_in(get_response: Answer) -> Answer:
    """Middleware: nobody goes on with somebody else's password, without a second factor they must have, or too long."""

    def look(request: HttpRequest, view: Any, args: Any, named: Any) -> HttpResponse | None:
        name = request.resolver_match.url_name if request.resolver_match else ""
        user = person(request)
        if not user.is_authenticated or name in TO_FINISH or need_of(name) is ANYBODY:
            return None
        if user.has_ended:
            return render(request, "people/access_ended.html", {"last": last_day(user)}, status=403)
        if user.must_change_password and not _session(request).get(sessions.BY_ENTRA):
            return redirect("own-password")
        if getattr(request, "by_token", None):
            return None  # a token was made after signing in with all that is needed
        return _without_second_factor(request, user)

    return _before_views(get_response, look)


def keep_to_the_matrix(get_response: Answer) -> Answer:
    """Middleware: refuse what the person's role does not permit, and whatever no room has declared; and write it down."""

    def look(request: HttpRequest, view: Any, args: Any, named: dict[str, Any]) -> None:
        match = request.resolver_match
        need = need_of(match.url_name if match else None)
        if need is ANYBODY:
            return
        user = person(request)
        if need is None or not user.is_authenticated:
            raise PermissionDenied
        if need is not SIGNED_IN and not user.has_perm(need.permission):
            refuse(user.get_username(), what_was_asked(need, named))

    return _before_views(get_response, look)


def _before_views(get_response: Answer, look: Callable[..., HttpResponse | None]) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.process_view = look  # pyright: ignore[reportFunctionMemberAccess]
    return middleware


def _without_second_factor(request: HttpRequest, user: User) -> HttpResponse | None:
    """Where somebody goes who must have a second factor and did not use one; None for everybody else."""
    if _session(request).get(sessions.SECOND_FACTOR):
        return None
    if not must_have_second_factor(user, settings.SECOND_FACTOR):
        return None
    if not has_second_factor(user):
        return redirect("own-second-factor")
    record_sign_out(user.get_username(), reason="signed in without the second factor")
    logout(request)
    return redirect("sign-in")


def _end_or_note(request: HttpRequest, session: SessionBase) -> None:
    now = int(time.time())
    why = sessions.why_over(session, now, idle_minutes=settings.IDLE_MINUTES, hours=settings.SESSION_HOURS)  # pyright: ignore[reportArgumentType]
    if why:
        record_sign_out(person(request).get_username(), reason=why)
        logout(request)
        return
    if LAST_SEEN not in session or now - session[LAST_SEEN] > NOTED_EVERY:
        session[LAST_SEEN] = now
        session.setdefault(sessions.SIGNED_IN_AT, now)
    end_what_is_over()


def _session(request: HttpRequest) -> SessionBase:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
