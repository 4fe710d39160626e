"""Letting in somebody whom Microsoft Entra ID vouches for: an account that is theirs, or one made from their app role."""

from sightline.history.services import count_up, write_changes
from sightline.people import names
from sightline.people.entra.claims import ASK, EntraRefusedError, Identity, role_of
from sightline.people.models import AccountChange, User
from sightline.people.services.adding import CannotAddUserError, add_user
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail

ENTRA = "Microsoft Entra ID"


def account_of(somebody: Identity) -> User:
    """The account of somebody the tenant vouches for. EntraRefusedError, in words, where there is none for them.

    By the fixed id an account is bound to; the first time by name, to an account that is not bound; else a new account
    with the role the tenant gives. An account made that way follows the tenant's role; one made by an administrator
    keeps its own.
    """
    with trail.recorded_transaction():
        user = User.objects.filter(entra_id=somebody.entra_id).first() or _by_name(somebody)
        if user is None:
            return _new_account(somebody)
        if not user.is_active:
            raise EntraRefusedError(f"Your account in Sightline is closed. {ASK}", "a closed account")
        if user.entra_made:
            _follow(user, role=role_of(somebody))
        if user.entra_made or not user.full_name:
            _follow(user, full_name=_full_name(somebody) or user.full_name)
        return user


def _by_name(somebody: Identity) -> User | None:
    """The account of this name, bound from now on; none if it is bound to somebody else."""
    user = User.objects.filter(username=somebody.name).first() if somebody.name else None
    if user is None:
        return None
    if user.entra_id is not None:
        raise EntraRefusedError(
            f"The account of your name belongs to another Microsoft account. {ASK}",
            "another person's account",
        )
    user.entra_id = somebody.entra_id
    count_up(user, "entra_id", by=ENTRA)
    write_changes(AccountChange, {}, {"entra_id": somebody.entra_id}, by=ENTRA, person=user)
    trail.record(
        by=ENTRA, action=PeopleVerb.USER_BOUND, what=user.username, detail={"entra_id": somebody.entra_id}
    )
    return user


def _new_account(somebody: Identity) -> User:
    role = role_of(somebody)
    try:
        user = add_user(somebody.name, role, by=ENTRA, vouched=True, full_name=_full_name(somebody)).user
    except CannotAddUserError as fault:
        raise EntraRefusedError(
            f"No account could be made for the name Microsoft gave. {ASK}", "a name that cannot be one"
        ) from fault
    user.set_unusable_password()
    user.entra_id, user.entra_made = somebody.entra_id, True
    user.save(update_fields=["password", "entra_id", "entra_made"])
    return user


def _full_name(somebody: Identity) -> str:
    """The name the tenant gives the person, where it can be one here; blank where not."""
    name = names.tidy_full_name(somebody.full_name)
    return "" if names.fault_of_full_name(name) else name


def _follow(user: User, **from_tenant: str) -> None:
    """Give the account the role, or the full name, that the tenant has for it now."""
    before = {name: getattr(user, name) for name in from_tenant}
    if before == from_tenant:
        return
    for name, value in from_tenant.items():
        setattr(user, name, value)
    count_up(user, *from_tenant, by=ENTRA)
    write_changes(AccountChange, before, from_tenant, by=ENTRA, person=user)
    detail = {"before": before, "after": from_tenant}
    trail.record(by=ENTRA, action=PeopleVerb.USER_CHANGED, what=user.username, detail=detail)
