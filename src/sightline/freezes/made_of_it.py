"""What rooms above make of a freeze: each says which links stand on its page, and where something it published is read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sightline.freezes.models import Freeze, Publication
    from sightline.people.models import User

Links = Callable[["Freeze", "User"], list[tuple[str, str]]]
Address = Callable[["Publication"], str]
_registered: dict[str, tuple[Links, Address]] = {}


def register(links: Links, address: Address) -> None:
    """A room above: its links on a freeze's page, as words and address; and the address of what it published, blank for what it did not."""
    _registered[links.__module__] = (links, address)


def links_of(freeze: "Freeze", person: "User") -> list[tuple[str, str]]:
    """What this person may make of a freeze, or has waiting."""
    return [link for links, _ in _registered.values() for link in links(freeze, person)]


def address_of(publication: "Publication") -> str:
    """Where what was published is read; blank for what was entered by hand."""
    if not publication.edition:
        return ""
    addresses = (address(publication) for _, address in _registered.values())
    return next(filter(None, addresses), "")
