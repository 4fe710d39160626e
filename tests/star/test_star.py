"""Keys that stay, rows that refer to rows, and a dictionary that leaves no column out."""

import csv
import io
from datetime import date

import pytest

from sightline.calendars.periods import parse
from sightline.star.dictionary import dictionary_csv, dictionary_text
from sightline.star.keys import measure_key, period_key, unit_key
from sightline.star.schema import TABLES
from sightline.star.tables import StarError, star_of
from support.drawn_star import drawn_rows, drawn_star


def test_keys_are_the_same_for_ever():
    """Reports that people have built hold these numbers: a change here breaks them."""
    assert measure_key("AS01") == 109585603761878
    assert unit_key("990", "team", "T1") == 143721894077244
    names = ("2026-09", "2026-27-Q2", "2025-26", "YTD:2026-09", "R12:2026-09")
    assert [period_key(parse(each)) for each in names] == [1202609, 2202609, 3202603, 4202609, 5202609]


def test_a_unit_of_another_kind_or_council_is_another_unit():
    assert (
        len(
            {
                unit_key(*each)
                for each in (("990", "team", "T1"), ("990", "service", "T1"), ("991", "team", "T1"))
            }
        )
        == 3
    )


@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        ("units", {"unit_key": 1}, "A row of readings has a unit_key that is no row of units."),
        ("measures", {"measure_key": 1}, "A row of readings has a measure_key that is no row of measures."),
        (
            "periods",
            {"last_day": date(2030, 1, 1)},
            "A row of periods has a last_day that is no row of dates.",
        ),
    ],
)
def test_a_fact_about_nothing_is_refused(table, change, sentence):
    rows = drawn_rows()
    for each in rows[table]:
        each |= change
    rows[table] = rows[table][:1]
    with pytest.raises(StarError, match=sentence):
        star_of(rows)


def test_two_rows_of_one_key_are_refused():
    rows = drawn_rows()
    rows["units"].append(rows["units"][0])
    with pytest.raises(StarError, match=r"Two rows of units have one unit_key\."):
        star_of(rows)


def test_every_column_is_in_the_dictionary_with_its_type_and_what_it_says():
    rows = list(csv.DictReader(io.StringIO(dictionary_csv())))
    assert [(each["table"], each["column"]) for each in rows] == [
        (table.name, column.name) for table in TABLES for column in table.columns
    ]
    assert all(each["type"] and each["description"].endswith(".") for each in rows)
    measured = {each["column"] for each in rows if each["type"].startswith("number")}
    assert measured == {each["column"] for each in rows if each["unit"]} - {"used"}


def test_the_dictionary_begins_with_what_the_export_is():
    text = dictionary_text(drawn_star())
    assert text.splitlines()[2] == "Frozen as q2. Anyshire, figures to 31 October 2026. As published."
    assert text.count("\n| `") == sum(len(each.columns) for each in TABLES)
