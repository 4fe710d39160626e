"""Where each row of a published file belongs: England, a region or an authority, and the year it is of."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.comparators.facts import ENGLAND, areas
from sightline.comparators.faults import CannotTakeFileError
from sightline.comparators.text import FIRST_ROW, require
from sightline.standards.authorities import authorities

NATIONAL, REGIONAL, LOCAL = "national", "regional", "local authority"
MANDATORY = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]
CODE = r"^\d{3}( / \d{3})*$"
NOT_A_PLACE = ("x", "z", ":", "")
"""What stands for a code where the place is not known or does not apply: "Not available"."""
QUARTERS = ("1", "2", "3", "4", "1-2", "1-3", "1-4", "2-3", "2-4", "3-4")
KINDS = {
    "Reporting year": ("reporting year", 4),
    "Calendar year": ("calendar year", 4),
    "Academic year": ("academic year", 6),
    "Financial year": ("financial year", 6),
    "Tax year": ("tax year", 6),
    "Autumn term": ("term", 6),
    "Spring term": ("term", 6),
    "Summer term": ("term", 6),
    "Autumn and spring term": ("term", 6),
    "Part 1 (April to September)": ("financial year", 6),
    "Part 2 (October to March)": ("financial year", 6),
    **{f"{year} Q{n}": (kind, digits) for year, kind, digits in (
        ("Calendar year", "calendar year", 4), ("Academic year", "academic year", 6),
        ("Financial year", "financial year", 6), ("Tax year", "tax year", 6)) for n in QUARTERS},
    **dict.fromkeys(("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"), ("month", 4)),
    **{f"Week {n}": ("week", 4) for n in range(1, 54)},
}  # fmt: skip
"""What a time_identifier may be: which type of year it belongs to, and how many digits its time_period has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The rows of England, regions and authorities: their codes, times and years, and how many were left where they are."""

    rows: pa.Table
    area: pa.Array
    time: pa.Array
    identifier: pa.Array
    year: pa.Array
    kind: str
    other_levels: dict[str, int]
    nowhere: int


def place(path: Path, table: pa.Table) -> Placed:
    """Where and when each row is. CannotTakeFileError where that cannot be told of the whole file."""
    require(path, table, MANDATORY, "a file of Explore Education Statistics")
    level = pc.utf8_lower(_text(table, "geographic_level"))
    ours = pc.is_in(level, value_set=pa.array([NATIONAL, REGIONAL, LOCAL]))
    other = pc.value_counts(level.filter(pc.invert(pc.fill_null(ours, False)))).to_pylist()
    table, level = table.filter(pc.fill_null(ours, False)), level.filter(pc.fill_null(ours, False))
    _refuse_none(path, table)
    _refuse_missing_codes(path, table, level)
    area = _areas(path, table, level)
    somewhere = pc.is_valid(area)
    table, area = table.filter(somewhere), area.filter(somewhere)
    _refuse_none(path, table)
    time, identifier = _text(table, "time_period"), _text(table, "time_identifier")
    kind, year = _years(path, time, identifier)
    nowhere = len(somewhere) - table.num_rows
    levels = {each["values"] or "not said": each["counts"] for each in other}
    return Placed(
        rows=table,
        area=area,
        time=time,
        identifier=identifier,
        year=year,
        kind=kind,
        other_levels=levels,
        nowhere=nowhere,
    )


def _refuse_none(path: Path, table: pa.Table) -> None:
    if not table.num_rows:
        raise CannotTakeFileError(
            f"{path.name} holds no row for England, a region or a local authority. Download the file with those levels."
        )


def _text(table: pa.Table, name: str) -> pa.Array:
    return pc.utf8_trim_whitespace(table.column(name).combine_chunks())


def _refuse_missing_codes(path: Path, table: pa.Table, level: pa.Array) -> None:
    present = set(pc.unique(level).to_pylist())
    needs = {REGIONAL: ["region_code"], LOCAL: ["old_la_code"]}
    for each, names in needs.items():
        if each in present and not set(names) <= set(table.column_names):
            if each == LOCAL and "new_la_code" in table.column_names:
                continue
            raise CannotTakeFileError(
                f"{path.name} has rows for each {each.replace('regional', 'region')} and no column {', '.join(names)}: "
                "rows are joined by code, never by name. Nothing of it was taken."
            )


def _areas(path: Path, table: pa.Table, level: pa.Array) -> pa.Array:
    """The code of each row's place: E92…, E12… or E13…, or an authority's three digits; null where it is nowhere."""
    region = _codes(table, "region_code")
    regional = pc.equal(level, REGIONAL)
    unknown = region.filter(regional).filter(
        pc.invert(
            pc.fill_null(
                pc.is_in(region.filter(regional), value_set=pa.array([*areas(), *NOT_A_PLACE])), True
            )
        )
    )
    if len(unknown):
        raise CannotTakeFileError(
            f"{path.name} has a region with the code '{unknown[0].as_py()[:20]}', which is none of England's nine, Inner or Outer "
            "London. Nothing of it was taken."
        )
    region = pc.if_else(pc.is_in(region, value_set=pa.array([*areas()])), region, None)
    local = _authority_codes(path, table, pc.equal(level, LOCAL))
    country = _codes(table, "country_code")
    nation = pc.if_else(pc.equal(country, ENGLAND), country, None)  # not Wales, and not Great Britain
    return pc.if_else(pc.equal(level, NATIONAL), nation, pc.if_else(regional, region, local))


def _codes(table: pa.Table, name: str) -> pa.Array:
    if name not in table.column_names:
        return pa.nulls(table.num_rows, pa.string())
    return _text(table, name)


def _authority_codes(path: Path, table: pa.Table, local: pa.Array) -> pa.Array:
    """The three digits of each row: they survive a re-coding. Where they are blank, those of the ONS code."""
    by_ons = {each.ons_code: each.code for each in authorities()}
    code = pc.replace_substring_regex(_codes(table, "old_la_code"), r"\s*/\s*", " / ")
    ons = _codes(table, "new_la_code")
    place = pc.index_in(ons, value_set=pa.array(list(by_ons)))
    from_ons = pc.take(pa.array(list(by_ons.values())), place)
    unsaid = pc.is_in(pc.fill_null(code, ""), value_set=pa.array(NOT_A_PLACE))
    code = pc.if_else(unsaid, from_ons, code)
    wrong = pc.and_(local, pc.invert(pc.fill_null(pc.match_substring_regex(code, CODE), True)))
    row = pc.index(wrong, True).as_py()
    if row >= 0:
        raise CannotTakeFileError(
            f"{path.name}, row {row + FIRST_ROW} of those it has for England, regions and authorities: '{code[row].as_py()[:20]}' is no "
            "authority's three-digit code. Nothing of it was taken."
        )
    return code


def _years(path: Path, time: pa.Array, identifier: pa.Array) -> tuple[str, pa.Array]:
    """The one type of year of the file, and the year in which each row's period ends."""
    identifiers = pc.unique(identifier).to_pylist()
    if None in identifiers or "" in identifiers:
        raise CannotTakeFileError(
            f"{path.name} has rows without a time_identifier, so what their years are cannot be told. Nothing of it was taken."
        )
    unknown = sorted(each for each in identifiers if each not in KINDS)
    if unknown:
        raise CannotTakeFileError(
            f"{path.name} has the time_identifier '{unknown[0][:40]}', which is none of the published ones. Nothing of it was taken."
        )
    kinds = sorted({KINDS[each] for each in identifiers})
    if len(kinds) > 1:
        raise CannotTakeFileError(
            f"{path.name} mixes types of year ({' and '.join(kind for kind, _ in kinds)}): a file has one. Nothing of it was taken."
        )
    kind, digits = kinds[0]
    _refuse_odd_times(path, time, digits, kind)
    first = pc.cast(pc.utf8_slice_codeunits(time, 0, 4), pa.int32())
    return kind, first if digits == 4 else pc.add(first, pa.scalar(1, pa.int32()))


def _refuse_odd_times(path: Path, time: pa.Array, digits: int, kind: str) -> None:
    fine = pc.fill_null(pc.match_substring_regex(time, rf"^\d{{{digits}}}$"), False)
    if digits == 6:
        lasts = pc.utf8_slice_codeunits(pc.if_else(fine, time, "200001"), 4, 6)
        firsts = pc.utf8_slice_codeunits(pc.if_else(fine, time, "200001"), 2, 4)
        gap = pc.subtract(pc.cast(lasts, pa.int32()), pc.cast(firsts, pa.int32()))
        fine = pc.and_(fine, pc.is_in(gap, value_set=pa.array([1, -99], pa.int32())))
    row = pc.index(fine, False).as_py()
    if row >= 0:
        expected = "four digits, as 2025" if digits == 4 else "six digits of two years in a row, as 202425"
        raise CannotTakeFileError(
            f"{path.name} has the time_period '{(time[row].as_py() or '')[:20]}': of a {kind} it is {expected}. Nothing of it was taken."
        )
