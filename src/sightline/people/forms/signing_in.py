"""What somebody types to sign in, to prove who they are again, and to change how they do."""

from typing import Any

from django import forms

WRONG = "The user name or the password is not right. Check both and try again."
WRONG_CODE = (
    "The code is not right. Each code works once: wait for the next one, and check your phone's clock."
)


def password_field(label: str, missing: str) -> forms.CharField:
    """A password: kept as typed, spaces and all."""
    return forms.CharField(label=label, strip=False, max_length=1000, error_messages={"required": missing})


def code_field(label: str = "Code") -> forms.CharField:
    """A one-time code, with whatever spaces people put into it."""
    return forms.CharField(label=label, max_length=20, error_messages={"required": "Enter the code"})


class SignInForm(forms.Form):
    """A name and a password. The page says the same whichever of the two is wrong."""

    username = forms.CharField(
        label="User name", max_length=150, error_messages={"required": "Enter your user name"}
    )
    password = password_field("Password", "Enter your password")


class CodeForm(forms.Form):
    """The code a phone shows, or a recovery code."""

    code = code_field()


class ConfirmForm(forms.Form):
    """Everything somebody signs in with, again: a password, and a code where they have a second factor."""

    password = password_field("Password", "Enter your password")
    code = code_field()

    def __init__(self, *args: Any, with_code: bool, **named: Any) -> None:
        """`with_code`: whether this person has a second factor."""
        super().__init__(*args, **named)
        if not with_code:
            del self.fields["code"]


class PasswordForm(forms.Form):
    """The password now and the one to come, twice."""

    old = password_field("The password you use now", "Enter the password you use now")
    new = password_field("New password", "Enter a new password")
    again = password_field("New password again", "Enter the new password again")

    def clean(self) -> dict[str, Any]:
        """The two must be the same."""
        values = self.cleaned_data
        if values.get("new") and values.get("again") and values["new"] != values["again"]:
            self.add_error("again", "The two new passwords are not the same")
        return values
