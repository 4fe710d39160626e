"""The real samples, counted by hand: nobody on this project made them."""

from collections import Counter

import pytest

from sightline.returns import annex_a
from sightline.returns.annex_a.joining import list_number


@pytest.fixture(scope="module")
def samples(shared):
    """Every list of each sample, read: by file and list."""
    folder = shared / "samples" / "annex_a"
    found = {}
    for name in ("dirty-2024-01", "ofsted-template-2004", "ofsted-template-2016-01"):
        reads = [annex_a.read(each) for each in annex_a.recognise(folder / f"{name}.xlsx")]
        found[name] = {list_number(each): each for each in reads}
    return found


def test_the_dirty_workbook_has_59_rows_in_eleven_lists(samples):
    counts = {n: each.rows.num_rows for n, each in samples["dirty-2024-01"].items()}
    assert counts == {1: 5, 2: 5, 3: 6, 4: 5, 5: 5, 6: 5, 7: 7, 8: 5, 9: 6, 10: 5, 11: 5}
    assert sum(each.set_aside for each in samples["dirty-2024-01"].values()) == 0


def test_its_lists_8_and_9_are_of_2024_and_the_others_of_2019(samples):
    years = {n: each.source.recognised_as[-5:-1] for n, each in samples["dirty-2024-01"].items()}
    assert {n for n, year in years.items() if year == "2024"} == {8, 9}


def test_its_faults_are_six_codes_that_ofsted_does_not_know(samples):
    faults = [fault for each in samples["dirty-2024-01"].values() for fault in each.faults]
    assert Counter((fault.table, fault.rule, fault.found) for fault in faults) == {
        ("annexa_list_4", "unknown_code", "CS Assessment Updated"): 5,
        ("annexa_list_6", "unknown_code", "PSRMEM - Support with memory and cognition"): 1,
    }


def test_its_ages_are_cut_to_whole_years(samples):
    assert samples["dirty-2024-01"][1].rows.column("age_of_child_years").to_pylist() == [6, 8, 11, 14, 15]


def test_its_list_8_holds_ofsteds_codes(samples):
    rows = samples["dirty-2024-01"][8].rows
    assert rows.column("childs_legal_status").to_pylist() == ["E1", "C2", "C2", "C2", "C1"]
    assert rows.column("placement_type").to_pylist() == ["U6", "U1", "U4", "U6", "H5"]
    assert rows.column("placement_provider").to_pylist() == ["PR4", "PR1", "PR5", "PR4", "PR4"]
    assert rows.column("reason_ceased_to_be_looked_after").to_pylist() == [None, None, None, None, "E47"]


def test_its_workers_names_lose_their_odd_spaces(samples):
    assert samples["dirty-2024-01"][3].rows.column("allocated_worker").to_pylist()[0] == "Dustin Hazlett"


def test_the_template_with_a_few_rows_has_eleven_and_ten_are_kept(samples):
    lists = samples["ofsted-template-2004"]
    assert {n: (each.read, each.set_aside) for n, each in lists.items() if each.read} == {
        1: (1, 0),
        2: (10, 1),
    }


def test_its_police_contact_in_capitals_is_the_police(samples):
    assert samples["ofsted-template-2004"][1].rows.column("contact_source").to_pylist() == ["6"]


def test_its_repeated_row_and_its_birth_that_may_be_are_told_of(samples):
    faults = samples["ofsted-template-2004"][2].faults
    assert {(each.row, each.rule, each.did) for each in faults} == {
        (11, "repeated_row", "set_aside"),
        (10, "not_a_date", "kept_blank"),
    }


def test_the_empty_template_is_eleven_lists_without_a_row_or_a_fault(samples):
    lists = samples["ofsted-template-2016-01"]
    assert sorted(lists) == list(range(1, 12))
    assert [(each.read, each.faults) for each in lists.values()] == [(0, [])] * 11
    assert lists[3].source.sheet == "List 3"


def test_the_dirty_workbook_becomes_these_ssd_tables(samples):
    made = annex_a.to_ssd({n: each.rows for n, each in samples["dirty-2024-01"].items()})
    assert {name: each.rows.num_rows for name, each in made.items()} == {
        "ssd_person": 48,
        "ssd_disability": 33,
        "ssd_contacts": 5,
        "ssd_early_help_episodes": 5,
        "ssd_cin_episodes": 11,
        "ssd_cin_assessments": 5,
        "ssd_s47_enquiry": 5,
        "ssd_initial_cp_conference": 3,
        "ssd_cp_plans": 7,
        "ssd_cla_episodes": 5,
        "ssd_legal_status": 5,
        "ssd_cla_placement": 5,
        "ssd_immigration_status": 0,
        "ssd_care_leavers": 6,
        "ssd_permanence": 5,
    }
