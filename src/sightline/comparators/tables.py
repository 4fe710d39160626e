"""Every authority's neighbours in every year, as rows: what `sightline comparators table` prints."""

from dataclasses import dataclass

from sightline.comparators.asking import best_by_year, neighbours_in
from sightline.comparators.groups import Statistic, middle_or_mean
from sightline.comparators.neighbour_lists import authorities_with_neighbours


@dataclass(frozen=True, slots=True)
class NeighboursRow:
    """The middle or mean of one authority's neighbours in one year, unrounded; `n_used` of ten had a figure."""

    la: str
    year: int
    breakdown: str
    value: float | None
    n_used: int
    release: str


def neighbours_table(name: str, statistic: Statistic, model: str) -> list[NeighboursRow]:
    """A row for each authority the model gives neighbours and each year, in that order. NoSuchSeriesError where there is no such series."""
    by_year = best_by_year(name)
    rows = []
    for code in authorities_with_neighbours(model):
        for year, values in by_year.items():
            members = neighbours_in(values, code, model, year)
            numbers = [each.value for each in members if each.value is not None]
            value = middle_or_mean(numbers, statistic) if numbers else None
            rows.append(
                NeighboursRow(
                    code, year, values.series.breakdown, value, len(numbers), values.release.release
                )
            )
    return rows
