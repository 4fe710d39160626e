"""The rounded edition, drawn by hand: what is redacted, what is rounded, and totals that are made of what is printed."""

from collections.abc import Mapping

import numpy as np
import pytest

from sightline.statistics.disclosure import (
    TOTAL,
    AdditiveGroup,
    CountTable,
    HidingRule,
    Ratio,
    Symbol,
    cross_table,
    rounded_edition,
)
from support.seed import SEED


def texts(table: CountTable) -> Mapping:
    return {key: cell.text for key, cell in rounded_edition(table).cells.items()}


@pytest.mark.parametrize(
    ("count", "printed"),
    [(0, "0"), (1, "c"), (7, "c"), (8, "10"), (12, "10"), (13, "15"), (1002, "1,000"), (1003, "1,005")],
)
def test_seven_and_under_are_redacted_and_the_rest_rounded_to_five(count, printed):
    assert texts(CountTable({"a": count})) == {"a": printed}


def test_totals_are_made_of_printed_parts_and_not_of_true_ones():
    table = cross_table({("north", "a"): 3, ("north", "b"): 23, ("south", "a"): 12, ("south", "b"): 0})
    assert texts(table) == {
        ("north", "a"): "c",
        ("north", "b"): "25",
        ("south", "a"): "10",
        ("south", "b"): "0",
        ("north", TOTAL): "25",
        ("south", TOTAL): "10",
        (TOTAL, "a"): "10",
        (TOTAL, "b"): "25",
        (TOTAL, TOTAL): "35",  # 38 truly
    }


def test_a_total_of_which_no_part_is_printed_is_redacted_and_one_of_nobody_is_nought():
    group = (AdditiveGroup(TOTAL, ("a", "b")),)
    assert texts(CountTable({"a": 7, "b": 6, TOTAL: 13}, group))[TOTAL] == "c"
    assert texts(CountTable({"a": 0, "b": 0, TOTAL: 0}, group))[TOTAL] == "0"


def test_ratios_are_made_of_printed_counts():
    table = CountTable(
        {"in time": 12, "late": 3, "all": 33, "other": Symbol.NOT_AVAILABLE},
        ratios={
            "share": Ratio("all", "in time"),
            "late share": Ratio("all", "late"),
            "other share": Ratio("all", "other"),
            "mean": Ratio("all", value=4.25),
        },
        unprinted=frozenset({"all"}),
    )
    safe = rounded_edition(table)
    assert {key: cell.text for key, cell in safe.cells.items()} == {
        "in time": "10",
        "late": "c",
        "other": "x",
        "share": "28.6",  # 10 of 35
        "late share": "c",
        "other share": "x",
        "mean": "4.3",
    }
    assert [(line.key, line.rule) for line in safe.log] == [
        ("late", HidingRule.SMALL_COUNT),
        ("late share", HidingRule.SMALL_BASE),
    ]


@pytest.mark.many_draws
@pytest.mark.parametrize("draw", range(20))
def test_whatever_is_printed_of_a_random_table_is_a_multiple_of_five(draw):
    dice = np.random.default_rng([SEED, draw])
    counts = {
        (f"r{r}", f"c{c}"): int(dice.poisson(dice.choice([1, 6, 20]))) for r in range(6) for c in range(5)
    }
    safe = rounded_edition(cross_table(counts))
    assert all(cell.symbol or cell.value % 5 == 0 for cell in safe.cells.values())
    for group in cross_table(counts).groups:
        total = safe.cells[group.total]
        assert (total.value or 0) == sum(safe.cells[part].value or 0 for part in group.parts)
