"""What a published file may look like, each thing that has been seen in one; and what is refused as a whole."""

from datetime import date

import pyarrow.parquet as pq
import pytest

from comparators.published import (
    C1,
    GEOGRAPHY,
    OTHER_ORDER,
    c1,
    load_one,
    referrals,
    refused,
    row,
    tidy,
)
from sightline.comparators.asking import of_year
from sightline.comparators.store import path_of, releases


def rows_of(path, **wish):
    """Every figure of a file that is loaded: (column, breakdown, area, time) → (value, symbol)."""
    report = load_one(path, **wish)
    assert report.done, report.files
    table = pq.read_table(path_of(releases()[-1])).to_pylist()
    return {
        (each["column"], each["breakdown"], each["area"], each["time"]): (each["value"], each["symbol"])
        for each in table
    }


def simple(path, *cells_by_place, columns="cases", **about):
    lines = [
        row("2024", place, *cells, header=about.get("header", GEOGRAPHY)) for place, *cells in cells_by_place
    ]
    return tidy(path, columns, *lines, **about)


@pytest.mark.parametrize("header", [GEOGRAPHY, OTHER_ORDER])
@pytest.mark.parametrize("mark", [True, False])
def test_columns_are_read_by_name_in_either_order_and_with_a_mark_before_them(tmp_path, header, mark):
    figures = rows_of(simple(tmp_path / "cases.csv", ("343", 7), header=header, mark=mark))
    assert figures == {("cases", "Total", "343", "2024"): (7.0, None)}


@pytest.mark.parametrize("symbol", ["z", "x", "c", "low", "k", "u", ":", "~"])
def test_a_symbol_stands_beside_a_null_and_is_never_nought(tmp_path, symbol):
    figures = rows_of(simple(tmp_path / "cases.csv", ("343", symbol), ("344", 0)))
    assert figures["cases", "Total", "343", "2024"] == (None, symbol)
    assert figures["cases", "Total", "344", "2024"] == (0.0, None)


def test_a_quoted_empty_cell_is_empty(tmp_path):
    figures = rows_of(simple(tmp_path / "cases.csv", ("343", '""'), ("344", 5)))
    assert figures["cases", "Total", "343", "2024"] == (None, None)


def test_names_may_begin_with_a_digit_a_sign_or_a_percent(tmp_path):
    names = "3_months_or_less,+1_days,-1_days,%_late,61+_days"
    figures = rows_of(simple(tmp_path / "odd.csv", ("343", 1, 2, 3, 4, 5), columns=names))
    assert {column for column, *_ in figures} == set(names.split(","))


@pytest.mark.parametrize(
    ("code", "symbol"), [("-100", "c"), ("-200", "low"), ("-250", "u"), ("-300", "x"), ("-400", "z")]
)
def test_a_dashboards_codes_are_symbols_and_never_numbers(tmp_path, code, symbol):
    figures = rows_of(simple(tmp_path / "cases.csv", ("343", code), ("344", 5)))
    assert figures["cases", "Total", "343", "2024"] == (None, symbol)


def test_a_column_that_goes_below_nought_by_itself_keeps_its_numbers(tmp_path):
    figures = rows_of(simple(tmp_path / "change.csv", ("343", -100), ("344", -3.5)))
    assert [value for value, _ in figures.values()] == [-100.0, -3.5]


def test_a_count_of_a_data_set_that_is_known_cannot_be_below_nought(tmp_path):
    assert "below nought" in refused(c1(tmp_path / "c1.csv", referrals("2024", "343", count=-7)))


def test_authorities_that_answer_together_stay_together(tmp_path):
    figures = rows_of(simple(tmp_path / "work.csv", ("314 / 318", 7), ("940/941", 8)))
    assert [area for _, _, area, _ in figures] == ["314 / 318", "940 / 941"]


def test_inner_and_outer_london_stand_beside_london_and_nothing_is_added_up(tmp_path):
    places = ("England", 100), ("E12000007", 60), ("E13000001", 25), ("E13000002", 35), ("202", 9)
    figures = rows_of(simple(tmp_path / "cases.csv", *places))
    assert {area: value for (_, _, area, _), (value, _) in figures.items()} == {
        "E92000001": 100.0,
        "E12000007": 60.0,
        "E13000001": 25.0,
        "E13000002": 35.0,
        "202": 9.0,
    }


def test_an_authority_without_three_digits_is_known_by_its_ons_code(tmp_path):
    line = row("2024", "343", 7).replace(",343,,", ",,E08000014,")
    assert list(rows_of(tidy(tmp_path / "cases.csv", "cases", line))) == [("cases", "Total", "343", "2024")]


def test_rows_of_no_known_place_and_of_other_levels_are_left_out_and_counted(tmp_path):
    lines = [row("2024", "343", 7), row("2024", "343", 8).replace(",343,,", ",x,x,")]
    lines.append(row("2024", "343", 9).replace("Local authority", "School"))
    report = load_one(tidy(tmp_path / "cases.csv", "cases", *lines))
    assert report.files[0].rows == 1
    assert [
        note for note in report.files[0].notes if "School" in note or "1 rows are of no known place" in note
    ]


def test_a_six_digit_year_ends_in_its_second_half(tmp_path):
    path = tidy(tmp_path / "absence.csv", "percent", row("202425", "343", 7, identifier="Academic year"))
    assert ("percent", "Total", "343", "202425") in rows_of(path)
    assert pq.read_table(path_of(releases()[-1])).column("year").to_pylist() == [2025]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ([("2024", "Academic year")], "six digits"),
        ([("202426", "Academic year")], "six digits"),
        ([("202425", "Reporting year")], "four digits"),
        ([("204", "Reporting year")], "four digits"),
        ([("2024", "Reporting year"), ("2023", "Calendar year")], "mixes types of year"),
        ([("2024", "Reporting year"), ("202324", "Financial year")], "mixes types of year"),
        ([("2024", "")], "without a time_identifier"),
        ([("2024", "Moon year")], "none of the published ones"),
    ],
)
def test_a_file_has_one_type_of_year_written_as_it_is_written(tmp_path, times, words):
    lines = [row(time, "343", 7, identifier=identifier) for time, identifier in times]
    assert words in refused(tidy(tmp_path / "cases.csv", "cases", *lines))


def test_the_turn_of_a_century_is_two_years_in_a_row(tmp_path):
    path = tidy(tmp_path / "cases.csv", "cases", row("199900", "343", 7, identifier="Financial year"))
    assert load_one(path).done


def test_years_and_months_are_months(tmp_path):
    figures = rows_of(
        simple(tmp_path / "adoption.csv", ("343", "00:10"), ("344", "01:04"), ("342", ":"), columns="time")
    )
    assert [figures["time", "Total", code, "2024"] for code in ("343", "344", "342")] == [
        (10, None),
        (16, None),
        (None, ":"),
    ]


def test_the_meta_file_says_which_columns_are_filters(tmp_path):
    path = tidy(tmp_path / "ages.csv", "age,cases", row("2024", "343", "10", 5), row("2024", "343", "11", 6))
    assert "same place, time and breakdown" in refused(path)
    (tmp_path / "ages.meta.csv").write_text(
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n"
        "age,Filter,Age,,,,,\ncases,Indicator,Cases,,,0,,\n"
    )
    assert {breakdown for _, breakdown, *_ in rows_of(path)} == {"10", "11"}


def test_a_person_says_it_where_no_meta_file_does(tmp_path):
    path = tidy(
        tmp_path / "ages.csv", "age,cases", row("2024", "343", "10", 5), row("2024", "343", "Total", 6)
    )
    assert "filter or a figure cannot be told" in refused(path)
    assert {breakdown for _, breakdown, *_ in rows_of(path, filters=["age"])} == {"10", "Total"}


def test_a_meta_file_of_another_file_is_refused(tmp_path):
    path = simple(tmp_path / "cases.csv", ("343", 7))
    (tmp_path / "cases.meta.csv").write_text("col_name,col_type,label\nhouses,Indicator,Houses\n")
    assert "describes a column houses" in refused(path)


def test_several_filters_make_one_breakdown_and_totals_are_the_total(tmp_path):
    lines = [row("2024", "343", "Total", "Total", 9), row("2024", "343", "Girls", "Total", 4)]
    figures = rows_of(
        tidy(tmp_path / "cases.csv", "sex,need,cases", *lines, row("2024", "343", "Girls", "Abuse", 2))
    )
    assert {breakdown for _, breakdown, *_ in figures} == {"Total", "Girls | Total", "Girls | Abuse"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace(",100,", ",1O0,"), "is no number"),
        (lambda text: text.replace(",100,", ',"1,000",'), "is no number"),
        (lambda text: text.replace(",100,", ",NA,"), "is no number"),
        (lambda text: text.replace(",100,", ",100"), "does not fit its header"),
        (lambda text: text + text.splitlines()[1] + "\n", "same place, time and breakdown"),
        (lambda text: text.replace("time_identifier,", "time_kind,"), "has no column time_identifier"),
        (lambda text: text.replace(",343,", ",34,"), "no authority's three-digit code"),
        (
            lambda text: text.replace("Local authority", "School"),
            "no row for England, a region or a local authority",
        ),
        (lambda text: text.replace("la_name,", "old_la_code,", 1), "more than one column headed old_la_code"),
        (
            lambda text: text.replace("old_la_code,new_la_code,la_name", "a,b,la_name", 1),
            "joined by code, never by name",
        ),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_of_it_is_taken(tmp_path, change, words):
    path = c1(tmp_path / "c1.csv", referrals("2024", "343"), referrals("2024", "344"))
    path.write_text(change(path.read_text()))
    why = refused(path)
    assert words in why
    assert why.endswith((".", "again."))


def test_bytes_that_are_no_utf_8_are_refused(tmp_path):
    path = c1(tmp_path / "c1.csv", referrals("2024", "343"))
    path.write_bytes(path.read_bytes() + b"\xe9")
    assert "is not UTF-8" in refused(path)


def test_a_file_cut_short_inside_a_quotation_is_refused(tmp_path):
    path = c1(tmp_path / "c1.csv", referrals("2024", "343"), referrals("2024", "344"))
    path.write_text(path.read_text()[: path.read_text().rindex(", City of")])
    assert refused(path)


def test_a_region_nobody_knows_is_refused(tmp_path):
    line = row("2024", "E12000002", 5).replace("E12000002", "E12000099")
    assert "none of England's nine" in refused(tidy(tmp_path / "cases.csv", "cases", line))


def test_a_file_of_comparators_nobody_maps_is_read_and_asked_by_its_column(tmp_path):
    load_one(
        simple(
            tmp_path / "shoes_2020_to_2024.csv",
            ("343", 7),
            ("E12000002", 6),
            ("England", 5),
            columns="shoes_percent",
        )
    )
    answers = {each.group: each.value for each in of_year("shoes.shoes_percent", "343", 2024)}
    assert (answers["region"], answers["england"]) == (6.0, 5.0)


def test_a_figures_year_ends_when_its_data_sets_does(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")))
    assert of_year("FD07", "343", 2024)[-1].year_ending == date(2024, 3, 31)


def test_what_is_known_of_the_referrals_file_is_what_a_drawn_one_has():
    from sightline.comparators.facts import versions

    known = {each.version: each.columns for each in versions() if each.data_set == "cin_referrals"}
    assert known["2025"] == set(C1.split(","))


def test_other_nations_are_not_england(tmp_path):
    wales = row("2024", "England", 3).replace("E92000001,England", "W92000004,Wales")
    figures = rows_of(tidy(tmp_path / "cases.csv", "cases", row("2024", "England", 50), wales))
    assert figures == {("cases", "Total", "E92000001", "2024"): (50.0, None)}


def test_a_quarter_and_a_year_are_of_one_type_of_year(tmp_path):
    lines = [
        row("202425", "343", 7, identifier=each)
        for each in ("Financial year", "Financial year Q1", "Financial year Q1-3")
    ]
    assert load_one(tidy(tmp_path / "cases.csv", "cases", *lines)).done
    assert of_year("cases.cases", "343", 2025)[-1].own == 7.0
