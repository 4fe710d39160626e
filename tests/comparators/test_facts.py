"""What Sightline knows of the published files, and the small table it comes with."""

from importlib.resources import files

import pytest

from sightline.comparators import facts
from sightline.comparators.asking import history, of_year
from sightline.comparators.faults import NoSuchSeriesError
from sightline.comparators.lait import read_measures
from sightline.comparators.neighbour_lists import CLOSENESS, models, neighbours_of
from sightline.comparators.values import SHIPPED
from sightline.measuring.discover import figures

DATA = files("sightline.comparators").joinpath("data")


def test_every_figure_that_has_a_series_is_one_of_ours_in_its_own_unit():
    for figure, published in facts.figure_map().items():
        series = [facts.all_series()[name] for name in published.series]
        assert {each.unit for each in series} == {figures()[figure][1].unit}, figure
        assert published.caveat.endswith("."), figure


def test_every_figure_has_england_on_the_first_run_but_one():
    bare = [figure for figure in facts.figure_map() if not history(figure, "343", "england")]
    assert bare == ["LV03.17-18"]  # its file is not among those Sightline comes with


def test_the_dfes_polarity_never_contradicts_ours():
    for figure, published in facts.figure_map().items():
        own = figures()[figure][0].better
        for name in published.series:
            assert {own, facts.all_series()[name].better} != {"higher", "lower"}, figure


def test_every_series_reads_columns_that_its_data_set_has():
    for series in facts.all_series().values():
        if series.data_set == facts.LAIT:
            continue
        names = {
            name
            for each in facts.versions()
            if each.data_set == series.data_set
            for name in each.figures.values()
        }
        wanted = {series.column, *series.numerator, *series.denominator} - {"", "population"}
        assert wanted <= names, series.name


def test_every_data_set_with_columns_and_every_release_is_described():
    assert {each.data_set for each in facts.versions()} < set(facts.data_sets())
    assert {data_set for data_set, _ in facts.release_days()} < set(facts.data_sets())
    assert {each.data_set for each in facts.all_series().values()} <= set(facts.data_sets())


def test_the_table_is_small():
    assert sum(each.stat().st_size for each in DATA.iterdir()) < 400_000


def test_the_table_is_what_the_published_files_say(shared):
    from bench.comparator_facts import neighbours, published

    benchmarks = shared / "benchmarks"
    for name, rows in (("published", published(benchmarks)), ("neighbours", neighbours(benchmarks))):
        lines = DATA.joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(rows) + 1
        assert [line.split(",")[-1] for line in lines[1:]] == [row[-1] for row in rows]
    updated = max(
        str(each["updated"]) for each in read_measures(benchmarks / "lait_csc_measures.csv").values()
    )
    assert SHIPPED.startswith(updated)


def test_a_neighbour_is_as_close_as_the_list_says():
    assert {close for _, close in neighbours_of("343", models()[0])} <= set(CLOSENESS.values())


@pytest.mark.parametrize(
    "name", ["FD07", "cin_referrals.rereferral_percent", "ReReferral", "lait.ReReferral", " FD07 "]
)
def test_a_series_is_known_by_several_names(name):
    assert facts.series_of(name)[0].title == "Re-referrals within 12 months"


def test_a_name_nobody_knows_says_what_is_near():
    with pytest.raises(
        NoSuchSeriesError,
        match=r"'FD99' has no published series\. Those that begin alike and have one: FD05, FD07",
    ):
        facts.series_of("FD99")
    with pytest.raises(NoSuchSeriesError, match="Measures that have one: AD03"):
        facts.series_of("zz")


def test_a_series_is_dated_by_its_own_year():
    assert history("WF01", "343", "england")[-1].year_ending.isoformat() == "2025-09-30"
    assert of_year("FD07", "343", 2025)[-1].year_ending.isoformat() == "2025-03-31"
