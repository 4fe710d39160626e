"""Asking about people."""

from typing import cast

from django.http import HttpRequest

from sightline.people import rules
from sightline.people.models import User


def user_named(name: str) -> User | None:
    """The active user of this name, whatever its capitals; None when there is none."""
    return User.objects.filter(username=rules.tidy_name(name), is_active=True).first()


def person(request: HttpRequest) -> User:
    """Who is asking. For pages that nobody sees without signing in, which is every page not marked otherwise."""
    return cast(User, request.user)  # pyright: ignore[reportAttributeAccessIssue]
