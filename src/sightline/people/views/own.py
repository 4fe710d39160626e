"""A person's own account: what it opens, the password, and the second factor."""

import base64
import time
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.people import rules, sessions
from sightline.people.forms.signing_in import WRONG_CODE, CodeForm, PasswordForm
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.queries.accounts import has_second_factor, must_have_second_factor, team_choices
from sightline.people.queries.opened import last_day
from sightline.people.queries.requests import to_confirm
from sightline.people.services import second_factor
from sightline.people.services.changing import change_own_password
from sightline.people.services.tries import LockedOutError
from sightline.people.views.confirming import needs_fresh_sign_in
from sightline.web.form_pages import done, say_saved

SECRET = "second_factor_secret"
"""Where the session keeps, encrypted, the secret of a second factor that is being set up."""


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What this account is and opens."""
    user, names = person(request), dict(team_choices())
    context = {
        "role": rules.title(user.role),
        "teams": [names.get(team, team) for team in user.teams],
        "permissions": [
            sentence for name, sentence in rules.PERMISSION_WORDS.items() if _is_worth_saying(user, name)
        ],
        "last": last_day(user) if rules.grantable(user.role) else None,
        "has_factor": has_second_factor(user),
        "may_break_glass": user.has_perm("children.see") and not user.scope.whole_authority,
        "by_entra": _session(request).get(sessions.BY_ENTRA),
        "may_have_tokens": user.has_perm("figures.see"),
        "waiting": len(to_confirm(user)),
    }
    return render(request, "people/account.html", context)


def _is_worth_saying(user: User, permission: str) -> bool:
    """Whether the person has it, and nothing they have says more."""
    return user.has_perm(permission) and not (permission == "plan.see" and user.has_perm("plan.see_all"))


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; the only page there is for somebody whose password was made by another."""
    user = person(request)
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        values = form.cleaned_data
        try:
            if done(
                form, lambda: change_own_password(user, values["old"], values["new"], by=user.get_username())
            ):
                update_session_auth_hash(request, user)
                say_saved(request, "Password changed")
                return redirect("own-account")
        except LockedOutError as locked:
            form.add_error("old", str(locked))
    return render(request, "people/password.html", {"form": form, "forced": user.must_change_password})


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in()
def factor(request: HttpRequest) -> HttpResponse:
    """Set up a second factor, or put another in the place of the one there is."""
    session, adapter = _session(request), get_adapter()
    if SECRET not in session:
        session[SECRET] = adapter.encrypt(second_factor.new_secret())
    secret = adapter.decrypt(session[SECRET])
    form = CodeForm(request.POST or None)
    if form.is_valid():
        codes = _set_up(request, form, secret)
        if codes:
            return render(request, "people/recovery_codes.html", {"codes": codes})
    return render(request, "people/second_factor.html", _setting_up(request, form, secret))


@require_POST
@needs_fresh_sign_in(back="own-second-factor")
def remove_factor(request: HttpRequest) -> HttpResponse:
    """Do without a second factor, where the role may."""
    user = person(request)
    if must_have_second_factor(user, settings.SECOND_FACTOR):
        raise PermissionDenied
    second_factor.remove(user, by=user.get_username())
    return redirect("own-account")


def _set_up(request: HttpRequest, form: CodeForm, secret: str) -> list[str] | None:
    try:
        codes = second_factor.set_up(person(request), secret, form.cleaned_data["code"])
    except LockedOutError as locked:
        form.add_error("code", str(locked))
        return None
    if codes is None:
        form.add_error("code", WRONG_CODE)
        return None
    session = _session(request)
    del session[SECRET]
    session[sessions.SECOND_FACTOR] = True
    session[sessions.PROVED_AT] = int(time.time())
    return codes


def _setting_up(request: HttpRequest, form: CodeForm, secret: str) -> dict[str, Any]:
    user, adapter = person(request), get_adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    has_one, must = has_second_factor(user), must_have_second_factor(user, settings.SECOND_FACTOR)
    return {
        "form": form,
        "picture": base64.b64encode(picture.encode()).decode(),
        "secret": " ".join(secret[place : place + 4] for place in range(0, len(secret), 4)),
        "has_one": has_one,
        "may_remove": has_one and not must,
        "forced": must and not has_one,
    }


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
