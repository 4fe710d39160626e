"""What tables and lists are called where people read of them."""

import pytest

from sightline.returns.annex_a_store import kept_of_the_ssd
from sightline.returns.table_words import in_words, recognised_in_words, rows_of, tables_in_words
from sightline.standards.annex_a import LISTS
from sightline.standards.ssd import tables


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("annex_a list 1 (2019)", "Annex A list 1, Contacts"),
        ("annex_a list 1 (2019), sheet List 1", "Annex A list 1, Contacts, sheet List 1"),
        ("annex_a list 99 (2019)", "Annex A list 99"),
        ("ssd ssd_cin_assessments", "SSD, assessments"),
        ("ssd ssd_person, sheet People", "SSD, people, sheet People"),
        ("ons population", "ONS population"),
        ("local return_interviews", "Local return_interviews"),
        ("not recognised", "Not recognised"),
    ],
)
def test_what_was_recognised(text, says):
    assert recognised_in_words(text) == says


def test_every_table_of_the_store_has_words_without_a_code_in_them():
    names = [*tables(), *(spec.table for spec in LISTS.values())]
    for name in names:
        assert in_words(name).startswith(("SSD, ", "Annex A list "))
        assert "_" not in rows_of(name) + in_words(name)


def test_a_sentence_that_names_tables():
    assert (
        tables_in_words("ssd_cin_assessments has 40% fewer rows than last time: 1 against 2.")
        == "SSD, assessments has 40% fewer rows than last time: 1 against 2."
    )
    assert rows_of("a_table_of_nobody") == "a table of nobody"
    assert in_words("population") == "Population"


def test_what_the_ssd_holds_already_is_one_sentence():
    assert (
        kept_of_the_ssd([("people", 8060)]) == "Kept your SSD's people; the 8,060 in Annex A were not used."
    )
    assert (
        kept_of_the_ssd([("contacts", 2), ("people", 8060)])
        == "Kept your SSD's rows for 2 tables; those of Annex A were not used: people 8,060, contacts 2."
    )
