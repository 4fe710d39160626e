"""A column of printed figures: numbers, symbols kept beside a null, and what is neither."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

SYMBOLS = ("z", "x", "c", "low", "k", "u", ":", "~", "-")
"""z not applicable, x not available (of old `:`), c confidential, low and k round to nought (of old `~`), u low reliability;
`-` in the DfE's tool. None of them is nought."""
SENTINELS = {"-100": "c", "-200": "low", "-250": "u", "-300": "x", "-400": "z"}
"""How the DfE's dashboards code the same symbols in files of their own: never a number."""
NUMBER = r"^-?\d+(\.\d+)?$"
MONTHS = r"^\d{1,2}:\d{2}$"
"""Years and months, as adoption's timings are printed: 01:04 is sixteen months."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A column as numbers with a null where there is none, the symbols beside, and whether it is months."""

    values: pa.Array
    symbols: pa.Array
    months: bool
    sentinels: int


@dataclass(frozen=True, slots=True)
class Shape:
    """How many cells of a column are numbers, years and months, symbols, empty and anything else."""

    numbers: int
    months: int
    symbols: int
    empty: int
    other: int

    @property
    def only_figures(self) -> bool:
        """Whether nothing but figures and symbols stands in it."""
        return not self.other and bool(self.numbers or self.months)

    @property
    def only_labels(self) -> bool:
        """Whether no figure stands in it and some label does."""
        return bool(self.other) and not self.numbers and not self.months


def _one(cells: pa.ChunkedArray | pa.Array) -> pa.Array:
    whole = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    return pc.utf8_trim_whitespace(whole)


def _true(mask: pa.Array) -> int:
    return int(pc.sum(pc.cast(pc.fill_null(mask, False), pa.int64())).as_py() or 0)


def shape_of(cells: pa.ChunkedArray | pa.Array) -> Shape:
    """What stands in the column."""
    text = _one(cells)
    empty = text.null_count + _true(pc.equal(text, ""))
    numbers = _true(pc.match_substring_regex(text, NUMBER))
    months = _true(pc.match_substring_regex(text, MONTHS))
    symbols = _true(pc.is_in(text, value_set=pa.array(SYMBOLS)))
    return Shape(numbers, months, symbols, empty, len(text) - empty - numbers - months - symbols)


def figures_of(cells: pa.ChunkedArray | pa.Array) -> Figures:
    """The column as figures. Only for one whose `shape_of` has nothing else in it."""
    text = _one(cells)
    numeric = pc.fill_null(pc.match_substring_regex(text, NUMBER), False)
    symbols = pc.if_else(pc.is_in(text, value_set=pa.array(SYMBOLS)), text, None)
    in_months = pc.fill_null(pc.match_substring_regex(text, MONTHS), False)
    if _true(in_months):
        return Figures(_as_months(text, in_months), symbols, True, 0)
    values = pc.cast(pc.if_else(numeric, text, None), pa.float64())
    below = pc.fill_null(pc.less(values, 0), False)
    coded = pc.fill_null(pc.is_in(text, value_set=pa.array(list(SENTINELS))), False)
    if not _true(below) or _true(below) != _true(coded):
        return Figures(values, symbols, False, 0)
    for code, symbol in SENTINELS.items():
        symbols = pc.if_else(pc.fill_null(pc.equal(text, code), False), symbol, symbols)
    return Figures(pc.if_else(coded, None, values), symbols, False, _true(coded))


def _as_months(text: pa.Array, in_months: pa.Array) -> pa.Array:
    parts = pc.extract_regex(pc.if_else(in_months, text, None), r"^(?P<years>\d{1,2}):(?P<months>\d{2})$")
    years = pc.cast(pc.struct_field(parts, "years"), pa.float64())
    return pc.add(pc.multiply(years, 12.0), pc.cast(pc.struct_field(parts, "months"), pa.float64()))


def first_other(cells: pa.ChunkedArray | pa.Array) -> tuple[int, str]:
    """The first cell that is neither figure nor symbol, and its place from nought."""
    text = _one(cells)
    fine = pc.or_(
        pc.or_(pc.match_substring_regex(text, NUMBER), pc.match_substring_regex(text, MONTHS)),
        pc.or_(pc.is_in(text, value_set=pa.array(SYMBOLS)), pc.equal(text, "")),
    )
    place = pc.index(pc.fill_null(fine, True), False).as_py()
    return place, str(text[place].as_py())
