"""A thousand random tables made safe, and read by an independent linear programme: no hidden count can be worked out."""

import random
from collections.abc import Callable, Iterator
from math import inf

import pytest

from sightline.statistics.disclosure import intervals
from sightline.statistics.disclosure.count_table import (
    TOTAL,
    AdditiveGroup,
    CountTable,
    Ratio,
    Symbol,
    cross_table,
    in_period,
    link_tables,
    to_date,
)
from sightline.statistics.disclosure.editions import PublishedEdition
from sightline.statistics.disclosure.safe_table import SafeTable
from sightline.statistics.disclosure.suppressing import DisclosureSettings, feasible_intervals, suppress
from support.feasible_audit import Audit
from support.seed import SEED

BATCHES, A_BATCH = 20, 8
"""Eight kinds of table, twenty batches of eight each: more than a thousand tables."""
SMALL = range(1, 6)


def drawn(dice: random.Random, most: int) -> int:
    """A count: often nobody, often few."""
    return 0 if dice.random() < 0.15 else int(dice.random() ** 2 * most)


def crossed(dice: random.Random, columns: str, rows: int = 4, most: int = 30) -> CountTable:
    counts: dict = {(f"team {row}", column): drawn(dice, most) for row in range(rows) for column in columns}
    if dice.random() < 0.2:
        counts[dice.choice(list(counts))] = Symbol.NOT_APPLICABLE
    return cross_table(counts, columns)


def rows_by_columns(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    return crossed(dice, "abcdef"[: dice.randint(2, 6)], dice.randint(2, 6), dice.choice([8, 20, 60])), []


def one_group(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """Parts of a whole, of which one may be not available."""
    counts: dict = {part: drawn(dice, 30) for part in "abcde"[: dice.randint(2, 5)]}
    total = sum(counts.values())
    if dice.random() < 0.3:
        counts["a"] = Symbol.NOT_AVAILABLE
    return CountTable(counts | {TOTAL: total}, (AdditiveGroup(TOTAL, tuple(counts)),)), []


def linked(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """Teams by age and the same teams by sex: a team's total is one count."""
    ages = crossed(dice, "abc")
    sexes = {}
    for row in range(4):
        total = ages.counts[f"team {row}", TOTAL]
        girls = dice.randint(0, total)
        sexes |= {(f"team {row}", "girls"): girls, (f"team {row}", "boys"): total - girls}
    return link_tables(ages, cross_table(sexes, "sexes")), []


def percentages(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """Teams by in time and late, and a share of each team and each age that has a rest of its own."""
    counts, ratios = {}, {}
    for team in range(4):
        base = drawn(dice, 50)
        top = dice.choice([0, base, max(0, base - dice.randint(0, 8)), dice.randint(0, base)])
        counts |= {("base", team): base, ("in time", team): top}
        ratios["share", team] = Ratio(("base", team), ("in time", team))
    groups = []
    for name in ("base", "in time"):
        counts[name, TOTAL] = sum(counts[name, team] for team in range(4))
        groups.append(AdditiveGroup((name, TOTAL), tuple((name, team) for team in range(4)), name))
    ratios["share", TOTAL] = Ratio(("base", TOTAL), ("in time", TOTAL))
    return CountTable(counts, tuple(groups), ratios), []


def shares_of_every_cell(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """Two tables of the same rows and columns, those in time and all of them, and a share in every cell and margin."""
    rows, columns, most = dice.randint(2, 5), "abcde"[: dice.randint(2, 5)], dice.choice([8, 20, 60])
    bases = {(f"team {row}", column): drawn(dice, most) for row in range(rows) for column in columns}
    tops = {
        key: dice.choice([base, max(0, base - dice.randint(0, 8)), dice.randint(0, base)])
        for key, base in bases.items()
    }
    both = [in_period(name, cross_table(cells, name)) for name, cells in (("all", bases), ("in time", tops))]
    ratios = {("share", *key): Ratio(("all", key), ("in time", key)) for key in cross_table(bases).counts}
    table = link_tables(*both)
    return CountTable(table.counts, table.groups, ratios), []


def shares_of_rows(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """Rows by columns, and of each cell which share of its row it is: what is left over are the other cells together."""
    table, _ = rows_by_columns(dice)
    ratios = {
        ("share", row, column): Ratio((row, TOTAL), (row, column))
        for (row, column), count in table.counts.items()
        if column != TOTAL and isinstance(count, int)
    }
    return CountTable(table.counts, table.groups, ratios), []


def year_to_date(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """The first quarter is out; now the year to date goes out, and the second quarter is what lies between."""
    first = crossed(dice, "abc", 3)
    second = crossed(dice, "abc", 3, 12)
    both = {
        key: sum(count for count in (first.counts[key], second.counts[key]) if isinstance(count, int))
        for key in first.counts
        if TOTAL not in key
    }
    out = in_period("Q1", first)
    edition = PublishedEdition("report of Q1", out, suppress(out))
    whole = to_date("year to date", ("Q1", "Q2"), {"Q1": first, "year to date": cross_table(both)})
    return CountTable(whole.counts, whole.groups, unprinted=whole.unprinted | out.counts.keys()), [edition]


def protected(table: CountTable, safe: SafeTable, editions: list[PublishedEdition]) -> Iterator[tuple]:
    """What must not be worked out: what was hidden now and before, and small counts that nobody prints."""
    for each, printed in [(table, safe), *((edition.table, edition.safe) for edition in editions)]:
        for key, count in each.counts.items():
            cell = printed.cells.get(key)
            if (cell and cell.symbol == Symbol.HIDDEN) or (not cell and count in SMALL):
                yield key
        for ratio in each.ratios.values():
            if each.counts[ratio.base] - each.counts[ratio.numerator] in SMALL:
                yield Audit.rest_of(ratio.base, ratio.numerator)


def split_later(dice: random.Random) -> tuple[CountTable, list[PublishedEdition]]:
    """Percentages are out; now those in time go out by sex, team by team."""
    out, _ = percentages(dice)
    edition = PublishedEdition("percentages", out, suppress(out))
    counts, groups = {}, []
    for team in range(4):
        counts["in time", team] = out.counts["in time", team]
        counts["girls", team] = dice.randint(0, counts["in time", team])
        counts["boys", team] = counts["in time", team] - counts["girls", team]
        groups.append(AdditiveGroup(("in time", team), (("girls", team), ("boys", team)), "by sex"))
    return CountTable(counts, tuple(groups)), [edition]


Kind = Callable[[random.Random], tuple[CountTable, list[PublishedEdition]]]
KINDS = [
    rows_by_columns,
    one_group,
    linked,
    percentages,
    shares_of_every_cell,
    shares_of_rows,
    year_to_date,
    split_later,
]


@pytest.mark.many_draws
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("batch", range(BATCHES // 2))
def test_nothing_hidden_of_a_random_table_can_be_worked_out(batch, kind, strict):
    assert audited_tables(random.Random(f"{SEED} {batch} {kind.__name__} {strict}"), kind, strict, A_BATCH)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_nor_of_two_of_each_kind_that_are_always_the_same(kind, strict):
    assert audited_tables(random.Random(kind.__name__), kind, strict, 2)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("kind", [linked, shares_of_every_cell, split_later])
def test_nor_of_tables_that_are_looked_at_in_parts(kind, strict, monkeypatch):
    """As large tables are: each count by the sums about it, and by all of them where nothing is left to hide."""
    monkeypatch.setattr(intervals, "LARGE", 0)
    monkeypatch.setattr(intervals, "SUMS_ABOUT", (2, 5))
    assert audited_tables(random.Random(f"in parts {kind.__name__}"), kind, strict, 4)


def audited_tables(dice: random.Random, kind: Kind, strict: bool, many: int) -> int:
    """Draw so many tables of a kind, make them safe, have them audited; how many counts were hidden in all."""
    settings = DisclosureSettings(strict=strict)
    hidden = 0
    for _ in range(many):
        table, editions = kind(dice)
        safe = suppress(table, settings, editions)
        assert not safe.exposed
        audit = Audit([(table, safe), *((each.table, each.safe) for each in editions)])
        keys = list(dict.fromkeys(protected(table, safe, editions)))
        audited = audit.intervals(keys)
        ours = feasible_intervals(table, safe, editions, settings)
        assert {key: audited[key] for key in ours} == ours
        hidden += len(ours)
        for key, (low, high) in audited.items():
            assert low < high, key
            assert not (strict and low >= 1 and high <= 5), key
        if strict:
            assert_hidden_counts_come_to_six(table, safe)
        printed = {
            key: cell.value for key, cell in safe.cells.items() if key in table.counts and not cell.symbol
        }
        assert printed == {key: table.counts[key] for key in printed}
        assert not set(printed.values()) & set(SMALL)
    return hidden


def assert_hidden_counts_come_to_six(table: CountTable, safe: SafeTable) -> None:
    """In every group of which the total is printed, the hidden parts together are none or six and more."""
    for group in table.groups:
        cells = [safe.cells.get(key) for key in (group.total, *group.parts)]
        if all(cells) and cells[0].symbol is None:
            rest = cells[0].value - sum(cell.value or 0 for cell in cells[1:])
            assert rest not in SMALL or all(cell.symbol != Symbol.HIDDEN for cell in cells[1:]), group


def test_the_audit_finds_what_hiding_only_small_counts_gives_away():
    """A table of which the one small count is hidden and nothing else: the audit these tables withstand does work."""
    table = cross_table({("north", "a"): 3, ("north", "b"): 20, ("south", "a"): 15, ("south", "b"): 9})
    safe = suppress(table)
    cells = {
        key: cell if key == ("north", "a") else type(cell)(table.counts[key])
        for key, cell in safe.cells.items()
    }
    told = SafeTable(cells, ())
    assert Audit([(table, told)]).intervals([("north", "a")]) == {("north", "a"): (3, 3)}
    assert feasible_intervals(table, told) == {("north", "a"): (3, 3)}
    assert Audit([(CountTable({"a": 3}, ()), SafeTable({}, ()))]).keys == []
    assert inf not in Audit([(table, safe)]).intervals([("north", "a")])[("north", "a")]
