"""The sign-in form."""

from typing import Any

from django import forms
from django.http import HttpRequest

from sightline.people import actions
from sightline.people.models import User

WRONG = "The name or the password is not right. Check both and try again."


class SignInForm(forms.Form):
    """A name and a password. Says the same whichever of the two is wrong."""

    username = forms.CharField(label="Name", max_length=150, error_messages={"required": "Enter your name"})
    password = forms.CharField(
        label="Password", strip=False, max_length=1000, error_messages={"required": "Enter your password"}
    )

    def __init__(self, request: HttpRequest, *given: Any, **named: Any) -> None:
        """Django's sign-in view gives the request first."""
        super().__init__(*given, **named)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        """Sign the person in, or say why not."""
        given = self.cleaned_data
        if "username" not in given or "password" not in given:
            return given
        try:
            self.user = actions.sign_in(self.request, given["username"], given["password"])
        except actions.LockedOutError as locked:
            raise forms.ValidationError(str(locked)) from locked
        if self.user is None:
            raise forms.ValidationError(WRONG)
        return given

    def get_user(self) -> User | None:
        """Who signed in."""
        return self.user
