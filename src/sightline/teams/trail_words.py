"""How a team's reference reads in a line of the trail."""

from django.utils import timezone

from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.measuring.units import departments
from sightline.standards.authorities import name_of
from sightline.teams.queries import names


def team_in_words(authority: str, team: str) -> str:
    """Assessment Team Central; team T22 where neither the data nor anybody has a name for it."""
    by_hand = names(authority, timezone.localdate()).get(team) if authority else None
    return by_hand or _in_data(authority, team) or f"team {team}"


def in_words(what: str) -> str:
    """Assessment Team Central, for team T22 or team T22 990; teams 990 by their council; blank for what is no team."""
    parts = what.split()
    if len(parts) == 2 and parts[0] == "teams":
        return f"Teams of {name_of(parts[1])}"
    if not 2 <= len(parts) <= 3 or parts[0] != "team":
        return ""
    return team_in_words(parts[2] if len(parts) == 3 else "", parts[1])


def _in_data(authority: str, team: str) -> str:
    """Its name in the data's own list; without an authority only where one alone is loaded."""
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return ""
    codes = [authority] if authority else sorted(snapshot.manifest.authorities)
    if len(codes) != 1 or codes[0] not in snapshot.manifest.authorities:
        return ""
    rows = departments(snapshot, codes[0])
    return next((row["dept_team_name"] or "" for row in rows if row["dept_team_id"] == team), "")
