"""Proving who one is again, before something that must not be done from a screen left open."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.people import sessions
from sightline.people.forms.signing_in import WRONG_CODE, ConfirmForm
from sightline.people.queries import person
from sightline.people.queries.accounts import has_second_factor
from sightline.people.services.second_factor import CODE_AGAIN, check_code
from sightline.people.services.signing_in import LockedOutError, check_password_again
from sightline.people.verbs import PeopleVerb
from sightline.people.views.signing_in import safe_next
from sightline.trail.services import record

View = Callable[..., HttpResponse]


def needs_fresh_sign_in(minutes: int = 15, *, back: str = "") -> Callable[[View], View]:
    """Decorator for a view: whoever proved who they are longer ago than this does so first, then comes back.

    A form that was sent is not sent again after the detour: the person lands on the same address by GET. Where that
    shows no form, `back` names the address that does; it is given the same parts, and what the list was narrowed to.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def view_or_confirm(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if is_fresh(request, minutes):
                return view(request, *args, **named)
            return redirect(
                f"{reverse('confirm')}?{urlencode({'next': _way_back(request, back, args, named)})}"
            )

        return view_or_confirm

    return decorate


def _way_back(request: HttpRequest, back: str, args: tuple[Any, ...], named: dict[str, Any]) -> str:
    if not back:
        return request.get_full_path()
    query = request.META.get("QUERY_STRING", "")
    return reverse(back, args=args, kwargs=named) + (f"?{query}" if query else "")


def is_fresh(request: HttpRequest, minutes: int = 15) -> bool:
    """Whether the person proved who they are within these minutes."""
    return sessions.is_fresh(_session(request), int(time.time()), minutes)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for everything the person signs in with, again."""
    user, next_page = person(request), safe_next(request)
    if _session(request).get(sessions.BY_ENTRA):
        where = f"{reverse('sign-in-entra')}?{urlencode({'next': next_page, 'again': '1'})}"
        return render(request, "people/confirm_with_entra.html", {"where": where})
    form = ConfirmForm(request.POST or None, with_code=has_second_factor(user))
    if form.is_valid() and _proved(request, form):
        _session(request)[sessions.PROVED_AT] = int(time.time())
        record(by=user.get_username(), action=PeopleVerb.CONFIRMED)
        return redirect(next_page)
    return render(request, "people/confirm.html", {"form": form, "next": next_page})


def _proved(request: HttpRequest, form: ConfirmForm) -> bool:
    """Whether password and code are right; if not the form says so."""
    values, user = form.cleaned_data, person(request)
    try:
        if check_password_again(request, user, values["password"]) is None:
            form.add_error("password", "The password is not right")
        elif "code" in form.fields and not check_code(user, values["code"], kind=CODE_AGAIN):
            form.add_error("code", WRONG_CODE)
    except LockedOutError as locked:
        form.add_error(None, str(locked))
    return not form.errors


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
