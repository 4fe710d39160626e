"""Adding people, and signing them in."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sightline.people import rules
from sightline.people.models import SignInTry, User
from sightline.people.queries import user_named
from sightline.trail import actions as trail

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What generated passwords are made of: nothing that can be misread for something else."""

SOMEBODY = "somebody unknown"


class CannotAddUserError(ValueError):
    """A user who cannot be added; the message is a sentence that says why and what to do."""


class LockedOutError(Exception):
    """Too many failed tries; `until` is when sign-in opens again."""

    def __init__(self, until: datetime) -> None:
        """`until` is shown to the person as a time of day."""
        super().__init__("Too many tries. Wait a quarter of an hour, then try again.")
        self.until = until


class NewUser(NamedTuple):
    """A user just added, and the password to hand over: it is not kept anywhere and cannot be asked for again."""

    user: User
    password: str


def add_user(
    name: str,
    role: str,
    password: str | None = None,
    *,
    by: str,
    teams: Iterable[str] = (),
    authority: str = "",
) -> NewUser:
    """Add someone who may sign in. Without a password one is made. `by` is who adds them, for the trail.

    CannotAddUserError, in a sentence, for a role that is not in the matrix, a name taken or empty, or a weak password.
    """
    user = User(username=rules.tidy_name(name), role=role, teams=sorted(set(teams)), authority=authority)
    chosen = password if password is not None else made_password()
    with trail.one_writer():
        _refuse_unless_addable(user, chosen)
        user.set_password(chosen)
        user.save(force_insert=True)
        trail.record(
            by=by, action="user_added", what=user.username, detail={"role": role, "teams": user.teams}
        )
    return NewUser(user, chosen)


def made_password() -> str:
    """Sixteen letters and figures in fours, from the operating system's randomness: 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def sign_in(request: HttpRequest, name: str, password: str) -> User | None:
    """The user, if the name and the password fit; None if not. LockedOutError after five failures.

    The try is written down before the password is looked at, so that many at once cannot slip past the count.
    """
    asked = {"name_key": name_key(name), "address": request.META.get("REMOTE_ADDR", "")}
    _count_try(asked)
    user = authenticate(request, username=rules.tidy_name(name), password=password)
    if not isinstance(user, User):
        _record_failure(name, asked)
        return None
    SignInTry.objects.filter(**asked).delete()
    trail.record(by=user.username, action="signed_in", detail={"role": user.role})
    return user


def record_sign_out(name: str, reason: str = "") -> None:
    """Write down that this person signed out, or was signed out for `reason`."""
    trail.record(by=name, action="signed_out", reason=reason)


def name_key(name: str) -> str:
    """The fingerprint under which tries with this name are counted."""
    return salted_hmac("sightline.people.tries", rules.tidy_name(name), algorithm="sha256").hexdigest()


def _count_try(asked: dict[str, str]) -> None:
    """Write this try down, or raise LockedOutError. Tries that no longer count are swept away."""
    now = timezone.now()
    with trail.one_writer():
        SignInTry.objects.filter(at__lte=now - rules.FAILURES_COUNT_FOR).delete()
        earlier = SignInTry.objects.filter(**asked).values_list("at", flat=True)
        until = rules.locked_until(earlier, now)
        if until is None:
            SignInTry.objects.create(**asked, at=now)
    if until is not None:
        raise LockedOutError(until)


def _record_failure(name: str, asked: dict[str, str]) -> None:
    """Write the failure in the trail: with the name if it is a user's, without it if not."""
    known = user_named(name)
    tries = SignInTry.objects.filter(**asked).count()
    locked = {"locked": True} if tries >= rules.MOST_FAILURES else {}
    trail.record(
        by=known.username if known else SOMEBODY,
        action="sign_in_failed",
        detail={"tries": tries, **locked},
    )


def _refuse_unless_addable(user: User, password: str) -> None:
    """Raise CannotAddUserError unless this user can be added with this password."""
    if user.role not in rules.MATRIX:
        raise CannotAddUserError(f"'{user.role}' is not a role. Choose one of: {', '.join(rules.ROLES)}.")
    if User.objects.filter(username=user.username).exists():
        raise CannotAddUserError(f"There is already a user named {user.username}. Choose another name.")
    try:
        user.clean_fields(exclude=["password"])
        validate_password(password, user)
    except ValidationError as fault:
        raise CannotAddUserError(
            f"{user.username or 'This user'} was not added. {' '.join(map(str, fault.messages))}"
        ) from fault
