"""Adding people who may sign in."""

import secrets
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sightline.people import names, rules
from sightline.people.models import User
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail
from sightline.web import account_names

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What generated passwords are made of: nothing that can be misread for something else."""


class CannotAddUserError(ValueError):
    """A user who cannot be added; the message is a sentence that says why and what to do."""


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
    full_name: str = "",
    to_be_changed: bool = False,
    excused: bool = False,
    confirmed_by: str = "",
    vouched: bool = False,
) -> NewUser:
    """Add someone who may sign in. Without a password one is made. `by` is who adds them, for the trail.
    `full_name`: Jo Smith; blank where nobody said it, and then pages show the name of the account.

    `to_be_changed`: the password must be changed at the first sign-in. `excused`: for the fictional demo alone, see
    `models.User`. `confirmed_by`: the second person, where it took one. `vouched`: the name is another system's, which gives each
    once, and may look like one of ours. CannotAddUserError, in a sentence, for a role that is not in the matrix, a name
    that is taken, empty or cannot be one, or a weak password.
    """
    user = User(
        username=rules.tidy_name(name),
        role=role,
        teams=sorted(set(teams)),
        authority=authority,
        full_name=names.tidy_full_name(full_name),
        must_change_password=to_be_changed,
        excused=excused,
    )
    chosen = password if password is not None else made_password()
    with trail.recorded_transaction():
        refuse_unless_addable(user, chosen, vouched=vouched)
        user.set_password(chosen)
        user.save(force_insert=True)
        detail = {"full_name": user.full_name, "role": role, "teams": user.teams} | second_person(
            confirmed_by
        )
        trail.record(by=by, action=PeopleVerb.USER_ADDED, what=user.username, detail=detail)
    account_names.forget()
    return NewUser(user, chosen)


def second_person(confirmed_by: str) -> dict[str, str]:
    """What a line of the trail says of the second person; nothing where it took none."""
    return {"confirmed_by": confirmed_by} if confirmed_by else {}


def made_password() -> str:
    """Sixteen letters and figures in fours, from the operating system's randomness: 79 bits."""
    return f"{made_half()}-{made_half()}"


def made_half() -> str:
    """Half of such a password: 39 bits, too few to be of use without the other and too many to be tried."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(2))


def refuse_unless_addable(user: User, password: str, *, vouched: bool = False) -> None:
    """Raise CannotAddUserError unless this user can be added with this password."""
    if user.role not in rules.MATRIX:
        raise CannotAddUserError(f"'{user.role}' is not a role. Choose one of: {', '.join(rules.ROLES)}.")
    if User.objects.filter(username=user.username).exists():
        raise CannotAddUserError(f"There is already a user named {user.username}. Choose another name.")
    others = () if vouched else User.objects.values_list("username", flat=True)
    if fault := names.fault_of_name(user.username, others) or names.fault_of_full_name(user.full_name):
        raise CannotAddUserError(f"{user.username or 'This user'} was not added. {fault}")
    try:
        user.clean_fields(exclude=["password"])
        validate_password(password, user)
    except ValidationError as fault:
        raise CannotAddUserError(
            f"{user.username or 'This user'} was not added. {' '.join(map(str, fault.messages))}"
        ) from fault
