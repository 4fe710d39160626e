"""Tokens: make one, end one, note that one was used."""

import secrets
from collections.abc import Collection

from django.utils import timezone

from sightline.api import rules
from sightline.api.models import ApiToken, TokenUse
from sightline.api.queries import fingerprint
from sightline.api.verbs import ApiVerb
from sightline.people.models import User
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction
from sightline.web.identifiers import seem_to_hold
from sightline.web.refusals import CannotDoError

TO_HAVE = "figures.see"


class CannotTokenError(CannotDoError):
    """Why a token cannot be made or ended, in a sentence."""


class MayNotTokenError(CannotTokenError):
    """Whoever asked may have none; the refusal is recorded."""


def make_token(
    person: User, *, name: str, scopes: Collection[str], days: int, by: str
) -> tuple[ApiToken, str]:
    """A new token of this person's, and its secret, which cannot be asked for again."""
    if not person.has_perm(TO_HAVE):
        record_refusal(by=by, what="make a token")
        raise MayNotTokenError(f"{by} may not see figures, so there is nothing a token could open.")
    try:
        name, chosen, lasts = rules.name_of(name), rules.scopes_of(scopes), rules.lasting(days)
    except rules.TokenRuleError as fault:
        raise CannotTokenError(str(fault), fault.field) from fault
    if seem_to_hold(name):
        raise CannotTokenError(
            "This name seems to say who a child is. It is kept in the trail: choose another.", "name"
        )
    secret, now = rules.SECRET_BEGINS + secrets.token_urlsafe(32), timezone.now()
    with recorded_transaction():
        token = ApiToken.objects.create(
            person=person,
            name=name,
            scopes=chosen,
            fingerprint=fingerprint(secret),
            made=now,
            expires=now + lasts,
        )
        detail = {"name": name, "scopes": chosen, "expires": f"{token.expires:%Y-%m-%d}"}
        record(by=by, action=ApiVerb.TOKEN_MADE, what=trail_name(token), detail=detail)
    return token, secret


def end_token(number: int, *, person: User, by: str) -> ApiToken:
    """End one of this person's own tokens. CannotTokenError where they have no such token that is not ended."""
    with recorded_transaction():
        token = ApiToken.objects.filter(pk=number, person=person, ended=None).first()
        if token is None:
            raise CannotTokenError("There is no such token to end.")
        token.ended = timezone.now()
        token.save(update_fields=["ended"])
        detail = {"from": "open", "to": "ended"}
        record(by=by, action=ApiVerb.TOKEN_ENDED, what=trail_name(token), detail=detail)
    return token


def note_use(token: ApiToken, resource: str) -> None:
    """A line in the trail the first time on a day that a token is used for this; nothing for the others."""
    today = timezone.localdate()
    if token.uses.filter(on=today, resource=resource).exists():
        return
    with recorded_transaction():
        _, is_new = TokenUse.objects.get_or_create(token=token, on=today, resource=resource)
        if is_new:
            by = token.person.get_username()
            record(by=by, action=ApiVerb.TOKEN_USED, what=f"{trail_name(token)} {resource}")


def trail_name(token: ApiToken) -> str:
    """What the trail calls it: token 4."""
    return f"token {token.pk}"
