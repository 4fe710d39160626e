"""Somebody's token, and asking with it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sightline.api.rules import SCOPES
from sightline.api.services import make_token
from sightline.people.models import User
from sightline.people.services import add_user

Ask = Callable[..., Any]


@pytest.fixture
def analyst(db) -> User:
    """Who sees every number."""
    return add_user("analyst", "performance_analyst", by="tests")[0]


@pytest.fixture
def member(db) -> User:
    """Who sees no small number."""
    return add_user("member", "scrutiny_member", by="tests")[0]


def asking_as(person: User, *scopes: str) -> Ask:
    """Asks an address of the API with a token of this person's."""
    _, secret = make_token(person, name="Tests", scopes=scopes or tuple(SCOPES), days=30, by=person.username)
    client = Client()

    def ask(path: str, headers: dict[str, str] | None = None, **asked: str) -> Any:
        return client.get(
            f"/api/v1/{path}", asked, headers={"Authorization": f"Bearer {secret}"} | (headers or {})
        )

    return ask
