"""What is published beside figures, as cells of files: unrounded, with where it comes from."""

from collections.abc import Iterator, Sequence

from sightline.comparators import Comparison
from sightline.comparators.comparison import Group
from sightline.engine.spreadsheets import Sheet, Value
from sightline.scorecards.queries.peers import Peer, Peers

GROUPS: tuple[Group, ...] = ("neighbours", "region", "england")
IN_A_ROW = (
    "neighbours",
    "region",
    "England",
    "published year ends",
    "published release",
    "from neighbours",
    "more than noise",
)
"""The cells of one row of the scorecard: each group's figure, of which year and release, and how far ours is from the neighbours'."""
COMPARED = (
    "id",
    "compared with",
    "list",
    "year ends",
    "value",
    "measured in",
    "used",
    "of",
    "ours less theirs",
    "more than noise",
    "place",
    "among",
    "quarter",
    "data set",
    "release",
    "published",
    "how",
)
"""The rows of one measure's comparisons: one for each group and list of neighbours."""


def cells_in_a_row(beside: Sequence[Peer]) -> Iterator[Value]:
    """The cells of IN_A_ROW; blank where nothing is published, and no gap where ours is hidden."""
    by_group = {each.comparison.group: each for each in reversed(beside) if each.comparison.value is not None}
    yield from (_value(by_group.get(group)) for group in GROUPS)
    first = next((by_group[group] for group in GROUPS if group in by_group), None)
    yield from _source(first.comparison) if first else ("", "")
    neighbours = by_group.get("neighbours")
    yield from _gap(neighbours) if neighbours else (None, "")


def compared_sheet(figure_id: str, peers: Peers, unit: str) -> Sheet | None:
    """One measure's comparisons as a sheet of COMPARED; None where nothing is published beside it."""
    rows = [
        [figure_id, *_row(each, peers, unit)] for each in peers.beside if each.comparison.value is not None
    ]
    widths = {"compared with": 26, "data set": 44, "how": 60}
    return Sheet("Compared with", COMPARED, rows, widths=widths) if rows else None


def _row(peer: Peer, peers: Peers, unit: str) -> Iterator[Value]:
    theirs = peer.comparison
    yield from (theirs.name, theirs.model, theirs.year_ending.isoformat(), theirs.value, unit)
    yield from (theirs.used, theirs.of_members)
    yield from _gap(peer)
    place = theirs.standing if peers.own.status == "ok" and not peers.of_unit else None
    yield from (place.rank, place.among) if place else (None, None)
    yield place.quartile if place and theirs.group == "england" else None
    yield from (theirs.data_set, theirs.release, theirs.published_in_words, theirs.how)


def _value(peer: Peer | None) -> Value:
    return peer.comparison.value if peer else None


def _source(comparison: Comparison) -> tuple[str, str]:
    return comparison.year_ending.isoformat(), comparison.release


def _gap(peer: Peer) -> tuple[float | None, str]:
    """Ours less theirs, and whether that is more than noise; nothing where ours is hidden or may not be held against it."""
    gap = peer.gap
    return (gap.distance, gap.noise_words) if gap and gap.distance is not None else (None, "")
