"""Neighbours' figures against a second reckoning from the raw files: pandas, and by hand."""

import csv
import random
from statistics import fmean, median

import pandas as pd
import pytest

from sightline.comparators.asking import of_year
from sightline.comparators.tables import neighbours_table
from support.seed import SEED

C1 = "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
CLA = "cla_number_and_rate_per_10k_children.csv"
WORK = "csww_indicators_2017_to_2025.csv"


def raw(shared, name, column, **only):
    """(code, year) → number, read by Python's own csv reader."""
    with (shared / "benchmarks" / "ees" / name).open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if all(row[key] == value for key, value in only.items())]
    values = {}
    for row in rows:
        try:
            values[row["old_la_code"] or row["region_code"] or "England", int(row["time_period"])] = float(
                row[column]
            )
        except ValueError:
            continue
    return values


def lists(shared, model):
    ten = {}
    with (shared / "benchmarks" / f"stat_neighbours_{model}.csv").open() as file:
        for row in csv.DictReader(file):
            ten.setdefault(row["old_la_code"], []).append(row["neighbour_old_la_code"])
    return ten


def test_seftons_re_referrals_of_2024_by_hand(loaded):
    """By 2025's list: Wirral 23.1, St. Helens 23.3, Wigan 24.4, Lancashire 16.6, Halton 24.2, County Durham 17, Stockton-on-Tees 30.3,
    Knowsley 13.1, Darlington 23.1, Bury 25.8. The fifth and sixth in order are 23.1 and 23.3; together the ten make 220.9.
    """
    middle, mean = (
        of_year("FD07", "343", 2024, statistic=statistic, neighbour_models=("2025",))[0]
        for statistic in ("median", "mean")
    )
    assert [(each.code, each.value) for each in middle.members] == [
        ("344", 23.1), ("342", 23.3), ("359", 24.4), ("888", 16.6), ("876", 24.2),
        ("840", 17.0), ("808", 30.3), ("340", 13.1), ("841", 23.1), ("351", 25.8),
    ]  # fmt: skip
    assert (middle.value, mean.value, middle.own, middle.used) == (23.2, 22.09, 23.4, 10)
    assert (str(middle.rounded), str(mean.rounded)) == ("23.2", "22.1")


def test_somersets_children_in_care_of_2023_by_hand_and_by_the_older_list(loaded):
    """By 2021's list: 61, 54, 66, 65, 111, 72, 122, 67, 64, 44 in every 10,000. The fifth and sixth in order are 65 and 66: 65.5, which
    is said as 66; together they make 726.
    """
    middle, mean = (
        of_year("CL01.rate", "933", 2023, statistic=statistic, neighbour_models=("2021",))[0]
        for statistic in ("median", "mean")
    )
    assert [each.value for each in middle.members] == [61, 54, 66, 65, 111, 72, 122, 67, 64, 44]
    assert (middle.value, mean.value, middle.own) == (65.5, 72.6, 51.0)
    assert (middle.text, mean.text) == ("66 per 10,000", "73 per 10,000")


@pytest.mark.parametrize("model", ["2025", "2021"])
@pytest.mark.parametrize("statistic", ["median", "mean"])
@pytest.mark.parametrize(
    ("measure", "name", "column", "only"),
    [
        ("FD07", C1, "rereferral_percent", {}),
        ("FD08", C1, "no_further_action_percent", {}),
        (
            "CL01.rate",
            CLA,
            "rate_per_10000",
            {"population_type": "Children looked after on 31 March each year"},
        ),
    ],
)
def test_a_hundred_at_random_are_what_a_loop_gives(
    loaded, shared, measure, name, column, only, statistic, model
):
    values, ten = raw(shared, name, column, **only), lists(shared, model)
    drawn = random.Random(SEED)
    years = sorted({year for _, year in values})
    reckon = median if statistic == "median" else fmean
    for _ in range(100):
        code, year = drawn.choice(sorted(ten)), drawn.choice(years)
        numbers = [values[other, year] for other in ten[code] if (other, year) in values]
        neighbours = of_year(measure, code, year, statistic=statistic, neighbour_models=(model,))[0]
        assert neighbours.used == len(numbers), (code, year)
        if numbers:
            assert neighbours.value == pytest.approx(reckon(numbers), abs=1e-9), (code, year)
        else:
            assert neighbours.value is None or neighbours.release != "2025"


@pytest.mark.parametrize(("model", "statistic"), [("2025", "median"), ("2025", "mean"), ("2021", "median")])
def test_the_whole_table_is_what_pandas_gives(loaded, shared, model, statistic):
    figures = pd.read_csv(shared / "benchmarks" / "ees" / C1, dtype=str)
    figures["value"] = pd.to_numeric(figures["rereferral_percent"], errors="coerce")
    figures = figures[figures.geographic_level == "Local authority"][["old_la_code", "time_period", "value"]]
    neighbours = pd.read_csv(shared / "benchmarks" / f"stat_neighbours_{model}.csv", dtype=str)
    joined = neighbours.merge(
        figures, left_on="neighbour_old_la_code", right_on="old_la_code", suffixes=("", "_of")
    )
    twin = joined.groupby(["old_la_code", "time_period"])["value"].agg([statistic, "count"])
    rows = neighbours_table("FD07", statistic, model)
    assert len(rows) == len(set(neighbours.old_la_code)) * 13
    for row in rows:
        value, used = twin.loc[(row.la, str(row.year))]
        assert row.n_used == used
        assert row.value is None if not used else row.value == pytest.approx(value, abs=1e-9)


def test_region_england_and_place_are_the_files_own(loaded, shared):
    values = raw(shared, C1, "rereferral_percent")
    region, england = of_year("FD07", "343", 2024)[-2:]
    assert (region.value, england.value) == (values["E12000002", 2024], values["England", 2024])
    every = sorted(value for (code, year), value in values.items() if year == 2024 and code.isdigit())
    assert (england.standing.rank, england.standing.among) == (
        every.index(values["343", 2024]) + 1,
        len(every),
    )


def test_counting_and_asking_agree_with_the_dfes_tool(loaded, shared):
    """Explore Education Statistics and the DfE's tool give the same figure wherever both have one, of one vintage."""
    tool = pd.read_parquet(shared / "benchmarks" / "lait_csc_long.parquet")
    pairs = (
        ("ReReferral", C1, "rereferral_percent", {}),
        ("CIN_Refferals_NFA", C1, "no_further_action_percent", {}),
        ("LACnum", CLA, "children_count", {"population_type": "Children looked after on 31 March each year"}),
        ("LAC", CLA, "rate_per_10000", {"population_type": "Children looked after on 31 March each year"}),
        (
            "LACnum_Start",
            CLA,
            "children_count",
            {"population_type": "Children starting to be looked after each year"},
        ),
        (
            "LAC_Start_Rate",
            CLA,
            "rate_per_10000",
            {"population_type": "Children starting to be looked after each year"},
        ),
        (
            "LACceased",
            CLA,
            "children_count",
            {"population_type": "Children ceasing to be looked after each year"},
        ),
        (
            "LAC_Cease_Rate",
            CLA,
            "rate_per_10000",
            {"population_type": "Children ceasing to be looked after each year"},
        ),
        ("Work_Force_AvgNumCase_SW", WORK, "caseload_fte", {}),
        ("Work_Force_Vac_Rate", WORK, "vacancy_rate_fte", {}),
    )
    same, total = 0, 0
    for short, name, column, only in pairs:
        values = raw(shared, name, column, **only)
        for row in tool[tool.measure_short == short].itertuples():
            ours = values.get((row.lait_number, int(row.years)))
            if row.value is not None and ours is not None:
                total += 1
                same += float(row.value) == ours
    assert total > 9_000
    assert same == total
