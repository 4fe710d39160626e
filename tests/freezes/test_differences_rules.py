"""Why a case counts otherwise, drawn: as frozen, by today's definition of the frozen data, and now."""

from datetime import date
from typing import Any

import pytest

from sightline.freezes.rules.differences import counted_by_kind, explained, key_of

MAY, JUNE = date(2025, 5, 9), date(2025, 6, 9)


def rows(*drawn: str, on: date = MAY) -> list[dict]:
    """`a+`: case a counted; `a-`: not counted; `a=4`: an amount of 4."""
    made = []
    for each in drawn:
        name, judged = each[0], each[1:]
        amount = float(judged[1:]) if judged.startswith("=") else None
        counted = None if amount is not None else judged == "+"
        made.append(
            {
                "case_id": name,
                "child_id": f"child of {name}",
                "on": on,
                "counted": counted,
                "amount": amount,
                "team": "T1",
            }
        )
    return made


def kinds(then, between, now, **elsewhere) -> list[tuple[str, str]]:
    return [(each.case_id, each.kind) for each in explained(then, between, now, **elsewhere)]


@pytest.mark.parametrize(
    ("then", "between", "now", "wanted"),
    [
        (("a+", "b-"), ("a+", "b-"), ("a+", "b-"), []),
        (("a+",), ("a+",), ("a+", "b-"), [("b", "late")]),
        (("a+", "b-"), ("a+", "b-"), ("a+",), [("b", "gone")]),
        (("a+",), ("a+",), ("a-",), [("a", "judged")]),
        (("a=4",), ("a=4",), ("a=5",), [("a", "judged")]),
        (("a+",), ("a-",), ("a-",), [("a", "definition")]),
        (("a+",), (), (), [("a", "definition")]),
        ((), ("a+",), ("a+",), [("a", "definition")]),
        (("a+",), ("a-",), (), [("a", "both")]),
        ((), ("a-",), ("a+",), [("a", "both")]),
        (
            ("a+",),
            ("a-",),
            ("a+",),
            [],
        ),  # the definition took it out and the record put it back: nobody sees a change
    ],
)
def test_each_case_has_the_reason_why_it_counts_otherwise(then, between, now, wanted):
    assert kinds(rows(*then), rows(*between), rows(*now)) == wanted


def test_a_case_that_left_one_day_for_another_was_corrected_and_is_neither_new_nor_gone():
    then, now = rows("a+", on=MAY), rows("a+", on=JUNE)
    changes = explained(then, then, now, reported_elsewhere={"a"}, now_elsewhere={"a"})
    assert [(each.on, each.kind) for each in changes] == [(MAY, "moved"), (JUNE, "moved")]


def test_what_it_was_and_is_and_whose_it_is_now_are_told():
    now = [{**rows("a-")[0], "team": "T2"}]
    (change,) = explained(rows("a+"), rows("a+"), now)
    assert (change.before, change.now, change.team, change.child_id) == (
        "counted",
        "not counted",
        "T2",
        "child of a",
    )


def test_they_are_counted_by_reason_in_one_order():
    changes = explained(rows("a+", "b+"), rows("a+", "b+"), rows("b-", "c+", "d+"))
    assert counted_by_kind(changes) == [
        ("Recorded after the freeze", 2),
        ("No longer in the records", 1),
        ("The record was corrected", 1),
    ]


@pytest.mark.parametrize(
    ("now_team", "then_in", "now_in", "judged_now", "wanted"),
    [
        ("T1", "a", "a", "a+", []),
        ("T1", "a", "", "a+", [("crosswalk", "counted", None)]),
        ("T1", "", "a", "a+", [("crosswalk", None, "counted")]),
        ("T2", "a", "", "a+", [("team", "counted", None)]),
        ("T2", "", "a", "a+", [("team", None, "counted")]),
        ("T2", "a", "", "a-", [("judged", "counted", None)]),
        ("T1", "a", "a", "a-", [("judged", "counted", "not counted")]),
        ("T1", "", "", "a-", []),
    ],
)
def test_of_a_unit_its_own_cases_are_told_and_those_that_came_or_went_with_a_team(
    now_team, then_in, now_in, judged_now, wanted
):
    then, now = rows("a+"), [{**rows(judged_now)[0], "team": now_team}]
    inside: dict[str, Any] = {
        name: [key_of(row) for row in then if row["case_id"] in names]
        for name, names in (("reported_in", then_in), ("now_in", now_in))
    }
    changes = explained(then, then, now, **inside)
    assert [(each.kind, each.before, each.now) for each in changes] == wanted
