"""What belongs on somebody's front page. Pure."""

from collections.abc import Sequence

from sightline.statistics.amounts import rounded

ORDER = {"worse": 0, "better": 1, "high": 2, "low": 2}
"""What changed, the worst first. A figure that shows no real change has no place here."""

OLD_AFTER_DAYS = 7
"""A nightly extract that is a week old has stopped coming."""

SOON_DAYS = 14
"""How many days ahead a day of the plan is soon, as in the owners' digest."""


def moved(kind: str, year_kind: str) -> str:
    """What a figure counts as here: its signal, or for a stock without one its move since a year before."""
    return kind if kind in ORDER else year_kind or kind


def misses(likely: float | None, target: float | None, better: str) -> bool:
    """Whether a month that ends there misses its target, compared as both are read; without either nothing is said to miss."""
    if likely is None or target is None:
        return False
    away = rounded(likely) - rounded(target)
    return away > 0 if better == "lower" else away < 0


def in_order(kinds: Sequence[str]) -> list[int]:
    """The places of what changed among these kinds of signal, worse first; all else is left out."""
    changed = [place for place, kind in enumerate(kinds) if kind in ORDER]
    return sorted(changed, key=lambda place: (ORDER[kinds[place]], place))
