"""What a council says of its Microsoft Entra ID in settings. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

MICROSOFT = "https://login.microsoftonline.com"
NEEDED = ("SIGHTLINE_ENTRA_TENANT", "SIGHTLINE_ENTRA_CLIENT_ID", "SIGHTLINE_ENTRA_CLIENT_SECRET")
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
THIS_MACHINE = {"127.0.0.1", "localhost"}


class EntraSettingsError(ValueError):
    """Settings that do not add up; the message is a sentence that names them."""


@dataclass(frozen=True, slots=True)
class Entra:
    """One tenant, this application's registration there, and where its server is.

    `claim` is the claim whose value is the name of a local account, the first time somebody comes.
    """

    tenant: str
    client_id: str
    client_secret: str = field(repr=False)
    server: str = MICROSOFT
    claim: str = "preferred_username"

    @property
    def issuer(self) -> str:
        """Who must have issued a token: this tenant and no other."""
        return f"{self.server}/{self.tenant}/v2.0"


def chosen(environment: Mapping[str, str]) -> Entra | None:
    """The council's Entra ID; None where it has said nothing of one. EntraSettingsError in a sentence."""
    values = [environment.get(name, "").strip() for name in NEEDED]
    if not any(values):
        return None
    missing = [name for name, value in zip(NEEDED, values, strict=True) if not value]
    if missing:
        raise EntraSettingsError(
            f"Sign-in with Microsoft also needs {' and '.join(missing)}, or none of the three."
        )
    tenant, client_id, secret = values
    if not GUID.fullmatch(tenant.lower()):
        raise EntraSettingsError(
            "SIGHTLINE_ENTRA_TENANT must be the council's own tenant, as 32 hexadecimal figures with dashes: a name such as "
            "'common' would let in anybody who has a Microsoft account."
        )
    server = environment.get("SIGHTLINE_ENTRA_SERVER", MICROSOFT).strip().rstrip("/")
    _refuse_unless_safe(server)
    claim = environment.get("SIGHTLINE_ENTRA_CLAIM", "preferred_username").strip()
    return Entra(tenant.lower(), client_id, secret, server, claim)


def _refuse_unless_safe(server: str) -> None:
    parts = urlsplit(server)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in THIS_MACHINE):
        raise EntraSettingsError(
            "SIGHTLINE_ENTRA_SERVER must begin with https://, unless it is on this machine."
        )
