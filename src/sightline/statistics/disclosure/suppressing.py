"""`suppress`: what may be printed of a table of counts, so that nothing hidden can be worked out (rules P1 to P7).

First what is small itself is hidden, then what would tell it (`secondary`), and only then anything is rounded. Sources and the rules in full:
docs/decisions/0070.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sightline.statistics.amounts import rounded
from sightline.statistics.disclosure.count_table import (
    CountTable,
    DisclosureError,
    Key,
    Ratio,
    Symbol,
)
from sightline.statistics.disclosure.editions import PublishedEdition, readers_of
from sightline.statistics.disclosure.intervals import Interval, intervals
from sightline.statistics.disclosure.readers import Readers
from sightline.statistics.disclosure.safe_table import (
    ExposedCount,
    HiddenLine,
    HidingRule,
    SafeCell,
    SafeTable,
)
from sightline.statistics.disclosure.secondary import Secondary

LARGEST_SMALL = 5
"""The DfE's: 1 to 5 are hidden."""


@dataclass(frozen=True, slots=True)
class DisclosureSettings:
    """What a council chooses. Each value is the strict one to begin with.

    `largest_small`: counts from 1 to this are hidden; under 5 only with `signed_off_by`. `strict`: hidden counts of one group come
    to more than it, and none is small for certain. `complements`: protect what a percentage leaves over. `all_or_none`: 0% and
    100% are hidden of groups up to this many. `revisions`: protect by how much a published count was corrected.
    """

    largest_small: int = LARGEST_SMALL
    strict: bool = True
    complements: bool = True
    all_or_none: int = LARGEST_SMALL
    revisions: bool = False
    signed_off_by: str = ""

    def __post_init__(self) -> None:
        if self.largest_small < 1:
            raise DisclosureError("The largest count that is hidden must be 1 or more.")
        if self.largest_small < LARGEST_SMALL and not self.signed_off_by.strip():
            raise DisclosureError(
                f"Counts up to {LARGEST_SMALL} are hidden. To hide only those up to {self.largest_small}, say who signed "
                "that off."
            )

    def is_small(self, count: int | None) -> bool:
        """Whether so many are few enough to point at somebody."""
        return count is not None and 0 < count <= self.largest_small


def suppress(
    table: CountTable,
    settings: DisclosureSettings | None = None,
    editions: Iterable[PublishedEdition] = (),
) -> SafeTable:
    """What may be printed of the table, given what these editions show already; with a log, and what cannot be protected.

    What was hidden for another's sake and can be worked out all the same is printed, and something else is hidden in its place.
    Raises `DisclosureError` for what does not add up, a count that is missing, or a setting nobody signed off.
    """
    settings = settings or DisclosureSettings()
    out_already, not_secret = tuple(editions), frozenset[Key]()
    while True:
        readers = readers_of(table, out_already, settings.complements, settings.revisions, not_secret)
        log = _primary(table, settings, readers)
        already = [
            key for key, line in log.items() if key in readers.fixed and line.rule is HidingRule.SMALL_COUNT
        ]
        exposed = Secondary(readers, settings.largest_small, settings.strict, log).protect()
        in_vain = frozenset(key for key in exposed if key in log and log[key].protects is not None)
        if in_vain <= not_secret:
            break
        not_secret |= in_vain
    cells = _cells(table, readers, log)
    lines = tuple(log[key] for key in cells if key in log)
    return SafeTable(cells, lines, tuple(ExposedCount(key) for key in dict.fromkeys([*already, *exposed])))


def feasible_intervals(
    table: CountTable,
    safe: SafeTable,
    editions: Iterable[PublishedEdition] = (),
    settings: DisclosureSettings | None = None,
) -> dict[Key, Interval]:
    """Between which whole numbers each count hidden in this table lies, for a reader of it and of the editions before it."""
    settings = settings or DisclosureSettings()
    readers = readers_of(table, editions, settings.complements, settings.revisions)
    hidden = [key for key in table.counts if key in safe.cells and safe.cells[key].symbol == Symbol.HIDDEN]
    readers.unknown |= set(hidden) - readers.fixed
    return intervals(readers, (key for key in hidden if key in readers.unknown))


def _primary(table: CountTable, settings: DisclosureSettings, readers: Readers) -> dict[Key, HiddenLine]:
    """Hide what is small, whether it is printed or only left over; the log of it."""
    log: dict[Key, HiddenLine] = {}
    for key, value in readers.values.items():
        if settings.is_small(value):
            if key in readers.printed:
                log[key] = HiddenLine(key, HidingRule.SMALL_COUNT)
            if key not in readers.fixed and (key in readers.printed or key in readers.unknown):
                readers.hide(key)
    for key, ratio in table.ratios.items():
        base, top = readers.values[ratio.base], _value(readers.values, ratio.numerator)
        if settings.is_small(base) or settings.is_small(top):
            log[key] = HiddenLine(key, HidingRule.SMALL_BASE)
        if _tells_of_all(ratio, base, top, settings):
            log[key] = HiddenLine(key, HidingRule.SMALL_BASE)
            if (
                ratio.numerator not in log
                and ratio.numerator is not None
                and readers.may_hide(ratio.numerator)
            ):
                log[ratio.numerator] = HiddenLine(ratio.numerator, HidingRule.SMALL_BASE)
                readers.hide(ratio.numerator)
    for key in [key for key in readers.guarded if key in readers.printed and key not in log]:
        log[key] = HiddenLine(key, HidingRule.EARLIER_EDITION)
    return log


def _tells_of_all(ratio: Ratio, base: int | None, top: int | None, settings: DisclosureSettings) -> bool:
    """Whether a percentage says of each one of a small group that they are counted, or that they are not."""
    return (
        settings.complements
        and ratio.leaves_a_rest
        and base is not None
        and 0 < base <= settings.all_or_none
        and top in (0, base)
    )


def _value(values: Mapping[Key, int | None], key: Key | None) -> int | None:
    return None if key is None else values[key]


def _cells(table: CountTable, readers: Readers, log: dict[Key, HiddenLine]) -> dict[Key, SafeCell]:
    """Every figure the table prints, as it may be printed; ratios are added to the log where their counts are hidden."""
    cells = {}
    for key, count in table.counts.items():
        if key in readers.printed:
            if isinstance(count, Symbol):
                cells[key] = SafeCell(symbol=count)
            elif key in log:
                cells[key] = SafeCell(symbol=Symbol.HIDDEN)
            else:
                cells[key] = SafeCell(count)
    for key, ratio in table.ratios.items():
        cells[key] = _ratio_cell(key, ratio, cells, log)
    return {key: cell for key, cell in cells.items() if key not in table.unprinted}


def _ratio_cell(
    key: Key, ratio: Ratio, cells: Mapping[Key, SafeCell], log: dict[Key, HiddenLine]
) -> SafeCell:
    made_of = ratio.made_of
    hidden = next((each for each in made_of if each in log), None)
    if hidden is not None and key not in log:
        log[key] = HiddenLine(key, log[hidden].rule, log[hidden].protects)
    if key in log:
        return SafeCell(symbol=Symbol.HIDDEN)
    symbol = next((cells[each].symbol for each in made_of if cells[each].symbol), None)
    if symbol:
        return SafeCell(symbol=symbol)
    return rounded_ratio(ratio, *(int(cells[each].value or 0) for each in made_of))


def rounded_ratio(ratio: Ratio, base: int, top: int = 0) -> SafeCell:
    """A ratio of counts that may be printed, rounded half up once; z without a base, k where it rounds to nought."""
    if not base:
        return SafeCell(symbol=Symbol.NOT_APPLICABLE)
    value = ratio.value
    if value is None:
        value = Decimal(ratio.per) * top / base
    printed = rounded(value, ratio.places)
    return SafeCell(symbol=Symbol.NEAR_ZERO) if value and not printed else SafeCell(printed)
