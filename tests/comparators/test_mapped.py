"""Each data set that is mapped, drawn as it is printed, reaches the measure it is of."""

import pytest

from comparators.published import GEOGRAPHY, OTHER_ORDER, load_one, row, tidy
from sightline.comparators.asking import of_year
from sightline.comparators.facts import versions

AS_PRINTED = {
    "cpp_subsequent": "category,CPP_start,CPP_subsequent,CPP_subsequent_percent",
    "cpp_duration": (
        "category,CPP_At31,3_months_or_less,3_months_or_less_percent,more_than_3_months_6_months,"
        "more_than_3_months_6_months_percent,more_than_6_months_less_than_1_year,"
        "more_than_6_months_less_than_1_year_percent,1_year_less_than_2_years,1_year_less_than_2_years_percent,"
        "2_years_or_more,2_years_or_more_percent"
    ),
    "section_47": (
        "category,Section47,Section47_child,ICPC,ICPC_child,Duration_0-10_days,Duration_11-15_days,"
        "Duration_16-20_days,Duration_21+_days,Duration_25th_Percentile,Duration_median,Duration_75th_Percentile"
    ),
    "placement_stability": "cla_group,placement_stability,children_count,children_percent",
    "care_leavers_activity": "care_leaver_age,breakdown,care_leaver_count,care_leaver_percent",
}


def england(figure):
    return next(each for each in of_year(figure, "343", 2026) if each.group == "england")


def drawn(path, data_set, *rows, header=GEOGRAPHY):
    lines = [row("2026", "England", *cells, header=header) for cells in rows]
    return tidy(path, AS_PRINTED[data_set], *lines, header=header)


@pytest.mark.parametrize("data_set", AS_PRINTED)
def test_its_columns_are_known(data_set):
    (known,) = [each for each in versions() if each.data_set == data_set]
    assert known.columns == set(AS_PRINTED[data_set].split(","))


def test_second_plans(tmp_path):
    cells = ("Child Protection Plans which are a second or subsequent plan", 61840, 15130, 24.5)
    load_one(drawn(tmp_path / "d3.csv", "cpp_subsequent", cells))
    assert england("CP06").text == "24.5%"


def test_plans_by_length(tmp_path):
    cells = ("Child Protection Plans by length of time", 49420, 1, 2, 3, 4, 5, 6, 7, 8, 1130, 2.3)
    load_one(drawn(tmp_path / "d5.csv", "cpp_duration", cells))
    people = row("2025", "England", "Children aged 0 to 17 years", 12_183_016)
    load_one(tidy(tmp_path / "ons.csv", "age_group,population_estimate", people))
    assert [england(figure).text for figure in ("CP08", "CP05", "CP05.rate")] == [
        "2.3%",
        "49,420",
        "40.6 per 10,000",
    ]


def test_enquiries_and_conferences(tmp_path):
    cells = (
        "Section 47s and Initial Child Protection Conferences",
        230590,
        1,
        72100,
        2,
        6240,
        52430,
        3,
        4,
        13,
        14,
        15,
    )
    load_one(drawn(tmp_path / "c4.csv", "section_47", cells))
    people = row("2025", "England", "Children aged 0 to 17 years", 12_183_016)
    load_one(tidy(tmp_path / "ons.csv", "age_group,population_estimate", people))
    assert [england(figure).text for figure in ("CP01", "CP02")] == ["189.3 per 10,000", "81.4%"]


STABLE = (
    ("CLA on 31 March", "Total children", 81770, 100),
    ("CLA on 31 March", "With 3 or more placements during the year", 8500, 10),
    ("CLA 2 years on 31 March", "Total children", 59430, 100),
    ("CLA 2 years on 31 March", "With 3 or more placements during the previous 2 years", 13410, 23),
    (
        "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
        "Living with the same carer for at least 2 years",
        19680,
        69,
    ),
    (
        "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
        "Total children",
        1,
        100,
    ),
)


def test_placements(tmp_path):
    report = load_one(drawn(tmp_path / "stability.csv", "placement_stability", *STABLE, header=OTHER_ORDER))
    assert report.done, report.files
    assert [england(figure).text for figure in ("CL06", "CL07")] == ["10%", "69%"]


def test_care_leavers_by_age(tmp_path):
    labels = [
        "Education other than higher education",
        "Higher education i.e. studies beyond A level",
        "In an apprenticeship",
        "In training or employment",
        "In training or employment (excl. apprenticeship)",
        '"Not in education, training or employment, owing to illness or disability"',
        '"Not in education, training or employment, owing to other reasons"',
        '"Not in education, training or employment, owing to pregnancy or parenting"',
        "Total",
        "Total information not known",
        '"Total not in education, employment or training"',
    ]
    rows = [(age, label, 10, 5) for age in ("17 to 18 years", "19 to 21 years") for label in labels]
    rows += [("17 to 18 years", '"Total in education, employment or training"', 9430, 64)]
    rows += [("19 to 21 years", '"Total in education, employment or training"', 20760, 54)]
    report = load_one(drawn(tmp_path / "activity.csv", "care_leavers_activity", *rows, header=OTHER_ORDER))
    assert report.done, report.files
    assert [england(figure).text for figure in ("LV03.17-18", "LV03.19-21")] == ["64%", "54%"]
