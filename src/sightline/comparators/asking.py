"""The comparisons of a figure: its neighbours, its region and England, in one year, from one release each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sightline.calendars.periods import Period
from sightline.comparators import geography
from sightline.comparators.comparison import ComparedAuthority, Comparison, ComparisonKey, Group
from sightline.comparators.facts import LAIT, Area, DataSet, PublishedSeries, data_sets, figure_map, series_of
from sightline.comparators.faults import NoSuchReleaseError
from sightline.comparators.geography import codes_in
from sightline.comparators.groups import Statistic, middle_or_mean, standing_of
from sightline.comparators.neighbour_lists import models, neighbours_of
from sightline.comparators.series_names import any_series
from sightline.comparators.store import PublishedRelease, index_stamp, releases
from sightline.comparators.values import (
    SHIPPED,
    SeriesValues,
    candidates,
    described_by_dfe,
    shipped_release,
    values_in,
)
from sightline.standards.authorities import name_of

WITHHELD = ("c", "k", "low", "u")
"""A figure that exists and is not shown: an older release that shows it is not asked instead."""
NOT_LOADED = (
    "No figures of authorities are loaded for this. Load the DfE's file with sightline comparators load."
)


def of(
    figure: str,
    authority: str,
    period: Period,
    *,
    statistic: Statistic = "median",
    neighbour_models: Sequence[str] = (),
) -> list[Comparison]:
    """The comparisons of one of our figures for a period: neighbours, region, England, each of the newest year that had ended by its end.

    None at all where the figure has no published series. `neighbour_models`: the models wanted, side by side; the newest where
    none is named. A comparison without a figure says why in `cause`.
    """
    if figure not in figure_map():
        return []
    return list(_of_once(index_stamp(), figure, authority, period.last, statistic, tuple(neighbour_models)))


@lru_cache(maxsize=4096)
def _of_once(
    _stamp: object, figure: str, authority: str, by: date, statistic: Statistic, wanted: tuple[str, ...]
) -> tuple[Comparison, ...]:
    """The comparisons for as long as the releases are the same: a scorecard asks for all of its figures, again and again."""
    return tuple(_each_group(figure, authority, statistic, wanted, "", lambda ends: ends <= by))


def of_year(
    name: str,
    authority: str,
    year: int | None,
    *,
    statistic: Statistic = "median",
    neighbour_models: Sequence[str] = (),
    release: str = "",
) -> list[Comparison]:
    """The same for the published year that is called `year` (2024: to 31 March 2024) and no other; None: the newest.

    `name` is one of our figures or a published series. NoSuchSeriesError where there is none. `release`: from releases of that name alone.
    """
    return _each_group(
        name, authority, statistic, neighbour_models, release, lambda ends: year in (None, ends.year)
    )


def history(
    name: str, authority: str, group: Group, *, statistic: Statistic = "median", model: str = ""
) -> list[Comparison]:
    """The group's figure in every year it has one, oldest first: a line of a chart. Years may come from different releases: each says."""
    return list(_history_once(index_stamp(), name, authority, group, statistic, model or models()[0]))


@lru_cache(maxsize=1024)
def _history_once(
    _stamp: object, name: str, authority: str, group: Group, statistic: Statistic, model: str
) -> tuple[Comparison, ...]:
    """The line for as long as the releases are the same."""
    area, line = _area(authority, group), {}
    for values in _values_of(name):
        for year in values.years:
            if year not in line and _has(values, authority, group, area, model, year):
                key = _key(name, authority, group, statistic, model, values, year)
                line[year] = _compared(key, values, area)
    return tuple(each for _, each in sorted(line.items()) if each.value is not None)


def best_by_year(name: str) -> dict[int, SeriesValues]:
    """For each year, oldest first, the first source that has figures of authorities."""
    best: dict[int, SeriesValues] = {}
    for values in _values_of(name):
        for year in values.years:
            if year not in best and values.authorities(year):
                best[year] = values
    return dict(sorted(best.items()))


def again(key: ComparisonKey | dict[str, str | int]) -> Comparison:
    """A comparison as it was made: from the release, the population and the model it names, whatever has come since.

    NoSuchReleaseError where one of them is not here.
    """
    wanted = key if isinstance(key, ComparisonKey) else ComparisonKey(**key)  # type: ignore[arg-type]
    series = any_series(wanted.series)
    release = _release(series, wanted.release)
    people = _release_named("population", wanted.population) if wanted.population else None
    values = values_in(series, release, people)
    if values is None:
        raise NoSuchReleaseError(
            f"Release {wanted.release} of {series.data_set} does not hold {series.title}."
        )
    return _compared(wanted, values, _area(wanted.authority, wanted.group))


def _release(series: PublishedSeries, name: str) -> PublishedRelease:
    return shipped_release(series.name) if name == SHIPPED else _release_named(series.data_set, name)


def _release_named(data_set: str, name: str) -> PublishedRelease:
    for each in releases():
        if (each.data_set, each.release) == (data_set, name):
            return each
    raise NoSuchReleaseError(f"Release {name} of {data_set} is not here. Load its file again.")


def _each_group(
    name: str,
    authority: str,
    statistic: Statistic,
    neighbour_models: Sequence[str],
    release: str,
    fits: Callable[[date], bool],
) -> list[Comparison]:
    """Each group in order. Region and England are of the year and release of the neighbours, where those have figures."""
    wanted = list(neighbour_models) or models()[:1]
    comparisons = [_one(name, authority, "neighbours", statistic, model, release, fits) for model in wanted]
    first = next((each.key for each in comparisons if each.value is not None), None)
    groups: list[Group] = ["region", "england"]
    if geography.part_of_london(authority):
        groups.insert(1, "part_of_london")
    for group in groups:
        beside = again(replace(first, group=group, model="")) if first else None
        if beside is None or beside.value is None:
            beside = _one(name, authority, group, statistic, "", release, fits)
        comparisons.append(beside)
    return comparisons


def _one(
    name: str,
    authority: str,
    group: Group,
    statistic: Statistic,
    model: str,
    release: str,
    fits: Callable[[date], bool],
) -> Comparison:
    """The comparison with one group, from the first source that has its newest year; without a figure and with the cause where none has."""
    area = _area(authority, group)
    sources = [each for each in _values_of(name) if release in ("", each.release.release)]
    chosen = _chosen(sources, authority, group, area, model, fits)
    if chosen:
        values, year = chosen
        return _compared(_key(name, authority, group, statistic, model, values, year), values, area)
    return _nothing(name, authority, group, statistic, model, fits, sources, area)


def _values_of(name: str) -> Iterator[SeriesValues]:
    series = (any_series(name),) if name not in figure_map() else series_of(name)
    for each in series:
        yield from candidates(each)


def data_set_of(values: SeriesValues) -> DataSet:
    """The data set the values are of; one that nobody has described is taken for years to 31 March."""
    described = data_sets().get(values.series.data_set)
    return described or DataSet(values.series.data_set, values.series.data_set, "DfE", "", "", "", "03-31")


def _ending(values: SeriesValues, year: int) -> date:
    """The day on which that year of the series ends."""
    series = values.series
    of_tool = described_by_dfe(series.column).get("year_ends") if series.data_set == LAIT else ""
    month, day = str(series.year_ends or of_tool or data_set_of(values).year_ends).split("-")
    return date(year, int(month), int(day))


def _chosen(
    sources: Sequence[SeriesValues],
    authority: str,
    group: Group,
    area: Area | None,
    model: str,
    fits: Callable[[date], bool],
) -> tuple[SeriesValues, int] | None:
    """The first source that has a figure of the group in the newest year any has."""
    best: tuple[SeriesValues, int] | None = None
    for values in sources:
        for year in reversed(values.years):
            if best and year <= best[1]:
                break
            if fits(_ending(values, year)) and _has(values, authority, group, area, model, year):
                best = values, year
                break
    return best


def _has(
    values: SeriesValues, authority: str, group: Group, area: Area | None, model: str, year: int
) -> bool:
    if group == "neighbours":
        return any(member.value is not None for member in neighbours_in(values, authority, model, year))
    if area is None:
        return False
    value, symbol = values.of(area.code, year)
    return value is not None or symbol in WITHHELD


def _area(authority: str, group: Group) -> Area | None:
    if group == "england":
        return geography.england()
    if group == "part_of_london":
        return geography.part_of_london(authority)
    return geography.region_of(authority) if group == "region" else None


def _key(
    name: str, authority: str, group: Group, statistic: Statistic, model: str, values: SeriesValues, year: int
) -> ComparisonKey:
    return ComparisonKey(
        figure=name,
        authority=authority,
        group=group,
        year=year,
        statistic=statistic,
        series=values.series.name,
        release=values.release.release,
        population=values.population.release if values.population else "",
        model=model if group == "neighbours" else "",
    )


def _compared(key: ComparisonKey, values: SeriesValues, area: Area | None) -> Comparison:
    """The comparison with that key, from those values."""
    members: tuple[ComparedAuthority, ...] = ()
    if key.group == "neighbours":
        members = neighbours_in(values, key.authority, key.model, key.year)
        numbers = [member.value for member in members if member.value is not None]
        value, symbol = (middle_or_mean(numbers, key.statistic) if numbers else None), ""
    else:
        numbers = _numbers_in(values, area, key.year)
        value, symbol = values.of(area.code, key.year) if area else (None, "")
    own, own_symbol = values.of(key.authority, key.year)
    ranked = [*numbers, own] if key.group == "neighbours" and own is not None else numbers
    series = values.series
    return Comparison(
        key=key,
        name="statistical neighbours" if key.group == "neighbours" else area.name if area else "",
        value=value,
        unit=series.unit,
        places=series.places,
        better=series.better,
        year_ending=_ending(values, key.year),
        data_set=data_set_of(values).title,
        release=values.release.release,
        published=_published(values),
        members=members,
        used=len(numbers) if key.group == "neighbours" else None,
        of_members=len(neighbours_of(key.authority, key.model)) if key.group == "neighbours" else None,
        own=own,
        own_symbol=own_symbol,
        standing=standing_of(own, ranked, series.better)
        if own in ranked and series.unit != "count"
        else None,
        how=values.how,
        caveat=figure_map()[key.figure].caveat if key.figure in figure_map() else "",
        cause=_cause(key, values, area, value, symbol),
    )


def _published(values: SeriesValues) -> str:
    """When the figures were published, as far as anybody says."""
    if values.release.published or values.series.data_set != LAIT:
        return values.release.published
    return str(described_by_dfe(values.series.column).get("updated") or "")


def neighbours_in(
    values: SeriesValues, authority: str, model: str, year: int
) -> tuple[ComparedAuthority, ...]:
    """The ten with their figures. Two that answer together are one, and one that answers with the authority itself is none."""
    own = values.area_of(authority, year)
    members: dict[str, ComparedAuthority] = {}
    for code, _ in neighbours_of(authority, model):
        area = values.area_of(code, year) or code
        if area in members or (area == own and own):
            members.setdefault(code, ComparedAuthority(code, None, "in another's row"))
            continue
        members[area] = ComparedAuthority(area, *values.of(code, year))
    return tuple(members.values())


def _numbers_in(values: SeriesValues, area: Area | None, year: int) -> list[float]:
    """The figures of the authorities in England, a region or a part of London."""
    every = values.authorities(year)
    if area is None or area.code == geography.england().code:
        return list(every.values())
    in_area = geography.part_of_london if area.part_of != geography.england().code else geography.region_of
    return [value for codes, value in every.items() if in_area(codes_in(codes)[0]) == area]


def _cause(
    key: ComparisonKey, values: SeriesValues, area: Area | None, value: float | None, symbol: str
) -> str:
    if value is not None:
        return ""
    if symbol:
        return f"Published as '{symbol}': no figure."
    if key.group == "neighbours" and not neighbours_of(key.authority, key.model):
        return f"The {key.model} model gives {name_of(key.authority)} no neighbours."
    if key.group == "neighbours" and not values.authorities(key.year):
        return NOT_LOADED
    if area is None and key.group != "neighbours":
        return f"No table of authorities says which region {name_of(key.authority)} is in."
    return "None of the group has a published figure for that year."


def _nothing(
    name: str,
    authority: str,
    group: Group,
    statistic: Statistic,
    model: str,
    fits: Callable[[date], bool],
    sources: Sequence[SeriesValues],
    area: Area | None,
) -> Comparison:
    """The comparison without a figure, of the year asked for as far as any source has it, and why."""
    dated = [(values, year) for values in sources for year in values.years if fits(_ending(values, year))]
    if dated:
        values, year = max(dated, key=lambda each: each[1])
        key = _key(name, authority, group, statistic, model, values, year)
        return _compared(key, values, area)
    series = (any_series(name),) if name not in figure_map() else series_of(name)
    key = ComparisonKey(
        figure=name,
        authority=authority,
        group=group,
        year=0,
        statistic=statistic,
        series=series[0].name,
        release="",
        model=model,
    )
    return Comparison(
        key=key,
        name="statistical neighbours" if group == "neighbours" else area.name if area else "",
        value=None,
        unit=series[0].unit,
        places=series[0].places,
        better=series[0].better,
        year_ending=date.min,
        data_set="",
        release="",
        published="",
        cause="No figure is published for that year in any release that is loaded.",
    )
