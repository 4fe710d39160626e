"""Where a measure's page leads for the versions of its definition: the room above that holds them says so (`register`)."""

from collections.abc import Callable

from sightline.people.models import User

DefinitionLink = Callable[[User, str], tuple[str, str]]
"""For a person and a measure: words and an address; both blank where this person has none."""
_registered: list[DefinitionLink] = []


def register(link: DefinitionLink) -> None:
    """Say where it leads."""
    _registered[:] = [link]


def definition_link(person: User, measure_id: str) -> tuple[str, str]:
    """The words and the address; both blank where no room holds versions."""
    return next((link(person, measure_id) for link in _registered), ("", ""))
