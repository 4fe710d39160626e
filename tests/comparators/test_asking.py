"""A measure beside its neighbours, its region and England: drawn files, reckoned by hand."""

from datetime import date

import pytest

from comparators.published import c1, load_one, referrals, row, tidy
from sightline import comparators
from sightline.calendars.periods import parse
from sightline.comparators import again, history, of, of_year
from sightline.comparators.asking import NOT_LOADED
from sightline.comparators.faults import NoSuchReleaseError, NoSuchSeriesError
from sightline.comparators.neighbour_lists import neighbours_of

TEN = [code for code, _ in neighbours_of("343", "2025")]
OLD_TEN = [code for code, _ in neighbours_of("343", "2021")]


def by_group(comparisons):
    return {f"{each.group} {each.model}".strip(): each for each in comparisons}


@pytest.fixture
def year_2024(tmp_path):
    """Neighbours of 343 by 2025's list at 11 to 20 per cent, Sefton at 14.5, the region 21.7, England 22.4."""
    lines = [referrals("2024", code, percent=f"{11 + n}.0") for n, code in enumerate(TEN)]
    lines += [referrals("2024", code, percent="40.0") for code in OLD_TEN if code not in TEN]
    lines += [
        referrals("2024", "343", percent="14.5"),
        referrals("2024", "E12000002", percent="21.7"),
        referrals("2024", "England", percent="22.4"),
    ]
    assert load_one(c1(tmp_path / "c1.csv", *lines), published="2024-10-31").done


def test_the_three_groups_and_the_authority_itself(year_2024):
    found_by = by_group(of("FD07", "343", parse("2023-24")))
    assert list(found_by) == ["neighbours 2025", "region", "england"]
    assert {name: each.value for name, each in found_by.items()} == {
        "neighbours 2025": 15.5,
        "region": 21.7,
        "england": 22.4,
    }
    assert {each.own for each in found_by.values()} == {14.5}
    assert {(each.release, each.published, each.year_ending) for each in found_by.values()} == {
        ("2024", "2024-10-31", date(2024, 3, 31))
    }


def test_the_room_itself_has_the_door():
    assert comparators.of is of


def test_the_mean_is_the_other_statistic(year_2024):
    assert by_group(of("FD07", "343", parse("2023-24"), statistic="mean"))["neighbours 2025"].value == 15.5


def test_both_models_side_by_side(year_2024):
    both = by_group(of("FD07", "343", parse("2023-24"), neighbour_models=("2025", "2021")))
    assert both["neighbours 2025"].value == 15.5
    old = sorted(11.0 + TEN.index(code) if code in TEN else 40.0 for code in OLD_TEN)
    assert both["neighbours 2021"].value == (old[4] + old[5]) / 2 != 15.5
    assert [member.code for member in both["neighbours 2021"].members] == OLD_TEN


def test_the_place_among_ten_and_oneself_and_among_all(year_2024):
    found_by = by_group(of("FD07", "343", parse("2023-24")))
    place = found_by["neighbours 2025"].standing
    assert (place.rank, place.among) == (5, 11)  # 11, 12, 13 and 14 per cent are lower, and lower is better
    among_all = found_by["england"].standing
    assert (among_all.rank, among_all.quartile) == (5, 1 if among_all.among > 16 else 2)


def test_who_has_no_figure_is_left_out_and_counted(tmp_path):
    cells = ["10.0", "c", "u", "x", "z", "20.0", "30.0", "low", "k", ":"]
    load_one(
        c1(
            tmp_path / "c1.csv",
            *(referrals("2024", code, percent=cell) for code, cell in zip(TEN, cells, strict=True)),
        )
    )
    neighbours = of_year("FD07", "343", 2024)[0]
    assert (neighbours.value, neighbours.used, neighbours.of_members) == (20.0, 3, 10)
    assert [member.symbol for member in neighbours.members] == [
        "",
        "c",
        "u",
        "x",
        "z",
        "",
        "",
        "low",
        "k",
        ":",
    ]


def test_where_none_of_them_has_one_there_is_no_figure_and_never_nought(tmp_path):
    load_one(
        c1(
            tmp_path / "c1.csv",
            *(referrals("2024", code, percent="c") for code in TEN),
            referrals("2024", "301"),
        )
    )
    neighbours = of_year("FD07", "343", 2024)[0]
    assert (neighbours.value, neighbours.used) == (None, 0)
    assert neighbours.cause == "None of the group has a published figure for that year."


def test_a_symbol_is_said(tmp_path):
    load_one(
        c1(tmp_path / "c1.csv", referrals("2024", "England"), referrals("2024", "E12000002", percent="u"))
    )
    region = by_group(of_year("FD07", "343", 2024))["region"]
    assert (region.value, region.cause) == (None, "Published as 'u': no figure.")


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2023-24", 2024),  # ended on 31 March 2024
        ("2024-03", 2024),  # that very day
        ("2024-02", 2023),  # a day too early
        ("Q2 2026-27", 2025),  # the newest there is
        ("R12:2025-06", 2025),
    ],
)
def test_a_period_is_set_beside_the_newest_year_that_had_ended(tmp_path, period, year):
    load_one(c1(tmp_path / "c1.csv", *(referrals(str(each), "301") for each in (2023, 2024, 2025))))
    for code in TEN[:1]:
        load_one(
            c1(tmp_path / "ten.csv", *(referrals(str(each), code) for each in (2023, 2024, 2025))),
            release="ten",
        )
    assert of("FD07", "343", parse(period))[0].key.year == year


def test_what_is_not_published_has_no_comparison():
    assert of("AS02", "343", parse("2024-25")) == []
    with pytest.raises(NoSuchSeriesError, match="AS02"):
        of_year("AS02", "343", 2025)


def test_england_and_regions_are_there_before_anything_is_loaded():
    found_by = by_group(of("FD07", "343", parse("2024-25")))
    assert (found_by["england"].value, found_by["region"].value) == (22.6, 21.7)
    assert (found_by["neighbours 2025"].value, found_by["neighbours 2025"].cause) == (None, NOT_LOADED)
    assert again(found_by["england"].key) == found_by["england"]
    assert again(found_by["neighbours 2025"].key) == found_by["neighbours 2025"]


def test_a_council_that_is_in_no_table_has_england(year_2024):
    found_by = by_group(of("FD07", "990", parse("2024-25")))
    assert found_by["england"].value == 22.6
    assert found_by["neighbours 2025"].cause == "The 2025 model gives Aldermere (fictional) no neighbours."
    assert (
        found_by["region"].cause == "No table of authorities says which region Aldermere (fictional) is in."
    )


def test_a_london_council_has_its_part_of_london_too(tmp_path):
    lines = [
        referrals("2025", place, percent="9.0")
        for place in ("E12000007", "E13000001", "E13000002", "England")
    ]
    load_one(c1(tmp_path / "c1.csv", *lines))
    assert [each.name for each in of("FD07", "202", parse("2024-25"))][1:] == [
        "London",
        "Inner London",
        "England",
    ]


def test_region_and_england_are_of_the_release_and_year_of_the_neighbours(year_2024):
    assert {each.key.year for each in of("FD07", "343", parse("2024-25"))} == {
        2024
    }  # England's 2025 is there as well


def test_a_model_that_is_not_here_is_refused():
    with pytest.raises(NoSuchReleaseError, match=r"2019 model\. There are: 2025, 2021"):
        of_year("FD07", "343", 2024, neighbour_models=("2019",))


POPULATION = "age_group,population_estimate"


def people(path, *lines):
    ages = "Children aged 0 to 17 years"
    return tidy(path, POPULATION, *(row(year, place, ages, many) for year, place, many in lines))


def test_a_rate_that_is_not_published_is_made_of_the_count_and_the_year_befores_population(tmp_path):
    load_one(people(tmp_path / "ons.csv", ("2023", "England", 1000), ("2024", "England", 5000)))
    load_one(
        c1(
            tmp_path / "c1.csv",
            referrals("2024", "England", count=30),
            referrals("2025", "England", count=40),
        )
    )
    rates = {year: by_group(of_year("FD05", "343", year))["england"] for year in (2024, 2025)}
    assert {year: each.value for year, each in rates.items()} == {2024: 300.0, 2025: 80.0}
    assert "children aged 0 to 17 at the middle of the year before (ONS, release 2024)" in rates[2025].how
    assert rates[2025].key.population == "2024"


def test_a_later_population_does_not_change_what_was_made_with_an_earlier_one(tmp_path):
    load_one(people(tmp_path / "ons.csv", ("2024", "England", 5000)))
    load_one(c1(tmp_path / "c1.csv", referrals("2025", "England", count=40)))
    before = by_group(of_year("FD05", "343", 2025))["england"]
    load_one(people(tmp_path / "based_anew.csv", ("2024", "England", 4000)), release="2024 based anew")
    assert by_group(of_year("FD05", "343", 2025))["england"].value == 100.0
    assert again(before.key).value == 80.0


def test_without_a_population_the_rate_comes_from_elsewhere_or_not_at_all(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2025", "England", count=40)))
    england = by_group(of_year("FD05", "343", 2025))["england"]
    assert (england.value, england.release) == (519.4, "2026-04, as it comes with Sightline")


WORKFORCE = (
    "inpost_fte,inpost_headcount,starters_fte,starters_headcount,leavers_fte,leavers_headcount,turnover_rate_fte,"
    "turnover_rate_headcount,agency_fte,agency_headcount,agency_rate_fte,agency_rate_headcount,agency_cover_fte,"
    "agency_cover_rate_fte,vacancy_fte,vacancy_rate_fte,vacancy_agency_cover_rate_fte,case_holders_fte,cases,caseload_fte,"
    "working_days_lost_fte,absence_rate_fte"
)


def caseloads(path, *places):
    lines = [row("2025", code, *[1] * 19, load, 1, 1) for code, load in places]
    return tidy(path, WORKFORCE, *lines)


def test_two_that_answer_together_have_one_figure_and_nobody_is_their_own_neighbour(tmp_path):
    others = [code for code, _ in neighbours_of("314", "2025") if code != "318"]
    load_one(
        caseloads(tmp_path / "w.csv", ("314 / 318", 99), *((code, 10 + n) for n, code in enumerate(others)))
    )
    kingston, richmond = (of_year("WF01", code, 2025)[0] for code in ("314", "318"))
    assert (kingston.own, richmond.own) == (99.0, 99.0)
    assert (kingston.used, kingston.value) == (9, 14.0)  # the row of both is its own


def test_two_neighbours_that_answer_together_count_once(tmp_path):
    both = [code for code, _ in neighbours_of("866", "2025")]
    assert {"940", "941"} < set(both)
    lines = [("940 / 941", 50), *((code, 10) for code in both if code not in ("940", "941"))]
    load_one(caseloads(tmp_path / "w.csv", *lines))
    neighbours = of_year("WF01", "866", 2025, statistic="mean")[0]
    assert (neighbours.used, neighbours.value) == (9, pytest.approx((50 + 8 * 10) / 9))
    assert neighbours.year_ending == date(2025, 9, 30)


def test_a_recoded_authority_goes_on_and_a_new_one_begins(tmp_path):
    lines = []
    for code, ons, years in (
        ("815", "E10000023", (2022, 2023)),
        ("815", "E06000065", (2024, 2025)),
        ("942", "E06000063", (2024, 2025)),
    ):
        for year in years:
            line = referrals(str(year), code, percent=f"{year - 2000}.0")
            lines.append(line.replace(f",{code},,", f",{code},{ons},"))
    lines += [referrals(str(year), "England") for year in (2022, 2023, 2024, 2025)]
    load_one(c1(tmp_path / "c1.csv", *lines))
    assert [of_year("FD07", "815", year)[-1].own for year in (2022, 2023, 2024, 2025)] == [
        22.0,
        23.0,
        24.0,
        25.0,
    ]
    assert [of_year("FD07", "942", year)[-1].own for year in (2023, 2024)] == [None, 24.0]


def test_a_line_for_a_chart_has_every_year_oldest_first(tmp_path):
    lines = [
        referrals(str(year), code, percent=f"{year - 2000}.0") for year in (2023, 2024, 2025) for code in TEN
    ]
    load_one(c1(tmp_path / "c1.csv", *lines))
    line = history("FD07", "343", "neighbours")
    assert [(each.key.year, each.value) for each in line] == [(2023, 23.0), (2024, 24.0), (2025, 25.0)]
    england = history("FD07", "343", "england")
    assert (england[0].key.year, england[0].value, len(england)) == (2016, 22.5, 10)


def test_a_release_that_comes_later_changes_what_is_asked_and_not_what_was(year_2024, tmp_path):
    before = of("FD07", "343", parse("2023-24"))
    lines = [referrals("2024", code, percent="50.0") for code in [*TEN, "343"]] + [referrals("2025", "301")]
    load_one(c1(tmp_path / "later.csv", *lines))
    assert of("FD07", "343", parse("2023-24"))[0].value == 50.0
    assert [again(each.key) for each in before] == before


def test_the_words_of_a_comparison(year_2024):
    found_by = by_group(of("FD07", "343", parse("2023-24")))
    assert [each.among for each in found_by.values()] == [
        "among statistical neighbours",
        "in the North West",
        "in England",
    ]
    assert found_by["neighbours 2025"].text == "15.5%"
    assert found_by["neighbours 2025"].source == (
        "Children in need: referrals and re-referrals, release 2024 (published 31 October 2024), 2025 neighbours, "
        "10 of 10 with a figure."
    )
    assert found_by["england"].caveat.startswith("Published for years to 31 March.")
