"""The order a worklist stands in: drawn first, the day that counts and the day that does not."""

from datetime import date, datetime

import pytest

from sightline.worklists.arranging import arranged, part_of, sections
from sightline.worklists.due_list import due_row, due_tables
from sightline.worklists.due_words import time_left

FRIDAY = date(2025, 6, 27)


def row(due: str, child: str | None = "A", worker: str = "W1", clock: str = "assessment") -> dict:
    day = datetime.fromisoformat(due) if "T" in due else date.fromisoformat(due)
    return {
        "due": day,
        "starts": day,
        "clock": clock,
        "child_id": child,
        "case_id": f"case {child} {due}",
        "worker_id": worker,
        "team": "T1",
        "remark": "",
    }


@pytest.mark.parametrize(
    ("due", "part", "left"),
    [
        ("2025-03-26", "old", "3 months overdue"),
        ("2025-03-27", "overdue", "62 working days overdue"),
        ("2023-06-27", "old", "2 years overdue"),
        ("2023-06-28", "old", "23 months overdue"),
        ("2025-06-26", "overdue", "1 working day overdue"),
        ("2025-06-27", "today", "Last day"),
        ("2025-06-27T17:00", "today", "Last day"),
        ("2025-06-28", "soon", "0 working days left"),
        ("2025-07-04", "soon", "5 working days left"),
        ("2025-07-05", "soon", "5 working days left"),
        ("2025-07-07", "later", "6 working days left"),
    ],
)
def test_where_a_row_stands_and_what_it_says_is_left(due, part, left):
    assert part_of(row(due), FRIDAY) == part
    assert time_left(row(due), FRIDAY) == left


def test_today_and_this_week_come_before_what_is_overdue_and_the_oldest_is_folded():
    days = ["2024-01-08", "2025-02-03", "2025-06-02", "2025-06-25", "2025-06-27", "2025-07-01", "2025-07-30"]
    rows = [row(day) for day in days]
    order = arranged(rows, "day", FRIDAY)
    assert [f"{each['due']}" for each in order] == [days[at] for at in (4, 5, 3, 2, 6, 1, 0)]
    tables = due_tables(sections(order, rows, "day", FRIDAY), FRIDAY, "day")
    assert [(each.caption, each.folded) for each in tables] == [
        ("Due today: 1", False),
        ("Due within 5 working days: 1", False),
        ("Overdue: 2", False),
        ("Due later: 1", False),
        ("Overdue, by more than 3 months: 2", True),
    ]


def test_of_old_data_the_headings_say_as_at_which_day():
    rows = [row("2025-06-26"), row("2025-06-27"), row("2025-06-30")]
    found = sections(arranged(rows, "day", FRIDAY), rows, "day", FRIDAY, "27 June 2025")
    assert [each.title for each in found] == [
        "Due on 27 June 2025: 1",
        "Due within 5 working days of 27 June 2025: 1",
        "Overdue on 27 June 2025: 1",
    ]


def test_a_part_of_the_list_says_how_many_the_whole_has():
    rows = [row(f"2025-06-{day:02d}") for day in range(2, 12)]
    (found,) = sections(rows[:3], rows, "day", FRIDAY)
    assert (found.title, len(found.rows)) == ("Overdue: 10", 3)


@pytest.mark.parametrize(
    ("arrangement", "titles"),
    [
        ("child", ["A: 1, and 1 checkpoint", "B: 1", "Staff: 1"]),
        ("worker", ["W1: 2", "W2: 1 checkpoint", "No worker recorded: 1"]),
        (
            "deadline",
            ["Assessment: 2", "Assessment checkpoint at 10 working days: 1 checkpoint", "Supervision: 1"],
        ),
        ("longest", ["Longest overdue first: 3, and 1 checkpoint"]),
    ],
)
def test_rows_are_grouped_by_child_by_worker_and_by_deadline(arrangement, titles):
    rows = [
        row("2025-06-25", "B"),
        row("2025-06-26", "A", ""),
        row("2025-06-27", "A", "W2", "assessment-checkpoint-10"),
        row("2025-06-30", None, "W1", "supervision"),
    ]
    order = arranged(rows, arrangement, FRIDAY)
    assert [each.title for each in sections(order, rows, arrangement, FRIDAY)] == titles
    tables = due_tables(sections(order, rows, arrangement, FRIDAY), FRIDAY, arrangement)
    assert len(tables) == 1
    assert sum(len(group.rows) for group in tables[0].groups) == 4


def test_a_checkpoint_says_that_it_is_one_and_has_no_mark():
    drawn = due_row(row("2025-06-30", clock="assessment-checkpoint-10"), FRIDAY)
    assert (drawn.mark, drawn.left) == ("", "Checkpoint")
