"""Later workbooks add to and correct earlier ones; what they should show and do not is withdrawn; order is nothing."""

import random
from datetime import date, timedelta
from itertools import permutations

import pyarrow as pa
import pytest

from returns.annex_a.books import rows
from sightline.returns.annex_a import accumulate, window

MARCH, JUNE, SEPTEMBER = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)
STARTS = {
    3: "date_of_referral",
    4: "continuous_assessment_start_date",
    7: "child_protection_plan_start_date",
    8: "date_started_to_be_looked_after",
}
ENDS = {
    4: "continuous_assessment_date_of_authorisation",
    7: "child_protection_plan_end_date",
    8: "date_ceased_to_be_looked_after",
}


def drawn(number: int, text: str) -> pa.Table:
    """child | started | ended | team, one row a line; only the columns the header names."""
    head, *lines = [[cell.strip() for cell in each.split("|")] for each in text.strip().splitlines()]
    names = {
        "child": "child_unique_id",
        "started": STARTS.get(number),
        "ended": ENDS.get(number),
        "team": "allocated_team",
    }
    made = []
    for cells in lines:
        said = dict(zip(head, cells, strict=True))
        made.append({names[key]: _value(key, cell) for key, cell in said.items()})
    return rows(number, *made)


def _value(key: str, cell: str) -> object:
    if not cell:
        return None
    return date.fromisoformat(cell) if key in ("started", "ended") else cell


def load(number: int, *workbooks: tuple[date, str | pa.Table]):
    """Load workbooks one after another, as the loader does; the last result."""
    held, stocks, made = None, (), None
    for day, text in workbooks:
        new = drawn(number, text) if isinstance(text, str) else text
        made = accumulate(held, new, number, day, window(new, number, day), stocks)
        held, stocks = made.rows, made.stock_dates
    assert made is not None
    return made


def standing(made) -> dict[str, bool]:
    """For each row, by child and start, whether it stands."""
    start = next(name for name in STARTS.values() if name in made.rows.column_names)
    return {
        f"{line['child_unique_id']} {line[start]}": not line["withdrawn"]
        for line in made.rows.select(["child_unique_id", start, "withdrawn"]).to_pylist()
    }


def counts(made) -> tuple[int, int, int, int]:
    return made.added, made.changed, made.unchanged, made.withdrawn


def seen(made, child: str) -> tuple[date, date]:
    (line,) = [each for each in made.rows.to_pylist() if each["child_unique_id"] == child]
    return line["first_seen"], line["last_seen"]


ASHA_AND_BEN = """
    child | started    | ended      | team
    Asha  | 2025-01-10 | 2025-02-20 | North
    Ben   | 2025-03-03 |            | North
"""


def test_the_first_workbook_is_all_added():
    made = load(4, (MARCH, ASHA_AND_BEN))
    assert counts(made) == (2, 0, 0, 0)
    assert seen(made, "Asha") == (MARCH, MARCH)


def test_the_same_workbook_again_changes_nothing():
    made = load(4, (MARCH, ASHA_AND_BEN), (MARCH, ASHA_AND_BEN))
    assert (counts(made), made.notes) == ((0, 0, 2, 0), ())


def test_a_later_workbook_adds_and_corrects_and_says_what():
    made = load(
        4,
        (MARCH, ASHA_AND_BEN),
        (
            JUNE,
            """
            child | started    | ended      | team
            Asha  | 2025-01-10 | 2025-02-20 | North
            Ben   | 2025-03-03 | 2025-04-30 | South
            Cai   | 2025-05-01 |            | North
            """,
        ),
    )
    assert counts(made) == (1, 1, 1, 0)
    assert seen(made, "Ben") == (MARCH, JUNE)
    assert made.notes == (
        "List 4: Continuous Assessment Date of Authorisation changed in 1 row.",
        "List 4: Allocated Team changed in 1 row.",
    )


def test_a_value_that_was_blanked_is_blank():
    made = load(
        4,
        (MARCH, "child | started | team\nAsha | 2025-03-03 | North"),
        (JUNE, "child | started | team\nAsha | 2025-03-03 |"),
    )
    assert (made.rows.column("allocated_team").to_pylist(), made.changed) == ([None], 1)


def test_a_column_the_later_workbook_lacks_keeps_what_was_said():
    made = load(
        4,
        (MARCH, "child | started | team\nAsha | 2025-03-03 | North"),
        (JUNE, "child | started\nAsha | 2025-03-03"),
    )
    assert (made.rows.column("allocated_team").to_pylist(), made.unchanged) == (["North"], 1)


@pytest.mark.parametrize(
    ("referred", "stands"),
    [
        ("2024-12-29", True),  # the day before the later workbook's six months begin
        ("2024-12-30", False),  # their first day
        ("2025-03-31", False),
    ],
)
def test_a_referral_inside_the_later_window_and_missing_from_it_is_withdrawn(referred, stands):
    made = load(
        3,
        (MARCH, f"child | started\nAsha | {referred}\nBen | 2025-02-01"),
        (JUNE, "child | started\nBen | 2025-02-01"),
    )
    assert standing(made) == {f"Asha {referred}": stands, "Ben 2025-02-01": True}
    assert made.withdrawn == int(not stands)


def test_a_withdrawn_row_is_kept_and_told_of():
    made = load(3, (MARCH, "child | started\nAsha | 2025-02-01"), (JUNE, "child | started\nBen | 2025-05-01"))
    assert made.rows.num_rows == 2
    assert made.notes == (
        "List 3: 1 row that this workbook should show and does not was withdrawn: kept, and left out of measures.",
    )


def test_a_key_date_that_changed_is_one_row_gone_and_one_come():
    made = load(
        3, (MARCH, "child | started\nAsha | 2025-02-01"), (JUNE, "child | started\nAsha | 2025-02-03")
    )
    assert (counts(made), standing(made)) == (
        (1, 0, 0, 1),
        {"Asha 2025-02-01": False, "Asha 2025-02-03": True},
    )


def test_a_withdrawn_row_that_comes_back_stands_again():
    asha, ben = "child | started\nAsha | 2025-02-01", "child | started\nBen | 2025-02-02"
    made = load(3, (MARCH, asha), (MARCH, ben), (MARCH, f"{asha}\nBen | 2025-02-02"))
    assert (standing(made), made.changed, made.unchanged) == (
        {"Asha 2025-02-01": True, "Ben 2025-02-02": True},
        1,
        1,
    )


@pytest.mark.parametrize(
    ("ended", "stands"),
    [
        ("2024-12-29", True),  # it ended before the later window: the list need not show it
        ("2024-12-30", False),  # it ended in it
        ("", False),  # it was open: the list shows everything that is
    ],
)
def test_an_assessment_missing_later_is_judged_by_when_it_ended(ended, stands):
    made = load(
        4,
        (MARCH, f"child | started | ended\nAsha | 2024-11-01 | {ended}"),
        (JUNE, "child | started | ended\nBen | 2025-05-01 | "),
    )
    assert standing(made)["Asha 2024-11-01"] is stands


def test_an_earlier_plan_of_a_child_with_a_later_one_is_history():
    made = load(
        7,
        (MARCH, "child | started | ended\nAsha | 2024-06-01 | 2025-02-01"),
        (JUNE, "child | started | ended\nAsha | 2025-05-01 | "),
    )
    assert standing(made) == {"Asha 2024-06-01": True, "Asha 2025-05-01": True}


@pytest.mark.parametrize(
    ("again", "stands"),
    [
        ("2025-02-01", True),  # the next plan begins the day the first ended
        ("2025-01-31", False),  # it cannot have begun before: this is a corrected start
    ],
)
def test_a_plan_that_overlaps_the_childs_next_is_a_corrected_start(again, stands):
    made = load(
        7,
        (MARCH, "child | started | ended\nAsha | 2024-06-01 | 2025-02-01"),
        (JUNE, f"child | started | ended\nAsha | {again} | "),
    )
    assert standing(made)["Asha 2024-06-01"] is stands


def test_an_open_plan_gone_from_the_next_workbook_is_not_open_for_ever():
    made = load(
        7,
        (MARCH, "child | started | ended\nAsha | 2024-06-01 | \nBen | 2024-06-01 | "),
        (JUNE, "child | started | ended\nBen | 2024-06-01 | "),
    )
    assert standing(made) == {"Asha 2024-06-01": False, "Ben 2024-06-01": True}


def test_care_leavers_who_left_the_list_are_not_withdrawn():
    made = load(9, (MARCH, "child\nAsha\nBen"), (JUNE, "child\nBen"))
    assert made.rows.column("withdrawn").to_pylist() == [False, False]
    assert (seen(made, "Asha"), seen(made, "Ben")) == ((MARCH, MARCH), (MARCH, JUNE))


def test_a_list_with_one_row_per_child_keeps_the_days_it_is_complete_on():
    both = "child | started | ended\nBen | 2024-06-01 | "
    assert load(7, (MARCH, both), (JUNE, both)).stock_dates == (MARCH, JUNE)
    assert load(3, (MARCH, "child | started\nAsha | 2025-02-01")).stock_dates == ()


def test_a_day_somebody_was_open_on_whose_end_nobody_saw_is_no_longer_complete():
    made = load(
        7,
        (MARCH, "child | started | ended\nAsha | 2024-06-01 | \nBen | 2024-06-01 | "),
        (date(2026, 3, 31), "child | started | ended\nBen | 2024-06-01 | "),
    )
    assert made.stock_dates == (date(2026, 3, 31),)
    assert made.notes[-1].endswith("Load workbooks at most six months apart.")


def test_an_older_workbook_does_not_overwrite_a_newer_one():
    made = load(
        4,
        (JUNE, "child | started | ended | team\nAsha | 2025-03-03 | 2025-04-30 | South"),
        (MARCH, "child | started | ended | team\nAsha | 2025-03-03 |  | North"),
    )
    (line,) = made.rows.to_pylist()
    assert (line["allocated_team"], line[ENDS[4]]) == ("South", date(2025, 4, 30))
    assert (seen(made, "Asha"), counts(made)) == ((MARCH, JUNE), (0, 0, 1, 0))
    assert "is older than one loaded before (30/06/2025)" in made.notes[0]


@pytest.mark.parametrize(
    ("referred", "stands"),
    [
        ("2024-11-01", True),  # before the newer workbook's window: it fills in
        ("2025-02-01", False),  # inside it, and the newer does not show it
    ],
)
def test_an_older_workbook_fills_in_only_what_the_newer_could_not_show(referred, stands):
    made = load(
        3,
        (JUNE, "child | started\nBen | 2025-05-01"),
        (MARCH, f"child | started\nAsha | {referred}"),
    )
    assert standing(made) == {"Ben 2025-05-01": True, f"Asha {referred}": stands}


def test_what_the_store_holds_may_come_back_with_its_authority():
    held = load(4, (MARCH, ASHA_AND_BEN)).rows
    held = held.add_column(0, "authority", pa.array(["343"] * held.num_rows))
    new = drawn(4, ASHA_AND_BEN)
    made = accumulate(held, new, 4, JUNE, window(new, 4, JUNE))
    assert (made.unchanged, "authority" in made.rows.column_names) == (2, False)


def test_an_empty_workbook_withdraws_what_it_should_show():
    made = load(3, (MARCH, "child | started\nAsha | 2025-02-01"), (JUNE, drawn(3, "child | started")))
    assert counts(made) == (0, 0, 0, 1)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("number", [3, 4, 7])
def test_the_order_of_loading_three_workbooks_does_not_matter(number, seed):
    chance = random.Random(seed)
    books = [(day, _random(number, chance, day)) for day in (MARCH, JUNE, SEPTEMBER)]
    found = [_facts(load(number, *order).rows) for order in permutations(books)]
    assert all(each == found[0] for each in found)
    assert {line["withdrawn"] for line in found[0]} == {True, False}


def _random(number: int, chance: random.Random, day: date) -> pa.Table:
    """A workbook of that day: some children, some starts, some ends, and a team that changes."""
    made = {}
    for _ in range(12):
        start = day - timedelta(days=chance.randrange(400))
        end = start + timedelta(days=chance.randrange(200))
        child = str(chance.randrange(8))
        line = {"child_unique_id": child, STARTS[number]: start, "allocated_team": chance.choice("NS")}
        if number in ENDS:
            line[ENDS[number]] = end if end <= day and chance.random() < 0.7 else None
        made[(child, start) if number != 7 else child] = line
    return rows(number, *made.values())


def _facts(table: pa.Table) -> list[dict]:
    return sorted(table.drop_columns(["source_row"]).to_pylist(), key=lambda line: line["record_id"])
