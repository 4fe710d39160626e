"""Whose date of birth is believed where Annex A's lists give different ones."""

from datetime import date

import pyarrow as pa

from sightline.returns import annex_a
from sightline.returns.annex_a.people import people

JUNE, DECEMBER = date(2025, 6, 30), date(2025, 12, 31)
RIGHT, WRONG = date(2007, 1, 10), date(1999, 1, 10)


def rows(*said: tuple[str, date | None, date]) -> pa.Table:
    """A list's rows: child, date of birth, and the day of the latest workbook that shows them."""
    child, born, seen = zip(*said, strict=True)
    return pa.table(
        {
            "record_id": pa.array([f"r{n}" for n in range(len(said))]),
            "child_unique_id": pa.array(child),
            "date_of_birth": pa.array(born, pa.date32()),
            "last_seen": pa.array(seen, pa.date32()),
        }
    )


def born(lists: dict[int, pa.Table]) -> dict[str, date | None]:
    """Child to the date of birth believed."""
    return {row["pers_person_id"]: row["pers_dob"] for row in people(lists).to_pylist()}


def test_most_lists_are_believed_and_not_the_last():
    lists = {
        3: rows(("Asha", RIGHT, JUNE), ("Asha", RIGHT, JUNE)),
        4: rows(("Asha", RIGHT, JUNE)),
        9: rows(("Asha", WRONG, JUNE), ("Ben", RIGHT, JUNE)),
    }
    assert born(lists) == {"Asha": RIGHT, "Ben": RIGHT}
    assert annex_a.births_that_differ(lists).to_pylist() == [
        {"child": "Asha", "born": RIGHT, "lists": 2, "of_lists": 3}
    ]


def test_many_rows_of_one_list_are_one_voice():
    lists = {
        1: rows(*[("Asha", WRONG, JUNE)] * 5),
        3: rows(("Asha", RIGHT, JUNE)),
        4: rows(("Asha", RIGHT, JUNE)),
    }
    assert born(lists) == {"Asha": RIGHT}


def test_of_two_given_as_often_the_later_lists_is_believed():
    assert born({3: rows(("Asha", WRONG, JUNE)), 9: rows(("Asha", RIGHT, JUNE))}) == {"Asha": RIGHT}


def test_what_was_corrected_since_is_no_difference():
    lists = {
        1: rows(("Asha", WRONG, JUNE)),
        3: rows(("Asha", WRONG, JUNE)),
        9: rows(("Asha", RIGHT, DECEMBER)),
    }
    assert born(lists) == {"Asha": RIGHT}
    assert annex_a.births_that_differ(lists).num_rows == 0
