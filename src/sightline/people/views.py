"""Signing in and out."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from sightline.people.actions import record_sign_out
from sightline.people.forms import SignInForm
from sightline.people.queries import person


class SignIn(LoginView):
    """The sign-in page. Somebody who is signed in already goes on to where they were going."""

    form_class = SignInForm  # type: ignore[assignment]
    template_name = "people/sign_in.html"
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Sign out, by a button only: a link elsewhere cannot do it."""

    def post(self, request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        """Write it down, then end the session."""
        if person(request).is_authenticated:
            record_sign_out(person(request).get_username())
        return super().post(request, *given, **named)


@method_decorator(login_not_required, name="dispatch")
class SignedOut(TemplateView):
    """Where people land after signing out."""

    template_name = "people/signed_out.html"
