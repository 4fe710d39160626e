"""England's published figures, each against the file it came from and the file that confirms it."""

import csv
from datetime import date

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from sightline.standards import england

from .shared_data import shared

LAIT = "DfE Local Authority Interactive Tool, series "
CONFIRMED_AS = {
    "FD07": ("rereferral_percent", None),
    "FD08": ("no_further_action_percent", None),
    "CL01": ("children_count", "Children looked after on 31 March each year"),
    "CL01.rate": ("rate_per_10000", "Children looked after on 31 March each year"),
    "CL02": ("children_count", "Children starting to be looked after each year"),
    "CL02.rate": ("rate_per_10000", "Children starting to be looked after each year"),
    "CL03": ("children_count", "Children ceasing to be looked after each year"),
    "CL03.rate": ("rate_per_10000", "Children ceasing to be looked after each year"),
    "WF01": ("caseload_fte", None),
}


def every_figure():
    return [each for measure in england.measures_with_figures() for each in england.figures(measure)]


def national(file_name):
    """The rows for England of an Explore Education Statistics file."""
    with shared("benchmarks", "ees", file_name).open(encoding="utf-8-sig") as published:
        return [row for row in csv.DictReader(published) if row["geographic_level"] == "National"]


@pytest.mark.parametrize(
    ("measure", "value", "unit"),
    [
        ("FD07", 22.6, "percent"),
        ("FD08", 6.5, "percent"),
        ("AS01", 85.7, "percent"),
        ("CP02", 81.4, "percent"),
        ("CP05.rate", 40.6, "per_10000"),
        ("CP06", 24.5, "percent"),
        ("CP08", 2.3, "percent"),
        ("CP09", 4.4, "percent"),
        ("CP10", 90.6, "percent"),
        ("CL01.rate", 67, "per_10000"),
        ("CL06", 10, "percent"),
        ("CL07", 69, "percent"),
        ("HE03", 90, "percent"),
        ("LV02.19-21", 89, "percent"),
        ("LV03.19-21", 54, "percent"),
        ("WF01", 15.2, "ratio"),
    ],
)
def test_the_latest_figures_are_those_of_2025(measure, value, unit):
    figure = england.latest(measure)
    assert figure is not None
    assert (figure.value, figure.unit, figure.year_ending.year) == (value, unit, 2025)


@pytest.mark.parametrize(
    ("by", "year"), [(date(2025, 3, 31), 2025), (date(2025, 3, 30), 2024), (date(2016, 3, 31), 2016)]
)
def test_the_latest_figure_by_a_day_is_of_a_year_that_had_ended(by, year):
    figure = england.latest("AS01", by=by)
    assert figure is not None
    assert figure.year_ending == date(year, 3, 31)


def test_a_measure_without_a_comparable_figure_has_none():
    assert (england.figures("AS02"), england.latest("AS02")) == ([], None)
    assert england.latest("AS01", by=date(2001, 1, 1)) is None


def test_each_measures_figures_are_one_a_year_oldest_first_in_one_unit():
    for measure in england.measures_with_figures():
        found = england.figures(measure)
        years = [each.year_ending.year for each in found]
        assert years == list(range(years[0], years[-1] + 1)), measure
        assert len({each.unit for each in found}) == 1, measure


def test_years_end_in_march_and_workforce_years_in_september():
    for each in every_figure():
        expected = (9, 30) if each.measure == "WF01" else (3, 31)
        assert (each.year_ending.month, each.year_ending.day) == expected


def test_every_figure_of_the_interactive_tool_is_the_one_it_publishes():
    table = pq.read_table(shared("benchmarks", "lait_csc_long.parquet"))
    rows = table.filter(pc.field("geography") == "England").to_pylist()
    published = {(row["measure_short"], row["years"]): row["value"] for row in rows}
    ours = [each for each in every_figure() if each.source.startswith(LAIT)]
    assert len(ours) > 250
    for each in ours:
        key = (each.source.removeprefix(LAIT), str(each.year_ending.year))
        assert float(published[key]) == each.value, (each.measure, key)


@pytest.mark.parametrize("measure", sorted(CONFIRMED_AS))
def test_the_file_that_is_said_to_confirm_a_figure_does(measure):
    column, population = CONFIRMED_AS[measure]
    confirmed = [each for each in england.figures(measure) if each.confirmed_by]
    assert confirmed
    rows = national(confirmed[0].confirmed_by)
    for each in confirmed:
        (row,) = (
            row
            for row in rows
            if row["time_period"] == str(each.year_ending.year)
            and (population is None or row["population_type"] == population)
        )
        assert float(row[column]) == each.value


def test_assessments_in_time_agree_with_the_published_bands_of_days():
    confirmed = [each for each in england.figures("AS01") if each.confirmed_by]
    bands = {row["time_period"]: row for row in national(confirmed[0].confirmed_by)}
    assert len(confirmed) == 9
    for each in confirmed:
        row = bands[str(each.year_ending.year)]
        late = sum(int(row[band]) for band in ("46-50_days", "51-60_days", "61+_days"))
        share = 100 * (1 - late / int(row["Assessments_completed"]))
        assert share == pytest.approx(each.value, abs=0.06)


def test_the_median_days_of_an_assessment_are_the_published_ones():
    found = england.figures("AS05")
    rows = {row["time_period"]: row["Median_days"] for row in national(found[0].source.split(", ")[1])}
    assert {str(each.year_ending.year): str(int(each.value)) for each in found} == rows
