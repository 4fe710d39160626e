"""What of an authority's measures is published: the room above that publishes says so as its application starts (`register`).

An edition and a page each choose what they hide for another's sake. Whoever reads both would take one from the other, so that for
whoever may not see small numbers an edition takes the place of the page's splits, and pages hold back whole figures by which something
would follow.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sightline.measuring.same_people import of_the_same_people

if TYPE_CHECKING:  # what starts the application adds nothing up
    from sightline.measuring.beside_editions import PrintedSpan


class InEditions(NamedTuple):
    """The measures that a published edition splits by anything, those of the same people among them; and what is said of whole figures."""

    split: frozenset[str] = frozenset()
    whole: "frozenset[PrintedSpan]" = frozenset()


_ask: list[Callable[[str], InEditions]] = []


def register(ask: Callable[[str], InEditions]) -> None:
    """Say how it is asked, by the authority's code, what is published; the last that says so is asked."""
    _ask[:] = [ask]


def in_editions(authority: str) -> InEditions:
    """What is published of an authority."""
    published = _ask[0](authority) if _ask else InEditions()
    together = (of_the_same_people(name) for name in published.split)
    return published._replace(split=published.split.union(*together))
