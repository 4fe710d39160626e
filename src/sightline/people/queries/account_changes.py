"""What was changed of an account, by whom and when."""

from django.db.models import QuerySet

from sightline.history.queries import last_change
from sightline.people.models import AccountChange, User

FIELD_WORDS = {
    "full_name": "the full name",
    "role": "the role",
    "teams": "the teams",
    "authority": "the authority",
    "is_active": "whether they can sign in",
    "email": "where emails go",
    "entra_id": "the Microsoft account",
}
"""What is kept of an account field by field, in the words a sentence has for it."""


def changes_of(user: User) -> QuerySet[AccountChange]:
    """What was changed of this account, the newest first."""
    return AccountChange.objects.filter(person=user).order_by("-id")  # pyright: ignore[reportReturnType]


def last_of(user: User) -> str:
    """Who changed an account last, and what of it, in a sentence; blank where nobody has."""
    return last_change(AccountChange.objects.filter(person=user), FIELD_WORDS)
