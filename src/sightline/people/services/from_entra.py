"""Letting in somebody whom Microsoft Entra ID vouches for: an account that is theirs, or one made from their app role."""

from sightline.history.services import count_up
from sightline.people.entra.claims import ASK, EntraRefusedError, Identity, role_of
from sightline.people.models import User
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
            _follow(user, role_of(somebody))
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
    user.save(update_fields=["entra_id"])
    trail.record(
        by=ENTRA, action=PeopleVerb.USER_BOUND, what=user.username, detail={"entra_id": somebody.entra_id}
    )
    return user


def _new_account(somebody: Identity) -> User:
    role = role_of(somebody)
    try:
        user = add_user(somebody.name, role, by=ENTRA, vouched=True).user
    except CannotAddUserError as fault:
        raise EntraRefusedError(
            f"No account could be made for the name Microsoft gave. {ASK}", "a name that cannot be one"
        ) from fault
    user.set_unusable_password()
    user.entra_id, user.entra_made = somebody.entra_id, True
    user.save(update_fields=["password", "entra_id", "entra_made"])
    return user


def _follow(user: User, role: str) -> None:
    """Give the account the role the tenant gives now."""
    if user.role == role:
        return
    detail = {"before": {"role": user.role}, "after": {"role": role}}
    user.role = role
    count_up(user, "role", by=ENTRA)
    trail.record(by=ENTRA, action=PeopleVerb.USER_CHANGED, what=user.username, detail=detail)
