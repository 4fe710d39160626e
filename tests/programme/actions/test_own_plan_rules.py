"""A council's own columns: which is what, what a status stands for, and what milestones a cell holds."""

import pytest

from sightline.programme.delivery.rules.own_plan import (
    fault_of_columns,
    kept_as,
    milestones_in,
    propose,
    status_of,
    table_in,
)


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
