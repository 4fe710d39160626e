"""Editions that are out already: what they show stays known, and what they hide must not follow from what is shown now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sightline.statistics.disclosure.count_table import (
    AdditiveGroup,
    CountTable,
    DisclosureError,
    Key,
    Symbol,
    in_words,
)
from sightline.statistics.disclosure.readers import Readers, value_of
from sightline.statistics.disclosure.safe_table import SafeTable


@dataclass(frozen=True)
class PublishedEdition:
    """A table as it was when it went out, with what was shown of it. `name` says which, as the log names it."""

    name: str
    table: CountTable
    safe: SafeTable

    def shows(self, key: Key) -> bool:
        """Whether the edition printed this count."""
        cell = self.safe.cells.get(key)
        return cell is not None and not cell.symbol

    def hides(self, key: Key) -> bool:
        """Whether the edition would have printed this count, and did not."""
        cell = self.safe.cells.get(key)
        return cell is not None and cell.symbol == Symbol.HIDDEN


@dataclass
class _Gathered:
    """Everything that is told or hidden anywhere, by key."""

    counts: dict[Key, int | Symbol]
    groups: list[AdditiveGroup]
    fixed: set[Key] = field(default_factory=set)
    hidden: dict[Key, None] = field(default_factory=dict)


def readers_of(
    table: CountTable,
    editions: Iterable[PublishedEdition] = (),
    more: tuple[Mapping[Key, int], tuple[AdditiveGroup, ...]] = ({}, ()),
    revisions: bool = False,
) -> Readers:
    """What readers of these editions are told before anything of this table is hidden.

    A count that an edition gave another number is another count: it stands under (edition, key). `revisions`: protect
    by how much it was corrected as well. `more`: further counts that nobody prints, and their groups.
    """
    all_of = _Gathered(dict(table.counts) | dict(more[0]), [*table.groups, *more[1]])
    for each in editions:
        _gather(each, all_of, revisions)
    not_applicable = {key for key, count in all_of.counts.items() if count is Symbol.NOT_APPLICABLE}
    printed = printed_in(table)
    readers = Readers(
        values={key: value_of(count) for key, count in all_of.counts.items()},
        groups=all_of.groups,
        printed=printed,
        fixed=frozenset(all_of.fixed | not_applicable),
        elsewhere=frozenset(all_of.hidden.keys() - printed),
    )
    for key in all_of.hidden:
        if key not in all_of.fixed:
            readers.hide(key)
    return readers


def printed_in(table: CountTable) -> frozenset[Key]:
    """The counts a table prints, and those its ratios are made of: a ratio beside one of its two tells the other."""
    made_of = {
        key for ratio in table.ratios.values() for key in (ratio.base, ratio.numerator) if key is not None
    }
    for key in made_of - table.counts.keys():
        raise DisclosureError(
            f"A ratio is made of {in_words(key)}, and there is no count of it. Give it as well."
        )
    return frozenset((table.counts.keys() - table.unprinted) | made_of)


def _gather(edition: PublishedEdition, all_of: _Gathered, revisions: bool) -> None:
    renamed = {
        key: (edition.name, key)
        for key, count in edition.table.counts.items()
        if all_of.counts.get(key, count) != count
    }
    for key, count in edition.table.counts.items():
        name = renamed.get(key, key)
        all_of.counts[name] = count
        if edition.shows(key):
            all_of.fixed.add(name)
        elif edition.hides(key):
            all_of.hidden[name] = None
    for group in edition.table.groups:
        parts = tuple(renamed.get(part, part) for part in group.parts)
        total = renamed.get(group.total, group.total)
        all_of.groups.append(AdditiveGroup(total, parts, group.table, group.periods, edition.name))
    if revisions:
        for key, name in renamed.items():
            _protect_revision(key, name, edition.name, all_of)


def _protect_revision(key: Key, name: Key, edition: str, all_of: _Gathered) -> None:
    now, then = all_of.counts[key], all_of.counts[name]
    if isinstance(now, int) and isinstance(then, int):
        change = (edition, key, "corrected by")
        all_of.counts[change] = abs(now - then)
        larger, smaller = (key, name) if now > then else (name, key)
        all_of.groups.append(AdditiveGroup(larger, (smaller, change), edition=edition))
