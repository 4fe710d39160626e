"""Whose teams a page shows: the authority of the address, of those this person may see."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from sightline.teams import queries, rules
from sightline.trail.refusing import refuse


def authority_of(request: HttpRequest) -> str:
    """The authority asked for, or the first this person may see; blank while nothing is loaded.

    PermissionDenied, recorded, for one they may not.
    """
    user: Any = request.user  # pyright: ignore[reportAttributeAccessIssue]
    codes = [code for code in queries.authorities() if user.authority in ("", code)]
    authority = str(request.GET.get("authority", ""))
    if authority and authority not in codes:
        refuse(user.get_username(), f"teams {authority}")
    return authority or next(iter(codes), "")


def name_of(request: HttpRequest) -> str:
    """Who is asking, as the trail names them."""
    return request.user.get_username()  # pyright: ignore[reportAttributeAccessIssue]


def may_change(request: HttpRequest) -> bool:
    """Whether this person may change teams and the crosswalk."""
    return request.user.has_perm(rules.CHANGED_WITH)  # pyright: ignore[reportAttributeAccessIssue]


def day_of(authority: str) -> date:
    """The day a page speaks of: the data date, or today while nothing is loaded."""
    return queries.data_to(authority) or timezone.localdate()


def query_of(authority: str) -> str:
    """What an address carries to stay with this authority, where there are several."""
    return f"?authority={authority}" if authority and len(queries.authorities()) > 1 else ""
