"""Annex A's facts: complete against Ofsted's template, and our own decisions about keys and windows."""

import json
from collections import Counter

import pytest

from sightline.returns.cells.folding import folded
from sightline.standards.annex_a import LISTS, OPEN_SETS, code_sets, groups, store_schemas

KEYS = {
    1: ("child_unique_id", "date_of_contact", "contact_source"),
    2: ("child_unique_id", "assessment_start_date"),
    3: ("child_unique_id", "date_of_referral"),
    4: ("child_unique_id", "continuous_assessment_start_date"),
    5: ("child_unique_id", "strategy_discussion_initiating_section_47_enquiry_start_date"),
    6: ("child_unique_id", "cin_start_date"),
    7: ("child_unique_id", "child_protection_plan_start_date"),
    8: ("child_unique_id", "date_started_to_be_looked_after"),
    9: ("child_unique_id",),
    10: ("child_unique_id", "date_the_child_entered_care"),
    11: ("individual_adopter_identifier", "date_enquiry_received"),
}


def test_the_eleven_lists_have_ofsteds_headings_in_ofsteds_order(shared):
    published = json.loads((shared / "standards" / "annex_a_headings_2019.json").read_text(encoding="utf-8"))
    ours = {str(n): [folded(heading) for heading in spec.headings("2019")] for n, spec in LISTS.items()}
    assert ours == {n: [folded(heading) for heading in headings] for n, headings in published.items()}


def test_list_9_grew_from_13_to_17_columns():
    assert [len(LISTS[9].shape(year)) for year in ("2019", "2024")] == [13, 17]


def test_the_four_new_columns_stand_where_the_2024_template_has_them():
    assert [at for at, each in enumerate(LISTS[9].shape("2024")) if each.since == "2024"] == [5, 9, 11, 13]


def test_list_8_doubles_a_bracket_in_2024():
    assert LISTS[8].headings("2019")[5].endswith("(Y/N)")
    assert LISTS[8].headings("2024")[5].endswith("(Y/N))")


@pytest.mark.parametrize("number", LISTS)
def test_a_row_is_known_by_what_the_contract_says(number):
    assert LISTS[number].key == KEYS[number]


@pytest.mark.parametrize("number", LISTS)
def test_every_column_a_list_is_judged_by_is_one_of_its_dates(number):
    spec = LISTS[number]
    judged = [*spec.key[1:2], *spec.ended, *([spec.happened] if spec.happened else [])]
    assert {spec.column(name).kind for name in judged} <= {"date"}


def test_lists_look_back_as_ofsted_asks():
    assert {n: spec.months for n, spec in LISTS.items()} == {
        **dict.fromkeys(range(1, 9), 6),
        9: 0,
        10: 12,
        11: 12,
    }


def test_lists_6_to_9_hold_one_row_per_child():
    assert [n for n, spec in LISTS.items() if spec.one_row_per_child] == [6, 7, 8, 9]


@pytest.mark.parametrize("number", LISTS)
def test_no_two_columns_of_a_list_share_a_name_or_a_heading(number):
    columns = LISTS[number].columns
    names = Counter(each.name for each in columns)
    headings = Counter(heading for each in columns for heading in {folded(also) for also in each.headings})
    assert max(names.values()) == max(headings.values()) == 1


def test_every_coded_column_has_its_set_and_no_other_has():
    for spec in LISTS.values():
        for each in spec.columns:
            assert (each.codes in code_sets()) is (each.kind == "code")


def test_every_preferred_code_of_ofsted_is_in_a_set(shared):
    published = json.loads((shared / "standards" / "annex_a_codes_2019.json").read_text(encoding="utf-8"))
    ours = {
        folded(text)
        for words in code_sets().values()
        for word in words
        for text in (word.preferred, *word.also)
    }
    theirs = {folded(code) for block in published.values() for code in next(iter(block.values()))}
    assert theirs <= ours


@pytest.mark.parametrize("name", sorted(code_sets()))
def test_no_code_stands_twice_in_a_set(name):
    assert max(Counter(word.code for word in code_sets()[name]).values()) == 1


@pytest.mark.parametrize("name", sorted(groups()))
def test_a_group_that_means_one_code_means_one_of_its_set(name):
    codes = {word.code for word in code_sets()[name]} | {""}
    assert {group.means for group in groups()[name]} <= codes


def test_only_the_authority_of_a_placement_may_be_named_freely():
    assert set(OPEN_SETS) == {"placement_authority"}


@pytest.mark.parametrize("number", LISTS)
def test_the_store_keeps_every_column_and_what_loading_adds(number):
    names = store_schemas()[number].names
    columns = [each.name for each in LISTS[number].columns]
    assert names == ["authority", "record_id", *columns, "source_row", "first_seen", "last_seen", "withdrawn"]


def test_a_column_that_is_not_there_is_said_with_its_list():
    with pytest.raises(KeyError, match="Annex A list 4 has no column surname"):
        LISTS[4].column("surname")
