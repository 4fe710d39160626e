"""What published editions tell whoever reads pages beside them."""

from functools import lru_cache
from pathlib import Path

from sightline.editions.content import earlier_in
from sightline.editions.queries.editions import folder_of, published_editions
from sightline.editions.rules.whole_figures import whole_figures
from sightline.measuring.beside_editions import PrintedSpan
from sightline.measuring.discover import figures
from sightline.scorecards.in_editions import InEditions


def told_in_editions(authority: str) -> InEditions:
    """The measures of an authority that a published edition splits by anything, and what is said of whole figures."""
    every = published_editions(authority)
    split = frozenset(
        figures()[name][0].id
        for each in every
        if each.holds["splits"]
        for name in each.holds["figures"]
        if name in figures()
    )
    return InEditions(split, _whole(tuple((folder_of(each), each.seal) for each in every)))


@lru_cache(maxsize=16)
def _whole(sealed: tuple[tuple[Path, str], ...]) -> frozenset[PrintedSpan]:
    return frozenset(span for folder, seal in sealed for span in _in_one(folder, seal))


def _in_one(folder: Path, seal: str) -> list[PrintedSpan]:
    """What one says of whole figures; nothing where its files have gone, which `sightline verify` names."""
    try:
        return whole_figures(earlier_in(folder, seal))
    except (OSError, ValueError, KeyError):
        return []
