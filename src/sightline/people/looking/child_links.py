"""The way from a child on a list to the child's own page: an address that says nothing of the child.

Each visit has a secret of its own, and a child's address is made of it and the child's reference. So no address, title or log holds a
reference, none can be made up, and one that is passed on opens nothing: it ends with the visit. Nothing of the child is kept for it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sightline.web.case_system import case_link
from sightline.web.components import Cell

SECRET = "secret_of_child_links"
PAGE = "child"
"""The name of the address of one child's page; the room above that has it answers under it."""
CASE_SYSTEM = "Case system"


def child_page(request: HttpRequest, authority: str, child: object) -> str:
    """The address of this child's page on this visit; blank for no child."""
    return reverse(PAGE, args=[_handle(_secret(request), authority, str(child))]) if child else ""


def child_behind(
    request: HttpRequest, handle: str, children: Mapping[str, Iterable[str]]
) -> tuple[str, str] | None:
    """The authority and the reference a handle was made of on this visit, among these children by authority; None for any other."""
    secret = _session(request).get(SECRET)
    if not secret:
        return None
    for authority, references in children.items():
        for reference in references:
            if hmac.compare_digest(_handle(secret, authority, reference).encode(), handle.encode()):
                return authority, reference
    return None


def child_cells(request: HttpRequest, authority: str) -> Callable[[object], Cell]:
    """What draws a child's reference on a list: it leads to the child's page and, beside it, into the case system."""

    def cell(child: object) -> Cell:
        outside = case_link(child)
        also = (CASE_SYSTEM, outside) if outside else ("", "")
        return Cell(str(child or ""), child_page(request, authority, child), also=also)

    return cell


def _handle(secret: str, authority: str, child: str) -> str:
    return hmac.digest(secret.encode(), f"{authority}\n{child}".encode(), hashlib.sha256).hex()[:32]


def _secret(request: HttpRequest) -> str:
    session = _session(request)
    if SECRET not in session:
        session[SECRET] = secrets.token_hex(16)
    return session[SECRET]


def _session(request: HttpRequest) -> Any:
    return request.session  # pyright: ignore[reportAttributeAccessIssue]
