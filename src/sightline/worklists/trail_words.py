"""How lines of the trail about what is due read: due 990 team T22 within 10wd is work due, of whom and by when, in words."""

from sightline.calendars.clocks import clocks
from sightline.calendars.limits import LimitError, parse
from sightline.teams.trail_words import team_in_words

NAMES = ("team", "clock", "within", "worker", "calendar")


def in_words(what: str) -> str:
    """Work due: Assessment Team Central, within 10 working days; blank for what is no line about what is due."""
    parts = what.split()
    if what in clocks():
        return f"Deadline: {clocks()[what].name}"
    if len(parts) < 2 or parts[0] != "due" or len(parts) % 2:
        return ""
    chosen = dict(zip(parts[2::2], parts[3::2], strict=True))
    if not set(chosen) <= set(NAMES):
        return ""
    chosen_words = [_said(name, value, parts[1]) for name, value in chosen.items()]
    return f"Work due: {', '.join(chosen_words) or 'all of it'}"


def _said(name: str, value: str, authority: str) -> str:
    if name == "team":
        return team_in_words(authority, value)
    if name == "clock":
        return clocks()[value].name.lower() if value in clocks() else value
    if name == "within":
        try:
            return f"within {parse(value).text}"
        except LimitError:
            return f"within {value}"
    return f"worker {value}" if name == "worker" else f"calendar address {value}"
