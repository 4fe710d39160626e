"""An edition as it is printed: words, and figures as they may be shown. Everything readers are given is made of this and of nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sightline.editions.rules.layout import UNITS, LaidOutFigure
from sightline.statistics.disclosure import SafeCell, Symbol
from sightline.statistics.disclosure.count_table import Key

SYMBOL_WORDS = {
    "c": "hidden, so that nobody can be recognised",
    "k": "not nought, but rounds to it",
    "z": "not applicable: nobody to count, or no such team then",
    "x": "not available",
    "u": "of low reliability",
}
"""What stands in place of a number, in words."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A number or a symbol."""

    value: int | Decimal | None
    symbol: str

    @property
    def text(self) -> str:
        """As it stands in a table."""
        return self.symbol or f"{self.value:,}"

    @property
    def json(self) -> dict[str, Any]:
        """As JSON: a number, or null beside its symbol."""
        number = float(self.value) if isinstance(self.value, Decimal) else self.value
        return {"value": number, "symbol": self.symbol or None}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One figure of one group in one period, as it may be shown; None where a figure has no such number."""

    figure: str
    title: str
    measured_in: str
    split: str
    group: str
    period: str
    period_words: str
    value: PrintedCell
    numerator: PrintedCell | None
    base: PrintedCell | None

    @property
    def text(self) -> str:
        """The value with its unit: 71.4%; 38.5 days; c."""
        unit = UNITS[self.measured_in]
        if self.value.symbol or not unit:
            return self.value.text
        return f"{self.value.text}%" if unit == "%" else f"{self.value.text} {unit}"

    @property
    def under(self) -> str:
        """What it stands on: 30 of 42; 42 cases; 2,488 by 158. Blank for a count."""
        top, base = (None if cell is None else cell.text for cell in (self.numerator, self.base))
        if self.measured_in == "count":
            return ""
        if top is None or base is None:
            return f"{top or base} cases"
        return f"{top} of {base}" if self.measured_in == "percent" else f"{top} by {base}"


@dataclass(frozen=True, kw_only=True)
class PrintedEdition:
    """What everybody it is for may read. `freeze` and `cut_off` say what its figures are from."""

    name: str
    title: str
    audience: str
    authority: str
    freeze: str
    cut_off: str
    rounded: bool
    rows: tuple[EditionRow, ...]

    @property
    def symbols(self) -> dict[str, str]:
        """The symbols it uses, each with what it means."""
        used = {
            cell.symbol
            for row in self.rows
            for cell in (row.value, row.numerator, row.base)
            if cell is not None
        }
        return {symbol: words for symbol, words in SYMBOL_WORDS.items() if symbol in used}

    @property
    def figures(self) -> dict[str, list[EditionRow]]:
        """Its rows by figure, in their order."""
        by_figure: dict[str, list[EditionRow]] = {}
        for row in self.rows:
            by_figure.setdefault(row.figure, []).append(row)
        return by_figure


def printed_rows(layout: Iterable[LaidOutFigure], cells: Mapping[Key, SafeCell]) -> tuple[EditionRow, ...]:
    """The rows of an edition: the layout's words with what may be printed. Nothing else is looked at.

    A team or group that is shown to have nobody in any of the periods has no row.
    """
    rows: list[EditionRow] = []
    for each in layout:
        value = _cell(each.value_key, cells)
        rows.append(
            EditionRow(
                figure=each.figure,
                title=each.title,
                measured_in=each.measured_in,
                split=each.split,
                group=each.group,
                period=each.period,
                period_words=each.period_words,
                value=value or PrintedCell(None, str(Symbol.NOT_AVAILABLE)),
                numerator=_cell(each.numerator_key, cells),
                base=_cell(each.base_key, cells),
            )
        )
    somebody = {(row.figure, row.split, row.group) for row in rows if not _is_nobody(row)}
    return tuple(row for row in rows if not row.group or (row.figure, row.split, row.group) in somebody)


def _is_nobody(row: EditionRow) -> bool:
    """Whether a row says that there is nobody: noughts, and figures that cannot be where there is nobody."""
    cells = (row.value, row.numerator, row.base)
    return all(cell is None or cell.symbol == "z" or cell.value == 0 for cell in cells)


def _cell(key: Key | None, cells: Mapping[Key, SafeCell]) -> PrintedCell | None:
    if key is None or key not in cells:
        return None
    cell = cells[key]
    return PrintedCell(cell.value, str(cell.symbol) if cell.symbol else "")
