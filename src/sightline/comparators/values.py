"""The figures of one published series in one release: by area and year, a number or the symbol that stands for it."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from sightline.comparators.facts import LAIT, POPULATION, TOTAL, PublishedSeries
from sightline.comparators.geography import codes_in, is_authority
from sightline.comparators.store import PublishedRelease, newest_first, present_path, releases

Cell = tuple[float | None, str]
"""A number and "", or None and the symbol printed for it (blank where the cell was empty)."""
YEARLY = ("Reporting year", "Calendar year", "Academic year", "Financial year", "Tax year", "")
SHIPPED = "2026-04, as it comes with Sightline"
"""The release that Sightline comes with: England and regions, from the DfE's tool, by the month it was last brought up to date."""


@dataclass(frozen=True, slots=True)
class SeriesValues:
    """Every figure of a series in one release. `how` is blank where it stands in the file, else how it is computed."""

    series: PublishedSeries
    release: PublishedRelease
    population: PublishedRelease | None
    how: str
    cells: Mapping[int, Mapping[str, Cell]]
    together: Mapping[int, Mapping[str, str]]

    def area_of(self, code: str, year: int) -> str:
        """The row that holds an authority's figure: its own, else the one in which it answers with another; "" where there is none."""
        if code in self.cells.get(year, {}):
            own = self.cells[year][code]
            if own[0] is not None or code not in self.together.get(year, {}):
                return code
        return self.together.get(year, {}).get(code, "")

    def of(self, area: str, year: int) -> Cell:
        """The figure of England, a region or an authority in a year; (None, "") where there is no row."""
        row = self.area_of(area, year) if is_authority(area) else area
        return self.cells.get(year, {}).get(row, (None, ""))

    def authorities(self, year: int) -> dict[str, float]:
        """Every row of authorities that has a number in that year."""
        cells = self.cells.get(year, {})
        return {area: value for area, (value, _) in cells.items() if value is not None and is_authority(area)}

    @property
    def years(self) -> list[int]:
        """The years it has rows for, oldest first."""
        return sorted(self.cells)


def candidates(series: PublishedSeries) -> list[SeriesValues]:
    """The series in every release that has it, the newest first; those that come with Sightline last."""
    in_releases = [
        values for each in newest_first(series.data_set) if (values := values_in(series, each)) is not None
    ]
    shipped = shipped_values(series)
    return [*in_releases, *([shipped] if shipped else [])]


def values_in(
    series: PublishedSeries, release: PublishedRelease, population: PublishedRelease | None = None
) -> SeriesValues | None:
    """The series in that release; None where the release lacks it. `population`: the one to compute a rate with, else the newest that fits."""
    if release.release == SHIPPED:
        return shipped_values(series)
    names = set(release.about.get("figures", {}).values())
    if release.data_set == LAIT or series.column in names:
        values = _read(series, release)
        return values if values.cells else None
    parts = {*series.numerator, *series.denominator} - {POPULATION}
    if not series.numerator or not (parts - {series.column}) <= names:
        return None
    if not series.of_population:
        return _compute(series, release, None)
    people = population or population_for(release, series.lag)
    return _compute(series, release, people) if people else None


def population_for(release: PublishedRelease, lag: int) -> PublishedRelease | None:
    """The population release that came out with a release: the one that ends `lag` years before it, else the newest."""
    people = newest_first(POPULATION)
    return next(
        (each for each in people if each.last_year == release.last_year - lag), people[0] if people else None
    )


@lru_cache(maxsize=512)
def _cells(path: str, column: str, breakdown: str) -> dict[int, dict[str, Cell]]:
    rows = _rows(path, column, breakdown)
    cells: dict[int, dict[str, Cell]] = {}
    for area, year, identifier, value, symbol in zip(*rows.values(), strict=True):
        if identifier in YEARLY:
            cells.setdefault(year, {})[area] = (value, "" if value is not None else symbol or "")
    return cells


def _rows(path: str, column: str, breakdown: str) -> dict[str, list]:
    """The yearly rows of one column: of a file that lies in the order of its columns only the parts that hold it are opened."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        limits = [
            file.metadata.row_group(number).column(0).statistics for number in range(file.num_row_groups)
        ]
        wanted = [
            number for number, each in enumerate(limits) if each is None or each.min <= column <= each.max
        ]
        table = file.read_row_groups(
            wanted, columns=["column", "breakdown", "area", "year", "identifier", "value", "symbol"]
        )
    mine = pc.and_(pc.equal(table.column("column"), column), pc.equal(table.column("breakdown"), breakdown))
    return table.filter(mine).drop_columns(["column", "breakdown"]).to_pydict()


@lru_cache(maxsize=512)
def _read_once(series: PublishedSeries, content: str, cells_path: str) -> tuple[dict, dict]:
    cells = _cells(cells_path, series.column, series.breakdown)
    return cells, _together(cells)


def _read(series: PublishedSeries, release: PublishedRelease) -> SeriesValues:
    cells, together = _read_once(series, release.content, str(present_path(release)))
    return SeriesValues(series, release, None, "", cells, together)


def _together(cells: Mapping[int, Mapping[str, Cell]]) -> dict[int, dict[str, str]]:
    """year → authority → the row in which it answers with another."""
    return {
        year: {
            code: area
            for area in rows
            if is_authority(area) and len(codes_in(area)) > 1
            for code in codes_in(area)
        }
        for year, rows in cells.items()
    }


@lru_cache(maxsize=256)
def _compute_once(series: PublishedSeries, path: str, people_path: str) -> tuple[dict, dict]:
    tops = [_cells(path, each, series.breakdown) for each in series.numerator]
    if people_path:
        people = _cells(people_path, "population_estimate", TOTAL)
        bottoms = [{year + series.lag: rows for year, rows in people.items()}]
    else:
        bottoms = [_cells(path, each, series.breakdown) for each in series.denominator]
    cells: dict[int, dict[str, Cell]] = {}
    for year, rows in tops[0].items():
        if not all(year in each for each in bottoms):
            continue
        cells[year] = {area: _ratio(series, [each[year].get(area, (None, "")) for each in tops],
                                    [each[year].get(area, (None, "")) for each in bottoms]) for area in rows}  # fmt: skip
    return cells, _together(cells)


def _compute(
    series: PublishedSeries, release: PublishedRelease, people: PublishedRelease | None
) -> SeriesValues:
    cells, together = _compute_once(
        series, str(present_path(release)), str(present_path(people)) if people else ""
    )
    return SeriesValues(series, release, people, how_computed(series, people), cells, together)


def _ratio(series: PublishedSeries, tops: list[Cell], bottoms: list[Cell]) -> Cell:
    """per × the sum of one over the sum of the other; the first symbol of a part that has no number."""
    for value, symbol in (*tops, *bottoms):
        if value is None:
            return None, symbol
    top, bottom = (sum(Decimal(str(value)) for value, _ in part) for part in (tops, bottoms))
    if not bottom:
        return None, "z"
    many, over = series.per
    return float(many * top / (over * bottom)), ""


def how_computed(series: PublishedSeries, people: PublishedRelease | None) -> str:
    """How a series that is not in the file is made, in words."""
    top = " + ".join(series.numerator)
    if people is None:
        return f"Computed from {top} and {' + '.join(series.denominator)} of the same file."
    return (
        f"Not published in this release: computed from {top} and children aged 0 to 17 at the middle of the year "
        f"{'before' if series.lag == 1 else f'{series.lag} years before'} (ONS, release {people.release})."
    )


def shipped_values(series: PublishedSeries) -> SeriesValues | None:
    """What Sightline comes with of the series: England and the regions; None where that is nothing."""
    cells = _shipped().get(series.name)
    return SeriesValues(series, shipped_release(series.name), None, "", cells, {}) if cells else None


@cache
def shipped_release(series_name: str) -> PublishedRelease:
    """The release it comes from, and the month the DfE says it was brought up to date."""
    return PublishedRelease(
        data_set=LAIT,
        release=SHIPPED,
        published=_shipped_months().get(series_name, ""),
        published_source="DfE Local Authority Interactive Tool, Last Update",
        file="published.csv",
        sha256="",
        content="",
        at="",
        by="",
    )


@cache
def _shipped_rows() -> list[dict[str, str]]:
    text = files("sightline.comparators").joinpath("data", "published.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _shipped() -> dict[str, dict[int, dict[str, Cell]]]:
    made: dict[str, dict[int, dict[str, Cell]]] = {}
    for row in _shipped_rows():
        for year, text in enumerate(row["values"].split("|"), int(row["first_year"])):
            cells = made.setdefault(row["series"], {}).setdefault(year, {})
            cells[row["area"]] = (float(text), "") if text[:1].isdigit() else (None, text)
    return made


@cache
def _shipped_months() -> dict[str, str]:
    return {row["series"]: row["updated"] for row in _shipped_rows()}


def described_by_dfe(short: str) -> dict[str, str | int | None]:
    """What the DfE's list of measures says of one of its measures; nothing where no list is loaded."""
    lists = [each for each in releases() if each.data_set == "lait_measures"]
    newest = max(lists, key=lambda each: each.release, default=None)
    return _descriptions(str(present_path(newest))).get(short, {}) if newest else {}


@lru_cache(maxsize=4)
def _descriptions(path: str) -> dict[str, dict[str, str | int | None]]:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  a name that is hashable
        return json.load(file)
