"""`python -m bench.disclosure`: making a table of 40 rows by 60 columns with its margins safe; the goal is a second.

Three tables of random counts: one in which most are small, one in which a quarter are, and one in which few are; each by itself,
with the share of its row in every cell, and beside a second table of those counted with their share in every cell and margin. Each
under the strict setting and under the lenient one, the best of three times. A second was set for the machine on which a unit is a
second; with percentages it is two.
"""

import random
import sys
import time

from bench.machine import machine, units, with_units
from bench.timing import say
from sightline.statistics.disclosure import (
    TOTAL,
    CountTable,
    DisclosureSettings,
    Ratio,
    SafeTable,
    cross_table,
    in_period,
    link_tables,
    suppress,
)
from sightline.statistics.disclosure.count_table import Key

ROWS, COLUMNS = 40, 60
MOST = {"most counts small": 6, "a quarter small": 20, "few small": 100}
TIMES = 3
GOALS = {"counts": 1.0, "with shares of rows": 2.0, "with those counted and shares": 2.0}


def main() -> int:
    """Print each in seconds and units, and the slowest of each kind beside its goal; 1 where one is missed."""
    say(machine().sentence())
    slowest = dict.fromkeys(GOALS, 0.0)
    for name, most in MOST.items():
        for kind, table in _tables(random.Random(1), most).items():
            for strict in (True, False):
                took, safe = _took(table, DisclosureSettings(strict=strict))
                hidden = sum(cell.symbol is not None for cell in safe.cells.values())
                how = "strict" if strict else "lenient"
                say(f"{name}, {kind}, {how}: {with_units(took)}; {hidden:,} of {len(safe.cells):,} hidden")
                slowest[kind] = max(slowest[kind], took)
    for kind, goal in GOALS.items():
        met = "met" if slowest[kind] <= goal else "missed"
        say(
            f"slowest, {kind}: {slowest[kind]:.2f} s, {units(slowest[kind]):.2f} units, goal {goal:g} s: {met}"
        )
    return 0 if all(slowest[kind] <= goal for kind, goal in GOALS.items()) else 1


def _tables(dice: random.Random, most: int) -> dict[str, CountTable]:
    """One table of counts, and the same with percentages of two kinds."""
    keys = [(row, column) for row in range(ROWS) for column in range(COLUMNS)]
    counts = {key: dice.randint(0, most) for key in keys}
    counted = {
        key: max(0, count - dice.randint(0, 8)) if dice.random() < 0.5 else dice.randint(0, count)
        for key, count in counts.items()
    }
    table = cross_table(counts)
    of_rows: dict[Key, Ratio] = {("share", *key): Ratio((key[0], TOTAL), key) for key in keys}
    both = link_tables(in_period("all", table), in_period("counted", cross_table(counted)))
    of_all: dict[Key, Ratio] = {("share", key): Ratio(("all", key), ("counted", key)) for key in table.counts}
    return dict(
        zip(
            GOALS,
            [
                table,
                CountTable(table.counts, table.groups, of_rows),
                CountTable(both.counts, both.groups, of_all),
            ],
            strict=True,
        )
    )


def _took(table: CountTable, settings: DisclosureSettings) -> tuple[float, SafeTable]:
    best = float("inf")
    for _ in range(TIMES):
        started = time.perf_counter()
        safe = suppress(table, settings)
        best = min(best, time.perf_counter() - started)
    return best, safe


if __name__ == "__main__":
    sys.exit(main())
