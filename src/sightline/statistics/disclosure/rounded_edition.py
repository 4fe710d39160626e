"""The rounded edition: counts of 7 and under are redacted, the others rounded to 5, and totals added up from what is printed.

The alternative a council may choose to `suppress`. Whatever is added up or taken away gives a multiple of 5 again, because every
total is made of printed parts and of nothing else: it is not the true total rounded, and may be less by what was redacted.
"""

from collections.abc import Mapping

from sightline.statistics.disclosure.count_table import AdditiveGroup, CountTable, Key, Symbol
from sightline.statistics.disclosure.editions import printed_in, readers_of
from sightline.statistics.disclosure.safe_table import HiddenLine, HidingRule, SafeCell, SafeTable
from sightline.statistics.disclosure.suppressing import rounded_ratio

LARGEST_REDACTED = 7
TO = 5


def rounded_edition(table: CountTable, hidden: frozenset[Key] = frozenset()) -> SafeTable:
    """The table with every count rounded; in people or cases. The log has a line for each that is redacted.

    `hidden`: counts that are redacted for another's sake, however large they are.

    A total in several groups, as of a table by rows and by columns, is the largest of what they come to.
    """
    readers = readers_of(table)
    totals: dict[Key, list[AdditiveGroup]] = {}
    for each in readers.sums:
        totals.setdefault(each.group.total, []).append(each.group)
    every: dict[Key, SafeCell] = {}
    for key in sorted(table.counts, key=readers.level.__getitem__):
        every[key] = (
            SafeCell(symbol=Symbol.HIDDEN)
            if key in hidden
            else _cell(table.counts[key], totals.get(key, []), every)
        )
    printed = printed_in(table)
    cells = {key: every[key] for key in table.counts if key in printed}
    cells |= {key: _ratio(table, key, cells) for key in table.ratios}
    cells = {key: cell for key, cell in cells.items() if key not in table.unprinted}
    log = [HiddenLine(key, _rule(table, key)) for key, cell in cells.items() if cell.symbol == Symbol.HIDDEN]
    return SafeTable(cells, tuple(log))


def _cell(count: int | Symbol, groups: list[AdditiveGroup], every: Mapping[Key, SafeCell]) -> SafeCell:
    """A count on its own, or a total of what is printed of its parts; redacted where none of them is."""
    if isinstance(count, Symbol):
        return SafeCell(symbol=count)
    if not groups:
        return SafeCell(symbol=Symbol.HIDDEN) if 0 < count <= LARGEST_REDACTED else SafeCell(_to_five(count))
    total = max(sum(int(every[part].value or 0) for part in group.parts) for group in groups)
    return SafeCell(total) if total or not count else SafeCell(symbol=Symbol.HIDDEN)


def _ratio(table: CountTable, key: Key, cells: Mapping[Key, SafeCell]) -> SafeCell:
    """A ratio of the printed counts; redacted where one of them is."""
    ratio = table.ratios[key]
    made_of = [cells[each] for each in ratio.made_of]
    symbol = next((cell.symbol for cell in made_of if cell.symbol), None)
    return (
        SafeCell(symbol=symbol)
        if symbol
        else rounded_ratio(ratio, *(int(cell.value or 0) for cell in made_of))
    )


def _rule(table: CountTable, key: Key) -> HidingRule:
    return HidingRule.SMALL_BASE if key in table.ratios else HidingRule.SMALL_COUNT


def _to_five(count: int) -> int:
    return TO * ((2 * count + TO) // (2 * TO))
