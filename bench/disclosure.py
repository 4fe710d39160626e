"""`python -m bench.disclosure`: making a table of 40 rows by 60 columns with its margins safe; the goal is a second.

Three tables of random counts: one in which most are small, one in which a quarter are, and one in which few are; each under the strict
setting and under the lenient one, the best of three times. A second was set for the machine on which a unit is a second.
"""

import random
import sys
import time

from bench.machine import machine, units, with_units
from bench.timing import say
from sightline.statistics.disclosure import DisclosureSettings, cross_table, suppress

ROWS, COLUMNS = 40, 60
MOST = {"most counts small": 6, "a quarter small": 20, "few small": 100}
TIMES = 3
GOAL = 1.0


def main() -> int:
    """Print each in seconds and units, and the slowest beside the goal; 1 where it is missed."""
    say(machine().sentence())
    slowest = 0.0
    for name, most in MOST.items():
        dice = random.Random(1)
        counts = {(row, column): dice.randint(0, most) for row in range(ROWS) for column in range(COLUMNS)}
        table = cross_table(counts)
        for strict in (True, False):
            settings = DisclosureSettings(strict=strict)
            took = []
            for _ in range(TIMES):
                started = time.perf_counter()
                safe = suppress(table, settings)
                took.append(time.perf_counter() - started)
            hidden = sum(cell.symbol is not None for cell in safe.cells.values())
            how = "strict" if strict else "lenient"
            say(f"{name}, {how}: {with_units(min(took))}; {hidden:,} of {len(safe.cells):,} hidden")
            slowest = max(slowest, min(took))
    met = slowest <= GOAL
    say(f"slowest {slowest:.2f} s, {units(slowest):.2f} units, goal {GOAL:g} s: {'met' if met else 'missed'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
