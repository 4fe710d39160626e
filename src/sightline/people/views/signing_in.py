"""Signing in, in one step or two, and out."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.people.forms.signing_in import WRONG, WRONG_CODE, CodeForm, SignInForm
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.queries.accounts import has_second_factor
from sightline.people.queries.opened import last_day
from sightline.people.services.second_factor import check_code
from sightline.people.services.signing_in import LockedOutError, check_password, complete, record_sign_out
from sightline.people.verbs import PeopleVerb
from sightline.trail.services import record
from sightline.web import words

HALF_WAY = "half_way"
"""Where the session keeps who has given the right password and not yet the code."""
HALF_WAY_SECONDS = 10 * 60


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Somebody who is signed in already goes on to where they were going."""
    next_page = safe_next(request)
    if person(request).is_authenticated:
        return redirect(next_page)
    form = SignInForm(request.POST or None)
    if form.is_valid():
        user = _password_fits(request, form)
        if user is not None:
            return _go_on(request, user, next_page)
    more = {
        "next": request.POST.get("next", request.GET.get("next", "")),
        "entra": settings.ENTRA is not None,
    }
    return render(request, "people/sign_in.html", {"form": form, **more})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: the code a phone shows, or a recovery code."""
    user, next_page = _half_way(request)
    if user is None:
        return redirect("sign-in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            if check_code(user, form.cleaned_data["code"]):
                complete(request, user, second_factor=True)
                _session(request).pop(HALF_WAY, None)
                return redirect(next_page)
            form.add_error("code", WRONG_CODE)
        except LockedOutError as locked:
            form.add_error("code", str(locked))
    return render(request, "people/sign_in_code.html", {"form": form})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, by a button only: a link elsewhere cannot do it. Write it down, then end the session."""
    record_sign_out(person(request).get_username())
    logout(request)
    return redirect("signed-out")


@login_not_required
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Where people land after signing out."""
    return render(request, "people/signed_out.html")


def safe_next(request: HttpRequest) -> str:
    """Where the person was going: a page of ours, or the first page."""
    address = str(request.POST.get("next") or request.GET.get("next") or "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else "/"


def why_access_ended(user: User) -> str:
    """In a sentence, why somebody who lives by grants is not let in."""
    last = last_day(user)
    when = (
        f"Your access ended on {words.long_date(last)}." if last else "Your access has not been opened yet."
    )
    return f"{when} Ask the person who sponsors you at the council."


def _password_fits(request: HttpRequest, form: SignInForm) -> User | None:
    """The person, or None with the form saying why not."""
    values = form.cleaned_data
    try:
        user = check_password(request, values["username"], values["password"])
    except LockedOutError as locked:
        form.add_error(None, str(locked))
        return None
    if user is None:
        form.add_error(None, WRONG)
    elif user.has_ended:
        record(by=user.username, action=PeopleVerb.SIGN_IN_REFUSED, reason="access has ended")
        form.add_error(None, why_access_ended(user))
        return None
    return user


def _go_on(request: HttpRequest, user: User, next_page: str) -> HttpResponse:
    if not has_second_factor(user):
        complete(request, user)
        return redirect(next_page)
    session = _session(request)
    session.cycle_key()
    session[HALF_WAY] = [user.pk, user.get_session_auth_hash(), int(time.time()), next_page]
    return redirect("sign-in-code")


def _half_way(request: HttpRequest) -> tuple[User | None, str]:
    """Who gave the right password within ten minutes, if nothing about their account has changed since."""
    pk, known_by, at, next_page = _session(request).get(HALF_WAY) or (None, "", 0, "/")
    user = User.objects.filter(pk=pk, is_active=True).first() if pk else None
    fits = user is not None and user.get_session_auth_hash() == known_by and not user.has_ended
    return (user if fits and 0 <= time.time() - at <= HALF_WAY_SECONDS else None), next_page


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
