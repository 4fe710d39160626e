"""Which measures are split in what is published: the room above that publishes says so as its application starts (`register`).

An edition and a page each choose what they hide for another's sake. Whoever reads both would take one from the other, so that for
whoever may not see small numbers an edition takes the place of the page's splits.
"""

from collections.abc import Callable

from sightline.measuring.same_people import of_the_same_people

_ask: list[Callable[[str], frozenset[str]]] = []


def register(ask: Callable[[str], frozenset[str]]) -> None:
    """Say how it is asked, by the authority's code, which measures are split in an edition; the last that says so is asked."""
    _ask[:] = [ask]


def split_in_editions(authority: str) -> frozenset[str]:
    """The measures of an authority that a published edition splits by anything, and those of the same people."""
    split = _ask[0](authority) if _ask else frozenset()
    return split.union(*(of_the_same_people(name) for name in split))
