"""Who somebody is by the claims of a token that has been verified. Pure: every answer that is not plainly yes is no."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.people import rules
from sightline.people.entra.choices import GUID, Entra

ASK = "Ask your council's Sightline administrator."


class EntraRefusedError(Exception):
    """Somebody who is not let in; the message is a sentence for them, `why` a few words for the trail."""

    def __init__(self, sentence: str, why: str) -> None:
        """Both are without anything the token said."""
        super().__init__(sentence)
        self.why = why


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody of the tenant: their fixed id there, the name they go by, the app roles they have, and their full name."""

    entra_id: str
    name: str
    roles: tuple[str, ...] = ()
    overage: bool = False
    proved_at: int | None = None
    full_name: str = ""


def identity(claims: Mapping[str, Any], entra: Entra, nonce: str) -> Identity:
    """Who this is. EntraRefusedError for another tenant, another sign-in's nonce, or a token without an id."""
    if str(claims.get("tid", "")).lower() != entra.tenant:
        raise EntraRefusedError("Your Microsoft account is not one of this council's.", "another tenant")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise EntraRefusedError("That sign-in was not begun here. Try again.", "another nonce")
    entra_id = str(claims.get("oid", "")).lower()
    if not GUID.fullmatch(entra_id):
        raise EntraRefusedError(f"Microsoft did not say who you are. {ASK}", "no oid")
    roles = claims.get("roles")
    at = claims.get("auth_time")
    return Identity(
        entra_id,
        rules.tidy_name(str(claims.get(entra.claim) or "")),
        tuple(str(role).strip() for role in roles) if isinstance(roles, list) else (),
        _has_too_many_groups(claims),
        at if isinstance(at, int) else None,
        str(claims.get("name") or ""),
    )


def role_of(somebody: Identity) -> str:
    """The one Sightline role among somebody's app roles. EntraRefusedError, in words, where there is not one."""
    if not somebody.roles:
        if somebody.overage:
            raise EntraRefusedError(
                "You are in so many groups that Microsoft sends none of them, and Sightline goes by app roles and not by "
                f"groups. {ASK} They can give you an app role.",
                "too many groups and no app role",
            )
        raise EntraRefusedError(
            f"Your Microsoft account has no account and no role in Sightline. {ASK}",
            "no account and no app role",
        )
    own_roles = sorted(set(somebody.roles) & set(rules.ROLES))
    if not own_roles:
        raise EntraRefusedError(
            f"Your Microsoft account has a role that Sightline does not know. {ASK}",
            "an app role nobody knows",
        )
    if len(own_roles) > 1:
        raise EntraRefusedError(
            f"Your Microsoft account has {len(own_roles)} roles in Sightline, and one is needed. {ASK}",
            "several app roles",
        )
    if rules.needs_a_grant(own_roles[0]) or rules.may_manage_users(own_roles[0]):
        raise EntraRefusedError(
            f"A {rules.title(own_roles[0]).lower()} needs an account that an administrator of Sightline has made. {ASK}",
            "a role that needs a local account",
        )
    return own_roles[0]


def _has_too_many_groups(claims: Mapping[str, Any]) -> bool:
    pointers = claims.get("_claim_names")
    return bool(claims.get("hasgroups")) or (isinstance(pointers, Mapping) and "groups" in pointers)
