"""Editions that are out already: what they show stays known, and what they hide must not follow from what is shown now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sightline.statistics.disclosure.count_table import (
    REST,
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

    def __post_init__(self) -> None:
        for key, cell in self.safe.cells.items():
            if key in self.table.counts and cell.symbol is None and cell.value != self.table.counts[key]:
                raise DisclosureError(
                    f"{self.name} printed {in_words(key)} as {cell.value}, and it was {self.table.counts[key]}. A rounded edition "
                    "and one that is not rounded tell more together than either: publish a rounded one again."
                )

    @property
    def printed_counts(self) -> set[Key]:
        """The counts the edition printed, and those that the ratios it printed are made of."""
        cells = self.safe.cells
        ratios = [
            ratio for key, ratio in self.table.ratios.items() if cells[key].symbol in (None, Symbol.NEAR_ZERO)
        ]
        counts = {key for key in self.table.counts.keys() & cells.keys() if cells[key].symbol is None}
        return counts | {key for ratio in ratios for key in ratio.made_of}

    @property
    def hidden_counts(self) -> list[Key]:
        """The counts the edition would have printed, and did not."""
        cells = self.safe.cells
        return [key for key in self.table.counts if key in cells and cells[key].symbol == Symbol.HIDDEN]


@dataclass
class _Gathered:
    """Everything that is told or hidden anywhere, by key."""

    counts: dict[Key, int | Symbol] = field(default_factory=dict)
    groups: list[AdditiveGroup] = field(default_factory=list)
    fixed: set[Key] = field(default_factory=set)
    hidden: dict[Key, None] = field(default_factory=dict)
    corrected: dict[tuple[Key, int | Symbol], Key] = field(default_factory=dict)

    def names_in(self, edition: str, table: CountTable, now: Mapping[Key, int | Symbol]) -> dict[Key, Key]:
        """The counts that an edition gave another number, each under a name of its own; two editions with the same one share it."""
        return {
            key: self.corrected.setdefault((key, count), (edition, key))
            for key, count in table.counts.items()
            if now.get(key, count) != count
        }

    def take(self, table: CountTable, names: Mapping[Key, Key], edition: str = "") -> None:
        """The counts and groups of a table, under these names where they have another."""
        self.counts |= {names.get(key, key): count for key, count in table.counts.items()}
        for group in table.groups:
            parts = tuple(names.get(part, part) for part in group.parts)
            total = names.get(group.total, group.total)
            self.groups.append(AdditiveGroup(total, parts, group.table, group.periods, edition))

    def take_rests(self, table: CountTable, names: Mapping[Key, Key], edition: str = "") -> None:
        """What each percentage leaves over: a count that nobody prints and everybody can work out."""
        for key, ratio in table.ratios.items():
            base, top = table.counts[ratio.base], table.counts.get(ratio.numerator)
            if ratio.leaves_a_rest and isinstance(base, int) and isinstance(top, int):
                if top > base:
                    raise DisclosureError(
                        f"{in_words(key)} is {top} of {base}: more than there are. Correct it, or make it a rate."
                    )
                total, part = names.get(ratio.base, ratio.base), names.get(ratio.numerator, ratio.numerator)
                rest = (REST, total, part)
                self.counts[rest] = base - top
                self.groups.append(AdditiveGroup(total, (part, rest), edition=edition))


def readers_of(
    table: CountTable,
    editions: Iterable[PublishedEdition] = (),
    complements: bool = False,
    revisions: bool = False,
    not_secret: frozenset[Key] = frozenset(),
) -> Readers:
    """What readers of these editions are told before anything of this table is hidden.

    A count that an edition gave another number is another count: it stands under (edition, key). `complements`: what percentages
    leave over is protected as well; `revisions`: by how much a count was corrected. `not_secret`: counts that hiding would not keep.
    """
    printed, all_of = printed_in(table), _Gathered()
    all_of.take(table, {})
    if complements:
        all_of.take_rests(table, {})
    now = dict(table.counts)
    for each in editions:
        now = {**each.table.counts, **now}
        _gather(each, all_of, now, complements, revisions)
    not_applicable = {key for key, count in all_of.counts.items() if count is Symbol.NOT_APPLICABLE}
    fixed = all_of.fixed | not_applicable | not_secret
    fixed |= (_added_up(all_of.groups, fixed) & printed) - all_of.hidden.keys()
    readers = Readers(
        values={key: value_of(count) for key, count in all_of.counts.items()},
        groups=all_of.groups,
        printed=printed,
        fixed=frozenset(fixed),
        elsewhere=frozenset(all_of.hidden.keys() - printed),
    )
    for key in all_of.hidden:
        if key not in readers.fixed:
            readers.hide(key)
    return readers


def _added_up(groups: Iterable[AdditiveGroup], fixed: set[Key]) -> set[Key]:
    """What is out already, and what anybody adds up from it, sum by sum: hiding that any more helps nobody."""
    derived, waiting = set(fixed), [{each.total, *each.parts} for each in groups]
    while True:
        rest = [members - derived for members in waiting]
        if not (new := {key for members in rest if len(members) == 1 for key in members}):
            return derived
        derived |= new
        waiting = [members for members in rest if len(members) > 1]


def printed_in(table: CountTable) -> frozenset[Key]:
    """The counts a table prints, and those its ratios are made of: a ratio beside one of its two tells the other."""
    made_of = {key for ratio in table.ratios.values() for key in ratio.made_of}
    for key in made_of - table.counts.keys():
        raise DisclosureError(
            f"A ratio is made of {in_words(key)}, and there is no count of it. Give it as well."
        )
    return frozenset((table.counts.keys() - table.unprinted) | made_of)


def _gather(
    edition: PublishedEdition,
    all_of: _Gathered,
    now: Mapping[Key, int | Symbol],
    complements: bool,
    revisions: bool,
) -> None:
    """What an edition tells and hides, beside what is gathered already; `now`: each count as it stands by itself."""
    names = all_of.names_in(edition.name, edition.table, now)
    all_of.take(edition.table, names, edition.name)
    if complements:
        all_of.take_rests(edition.table, names, edition.name)
    all_of.fixed |= {names.get(key, key) for key in edition.printed_counts}
    all_of.hidden |= {names.get(key, key): None for key in edition.hidden_counts}
    if revisions:
        for key, name in names.items():
            _protect_revision(key, name, edition.name, all_of)


def _protect_revision(key: Key, name: Key, edition: str, all_of: _Gathered) -> None:
    now, then = all_of.counts[key], all_of.counts[name]
    if isinstance(now, int) and isinstance(then, int):
        change = (edition, key, "corrected by")
        all_of.counts[change] = abs(now - then)
        larger, smaller = (key, name) if now > then else (name, key)
        all_of.groups.append(AdditiveGroup(larger, (smaller, change), edition=edition))
