"""A second factor: set up on a phone, asked for at sign-in, replaced when the phone is, and removed when it is lost."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from django.db.models import F

from sightline.people.models import User
from sightline.people.services.adding import second_person
from sightline.people.services.tries import Tries
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail

CODE, CODE_AGAIN = "code", "code again"
"""Kinds of tries: at signing in, and of somebody who is signed in, which no stranger can use up."""


def new_secret() -> str:
    """A secret for a phone: 160 bits, in base 32."""
    return generate_totp_secret()


def set_up(user: User, secret: str, code: str) -> list[str] | None:
    """Make this secret the person's second factor if the code is one of its own; gives the recovery codes, else None.

    It takes the place of an earlier one, whose recovery codes go with it. LockedOutError after five wrong codes.
    """
    tries = Tries(user.username, kind=CODE)
    tries.count()
    if not validate_totp_code(secret, _plain(code)):
        tries.record_failure(user.username, PeopleVerb.SECOND_FACTOR_FAILED)
        return None
    with trail.recorded_transaction():
        Authenticator.objects.filter(user=user).delete()
        TOTP.activate(user, secret).validate_code(_plain(code))
        codes = RecoveryCodes.activate(user).get_unused_codes()
        trail.record(by=user.username, action=PeopleVerb.SECOND_FACTOR_SET_UP, what=user.username)
    tries.forget()
    return codes


def check_code(user: User, code: str, kind: str = CODE) -> bool:
    """Whether this is the person's code now, or a recovery code not yet used; each works once.

    LockedOutError after five wrong codes in a quarter of an hour, wherever they come from.
    """
    tries = Tries(user.username, kind=kind)
    tries.count()
    for factor in Authenticator.objects.filter(user=user):
        if factor.wrap().validate_code(_plain(code)):
            factor.record_usage()
            tries.forget()
            if factor.type == Authenticator.Type.RECOVERY_CODES:
                trail.record(by=user.username, action=PeopleVerb.RECOVERY_CODE_USED, what=user.username)
            return True
    tries.record_failure(user.username, PeopleVerb.SECOND_FACTOR_FAILED)
    return False


def remove(user: User, *, by: str, why: str = "", confirmed_by: str = "") -> None:
    """Take the person's second factor away, and end their sessions where somebody else does it."""
    with trail.recorded_transaction():
        Authenticator.objects.filter(user=user).delete()
        if by != user.username:
            User.objects.filter(pk=user.pk).update(sign_ins_ended=F("sign_ins_ended") + 1)
        trail.record(
            by=by,
            action=PeopleVerb.SECOND_FACTOR_REMOVED,
            what=user.username,
            reason=why,
            detail=second_person(confirmed_by),
        )


def _plain(code: str) -> str:
    """The code without the spaces and dashes people put between its figures."""
    return "".join(letter for letter in code if letter.isalnum())
