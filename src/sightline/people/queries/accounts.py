"""Asking about people's accounts."""

from typing import NamedTuple, cast

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot
from sightline.people import rules
from sightline.people.models import User

FICTIONAL = "990"
"""The demo's authority: no council has this code."""


def user_named(name: str) -> User | None:
    """The active user of this name, whatever its capitals; None when there is none."""
    return User.objects.filter(username=rules.tidy_name(name), is_active=True).first()


def person(request: HttpRequest) -> User:
    """Who is asking. For pages that nobody sees without signing in, which is every page not marked otherwise."""
    return cast(User, request.user)  # pyright: ignore[reportAttributeAccessIssue]


class Listed(NamedTuple):
    """A person as the list of people shows them."""

    user: User
    has_second_factor: bool
    needs_second_factor: bool


def everybody(setting: str) -> list[Listed]:
    """Every account in order of name, those who may sign in first. `setting`: who must have a second factor."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    users = User.objects.annotate(has_factor=Exists(factors)).order_by("-is_active", "username")
    fiction = _only_fiction_is_loaded()
    return [
        Listed(
            user,
            user.has_factor,  # pyright: ignore[reportAttributeAccessIssue]
            rules.needs_a_second_factor(user.role, setting) and not (user.excused and fiction),
        )
        for user in users
    ]


def has_second_factor(user: User) -> bool:
    """Whether this person signs in with a code as well."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def must_have_second_factor(user: User, setting: str) -> bool:
    """Whether this person must: by role and setting, unless excused while the store holds the demo alone."""
    return rules.needs_a_second_factor(user.role, setting) and not (
        user.excused and _only_fiction_is_loaded()
    )


def team_choices() -> list[tuple[str, str]]:
    """The teams the loaded data names, each with its reference, in order of name. None while nothing is loaded."""
    found: dict[str, str] = {}
    for snapshot, code in _loaded():
        rows = snapshot.rows("ssd_department", code)
        for row in rows.select(["dept_team_id", "dept_team_name"]).to_pylist() if rows is not None else ():
            found[row["dept_team_id"]] = row["dept_team_name"] or row["dept_team_id"]
    return sorted(found.items(), key=lambda pair: pair[1].lower())


def _loaded() -> list[tuple[Snapshot, str]]:
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return []
    return [(snapshot, code) for code in snapshot.manifest.authorities]


def _only_fiction_is_loaded() -> bool:
    return {code for _, code in _loaded()} <= {FICTIONAL}
