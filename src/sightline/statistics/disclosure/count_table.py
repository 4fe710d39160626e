"""A table of counts before anything is hidden: its counts, the groups that add up, and the figures made of them.

Keys name counts, and one key is one count: two tables that share a margin share its key, and so do two editions that
print the same count. A key is anything that can be hashed; `cross_table` makes (row, column) of them.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from sightline.statistics.refusals import StatisticsError

Key = Hashable
Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)
TOTAL = "Total"
"""The row and the column of margins in the keys `cross_table` makes."""


REST = "not counted in"
"""First part of the key of what a percentage leaves over: nobody prints it, everybody can work it out."""


class DisclosureError(StatisticsError):
    """A table that cannot be judged, or a setting that may not be; the message says which and what to do."""


class Symbol(StrEnum):
    """What stands in place of a number, as the DfE writes it."""

    HIDDEN = "c"
    NEAR_ZERO = "k"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    UNRELIABLE = "u"


COME_WITH_THE_TABLE = frozenset({Symbol.NOT_APPLICABLE, Symbol.NOT_AVAILABLE, Symbol.UNRELIABLE})


@dataclass(frozen=True, slots=True)
class AdditiveGroup:
    """Parts that come to their total, each with the same people or cases in it once.

    `table` names where readers see it, and `edition` the one that is out already; `periods` where the parts are spans of
    time and the total is a longer one.
    """

    total: Key
    parts: tuple[Key, ...]
    table: str = ""
    periods: bool = False
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure made of counts of the table: a percentage (`per` 100), a rate (10,000), or an average with its `value`.

    `value` is unrounded, in the figure's own unit; without one it is `per` × numerator ÷ base. `places` are the decimals it
    is printed with. `complement`: whether those of the base that are not counted are people to be protected as well.
    """

    base: Key
    numerator: Key | None = None
    value: float | None = None
    per: int = 100
    places: int = 1
    complement: bool = True

    @property
    def made_of(self) -> tuple[Key, ...]:
        """The counts that a reader of it and of one of them can tell."""
        return (self.base,) if self.numerator is None else (self.base, self.numerator)

    @property
    def leaves_a_rest(self) -> bool:
        """Whether numerator and rest make up the base, so that each tells the other."""
        return self.numerator is not None and self.complement and self.per == 100


@dataclass(frozen=True)
class CountTable:
    """Counts by key, whole and not below nought, or the symbol they came with; what adds up; and what is made of them.

    `unprinted`: counts that no page shows, but that a reader could work out: they are protected where they are small.
    """

    counts: Mapping[Key, int | Symbol]
    groups: tuple[AdditiveGroup, ...] = ()
    ratios: Mapping[Key, Ratio] = field(default_factory=dict)
    unprinted: frozenset[Key] = frozenset()

    def __post_init__(self) -> None:
        for key, count in self.counts.items():
            _check_count(key, count)
        if both := self.counts.keys() & self.ratios.keys():
            raise DisclosureError(
                f"{in_words(next(iter(both)))} is both a count and a ratio. Give the ratio a key of its own."
            )
        for key, ratio in self.ratios.items():
            if ratio.numerator is None and ratio.value is None:
                raise DisclosureError(
                    f"{in_words(key)} has neither a numerator nor a value. Give one, so that it can be printed."
                )


def _check_count(key: Key, count: object) -> None:
    if isinstance(count, Symbol):
        if count not in COME_WITH_THE_TABLE:
            raise DisclosureError(
                f"{in_words(key)} is {count} already. Give counts before anything is hidden or rounded."
            )
    elif isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise DisclosureError(
            f"{in_words(key)} is {count!r}: a count is a whole number, 0 or more, or one of z, x and u."
        )


def in_words(key: Key) -> str:
    """A key as a sentence names it: its parts one after the other."""
    return ", ".join(map(in_words, key)) if isinstance(key, tuple) else str(key)


def cross_table(
    counts: Mapping[tuple[Row, Column], int | Symbol], name: str = "", unprinted: Iterable[Key] = ()
) -> CountTable:
    """A table of rows by columns, with its margins: (row, TOTAL), (TOTAL, column) and (TOTAL, TOTAL).

    A margin that is not among the counts is added up; it must be among them where a part is not available. z counts as 0.
    """
    rows = [row for row in dict.fromkeys(row for row, _ in counts) if row != TOTAL]
    columns = [column for column in dict.fromkeys(column for _, column in counts) if column != TOTAL]
    groups = [AdditiveGroup((row, TOTAL), tuple((row, column) for column in columns), name) for row in rows]
    groups += [
        AdditiveGroup((TOTAL, column), tuple((row, column) for row in rows), name) for column in columns
    ]
    groups.append(AdditiveGroup((TOTAL, TOTAL), tuple((row, TOTAL) for row in rows), name))
    groups.append(AdditiveGroup((TOTAL, TOTAL), tuple((TOTAL, column) for column in columns), name))
    cells: dict[Key, int | Symbol] = {
        (row, column): counts.get((row, column), 0) for row in rows for column in columns
    }
    for group in groups:
        cells[group.total] = counts[group.total] if group.total in counts else _added(group, cells)  # type: ignore[index]
    return CountTable(cells, tuple(groups), unprinted=frozenset(unprinted))


def _added(group: AdditiveGroup, counts: Mapping[Key, int | Symbol]) -> int:
    total = 0
    for part in group.parts:
        count = counts[part]
        if isinstance(count, int):
            total += count
        elif count is not Symbol.NOT_APPLICABLE:
            raise DisclosureError(
                f"{in_words(group.total)} cannot be added up: {in_words(part)} is {count}. Give the total as well."
            )
    return total


def link_tables(*tables: CountTable) -> CountTable:
    """Tables read beside one another, as one: what has the same key is the same count, and must be the same number."""
    counts: dict[Key, int | Symbol] = {}
    ratios: dict[Key, Ratio] = {}
    for table in tables:
        for key, count in table.counts.items():
            if counts.setdefault(key, count) != count:
                raise DisclosureError(
                    f"{in_words(key)} is {counts[key]} in one table and {count} in another. One of them is wrong, "
                    "or they are two counts and need two keys."
                )
        ratios.update(table.ratios)
    printed = {key for table in tables for key in table.counts.keys() - table.unprinted}
    groups = tuple(dict.fromkeys(group for table in tables for group in table.groups))
    return CountTable(counts, groups, ratios, frozenset(counts.keys() - printed))


def in_period(period: str, table: CountTable) -> CountTable:
    """The same table with the period in front of every key, so that tables of several periods stand side by side."""
    groups = tuple(
        AdditiveGroup(
            (period, each.total), tuple((period, part) for part in each.parts), each.table, each.periods
        )
        for each in table.groups
    )
    ratios: dict[Key, Ratio] = {
        (period, key): _ratio_in(period, ratio) for key, ratio in table.ratios.items()
    }
    unprinted = frozenset((period, key) for key in table.unprinted)
    return CountTable(
        {(period, key): count for key, count in table.counts.items()}, groups, ratios, unprinted
    )


def _ratio_in(period: str, ratio: Ratio) -> Ratio:
    numerator = None if ratio.numerator is None else (period, ratio.numerator)
    return Ratio((period, ratio.base), numerator, ratio.value, ratio.per, ratio.places, ratio.complement)


def to_date(whole: str, parts: Sequence[str], tables: Mapping[str, CountTable]) -> CountTable:
    """A year to date and the periods that make it up, as one table: what is shown of two of them tells the third.

    `tables`: each period's table by its name, keys without the period. The one that has no table is worked out and not
    printed: this quarter, from the year to date less the last. Counts that have a symbol in any of them are left alone.
    """
    missing = [period for period in (whole, *parts) if period not in tables]
    if len(missing) > 1 or whole in missing:
        raise DisclosureError(
            f"No table for {', '.join(missing)}. Give {whole} and all of its parts but for one at most."
        )
    every = {period: table.counts for period, table in tables.items()}
    rest: dict[Key, int | Symbol] = {}
    groups = []
    for key in every[whole]:
        numbers = {period: counts.get(key, 0) for period, counts in every.items()}
        whole_count, *others = (numbers[period] for period in (whole, *parts) if period in numbers)
        if not all(isinstance(number, int) for number in (whole_count, *others)):
            continue
        if missing:
            rest[key] = _left(key, whole, int(whole_count), sum(map(int, others)))
        groups.append(AdditiveGroup((whole, key), tuple((period, key) for period in parts), periods=True))
    pieces = [in_period(period, table) for period, table in tables.items()]
    between: dict[Key, int | Symbol] = {
        (period, key): 0 for period in tables for key in every[whole] if key not in every[period]
    }
    between |= {(missing[0], key): count for key, count in rest.items()} if missing else {}
    return link_tables(*pieces, CountTable(between, tuple(groups), unprinted=frozenset(between)))


def _left(key: Key, whole: str, total: int, others: int) -> int:
    if others > total:
        raise DisclosureError(
            f"{in_words(key)} is {total} in {whole} and {others} in its parts. Counts that a later load corrected "
            "downwards do not add up over time; compare them within one edition."
        )
    return total - others
