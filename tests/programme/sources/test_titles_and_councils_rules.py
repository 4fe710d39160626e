"""What a source is called with its year, and whether a report is about the council it is filed under."""

from datetime import date

import pytest

from sightline.inspections.front import FRAMEWORK_WORDS, FRAMEWORKS
from sightline.programme.kinds.titles import with_year
from sightline.programme.sources.rules.councils import about_another, council_name, filed_under_another


@pytest.mark.parametrize(
    ("title", "day", "words"),
    [
        ("Inspection of Sefton", date(2022, 5, 9), "Inspection of Sefton, 2022"),
        ("Inspection of Sefton, 2022", date(2022, 5, 9), "Inspection of Sefton, 2022"),
        ("Inspection in March 2013", date(2013, 3, 31), "Inspection in March 2013"),
        ("Serious Case Review", None, "Serious Case Review"),
    ],
)
def test_a_title_has_its_year_once(title, day, words):
    assert with_year(title, day) == words


@pytest.mark.parametrize(
    ("printed", "authority"),
    [
        ("Sefton", "343"),
        ("Sefton Borough Council", "343"),
        (None, "343"),
        ("", "343"),
        ("Aldermere", "990"),  # a name nobody has: nothing can be told
    ],
)
def test_nothing_is_said_of_a_report_that_is_about_its_council_or_about_nobody_known(printed, authority):
    assert about_another(printed, authority) == ""


def test_a_report_about_another_council_says_whose_it_is_and_where_it_goes():
    assert about_another("Sefton Council", "204") == (
        "This report is about Sefton, and you are filing it under Hackney. Discard this draft if that is wrong: once saved, "
        "its findings are for the plan of Hackney to answer."
    )
    assert "about Sefton, and you are filing it under Aldermere (fictional)." in about_another(
        "Sefton", "990"
    )


def test_a_council_is_called_by_its_name_where_it_has_one():
    assert (council_name("343"), council_name("990")) == ("Sefton", "Aldermere (fictional)")
    assert council_name("999") == ""


def test_whose_report_it_is_is_said_of_what_stands_too():
    assert filed_under_another("Sefton Council", "204") == (
        "This report is about Sefton, and it is filed under Hackney: its findings are for the plan of Hackney to answer."
    )
    assert filed_under_another("Sefton", "343") == filed_under_another(None, "343") == ""


def test_a_council_that_was_reorganised_under_another_code_is_the_same_one():
    assert about_another("Dorset", "838") == "" and about_another("Dorset", "835") == ""


def test_every_framework_a_report_may_have_is_explained():
    assert set(FRAMEWORK_WORDS) == {name for name, _ in FRAMEWORKS}
