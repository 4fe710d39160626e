"""Which lines of the trail belong together, in the words people ask for them; each room says which of its verbs belong where."""

from collections.abc import Iterable
from types import MappingProxyType

from sightline.trail.verbs import SharedVerb, TrailVerb

TITLES = MappingProxyType(
    {
        "looks": "Looks at children's records",
        "exports": "Files that left",
        "refusals": "Refusals",
        "glass": "Broken glass",
        "sign_ins": "Signing in and out",
        "accounts": "Accounts and access",
        "loads": "Loads and teams",
        "programme": "Improvement programme",
        "other": "Everything else",
    }
)
"""The groups a reader of the trail may ask for, in the order they are offered."""

EXPORT = "exported"
"""How the text of every verb begins that says something left as a file."""

_group_of: dict[str, str] = {
    SharedVerb.REFUSED: "refusals",
    SharedVerb.ASKED_WHO_LOOKED: "looks",
}
_folded: set[str] = set()


def register(group: str, verbs: Iterable[TrailVerb], *, folded: bool = False) -> None:
    """Say that these verbs belong to a group. `folded`: a list of everything leaves them out until they are asked for.

    KeyError for a group that is not among TITLES.
    """
    title = TITLES[group] and group
    for verb in verbs:
        _group_of[str(verb)] = title
        if folded:
            _folded.add(str(verb))


def group_of(action: str, *, names_children: bool) -> str:
    """The group a line belongs to. A line that names children and whose verb nobody put elsewhere is a look."""
    if action.startswith(EXPORT):
        return "exports"
    return _group_of.get(action) or ("looks" if names_children else "other")


def actions_of(group: str) -> frozenset[str]:
    """The verbs registered for a group."""
    return frozenset(action for action, own in _group_of.items() if own == group)


def registered() -> frozenset[str]:
    """Every verb that a group has."""
    return frozenset(_group_of)


def folded() -> frozenset[str]:
    """The verbs a list of everything leaves out until they are asked for."""
    return frozenset(_folded)


def in_words(action: str) -> str:
    """What was done, in words: looked_at_cases as Looked at cases."""
    return action.replace("_", " ").capitalize()
