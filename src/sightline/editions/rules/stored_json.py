"""What an edition counts and how it is laid out, as JSON and back: kept beside it, so that the next can be made safe in its view."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from sightline.editions.rules.counts import (
    BaseCount,
    CountKey,
    CountSum,
    EditionCounts,
    FigureKey,
    MadeFigure,
    StockFlow,
)
from sightline.statistics.disclosure import HiddenLine, SafeCell, Symbol
from sightline.statistics.disclosure.count_table import REST, Key

WAS_COUNTED, WAS_MADE = "count", "figure"


def counts_as_json(counts: EditionCounts) -> dict[str, Any]:
    """All numbers behind an edition."""
    return {
        "months": [[*base, numbers] for base, numbers in counts.months.items()],
        "own": [
            [*key, str(number) if isinstance(number, Symbol) else number]
            for key, number in counts.own.items()
        ],
        "stocks": sorted(counts.stocks),
        "sums": [[each.total, each.parts, each.table, each.whole] for each in counts.sums],
        "flows": [[each.stock, each.came, each.left] for each in counts.flows],
        "figures": [[*key, asdict(made)] for key, made in counts.figures.items()],
        "printed": [list(key) for key in counts.printed],
    }


def counts_from_json(about: Mapping[str, Any]) -> EditionCounts:
    """The same, read."""
    return EditionCounts(
        months={BaseCount(*row[:3]): row[3] for row in about["months"]},
        own={
            CountKey(*row[:5]): Symbol(row[5]) if isinstance(row[5], str) else row[5] for row in about["own"]
        },
        stocks=frozenset(about["stocks"]),
        sums=tuple(
            CountSum(BaseCount(*total), tuple(BaseCount(*part) for part in parts), table, whole)
            for total, parts, table, whole in about["sums"]
        ),
        flows=tuple(StockFlow(*(BaseCount(*base) for base in row)) for row in about["flows"]),
        figures={FigureKey(*row[:5]): _made(row[5]) for row in about["figures"]},
        printed=tuple(CountKey(*row) for row in about["printed"]),
    )


def cells_as_json(cells: Mapping[Key, SafeCell]) -> list[list[Any]]:
    """What may be printed, by key."""
    return [
        [WAS_MADE if isinstance(key, FigureKey) else WAS_COUNTED, *key, *_cell(cell)]  # type: ignore[misc]
        for key, cell in cells.items()
    ]


def cells_from_json(rows: Iterable[list[Any]]) -> dict[Key, SafeCell]:
    """The same, read: what may be printed, to the last digit."""
    cells: dict[Key, SafeCell] = {}
    for kind, *key, value, symbol in rows:
        number = Decimal(value) if isinstance(value, str) else value
        cells[(FigureKey if kind == WAS_MADE else CountKey)(*key)] = SafeCell(
            number, Symbol(symbol) if symbol else None
        )
    return cells


def log_as_json(
    log: Iterable[HiddenLine], words: Mapping[Any, str], why: Mapping[Any, str]
) -> list[dict[str, str]]:
    """Which figure is hidden, under which rule, why, and what would be worked out were it printed; in words."""
    return [
        {
            "figure": words.get(each.key, ""),
            "rule": str(each.rule),
            "why": why[each.rule],
            "protects": protected_words(each.protects, words),
        }
        for each in log
        if each.key in words
    ]


def protected_words(key: Any, words: Mapping[Any, str]) -> str:
    """What is protected, in words: a figure of the edition, a count nobody prints, or what a count leaves over."""
    if key is None:
        return ""
    if key in words:
        return words[key]
    if isinstance(key, CountKey):
        return (
            f"{key.what}, {key.category or 'whole authority'}, {key.first} to {key.last} (not printed here)"
        )
    if key[0] == REST:
        return f"those not in it of {protected_words(key[1], words)}"
    if isinstance(key[-1], CountKey):
        return f"{protected_words(key[-1], words)}, as published before"
    return "a count that is not printed here"


def _cell(cell: SafeCell) -> tuple[int | str | None, str | None]:
    value = str(cell.value) if isinstance(cell.value, Decimal) else cell.value
    return value, str(cell.symbol) if cell.symbol else None


def _made(about: Mapping[str, Any]) -> MadeFigure:
    numerator = about["numerator"]
    return MadeFigure(
        **{
            **about,
            "base": BaseCount(*about["base"]),
            "numerator": BaseCount(*numerator) if numerator else None,
        }
    )
