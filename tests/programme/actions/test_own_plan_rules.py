"""A council's own columns: which is what, what a status stands for, what milestones a cell holds, and what its rows become."""

import pytest

from sightline.history.round_trip import EDITION, REASON, REFERENCE
from sightline.programme.delivery.rules.own_plan import (
    KnownPlan,
    OwnPlan,
    OwnTable,
    fault_of_columns,
    kept_as,
    milestones_in,
    propose,
    status_of,
    table_in,
    translated,
)
from sightline.programme.delivery.rules.round_trip import TITLES

NEW = KnownPlan(own={}, titles={}, editions={}, latest={}, priorities=(), findings=())
LIVE = KnownPlan(
    own={"1.1": "A1"},
    titles={"meet weekly": "A2"},
    editions={"A1": 3, "A2": 5},
    latest={"A1": "Status: Green. Begun.", "A2": "Begun."},
    priorities=("Leadership",),
    findings=("1", "2b", "R3", "Of practice", "Theme 7"),
)


def brought(columns: str, *rows: tuple[str, ...], known: KnownPlan = NEW) -> OwnPlan:
    """What rows become whose columns are these, in order; a dash is a column that is not read. The first row is row 2."""
    names = columns.split()
    table = OwnTable(tuple(names), tuple(enumerate(rows, start=2)))
    return translated(table, {at: name for at, name in enumerate(names) if name != "-"}, known)


def cells_of(plan: OwnPlan, field: str) -> dict[int, str | None]:
    """By row, what our spreadsheet would have of a field; None where it would not have the column."""
    return {number: line.get(TITLES[field]) for number, line in plan.rows}


@pytest.mark.parametrize(
    ("heads", "kept", "what"),
    [
        (["Action", "Lead", "Due"], {}, {0: "title", 1: "owner_post", 2: "due"}),
        (["Ref.", "ACTIONS ", "By when?"], {}, {0: "own_reference", 1: "title", 2: "due"}),
        (["Improvement action", "Action owner"], {}, {1: "owner_post", 0: "title"}),
        (["Action", "Action"], {}, {0: "title"}),  # each thing once
        (["Action", "Wibble"], {"wibble": "detail"}, {0: "title", 1: "detail"}),
        (["Action", "Lead"], {"lead": "partner"}, {0: "title", 1: "partner"}),
        (["", "Action"], {}, {1: "title"}),
        (["Wibble"], {}, {}),
    ],
)
def test_columns_are_proposed(heads, kept, what):
    assert propose(heads, kept) == what


def test_what_is_kept_is_what_was_chosen():
    assert kept_as(["Action", "Lead!", ""], {0: "title"}) == {"action": "title", "lead": ""}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({0: "title"}, ""),
        ({0: "due"}, "Choose which column holds the action."),
        ({0: "title", 1: "due", 2: "due"}, "Two columns are “Due”. Choose one of them."),
    ],
)
def test_columns_that_do_not_go_together(columns, said):
    assert fault_of_columns(columns) == said


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "done"),
        ("COMPLETED ", "done"),
        ("Amber", "in_progress"),
        ("Green - on track", "in_progress"),
        ("On hold", "paused"),
        ("Not started", "not_started"),
        ("not started (amber)", "not_started"),
        ("who knows", ""),
        ("", ""),
    ],
)
def test_what_a_status_stands_for(words, status):
    assert status_of(words) == status


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("", []),
        ("Terms agreed", [("Terms agreed", "")]),
        ("Terms agreed – 28/02/27", [("Terms agreed", "28/02/27")]),
        (
            "• Terms agreed by 28 February 2027\n- Printed",
            [("Terms agreed", "28 February 2027"), ("Printed", "")],
        ),
        ("Read 20 of 30", [("Read 20 of 30", "")]),
        ("A; B (1 May 2027)", [("A", ""), ("B", "1 May 2027")]),
    ],
)
def test_the_milestones_of_a_cell(cell, points):
    assert milestones_in(cell) == points


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ([[["Cover"]], [["Title"], ["Ref", "Action"], ["1", "x"]]], (("Ref", "Action"), 3)),
        ([[["Lead", "Due"]]], None),  # nothing names an action
        ([[*[["x"]] * 20, ["Ref", "Action"]]], None),  # too far below
        ([], None),
    ],
)
def test_the_table_is_where_heads_are_most_like_a_plans(sheets, found):
    table = table_in(sheets)
    assert (table is None) is (found is None)
    if table is not None and found is not None:
        assert (table.heads, table.rows[0][0]) == found and table.examples(0) == ["1"]


def test_a_row_that_is_new_is_a_row_of_ours_without_a_reference():
    plan = brought(
        "own_reference title - owner_post due done_on status report milestones impact",
        *(
            (
                *("1.1", "Meet weekly", "private", "Head of MASH", "1 May 2027", "2 May 2026", "Complete"),
                *("All met.", "Terms – 1 May 2026; Room", "Seen in time"),
            ),
        ),
    )
    assert plan.rows == [
        (
            2,
            {
                TITLES["title"]: "Meet weekly",
                TITLES["owner_post"]: "Head of MASH",
                TITLES["due"]: "1 May 2027",
                TITLES["impact"]: "Seen in time",
                TITLES["report"]: "Status: Complete. All met.",
                TITLES["priorities"]: "",
                TITLES["findings"]: "",
                REFERENCE: "",
                EDITION: "",
                REASON: "From the council’s own plan.",
            },
        )
    ]
    assert plan.references == {2: "1.1"} and plan.statuses == {2: ("done", "2 May 2026")}
    assert plan.milestones == {2: [("Terms", "1 May 2026"), ("Room", "")]}
    assert plan.notes == [] and plan.priorities == []


def test_a_new_row_of_an_action_alone_has_no_status_and_no_milestones():
    plan = brought("priorities title", ("", "Meet weekly"))
    assert plan.references == {2: ""} and plan.statuses == {2: ("", "")} and plan.milestones == {2: []}
    assert cells_of(plan, "report") == {2: ""} and cells_of(plan, "owner_post") == {2: None}


@pytest.mark.parametrize(
    ("reference", "title", "ours", "edition"),
    [
        ("1.1", "Another title", "A1", "3"),  # the council's reference is what names it
        ("", "Meet weekly", "A2", "5"),
        ("", "MEET Weekly", "A2", "5"),
        ("9.9", "Meet weekly", "", ""),  # a reference nobody knows is a new action, whatever its title
        ("", "Something else", "", ""),
    ],
)
def test_an_action_is_the_one_of_its_reference_and_else_of_its_title(reference, title, ours, edition):
    plan = brought("own_reference title owner_post", (reference, title, "Jo"), known=LIVE)
    ((_, line),) = plan.rows
    assert (line[REFERENCE], line[EDITION]) == (ours, edition)
    new = not ours
    assert (2 in plan.references, 2 in plan.statuses, 2 in plan.milestones) == (new, new, new)


@pytest.mark.parametrize(
    ("reference", "priority", "finding", "priorities", "findings"),
    [
        ("1.1", "", "", None, None),  # nothing is taken out of the plan
        ("1.1", "Practice", "", "Practice", None),
        ("1.1", "", "1", None, "1"),
        ("1.1", "", "99", None, None),  # a finding that is none leaves those there are
        ("1.1", "Practice", "1", "Practice", "1"),
        ("9.9", "", "", "", ""),
    ],
)
def test_what_the_table_does_not_have_stays_in_the_plan(reference, priority, finding, priorities, findings):
    row = (reference, "Audit", priority, finding)
    plan = brought("own_reference title priorities findings", row, known=LIVE)
    assert (cells_of(plan, "priorities"), cells_of(plan, "findings")) == ({2: priorities}, {2: findings})


@pytest.mark.parametrize(
    ("rows", "priorities"),
    [
        (
            [("Practice", "a"), ("", "b"), ("Leaders", "c"), ("", "d")],
            ["Practice", "Practice", "Leaders", "Leaders"],
        ),
        ([("", "a"), ("Practice", "b")], ["", "Practice"]),
        ([("Practice", ""), ("", "a")], ["Practice"]),  # named above its actions, in a row of its own
        ([("Practice", "a"), ("", ""), ("", "b")], ["Practice", "Practice"]),  # over a row that is blank
        ([("Practice", "a"), ("PRACTICE", "b")], ["Practice", "Practice"]),  # as it was written first
        ([("leadership", "a")], ["Leadership"]),  # as the plan has it
        ([("Practice;  help\nfirst ", "a")], ["Practice, help first"]),  # a semicolon would make it two
    ],
)
def test_a_priority_that_is_blank_is_the_one_above(rows, priorities):
    plan = brought("priorities title", *rows, known=LIVE)
    assert list(cells_of(plan, "priorities").values()) == priorities


@pytest.mark.parametrize(
    ("texts", "new"),
    [
        (["Leadership", "LEADERSHIP"], []),
        (["Practice", "practice", "Help"], ["Practice", "Help"]),
        (["", ""], []),
        ([" ; "], [","]),
    ],
)
def test_priorities_the_plan_does_not_have_are_new_once(texts, new):
    assert brought("priorities title", *((text, "Audit") for text in texts), known=LIVE).priorities == new


@pytest.mark.parametrize(
    ("columns", "rows", "priorities"),
    [
        ("title owner_post", [("Practice", ""), ("a", "Jo"), ("b", "Jo")], {3: "Practice", 4: "Practice"}),
        ("title owner_post", [("a", "Jo"), ("Practice", ""), ("b", "Jo")], {2: "", 4: "Practice"}),
        ("- title", [("Practice", ""), ("1", "a")], {3: "Practice"}),  # left of the actions
        ("title owner_post", [("", "Practice"), ("a", "Jo")], {3: ""}),  # right of them it is none
        ("priorities title", [("", "a"), ("", "b")], {2: "", 3: ""}),  # where a column is, it is an action
    ],
)
def test_a_cell_alone_is_a_priority_where_no_column_is(columns, rows, priorities):
    assert cells_of(brought(columns, *rows), "priorities") == priorities


@pytest.mark.parametrize(
    ("text", "linked", "unknown"),
    [
        ("", "", []),
        ("Rec 1", "1", []),
        ("R3 and 1", "1; R3", []),  # in the order the plan has them
        ("2b, 2b", "2b", []),
        ("Of practice ", "Of practice", []),  # one without a number, by its name
        ("Theme 7", "Theme 7", []),  # its name has a number that is none
        ("Practice", "", []),
        ("Recs 1, 7 and 99", "1", ["7", "99"]),
        ("2", "", ["2"]),
    ],
)
def test_findings_are_those_there_are_and_the_others_are_noted(text, linked, unknown):
    plan = brought("title owner_post findings", ("Audit", "Jo", text), known=LIVE)
    assert cells_of(plan, "findings") == {2: linked}
    assert plan.notes == [
        f"Row 2: no finding has the number {each}, so the action is not linked to one." for each in unknown
    ]


@pytest.mark.parametrize(
    ("reference", "status", "words", "report"),
    [
        ("9.9", "Green", "Begun.", "Status: Green. Begun."),
        ("9.9", "Green", "", "Status: Green."),
        ("9.9", "", "Begun.", "Begun."),
        ("9.9", "", "", ""),
        ("1.1", "Green", "Begun.", ""),  # was reported last
        ("1.1", "Amber", "Begun.", "Status: Amber. Begun."),
        ("1.1", "Green", "Printed.", "Status: Green. Printed."),
        ("", "", "Begun.", ""),  # of the action its title names
    ],
)
def test_what_is_reported_is_what_was_not_reported_last(reference, status, words, report):
    row = (reference, "Meet weekly", status, words)
    plan = brought("own_reference title status report", row, known=LIVE)
    assert cells_of(plan, "report") == {2: report}
    ((_, line),) = plan.rows
    assert TITLES["status"] not in line  # a status goes beside the rows, never in them


@pytest.mark.parametrize(
    ("rows", "milestones", "notes"),
    [
        (
            [("", "Audit", "", "Terms"), ("", "", "", "Room – 1 May 2027")],
            {2: [("Terms", ""), ("Room", "1 May 2027")]},
            [],
        ),
        ([("", "Audit", "", ""), ("", "", "", ""), ("", "", "", "Room")], {2: [("Room", "")]}, []),
        ([("", "Audit", "", "Terms"), ("", "", "Jo", "")], {2: [("Terms", "")]}, [3]),
        ([("", "", "", "Room"), ("", "Audit", "", "")], {3: []}, [2]),  # there is no action above
        (
            [("1.1", "Audit", "", ""), ("", "", "", "Room")],
            {},
            [3],
        ),  # those of an action there is are its own
        (
            [("", "Audit", "", ""), ("", "Train", "", ""), ("", "", "", "Room")],
            {2: [], 3: [("Room", "")]},
            [],
        ),
    ],
)
def test_a_row_without_an_action_adds_its_milestones_to_the_one_above(rows, milestones, notes):
    plan = brought(
        "own_reference title owner_post milestones priorities", *((*row, "") for row in rows), known=LIVE
    )
    assert plan.milestones == milestones
    assert plan.notes == [f"Row {number} has no action, and is not read." for number in notes]


def test_a_row_of_which_nothing_is_read_is_left_out_without_a_word():
    plan = brought("priorities title - -", ("", "Audit", "", ""), ("", "", "private", "private"))
    assert [number for number, _ in plan.rows] == [2] and plan.notes == []
