"""What is said first of a load: what has gone, what is older, what changes."""

from datetime import date

import pytest

from sightline.loading import headline

NONE = dict.fromkeys(("read", "kept", "set_aside", "added", "changed", "unchanged", "gone", "withdrawn"), 0)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ({"unchanged": 18_570, "gone": 12_369}, ["12,369 assessments have gone since last time (40%)."]),
        ({"unchanged": 180, "gone": 20}, ["20 assessments have gone since last time (10%)."]),
        ({"unchanged": 181, "gone": 20}, []),  # under a tenth
        ({"unchanged": 1, "gone": 19}, []),  # too few to be said first
        ({"unchanged": 100, "gone": 50, "added": 50}, []),  # others came in their place
        ({"unchanged": 100, "gone": 50, "added": 20}, ["30 assessments have gone since last time (20%)."]),
        ({"changed": 100, "withdrawn": 100}, ["100 assessments have gone since last time (50%)."]),
        ({"added": 500}, []),
        ({}, []),
    ],
)
def test_rows_that_have_gone(counts, says):
    assert [each.words for each in headline.rows_gone({"ssd_cin_assessments": NONE | counts})] == says


def test_the_table_that_lost_most_comes_first():
    lost = {
        "ssd_cin_visits": NONE | {"unchanged": 10, "gone": 30},
        "annexa_list_1": NONE | {"unchanged": 100, "withdrawn": 300},
    }
    assert [each.words for each in headline.rows_gone(lost)] == [
        "300 contacts have gone since last time (75%).",
        "30 visits to children in need have gone since last time (75%).",
    ]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            date(2026, 10, 31),
            date(2026, 9, 30),
            "This data is older: to 30 September 2026, and the current data to 31 October 2026.",
        ),
        (date(2026, 10, 31), date(2026, 10, 31), ""),
        (None, date(2026, 9, 30), ""),
    ],
)
def test_data_that_is_older(before, after, says):
    assert headline.goes_back(before, after) == says


@pytest.mark.parametrize(
    ("changed", "big", "first", "says"),
    [
        (6, 2, False, "6 of 70 figures change, 2 of them by a lot."),
        (6, 0, False, "6 of 70 figures change."),
        (0, 0, False, "None of 70 figures changes."),
        (70, 70, True, "70 figures, for the first time."),
    ],
)
def test_figures_that_change(changed, big, first, says):
    assert headline.figures_words(changed, big, 70, first=first) == says


@pytest.mark.parametrize(
    ("kept", "read", "aside", "faults", "says"),
    [
        (238, 238, 0, 0, "All 238 rows are kept; no faults."),
        (230, 238, 8, 1, "230 of 238 rows are kept, 8 set aside; 1 fault."),
        (18_570, 18_570, 0, 40, "All 18,570 rows are kept; 40 faults."),
    ],
)
def test_rows_kept(kept, read, aside, faults, says):
    assert headline.rows_words(kept, read, aside, faults) == says


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (
            [("Deadlines overdue", 825, 812), ("Records to correct", 9, 9)],
            "Deadlines overdue from 825 to 812.",
        ),
        ([("Deadlines overdue", 825, 825)], ""),
        ([("Deadlines overdue", None, 812)], ""),
        (
            [("Deadlines overdue", 1825, 812), ("Records to correct", 9, 10)],
            "Deadlines overdue from 1,825 to 812; records to correct from 9 to 10.",
        ),
    ],
)
def test_what_is_due_and_wrong(counts, says):
    assert headline.counts_words(counts) == says
