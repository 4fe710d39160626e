"""Signing in and out: a password, then a code where there is a second factor, then a session."""

import time
from typing import Any

from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from sightline.people import known_browser, rules, sessions
from sightline.people.models import User
from sightline.people.queries.accounts import user_named
from sightline.people.services.tries import LockedOutError, Tries, name_key, network_of
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail

__all__ = ["LockedOutError", "check_password", "check_password_again", "complete", "record_sign_out"]

AGAIN = "again"
SOMEBODY = "somebody unknown"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def check_password(request: HttpRequest, name: str, password: str) -> User | None:
    """The user, if the name and the password fit; None if not. LockedOutError after five failures.

    Failures count for one name from one address, and for all names from one address; in a browser in which this name
    has signed in before they count for that browser alone.
    """
    browser = known_browser.number_of(request, name_key(name))
    tries = Tries(name, browser) if browser else Tries(name, network_of(request.META.get("REMOTE_ADDR", "")))
    tries.count(of_all_names=not browser)
    return _account_or_none(request, name, password, tries)


def check_password_again(request: HttpRequest, user: User, password: str) -> User | None:
    """As `check_password`, of somebody who is signed in: nobody else's failures count, wherever they come from."""
    tries = Tries(user.username, kind=AGAIN)
    tries.count()
    return _account_or_none(request, user.username, password, tries)


def _account_or_none(request: HttpRequest, name: str, password: str, tries: Tries) -> User | None:
    user = authenticate(request, username=rules.tidy_name(name), password=password)
    if not isinstance(user, User):
        account = user_named(name)
        tries.record_failure(account.username if account else SOMEBODY, PeopleVerb.SIGN_IN_FAILED)
        return None
    tries.forget()
    return user


def complete(
    request: HttpRequest, user: User, *, second_factor: bool = False, by_entra: bool = False
) -> None:
    """Open a session for somebody who has proved who they are, and write it down."""
    login(request, user, backend=BACKEND)
    session: Any = request.session  # pyright: ignore[reportAttributeAccessIssue]
    known_browser.note(request, name_key(user.username))
    now = int(time.time())
    session[sessions.SIGNED_IN_AT] = session[sessions.PROVED_AT] = now
    session[sessions.SECOND_FACTOR] = second_factor or by_entra
    session[sessions.BY_ENTRA] = by_entra
    how = {"second_factor": second_factor} | ({"entra": True} if by_entra else {})
    trail.record(by=user.username, action=PeopleVerb.SIGNED_IN, detail={"role": user.role, **how})


def record_sign_out(name: str, reason: str = "") -> None:
    """Write down that this person signed out, or was signed out for `reason`."""
    trail.record(by=name, action=PeopleVerb.SIGNED_OUT, reason=reason)
