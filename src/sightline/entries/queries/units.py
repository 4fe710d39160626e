"""The services and teams a figure may be entered for, by reference, with their names."""

from django.utils import timezone

from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.measuring.units import departments, service_names
from sightline.teams.queries import names

WHOLE = "The whole council"


def unit_names(authority: str) -> dict[str, str]:
    """Those the data or people know, in order of name; none before anything is loaded."""
    by_hand = names(authority, timezone.localdate())
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return by_hand
    if authority not in snapshot.manifest.authorities:
        return by_hand
    titles = service_names(departments(snapshot, authority)) | by_hand
    return dict(sorted(titles.items(), key=lambda pair: pair[1].lower()))


def unit_title(units: dict[str, str], unit: str) -> str:
    """Whose figure it is: the unit's name, its reference where nobody has a name for it, or the whole council."""
    return units.get(unit, unit) if unit else WHOLE
