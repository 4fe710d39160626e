"""Rounded editions read together, and one by two splits: attacked by HiGHS with what every rounding leaves possible."""

import random

import numpy as np
import pytest
from scipy.optimize import linprog

from sightline.statistics.disclosure import AdditiveGroup, CountTable, ExposedCount, HidingRule, Symbol
from sightline.statistics.disclosure.rounded_together import RoundedTable, rounded_together
from support.seed import SEED

TEAMS, SEXES = ("north", "south"), ("girls", "boys")


def table_of(counts: dict, *splits: tuple[str, ...]) -> CountTable:
    """The whole by these splits, or by itself."""
    groups = tuple(AdditiveGroup("all", split) for split in splits)
    return CountTable(
        {key: counts[key] for key in ("all", *(each for split in splits for each in split))}, groups
    )


def attacked(every: list[RoundedTable]) -> dict:
    """Each redacted count with its bounds, for whoever knows how each count is rounded and that totals are of what is printed."""
    keys = sorted({(key, count) for each in every for key, count in each.whole.counts.items()}, key=repr)
    place = {key: number for number, key in enumerate(keys)}
    low, high, hidden, rows = [0.0] * len(keys), [np.inf] * len(keys), {}, []
    for table, whole, safe in every:
        totals = {group.total for group in table.groups}
        for key, count in table.counts.items():
            number, cell = place[key, count], safe.cells[key]
            if key in totals:
                continue
            if cell.symbol is Symbol.HIDDEN:
                hidden[key] = number
                low[number], high[number] = 1, 7 if count <= 7 else np.inf
            else:
                low[number], high[number] = (cell.value - 2, cell.value + 2) if cell.value else (0, 0)
        for group in whole.groups:
            row = np.zeros(len(keys))
            row[place[group.total, whole.counts[group.total]]] = -1
            for part in group.parts:
                row[place[part, whole.counts[part]]] += 1
            rows.append(row)
    bounds = list(zip(low, high, strict=True))
    ends = {}
    for key, number in hidden.items():
        wish = np.zeros(len(keys))
        wish[number] = 1
        both = [
            linprog(sign * wish, A_eq=rows or None, b_eq=[0] * len(rows) or None, bounds=bounds)
            for sign in (1, -1)
        ]
        least, most = both[0].fun, np.inf if both[1].status else -both[1].fun
        ends[key] = (np.ceil(least - 1e-6), np.floor(most + 1e-6))
    return ends


def test_girls_and_boys_told_that_one_child_is_in_the_south():
    """10 and 10 are 24 at most; 25 in the north are 23 at least, and in the south is somebody."""
    counts = {"all": 24, "girls": 12, "boys": 12, "north": 23, "south": 1}
    table = table_of(counts, TEAMS, SEXES)
    alone = rounded_together(table, CountTable(table.counts))
    assert [cell.text for cell in alone.cells.values()] == ["25", "25", "c", "10", "10"]
    assert attacked([RoundedTable(table, table, alone)])["south"] == (1, 1)
    safe = rounded_together(table, table)
    assert [cell.text for cell in safe.cells.values()] == ["20", "c", "c", "10", "10"]
    assert [line.rule for line in safe.log] == [HidingRule.WORKED_OUT, HidingRule.SMALL_COUNT]
    assert not safe.exposed


def test_an_earlier_rounded_edition_of_the_whole_alone_is_held_against_its_teams():
    counts = {"all": 22, "north": 21, "south": 1, "west": 0}
    first, by_team = table_of(counts), table_of(counts, (*TEAMS, "west"))
    counts_more = CountTable({"all": 22}, ())
    out = [RoundedTable(first, first, rounded_together(first, first))]
    safe = rounded_together(by_team, by_team, out)
    assert not safe.exposed and [cell.text for cell in out[0].safe.cells.values()] == ["20"]
    assert counts_more.counts == first.counts
    low, high = attacked([*out, RoundedTable(by_team, by_team, safe)])["south"]
    assert low < high


def test_what_nothing_can_be_hidden_for_any_more_is_exposed():
    """All but the south are out already; 25 and somebody are 24 at most."""
    counts = {"all": 24, "girls": 12, "boys": 12, "north": 23, "south": 1}
    first, second = table_of(counts, SEXES), CountTable({"all": 24, "north": 23}, ())
    out = [RoundedTable(each, each, rounded_together(each, each)) for each in (first, second)]
    last = table_of(counts, TEAMS)
    assert rounded_together(last, last, out).exposed == (ExposedCount("south"),)
    corrected = table_of(counts | {"all": 124, "north": 123}, TEAMS)
    assert not rounded_together(corrected, corrected, out).exposed
    absent = CountTable({"all": 24, "north": Symbol.NOT_AVAILABLE, "south": 1}, ())
    assert not rounded_together(absent, absent, out).exposed


@pytest.mark.parametrize("draw", range(10))
def test_no_redacted_count_is_one_number_over_all_rounded_editions(draw):
    dice = random.Random(f"{SEED if draw > 3 else 'always'} rounded {draw}")
    for _ in range(12):
        whole = dice.randint(1, 40)
        south, girls = dice.randint(0, min(whole, 9)), dice.randint(0, whole)
        counts = {"all": whole, "north": whole - south, "south": south, "girls": girls, "boys": whole - girls}
        asks = dice.sample([(), (TEAMS,), (SEXES,), (TEAMS, SEXES)], 3)
        out: list[RoundedTable] = []
        every = table_of(counts, TEAMS, SEXES)
        for splits in asks:
            table = table_of(counts, *splits)
            safe = rounded_together(table, every if TEAMS in splits and SEXES in splits else table, out)
            if not safe.exposed:
                out.append(RoundedTable(table, table, safe))
        for key, (low, high) in attacked(out).items():
            assert low < high, (counts, asks, key)
