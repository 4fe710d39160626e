"""What is known of the published files before one is opened: data sets, their columns by version, series, and which figure has which.

All of it is data (`data/*.csv`): a file of a later year is mapped by adding rows, and no code.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sightline.comparators.faults import NoSuchSeriesError

TOTAL = "Total"
ENGLAND = "E92000001"
LAIT = "lait"
POPULATION = "population"


@dataclass(frozen=True, slots=True)
class DataSet:
    """A published table that comes out every year. `year_ends` is the month and day its years end on."""

    name: str
    title: str
    publisher: str
    file_stem: str
    marker_column: str
    marker: str
    year_ends: str


@dataclass(frozen=True, slots=True)
class KnownColumns:
    """How a data set's columns and labels are called in one release: as printed → our name for it."""

    data_set: str
    version: str
    figures: dict[str, str]
    filters: dict[str, str]
    labels: dict[tuple[str, str], str]

    @property
    def columns(self) -> set[str]:
        """Every column as it is printed."""
        return {*self.figures, *self.filters}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSeries:
    """One published series. It stands in `column`, or is `per` × numerator ÷ denominator (columns joined by +).

    `denominator` may be `population`: children aged 0 to 17 at the middle of the year `lag` years before. `places` are the
    decimals it is published with; `better` is the DfE's polarity, and "neither" where it gives none. `unit` is percent, count,
    per_10000, days or ratio. `year_ends` is the month and day its years end on, where they are not its data set's.
    """

    name: str
    title: str
    data_set: str
    column: str
    breakdown: str
    unit: str
    places: int
    better: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    per: tuple[int, int]
    lag: int
    year_ends: str = ""

    @property
    def of_population(self) -> bool:
        """Whether its denominator is the population file's."""
        return self.denominator == (POPULATION,)


@dataclass(frozen=True, slots=True)
class PublishedAs:
    """The published series of one of our figures, the first that has the year asked for taken, and how ours differs."""

    figure: str
    series: tuple[str, ...]
    caveat: str


@dataclass(frozen=True, slots=True)
class Area:
    """England, a region or a part of London: its ONS code, its name and its number in the DfE's tool."""

    code: str
    name: str
    lait: str
    part_of: str
    authorities: frozenset[str]


def _rows(name: str) -> list[dict[str, str]]:
    text = files("sightline.comparators").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def data_sets() -> dict[str, DataSet]:
    """The data sets that are mapped, by name."""
    columns = DataSet.__slots__
    first = {"name": "data_set"}
    return {
        row["data_set"]: DataSet(*(row[first.get(column, column)] for column in columns))
        for row in _rows("data_sets")
    }


@cache
def versions() -> tuple[KnownColumns, ...]:
    """Every version of every data set whose columns are known in full."""
    made: dict[tuple[str, str], KnownColumns] = {}
    for row in _rows("columns"):
        key = row["data_set"], row["version"]
        one = made.setdefault(key, KnownColumns(*key, {}, {}, {}))
        (one.figures if row["role"] == "figure" else one.filters)[row["column"]] = row["name"]
    for row in _rows("labels"):
        made[row["data_set"], row["version"]].labels[row["column"], row["label"]] = row["name"]
    return tuple(made.values())


@cache
def all_series() -> dict[str, PublishedSeries]:
    """The series that are described, by name."""
    return {
        row["series"]: PublishedSeries(
            name=row["series"],
            title=row["title"],
            data_set=row["data_set"],
            column=row["column"],
            breakdown=row["breakdown"],
            unit=row["unit"],
            places=int(row["places"]),
            better=row["better"],
            numerator=tuple(filter(None, row["numerator"].split("+"))),
            denominator=tuple(filter(None, row["denominator"].split("+"))),
            per=_fraction(row["per"]),
            lag=int(row["lag"] or 0),
            year_ends=row["year_ends"],
        )
        for row in _rows("series")
    }


def _fraction(text: str) -> tuple[int, int]:
    top, _, bottom = (text or "1").partition("/")
    return int(top), int(bottom or 1)


@cache
def figure_map() -> dict[str, PublishedAs]:
    """Our figures that have a published series, by id."""
    return {
        row["figure"]: PublishedAs(row["figure"], tuple(row["series"].split("|")), row["caveat"])
        for row in _rows("figures")
    }


@cache
def areas() -> dict[str, Area]:
    """England, its nine regions, and Inner and Outer London, by code. Regions are never added up: London stands in it twice."""
    return {
        row["code"]: Area(
            row["code"], row["name"], row["lait"], row["part_of"], frozenset(row["authorities"].split())
        )
        for row in _rows("regions")
    }


@cache
def release_days() -> dict[tuple[str, str], tuple[str, str]]:
    """(data set, release) → when it was published, as 2025-10-30 or 2025-10, and who says so."""
    return {(row["data_set"], row["release"]): (row["published"], row["source"]) for row in _rows("releases")}


@cache
def successions() -> tuple[tuple[str, str, date], ...]:
    """Which authority was followed by which, and on what day: (before, after, day)."""
    return tuple(
        (row["code"], row["followed_by"], date.fromisoformat(row["on"])) for row in _rows("successions")
    )


def series_of(name: str) -> tuple[PublishedSeries, ...]:
    """The series meant: those of one of our figures in order, or the one of that name, or of the DfE's own short name.

    NoSuchSeriesError names what is near.
    """
    wanted = name.strip()
    if wanted in figure_map():
        return tuple(all_series()[each] for each in figure_map()[wanted].series)
    for each in (wanted, f"{LAIT}.{wanted}"):
        if each in all_series():
            return (all_series()[each],)
    near = [each for each in figure_map() if each[:2].casefold() == wanted[:2].casefold()]
    hint = (
        f"Those that begin alike and have one: {', '.join(near)}."
        if near
        else "Measures that have one: " + ", ".join(figure_map())
    )
    raise NoSuchSeriesError(f"'{wanted}' has no published series. {hint.rstrip('.')}.")
