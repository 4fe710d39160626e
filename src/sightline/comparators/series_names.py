"""A series by its name: one that is described, one of the DfE's tool, or a column of any file that was loaded."""

from sightline.comparators.facts import LAIT, TOTAL, PublishedSeries, all_series, series_of
from sightline.comparators.store import PublishedRelease, releases
from sightline.comparators.values import described_by_dfe

UNITS = {"%": "percent", "pp": "percent"}
"""What a meta file calls a unit, and we."""


def any_series(name: str) -> PublishedSeries:
    """The series of that name. `data set.column`, or `data set.column[breakdown]` of one with breakdowns, names a column of any
    loaded file. NoSuchSeriesError, naming what is near, where there is none.
    """
    wanted = name.strip()
    if wanted in all_series():
        return all_series()[wanted]
    if f"{LAIT}.{wanted}" in all_series():
        return all_series()[f"{LAIT}.{wanted}"]
    column, _, breakdown = wanted.removesuffix("]").partition("[")
    data_set, _, column = column.partition(".")
    short = wanted.removeprefix(f"{LAIT}.")
    if described_by_dfe(short):
        return _of_the_tool(short)
    for each in reversed(releases()):
        if each.data_set == data_set and column in each.about.get("figures", {}).values():
            return _of_a_column(each, wanted, column, breakdown or TOTAL)
    return series_of(wanted)[0]


def _of_the_tool(short: str) -> PublishedSeries:
    described = described_by_dfe(short)
    title = str(described["title"])
    unit = (
        "percent"
        if "%" in title or "percent" in title.lower()
        else "per_10000"
        if "10,000" in title
        else "count"
    )
    places = described["places"]
    usual = 0 if unit == "count" else 1
    decimals = places if isinstance(places, int) else usual
    return _plain(
        f"{LAIT}.{short}", title, LAIT, short, TOTAL, unit, decimals, better=str(described["better"])
    )


def _of_a_column(release: PublishedRelease, name: str, column: str, breakdown: str) -> PublishedSeries:
    printed = next(each for each, ours in release.about["figures"].items() if ours == column)
    places = release.about.get("places", {}).get(printed, 1)
    title = release.about.get("titles", {}).get(printed) or column
    unit = UNITS.get(release.about.get("units", {}).get(printed, ""), "")
    if not unit:
        unit = "percent" if "percent" in column.lower() or "%" in column else "count"
    return _plain(name, title, release.data_set, column, breakdown, unit, int(places))


def _plain(
    name: str,
    title: str,
    data_set: str,
    column: str,
    breakdown: str,
    unit: str,
    places: int,
    better: str = "neither",
) -> PublishedSeries:
    """A series that stands in a column."""
    return PublishedSeries(
        name=name,
        title=title,
        data_set=data_set,
        column=column,
        breakdown=breakdown,
        unit=unit,
        places=places,
        better=better,
        numerator=(),
        denominator=(),
        per=(1, 1),
        lag=0,
    )
