"""Published percentages and rates made again from their counts, row by row, by a hand that knows nothing of Sightline's code.

Rounded half up from unrounded values, as the DfE does; the share of rows that come out the same is what was stated of each when the
files were looked at by hand.
"""

import csv
import math

import pytest

from sightline.comparators.facts import all_series
from sightline.comparators.store import releases
from sightline.comparators.values import values_in
from sightline.statistics.amounts import rounded

C1_2024 = "c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv"
C1 = "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv"
C2 = "c2_children_in_need_assessments_duration_2014_to_2024.csv"
CLA = "cla_number_and_rate_per_10k_children.csv"
WORK = "csww_indicators_2017_to_2025.csv"
ONS = "ons_mid-year_population_estimates_2012_to_2024.csv"


def rows_of(shared, name):
    with (shared / "benchmarks" / "ees" / name).open(encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["geographic_level"] == "Local authority"]


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def half_up(value, places):
    """As dfeR's `round_five_up`: a hair is added, so that a half that binary cannot hold is a half."""
    return math.floor(value * 10**places + 0.5 + 1.5e-8) / 10**places


def share_of_rows(rows, published, top, bottom, per, places):
    """How many rows have all numbers, and the share of them in which the published figure comes out."""
    made = []
    for row in rows:
        parts = [number(row[name]) for name in (published, *top, *bottom)]
        if None in parts:
            continue
        under = sum(parts[1 + len(top) :])
        if under:
            made.append(half_up(per * sum(parts[1 : 1 + len(top)]) / under, places) == parts[0])
    return len(made), sum(made) / len(made)


@pytest.mark.parametrize(
    ("name", "published", "top", "bottom", "many", "share"),
    [
        (C1, "rereferral_percent", ["rereferral_count"], ["referral_count"], 1948, 1.0),
        (C1, "rereferral_child_percent", ["rereferral_child_count"], ["referral_child_count"], 1952, 1.0),
        (C1, "no_further_action_percent", ["no_further_action_count"], ["referral_count"], 1873, 1.0),
        (C1, "not_in_need_percent", ["not_in_need_count"], ["referral_count"], 1940, 1.0),
        (WORK, "turnover_rate_headcount", ["leavers_headcount"], ["inpost_headcount"], 1347, 1.0),
        (WORK, "turnover_rate_fte", ["leavers_fte"], ["inpost_fte"], 1345, 0.917),
        (WORK, "agency_rate_fte", ["agency_fte"], ["agency_fte", "inpost_fte"], 1341, 0.959),
        (WORK, "vacancy_rate_fte", ["vacancy_fte"], ["vacancy_fte", "inpost_fte"], 1353, 0.970),
        (WORK, "agency_cover_rate_fte", ["agency_cover_fte"], ["agency_fte"], 1292, 0.905),
        (WORK, "vacancy_agency_cover_rate_fte", ["agency_cover_fte"], ["vacancy_fte"], 1303, 0.897),
    ],
)
def test_a_share_is_its_counts(shared, name, published, top, bottom, many, share):
    rows, same = share_of_rows(rows_of(shared, name), published, top, bottom, 100, 1)
    assert rows == many
    assert share <= same < share + 0.001 or same == share == 1


def test_the_caseload_is_cases_by_their_holders(shared):
    rows, same = share_of_rows(rows_of(shared, WORK), "caseload_fte", ["cases"], ["case_holders_fte"], 1, 1)
    assert rows == 1350 and 0.977 <= same < 0.978


@pytest.mark.parametrize(
    ("days", "least", "most"), [(253, 0.970, 0.971), (251, 0.70, 0.76), (260, 0.22, 0.28)]
)
def test_absence_is_of_253_days_and_no_other_number(shared, days, least, most):
    _, same = share_of_rows(
        rows_of(shared, WORK), "absence_rate_fte", ["working_days_lost_fte"], ["inpost_fte"], 100 / days, 1
    )
    assert least <= same <= most


def test_rates_of_children_in_care_are_by_the_files_own_population(shared):
    kinds = {}
    for row in rows_of(shared, CLA):
        kinds.setdefault(row["population_type"], []).append(row)
    for rows in kinds.values():
        many, same = share_of_rows(
            rows, "rate_per_10000", ["children_count"], ["population_estimate"], 10_000, 0
        )
        assert many >= 740 and same >= 0.998


@pytest.mark.parametrize(("lag", "least", "most"), [(1, 0.80, 1.0), (0, 0.0, 0.03)])
def test_the_referral_rate_is_by_the_population_of_the_year_before(shared, lag, least, most):
    people = {
        (row["old_la_code"], int(row["time_period"])): row["population_estimate"]
        for row in rows_of(shared, ONS)
    }
    rows = rows_of(shared, C1_2024)
    for row in rows:
        row["people"] = people.get((row["old_la_code"], int(row["time_period"]) - lag), "x")
    _, same = share_of_rows(rows, "Referrals_rate", ["Referrals"], ["people"], 10_000, 1)
    assert least <= same <= most


def test_up_to_2022_where_no_population_was_based_anew_every_referral_rate_comes_out(shared):
    people = {
        (row["old_la_code"], int(row["time_period"])): row["population_estimate"]
        for row in rows_of(shared, ONS)
    }
    rows = [row for row in rows_of(shared, C1_2024) if int(row["time_period"]) <= 2022]
    for row in rows:
        row["people"] = people.get((row["old_la_code"], int(row["time_period"]) - 1), "x")
    _, same = share_of_rows(rows, "Referrals_rate", ["Referrals"], ["people"], 10_000, 1)
    assert same == 1.0


@pytest.mark.parametrize(
    ("series", "name", "published", "top", "bottom", "per"),
    [
        ("cin_referrals.referral_rate", C1, None, "referral_count", None, 10_000),
        ("cin_assessments.within_45_days", C2, None, None, "Assessments_completed", 100),
        ("cla_rates.in_care_rate", CLA, "rate_per_10000", None, None, 1),
        ("workforce.absence_rate_fte", WORK, "absence_rate_fte", None, None, 1),
        ("cin_referrals.not_in_need_percent", C1, "not_in_need_percent", None, None, 1),
    ],
)
def test_what_sightline_has_is_what_a_loop_over_the_file_gives(
    loaded, shared, series, name, published, top, bottom, per
):
    """A naive twin: dictionaries and floats, one row at a time."""
    bands = ["Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days"]
    people = {
        (row["old_la_code"], int(row["time_period"])): row["population_estimate"]
        for row in rows_of(shared, ONS)
    }
    described = all_series()[series]
    release = max(
        (each for each in releases() if each.data_set == described.data_set), key=lambda each: each.last_year
    )
    ours = values_in(described, release)
    checked = 0
    for row in rows_of(shared, name):
        if row.get("population_type", "on 31 March").find("on 31 March") < 0:
            continue
        code, year = row["old_la_code"], int(row["time_period"])
        if published:
            theirs = number(row[published])
        else:
            tops = [number(row[each]) for each in ([top] if top else bands)]
            under = number(row[bottom]) if bottom else number(people.get((code, year - 1), "x"))
            theirs = per * sum(tops) / under if None not in tops and under else None
        value = ours.cells.get(year, {}).get(code, (None, ""))[0]
        assert (value is None) == (theirs is None), (code, year)
        if value is not None:
            assert value == pytest.approx(theirs, rel=1e-12), (code, year)
            assert rounded(value, 1) == rounded(theirs, 1) or abs(value - theirs) < 1e-9
            checked += 1
    assert checked > 600
