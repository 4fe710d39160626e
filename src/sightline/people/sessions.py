"""What a session remembers of how and when somebody signed in, and what may be concluded from it. Pure."""

from collections.abc import Mapping
from typing import Any

LAST_SEEN = "last_seen"
SIGNED_IN_AT = "signed_in_at"
PROVED_AT = "proved_at"
"""When the person last proved who they are, with everything they sign in with."""
SECOND_FACTOR = "second_factor"
BY_ENTRA = "by_entra"

CLOCK_MAY_DIFFER = 5 * 60
"""Seconds by which worker processes' clocks may differ before we say that a clock was put back."""


def why_over(session: Mapping[str, Any], now: int, *, idle_minutes: int, hours: int) -> str:
    """Why this session has come to its end at `now`, in seconds since 1970; blank while it has not."""
    seen, begun = session.get(LAST_SEEN, now), session.get(SIGNED_IN_AT, now)
    if now < max(seen, begun) - CLOCK_MAY_DIFFER:
        return "the server's clock was put back"
    if now - seen > idle_minutes * 60:
        return f"nothing done for {idle_minutes} minutes"
    if now - begun > hours * 3600:
        return f"signed in for {hours} hours"
    return ""


def is_fresh(session: Mapping[str, Any], now: int, minutes: int) -> bool:
    """Whether the person proved who they are within these minutes."""
    return 0 <= now - session.get(PROVED_AT, 0) <= minutes * 60
