"""Changing somebody's account: full name, role, teams, whether they may sign in, and the password."""

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sightline.history.services import as_seen, count_up, write_changes
from sightline.people import names, rules
from sightline.people.models import AccountChange, Grant, User
from sightline.people.queries.account_changes import last_of
from sightline.people.services import granting
from sightline.people.services.adding import made_password, second_person
from sightline.people.services.tries import Tries
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail
from sightline.web import account_names
from sightline.web.refusals import CannotDoError


class CannotChangeError(CannotDoError):
    """A change of an account that may not be made."""


def change(
    user: User,
    *,
    role: str,
    teams: Iterable[str],
    authority: str,
    full_name: str | None = None,
    by: str,
    edition: int | None = None,
    confirmed_by: str = "",
) -> User:
    """Give somebody another role, other teams, another authority or another full name. CannotChangeError in a sentence.

    `full_name`: None leaves it as it is.

    With the role go the grants that were made to it: another role's matrix row is another question. `edition`: what the account
    stood at when the change was thought of; ChangedMeanwhileError where it stands at another by now.
    """
    with trail.recorded_transaction():
        now = changeable(user, by, edition)
        refuse_unless_changeable(now, role)
        before = {
            "full_name": now.full_name,
            "role": now.role,
            "teams": now.teams,
            "authority": now.authority,
        }
        wanted = whole_name(full_name, now)
        after = {"full_name": wanted, "role": role, "teams": sorted(set(teams)), "authority": authority}
        if before == after:
            return now
        if role != now.role:
            _end_grants(now, by)
        for name, value in after.items():
            setattr(now, name, value)
        count_up(now, *after, by=by)
        write_changes(AccountChange, before, after, by=by, person=now)
        detail = {"before": before, "after": after} | second_person(confirmed_by)
        trail.record(by=by, action=PeopleVerb.USER_CHANGED, what=now.username, detail=detail)
    account_names.forget()
    return now


def set_active(user: User, active: bool, *, by: str, confirmed_by: str = "") -> None:
    """Let somebody sign in again, or no longer; their sessions end at once. CannotChangeError in a sentence."""
    with trail.recorded_transaction():
        now = changeable(user, by)
        if now.is_active == active:
            return
        if not active and rules.may_manage_users(now.role):
            _refuse_the_last_administrator(now)
        was, now.is_active, now.sign_ins_ended = now.is_active, active, now.sign_ins_ended + 1
        count_up(now, "is_active", "sign_ins_ended", by=by)
        write_changes(AccountChange, {"is_active": was}, {"is_active": active}, by=by, person=now)
        verb = PeopleVerb.USER_LET_IN if active else PeopleVerb.USER_SHUT_OUT
        trail.record(by=by, action=verb, what=now.username, detail=second_person(confirmed_by))


def reset_password(user: User, password: str = "", *, by: str, confirmed_by: str = "") -> str:
    """A new password, shown once, to be changed at the next sign-in; the person's sessions end. Made where none is given.

    CannotChangeError for one's own: that is changed on the page for it, with the old one.
    """
    with trail.recorded_transaction():
        now = changeable(user, by)
        password = password or made_password()
        now.set_password(password)
        now.must_change_password, now.sign_ins_ended = True, now.sign_ins_ended + 1
        now.save(update_fields=["password", "must_change_password", "sign_ins_ended"])
        trail.record(
            by=by, action=PeopleVerb.PASSWORD_RESET, what=now.username, detail=second_person(confirmed_by)
        )
    return password


def change_own_password(user: User, old: str, new: str, *, by: str) -> None:
    """Change one's own password. CannotChangeError in a sentence; LockedOutError after five wrong old ones."""
    if by != user.username:
        raise CannotChangeError("Nobody changes another person's password.", "new")
    tries = Tries(user.username, kind="password")
    tries.count()
    if not user.check_password(old):
        tries.record_failure(user.username, PeopleVerb.PASSWORD_CHANGE_FAILED)
        raise CannotChangeError("The password you use now is not right.", "old")
    tries.forget()
    if new == old:
        raise CannotChangeError("The new password is the one you use now. Choose another.", "new")
    try:
        validate_password(new, user)
    except ValidationError as fault:
        raise CannotChangeError(" ".join(map(str, fault.messages)), "new") from fault
    with trail.recorded_transaction():
        user.set_password(new)
        user.must_change_password = False
        user.save(update_fields=["password", "must_change_password"])
        trail.record(by=by, action=PeopleVerb.PASSWORD_CHANGED, what=user.username)


def refuse_unless_changeable(now: User, role: str) -> None:
    """Raise CannotChangeError unless this account may have that role."""
    if role not in rules.MATRIX:
        raise CannotChangeError(f"'{role}' is not a role.")
    if rules.may_manage_users(now.role) and not rules.may_manage_users(role):
        _refuse_the_last_administrator(now)


def changeable(user: User, by: str, edition: int | None = None) -> User:
    """The account as it is now. Nobody changes their own; ChangedMeanwhileError where it changed since they looked."""
    if by == user.username:
        raise CannotChangeError("You cannot change your own account. Ask another administrator.")
    return as_seen(user, edition, last=last_of)


def whole_name(wanted: str | None, now: User) -> str:
    """The full name as it is kept; the account's where none is sent. CannotChangeError for what cannot be one."""
    if wanted is None:
        return now.full_name
    name = names.tidy_full_name(wanted)
    if fault := names.fault_of_full_name(name):
        raise CannotChangeError(fault, "full_name")
    return name


def _end_grants(user: User, by: str) -> None:
    for made in Grant.objects.filter(person=user, ended_at__isnull=True):
        granting.end(made, by=by)


def _refuse_the_last_administrator(user: User) -> None:
    managing = [role for role in rules.ROLES if rules.may_manage_users(role)]
    others = User.objects.filter(role__in=managing, is_active=True).exclude(pk=user.pk)
    if user.is_active and not others.exists():
        raise CannotChangeError(
            f"{user.get_full_name()} is the last administrator. Add another before this one goes, or nobody could manage people."
        )
