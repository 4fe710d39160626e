"""Asking about people's accounts."""

from datetime import date
from typing import NamedTuple, cast

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot
from sightline.measuring.units import departments
from sightline.people import rules
from sightline.people.models import Grant, User
from sightline.teams.queries import last_days_of_ended

FICTIONAL = "990"
"""The demo's authority: no council has this code."""


def user_named(name: str) -> User | None:
    """The active user of this name, whatever its capitals; None when there is none."""
    return User.objects.filter(username=rules.tidy_name(name), is_active=True).first()


def person(request: HttpRequest) -> User:
    """Who is asking. For pages that nobody sees without signing in, which is every page not marked otherwise."""
    return cast(User, request.user)  # pyright: ignore[reportAttributeAccessIssue]


class AccountRow(NamedTuple):
    """A person as the list of people shows them. `had_access`: something was opened for them for a while, once or now."""

    user: User
    has_second_factor: bool
    needs_second_factor: bool
    had_access: bool = False


def managed_by(administrator: User) -> QuerySet[User]:
    """The accounts this administrator manages: all of them, or those of the one authority they belong to."""
    every: QuerySet[User] = User.objects.all()
    return every.filter(authority=administrator.authority) if administrator.authority else every


def everybody(setting: str, accounts: QuerySet[User]) -> list[AccountRow]:
    """These accounts in order of name, those who may sign in first. `setting`: who must have a second factor."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    grants = Grant.objects.filter(person=OuterRef("pk"))
    users = accounts.annotate(has_factor=Exists(factors), had_access=Exists(grants))
    users = users.order_by("-is_active", "username")
    fiction = _only_fiction_is_loaded()
    return [
        AccountRow(
            user,
            user.has_factor,  # pyright: ignore[reportAttributeAccessIssue]
            rules.needs_a_second_factor(user.role, setting) and not (user.excused and fiction),
            user.had_access,  # pyright: ignore[reportAttributeAccessIssue]
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
    """What may be put into somebody's scope, each with its reference: first whole services, then single teams.

    None while nothing is loaded. A service opens the teams under it.
    """
    services = [(each, f"{name}, the whole service") for each, name in _services().items()]
    return sorted(services, key=_by_name) + only_teams()


def _ended() -> dict[str, date]:
    today = timezone.localdate()
    return {team: day for _, code in _loaded() for team, day in last_days_of_ended(code, today).items()}


def only_teams(authority: str = "") -> list[tuple[str, str]]:
    """The teams the loaded data names, each with its reference, in order of name; no service above them.

    A team that has ended says so and comes after those that work. `authority`: that one's alone.
    """
    named = {row["dept_team_id"]: row["dept_team_name"] for row in _departments(authority)}
    services, last_days = _services(), _ended()
    at_work = [(each, name or each) for each, name in named.items() if each not in {*services, *last_days}]
    over = [
        (each, f"{named[each] or each} (ended {in_words(day)})")
        for each, day in last_days.items()
        if each in named and each not in services
    ]
    return sorted(at_work, key=_by_name) + sorted(over, key=_by_name)


def not_in_the_data(references: list[str]) -> list[int]:
    """The lines, from 1, whose child no loaded record of a person has; none while no such record is loaded."""
    people = [snapshot.rows("ssd_person", code) for snapshot, code in _loaded()]
    person_ids = {each for rows in people if rows is not None for each in rows["pers_person_id"].to_pylist()}
    reference_by_line = {line: reference.strip() for line, reference in enumerate(references, start=1)}
    return [
        line
        for line, reference in reference_by_line.items()
        if reference and person_ids and reference not in person_ids
    ]


def _services() -> dict[str, str]:
    """reference → name of those with a team under them, whether the list has a row for them or not."""
    above = {row["dept_team_parent_id"]: row["dept_team_parent_name"] for row in _departments()}
    named = {row["dept_team_id"]: row["dept_team_name"] for row in _departments()}
    return {each: name or named.get(each) or each for each, name in above.items() if each}


def _departments(authority: str = "") -> list[dict[str, str]]:
    return [
        row for snapshot, code in _loaded() if authority in ("", code) for row in departments(snapshot, code)
    ]


def _by_name(choice: tuple[str, str]) -> str:
    return choice[1].lower()


def _loaded() -> list[tuple[Snapshot, str]]:
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return []
    return [(snapshot, code) for code in snapshot.manifest.authorities]


def _only_fiction_is_loaded() -> bool:
    return {code for _, code in _loaded()} <= {FICTIONAL}
