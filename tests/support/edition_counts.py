"""Small freezes drawn at random, and what an edition of one counts: without any data, for tests of what may be printed."""

import random
from collections.abc import Sequence

from sightline.editions.rules.counts import (
    BaseCount,
    CountKey,
    CountSum,
    EditionCounts,
    FigureKey,
    MadeFigure,
    MonthSpan,
    StockFlow,
)
from sightline.statistics.disclosure import Symbol

MONTHS = tuple(f"2025-{month:02d}" for month in range(4, 13))
Q1, Q2, Q3 = MonthSpan("2025-04", "2025-06"), MonthSpan("2025-07", "2025-09"), MonthSpan("2025-10", "2025-12")
TO_Q2, TO_Q3 = MonthSpan("2025-04", "2025-09"), MonthSpan("2025-04", "2025-12")
SPLITS = {"team": ("T1", "T2", "T3"), "sex": ("F", "M")}
Numbers = dict[BaseCount, dict[str, int | None]]


def drawn_freeze(dice: random.Random, most: int = 6) -> Numbers:
    """Counts by month of one measure: how many were judged and counted, of the whole, by team and by sex."""
    months: Numbers = {}
    for what in ("ZZ01 judged", "ZZ01 counted"):
        months |= {
            BaseCount(what, split, name): {}
            for split, names in {"": ("",), **SPLITS}.items()
            for name in names
        }
    for month in MONTHS:
        for base in months:
            months[base][month] = 0
        for _ in range(dice.randint(0, 3 * most)):
            member = {split: dice.choice(names) for split, names in SPLITS.items()} | {"": ""}
            counted = dice.random() < 0.8
            for split, name in member.items():
                _one_more(months, BaseCount("ZZ01 judged", split, name), month)
                if counted:
                    _one_more(months, BaseCount("ZZ01 counted", split, name), month)
    return months


def corrected(dice: random.Random, months: Numbers) -> Numbers:
    """The same loaded again: in one month a few more were recorded, all of one team and one sex."""
    again = {base: dict(numbers) for base, numbers in months.items()}
    month = dice.choice(MONTHS[:3])
    member = {split: dice.choice(names) for split, names in SPLITS.items()} | {"": ""}
    for _ in range(dice.randint(1, 3)):
        for split, name in member.items():
            _one_more(again, BaseCount("ZZ01 judged", split, name), month)
    return again


def edition_of(months: Numbers, periods: Sequence[MonthSpan], splits: Sequence[str] = ()) -> EditionCounts:
    """An edition that prints the share of these periods, of the whole and by these splits."""
    groups = [("", ""), *((split, name) for split in splits for name in SPLITS[split])]
    figures = {
        FigureKey("ZZ01", *group, *when): MadeFigure(
            base=BaseCount("ZZ01 judged", *group), numerator=BaseCount("ZZ01 counted", *group)
        )
        for group in groups
        for when in periods
    }
    whats = ("ZZ01 judged", "ZZ01 counted")
    return counts_of(
        {base: numbers for base, numbers in months.items() if base.split in ("", *splits)},
        sums=tuple(
            CountSum(
                BaseCount("ZZ01 judged", *group), (BaseCount("ZZ01 counted", *group),), "rest", whole=False
            )
            for group in groups
        )
        + tuple(
            CountSum(BaseCount(what), tuple(BaseCount(what, split, name) for name in SPLITS[split]), split)
            for what in whats
            for split in splits
        ),
        figures=figures,
        printed=tuple(
            CountKey(what, *group, *when) for what in whats for group in groups for when in periods
        ),
    )


def counts_of(
    months: Numbers,
    *,
    own: dict[CountKey, int | Symbol] | None = None,
    stocks: frozenset[str] = frozenset(),
    sums: tuple[CountSum, ...] = (),
    flows: tuple[StockFlow, ...] = (),
    figures: dict[FigureKey, MadeFigure] | None = None,
    printed: tuple[CountKey, ...] = (),
) -> EditionCounts:
    """An edition's counts of which only some things matter."""
    return EditionCounts(
        months=months,
        own=own or {},
        stocks=stocks,
        sums=sums,
        flows=flows,
        figures=figures or {},
        printed=printed,
    )


def _one_more(months: Numbers, base: BaseCount, month: str) -> None:
    months[base][month] = (months[base].get(month) or 0) + 1
