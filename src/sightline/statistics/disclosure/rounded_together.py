"""Rounded editions read together: a hidden count must not be the one number that all roundings leave it.

Whoever reads 25 knows 23 to 27, and of what is hidden that it is 1 to 7. A whole by team and by sex, or a year to date beside its
quarters, tells more: girls 10 and boys 10 are 24 at most, and of 23 in one team and more in another one is left. Totals made of what
is printed tell nothing. Where a hidden count can be worked out, another is hidden for its sake, or the edition says that it is exposed.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from sightline.statistics.disclosure.bounds import bounds_of
from sightline.statistics.disclosure.count_table import CountTable, Key, Symbol
from sightline.statistics.disclosure.rounded_edition import LARGEST_REDACTED, TO, rounded_edition
from sightline.statistics.disclosure.safe_table import ExposedCount, HiddenLine, HidingRule, SafeTable

CLOSE = 1e-6
OFF = TO // 2
"""So much more or less than what is printed may a count be."""
Range = tuple[float, float]


class RoundedTable(NamedTuple):
    """A table as it is rounded, `whole` with what it does not print and readers can add up, and what was printed of it."""

    table: CountTable
    whole: CountTable
    safe: SafeTable


def rounded_together(table: CountTable, whole: CountTable, earlier: Iterable[RoundedTable] = ()) -> SafeTable:
    """The rounded edition of a table in view of earlier ones. What cannot be protected is exposed: publish nothing while there is any."""
    before, more = list(earlier), dict[Key, Key]()
    while True:
        safe = rounded_edition(table, frozenset(more))
        every = [*before, RoundedTable(table, whole, safe)]
        exposed = _worked_out(every)
        if not exposed:
            return _with_log(safe, more)
        for_whom, choice = _next(exposed, every, _leaves_of(table))
        if choice is None:
            return replace(_with_log(safe, more), exposed=tuple(ExposedCount(_key(each)) for each in exposed))
        more[choice] = for_whom


def _with_log(safe: SafeTable, more: Mapping[Key, Key]) -> SafeTable:
    lines = (
        HiddenLine(line.key, HidingRule.WORKED_OUT, more[line.key]) if line.key in more else line
        for line in safe.log
    )
    return replace(safe, log=tuple(lines))


def _worked_out(every: list[RoundedTable]) -> list[Key]:
    """The hidden counts that are one number for whoever reads all of these."""
    ranges, hidden = _ranges(every)
    sums = _sums(every)
    one_value: list[Key] = []
    for part in _parts(sums, hidden):
        mine = [key for key in part if key in hidden]
        within = [(total, parts) for total, parts in sums if total in part]
        one_value += _one_value(list(part), within, ranges, mine)
    return one_value


def _ranges(every: Iterable[RoundedTable]) -> tuple[dict[Key, Range], dict[Key, None]]:
    """Between what each count lies by itself, and which are hidden: of counts that are no totals of what is printed."""
    ranges: dict[Key, Range] = {}
    hidden: dict[Key, None] = {}
    for table, _, safe in every:
        for key in _leaves_of(table):
            count, cell = table.counts[key], safe.cells.get(key)
            if cell is None or not isinstance(count, int):
                continue
            if cell.symbol == Symbol.HIDDEN:
                hidden[_named(table, key)] = None
                ranges[_named(table, key)] = (1, LARGEST_REDACTED if count <= LARGEST_REDACTED else math.inf)
            else:
                ranges[_named(table, key)] = (
                    max(0, count and int(cell.value or 0) - OFF),
                    count and int(cell.value or 0) + OFF,
                )
    return ranges, hidden


def _leaves_of(table: CountTable) -> list[Key]:
    totals = {group.total for group in table.groups}
    return [key for key in table.counts if key not in totals]


def _named(table: CountTable, key: Key) -> Key:
    """A count with its number: what was corrected is another count."""
    return key, table.counts[key]


def _key(named: Key) -> Key:
    return named[0]  # type: ignore[index]


def _sums(every: Iterable[RoundedTable]) -> list[tuple[Key, tuple[Key, ...]]]:
    once: dict[tuple[Key, tuple[Key, ...]], None] = {}
    for _, whole, _ in every:
        for group in whole.groups:
            once[_named(whole, group.total), tuple(_named(whole, part) for part in group.parts)] = None
    return list(once)


def _parts(sums: list[tuple[Key, tuple[Key, ...]]], hidden: Iterable[Key]) -> Iterator[set[Key]]:
    """The counts that hang together by sums with those that are redacted."""
    places: dict[Key, list[int]] = {}
    for place, (total, parts) in enumerate(sums):
        for key in (total, *parts):
            places.setdefault(key, []).append(place)
    seen: set[Key] = set()
    for key in hidden:
        if key in seen or key not in places:
            continue
        part, waiting = {key}, [key]
        while waiting:
            for place in places[waiting.pop()]:
                new = {sums[place][0], *sums[place][1]} - part
                part |= new
                waiting += new
        seen |= part
        yield part


def _one_value(
    part: list[Key],
    sums: list[tuple[Key, tuple[Key, ...]]],
    ranges: Mapping[Key, Range],
    hidden: list[Key],
) -> list[Key]:
    """Those of the hidden that are one number: each count its least and a rest, and the rest no more than its range."""
    place = {key: number for number, key in enumerate(part)}
    least = [ranges.get(key, (0, math.inf))[0] for key in part]
    rows: list[tuple[dict[int, int], int]] = []
    for total, parts in sums:
        signs = {place[each]: 1 for each in parts} | {place[total]: -1}
        rows.append((signs, round(-sum(sign * least[number] for number, sign in signs.items()))))
    many = len(part)
    for key in part:
        low, high = ranges.get(key, (0, math.inf))
        if high == low:
            rows.append(({place[key]: 1}, 0))
        elif high < math.inf:
            rows.append(({place[key]: 1, many: 1}, round(high - low)))
            many += 1
    bounds = bounds_of(rows, many)
    return [
        key
        for key in hidden
        if math.ceil(bounds.least(place[key]) - CLOSE)
        >= math.floor(min(bounds.most(place[key]), 1e9) + CLOSE)
    ]


def _next(exposed: list[Key], every: list[RoundedTable], leaves: list[Key]) -> tuple[Key, Key | None]:
    """For whom another count is hidden, and which: the smallest this edition prints by itself and none before did, the nearest first."""
    *before, (table, _, safe) = every
    out = {
        _named(each.table, key)
        for each in before
        for key in _leaves_of(each.table)
        if key in each.safe.cells and each.safe.cells[key].symbol is None
    }
    sums = _sums(every)
    for key in exposed:
        near = {each for total, parts in sums if key in (total, *parts) for each in (total, *parts)}
        part = next(_parts(sums, [key]))
        for about in (near, part):
            choice = [
                each
                for each in leaves
                if _named(table, each) in about
                and _named(table, each) not in out
                and each in safe.cells
                and safe.cells[each].symbol is None
                and table.counts[each]
            ]
            if choice:
                return _key(key), min(choice, key=lambda each: int(table.counts[each]))
    return _key(exposed[0]), None
