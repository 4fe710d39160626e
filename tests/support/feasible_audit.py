"""An independent reader of published tables: between which whole numbers each count lies, by a linear programme with HiGHS.

It knows nothing of how a table was made safe: it takes what was printed, writes down every group as an equation over all
counts, printed or not, and asks a solver for the least and the most of each at once, each question a block of one programme.
"""

import math
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_diag, csr_matrix

from sightline.statistics.disclosure.count_table import CountTable, Symbol
from sightline.statistics.disclosure.safe_table import SafeTable

CLOSE = 1e-6
MANY = 10_000
"""More than any table drawn here has: what may be so many is bounded by nothing."""
Published = tuple[CountTable, SafeTable]


class Audit:
    """What several tables, each with what was printed of it, tell a reader who has all of them."""

    def __init__(self, published: Iterable[Published]) -> None:
        self.printed: dict[Hashable, int] = {}
        self.equations: list[tuple[Hashable, tuple[Hashable, ...]]] = []
        for table, safe in published:
            self._read(table, safe)
        self.keys = sorted(
            {key for total, parts in self.equations for key in (total, *parts)} | self.printed.keys(),
            key=repr,
        )

    def _read(self, table: CountTable, safe: SafeTable) -> None:
        for key, cell in safe.cells.items():
            if key in table.counts and cell.symbol is None:
                self.printed[key] = cell.value
            elif cell.symbol == Symbol.NOT_APPLICABLE and key in table.counts:
                self.printed[key] = 0
        self.equations += [(group.total, group.parts) for group in table.groups]
        for key, ratio in table.ratios.items():
            if ratio.leaves_a_rest:
                self.equations.append(
                    (ratio.base, (ratio.numerator, self.rest_of(ratio.base, ratio.numerator)))
                )
            if safe.cells[key].symbol is None:
                made_of = (ratio.base, ratio.numerator)
                self.printed |= {each: table.counts[each] for each in made_of if each is not None}

    @staticmethod
    def rest_of(base: Hashable, numerator: Hashable) -> Hashable:
        """What the audit calls the rest of a percentage."""
        return ("rest", base, numerator)

    def intervals(self, keys: Sequence[Hashable]) -> dict[Hashable, tuple[float, float]]:
        """Each count's least and most, as whole numbers; infinite where nothing bounds it."""
        places = {key: place for place, key in enumerate(self.keys)}
        rows = np.zeros((len(self.equations), len(self.keys)))
        for row, (total, parts) in enumerate(self.equations):
            rows[row, places[total]] -= 1
            for part in parts:
                rows[row, places[part]] += 1
        one = [(self.printed[key],) * 2 if key in self.printed else (0, MANY) for key in self.keys]
        wishes = [(key, sign) for key in keys for sign in (1, -1)]
        if not wishes:
            return {}
        objective = np.zeros(len(wishes) * len(self.keys))
        for number, (key, sign) in enumerate(wishes):
            objective[number * len(self.keys) + places[key]] = sign
        blocks = block_diag([csr_matrix(rows)] * len(wishes), format="csr")
        answer = linprog(
            objective, A_eq=blocks, b_eq=np.zeros(blocks.shape[0]), bounds=one * len(wishes), method="highs"
        )
        assert answer.status == 0, answer.message
        values = answer.x.reshape(len(wishes), len(self.keys))
        found = {}
        for number, key in enumerate(keys):
            low, high = values[2 * number, places[key]], values[2 * number + 1, places[key]]
            top = math.inf if high > MANY / 2 else math.floor(high + CLOSE)
            found[key] = (math.ceil(low - CLOSE), top)
        return found
