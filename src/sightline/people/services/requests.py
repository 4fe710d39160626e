"""Asking for what takes a second person, and doing at once what does not: the only way in from pages and the command line.

What sees a child, or decides who does, waits for somebody else to confirm it; see `two_people` for which accounts and
`confirming` for who. A password made on the way is in halves, one for whoever asked and one for whoever confirms: neither can
sign in with theirs alone.
"""

import getpass
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from sightline.people import names, rules
from sightline.people.ending import end_what_is_over
from sightline.people.models import AccountRequest, User
from sightline.people.second_factor import Adapter
from sightline.people.services import adding, changing, granting, second_factor
from sightline.people.services.adding import CannotAddUserError
from sightline.people.services.changing import CannotChangeError
from sightline.people.two_people import COMMAND_LINE, STANDS_FOR, AccountSight, is_guarded, widens
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail


class Result(NamedTuple):
    """What came of asking: the request that waits, or the account it was done to; and a password, or half of one."""

    waits: AccountRequest | None = None
    user: User | None = None
    password: str = ""


def add(
    name: str, role: str, *, teams: Iterable[str], authority: str, full_name: str = "", by: str
) -> Result:
    """Add somebody, or ask for it where their role sees children. CannotAddUserError in a sentence.

    The first accounts of an installation have nobody to confirm them: the command line, which takes an account of the machine
    and with it the data itself, adds them alone.
    """
    name, own = rules.tidy_name(name), sorted(set(teams))
    if not is_guarded(role) or (by == COMMAND_LINE and not who_confirms(by, name).exists()):
        made = adding.add_user(
            name,
            role,
            by=by,
            teams=own,
            authority=authority,
            full_name=full_name,
            to_be_changed=by != COMMAND_LINE,
        )
        return Result(user=made.user, password=made.password)
    whole = names.tidy_full_name(full_name)
    user = User(username=name, role=role, teams=own, authority=authority, full_name=whole)
    with trail.recorded_transaction():
        adding.refuse_unless_addable(user, adding.made_password())
        wanted = {"full_name": whole, "role": role, "teams": own, "authority": authority}
        try:
            return _ask("add", name, by=by, wanted=wanted, half=adding.made_half())
        except CannotChangeError as fault:
            raise CannotAddUserError(str(fault)) from fault


def change(
    user: User,
    *,
    role: str,
    teams: Iterable[str],
    authority: str,
    full_name: str | None = None,
    by: str,
    edition: int | None = None,
) -> Result:
    """Change somebody's role, teams, authority or full name, or ask for it where they would see more of children.

    CannotChangeError in a sentence; ChangedMeanwhileError where the account is not what it was at `edition`.
    """
    own = sorted(set(teams))
    with trail.recorded_transaction():
        now = changing.changeable(user, by, edition)
        before = AccountSight.of(now.role, now.teams, now.authority)
        if not widens(before, AccountSight.of(role, own, authority)):
            changing.change(now, role=role, teams=own, authority=authority, full_name=full_name, by=by)
            return Result(user=now)
        changing.refuse_unless_changeable(now, role)
        if now.must_change_password and not is_guarded(now.role):
            raise CannotChangeError(
                f"{now.get_full_name()} has still to choose a password of their own, and whoever made this one could use it. "
                "Let them sign in first."
            )
        wanted = {
            "full_name": changing.whole_name(full_name, now),
            "role": role,
            "teams": own,
            "authority": authority,
        }
        return _ask("change", now.username, by=by, user=now, wanted=wanted)


def set_active(user: User, active: bool, *, by: str) -> Result:
    """Stop somebody signing in, at once; or let them in again, which an account that sees children waits for."""
    if not active or user.is_active or not is_guarded(user.role):
        changing.set_active(user, active, by=by)
        return Result(user=user)
    with trail.recorded_transaction():
        now = changing.changeable(user, by)
        return _ask("let_in", now.username, by=by, user=now)


def reset_password(user: User, *, by: str) -> Result:
    """A new password for somebody; for an account that sees children half of one, and the other when it is confirmed."""
    with trail.recorded_transaction():
        now = changing.changeable(user, by)
        if not is_guarded(now.role):
            return Result(user=now, password=changing.reset_password(now, by=by))
        return _ask("password", now.username, by=by, user=now, half=adding.made_half())


def remove_factor(user: User, *, by: str) -> Result:
    """Remove a second factor that somebody lost, or ask for it."""
    with trail.recorded_transaction():
        now = changing.changeable(user, by)
        if not is_guarded(now.role):
            second_factor.remove(now, by=by, why="lost")
            return Result(user=now)
        return _ask("factor", now.username, by=by, user=now)


def grant(
    user: User, *, sponsor: User, why: str, first: date, last: date, opens: Iterable[str], by: str
) -> Result:
    """Ask the sponsor to confirm that this is opened for the person. CannotGrantError in a sentence.

    Nobody stands sponsor untold, whatever it opens.
    """
    columns = list(opens)
    with trail.recorded_transaction():
        now = User.objects.get(pk=user.pk)
        granting.refuse_unless_grantable(now, sponsor, why, first, last, columns, by)
        wanted = {"why": why.strip(), "first": str(first), "last": str(last), "opens": columns}
        try:
            return _ask("grant", now.username, by=by, user=now, sponsor=sponsor, wanted=wanted)
        except CannotChangeError as fault:
            raise granting.CannotGrantError(str(fault)) from fault


def who_confirms(by: str, name: str) -> QuerySet[User]:
    """Who may confirm what `by` asks for about the account `name`: neither of the two."""
    roles = [role for role in rules.ROLES if rules.may_confirm_accounts(role)]
    return User.objects.filter(is_active=True, role__in=roles).exclude(username__in=[by, name])


def machine_account(by: str) -> dict[str, str]:
    """Which account of the machine the command line was used from; nothing for somebody who is signed in."""
    if by != COMMAND_LINE:
        return {}
    with suppress(OSError, KeyError):  # an account that has no name
        return {"machine_account": getpass.getuser()}
    return {}


def _ask(
    kind: str,
    name: str,
    *,
    by: str,
    user: User | None = None,
    sponsor: User | None = None,
    wanted: Mapping[str, Any] | None = None,
    half: str = "",
) -> Result:
    """Write the request down. Inside the one writer's transaction."""
    end_what_is_over()
    now = timezone.now()
    if AccountRequest.objects.filter(kind=kind, name=name, outcome="").exists():
        raise CannotChangeError(
            f"This was asked for already about {name}, and waits to be confirmed. Withdraw or refuse that first."
        )
    made = AccountRequest.objects.create(
        kind=kind,
        name=name,
        person=user,
        edition=user.edition if user else 0,
        sponsor=sponsor,
        wanted=dict(wanted or {}),
        sealed=Adapter().encrypt(half) if half else "",
        asked_by=by,
        asked_at=now,
        until=now + STANDS_FOR,
    )
    detail: dict[str, Any] = {"request": made.pk, "kind": kind, **made.wanted, **machine_account(by)}
    detail |= {"sponsor": sponsor.username} if sponsor else {}
    reason = str(detail.pop("why", ""))
    trail.record(by=by, action=PeopleVerb.ASKED_FOR_ACCOUNT, what=name, reason=reason, detail=detail)
    return Result(waits=made, user=user, password=half)
