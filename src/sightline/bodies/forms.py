"""Which body is meant, who sits on it, and until when."""

from typing import Any

from django import forms

from sightline.bodies.queries import accounts_of, body_names
from sightline.bodies.rules import MEMBER_ROLES
from sightline.people.models import User
from sightline.people.posts.queries import posts_of
from sightline.people.queries import user_named
from sightline.web.account_names import choice_words
from sightline.web.forms import DayField, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

ANOTHER = "(another)"
"""What is sent for a body that is not in the list; no body is so called."""


class BodyChosenForm(NamesNoChildForm):
    """A form that names a body of an authority: one of its list, or another, which is made with it.

    Cleaned, `body` is its name. Where there is no body yet there is no list, and only the name is asked for.
    """

    body = forms.ChoiceField(
        label="Body", required=False, error_messages={"invalid_choice": "Choose a body from the list"}
    )
    another_body = text(
        "Name of the other body",
        200,
        required=False,
        hint="Only where it is not in the list. For example: Overview and Scrutiny Committee",
    )

    def __init__(self, authority: str, *sent: Any, label: str = "Body", **more: Any) -> None:
        """With the bodies of this authority. `label`: what the form calls the body."""
        super().__init__(*sent, **more)
        names = body_names(authority)
        self.fields["body"].label = label
        self.fields["body"].choices = choices_of(names)  # type: ignore[attr-defined]
        if not names:
            del self.fields["body"]
            other = self.fields["another_body"]
            other.label, other.help_text = label, "For example: Overview and Scrutiny Committee"

    @property
    def body_name(self) -> str:
        """The body that was named, whether or not the rest can be taken."""
        chosen, other = (str(self.data.get(name) or "").strip() for name in ("body", "another_body"))
        return other if chosen in ("", ANOTHER) else chosen

    def clean(self) -> dict[str, Any]:
        """What was sent, with the one body it names."""
        sent = super().clean()
        other = str(sent.pop("another_body", "") or "").strip()
        sent["body"] = one_body(self, sent.get("body") or "", other)
        return sent


def choices_of(names: list[str], blank: str = "Choose one") -> list[tuple[str, str]]:
    """The bodies to choose from, and another. `blank`: what choosing none of them means."""
    return [("", blank), *((name, name) for name in names), (ANOTHER, "Another body, named below")]


def one_body(form: forms.Form, chosen: str, other: str) -> str:
    """The one body that a list and the field beside it name; a fault beside the field where they name none, or two."""
    field = "body" if "body" in form.fields else "another_body"
    errors: Any = form.errors
    if chosen not in ("", ANOTHER) and other and other != chosen:
        form.add_error(field, f"You chose {chosen} and named {other}. Leave one of them out")
    elif chosen == ANOTHER and not other:
        form.add_error("another_body", "Enter the name of the other body")
    elif not chosen and not other and not {"body", "another_body"} & set(errors):
        form.add_error(
            field, "Choose a body, or name another" if field == "body" else "Enter the body’s name"
        )
    return other if chosen in ("", ANOTHER) else chosen


class MemberForm(NamesNoChildForm):
    """Somebody begins to sit on a body. Cleaned, `person` is the account named, None where none is."""

    name = text("Who", 150, required=False, hint="A post and its agency: Chief nurse, NHS Trust")
    account = forms.ChoiceField(
        label="Their account, if they have one",
        required=False,
        help_text="With an account they are asked to comment and to answer where the body is",
        error_messages={
            "invalid_choice": "There is no account %(value)s. Leave it blank, or choose it from the list"
        },
    )
    role = text("Role", 100, required=False, hint="For example: vice chair, adviser, critical friend")
    starts = DayField("First day")
    ends = DayField("Last day")

    def __init__(self, *sent: object, authority: str) -> None:
        """For a body of this authority: an account of another one is none."""
        super().__init__(*sent)  # type: ignore[arg-type]
        suggest(self.fields["name"], (post.words for post in posts_of(authority)))
        suggest(self.fields["role"], MEMBER_ROLES)
        accounts = [(user.get_username(), choice_words(user)) for user in accounts_of(authority)]
        self.fields["account"].choices = [("", "None"), *accounts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was sent, with the person the account names."""
        sent = super().clean()
        account = str(sent.pop("account", "") or "")
        person: User | None = user_named(account) if account else None
        sent["person"] = person
        return sent


class LastDayForm(NamesNoChildForm):
    """A member's last day."""

    ends = DayField("Last day", required=True)
