"""A spreadsheet of actions that came back: what is a change, what cannot be, and what its rows are read from."""

import io
from dataclasses import replace

import openpyxl
import pytest

from sightline.history import returned_sheets
from sightline.history.returned_sheets import NotOurSpreadsheetError, sheets_in
from sightline.programme.delivery.rules.round_trip import (
    BY_OWNERS,
    HEADS,
    LONGEST_REPORT,
    MILESTONE_HEADS,
    REPORT,
    TITLES,
    WHILE_SEALED,
    ActionInPlan,
    MilestoneInPlan,
    PlanChanges,
    PlanInSheet,
    counted,
    day_of,
    in_words,
    read,
    same,
)
from sightline.returns.contract import CannotReadError

PLAN = {
    "title": "Audit ten records",
    "detail": "=a formula that is not one\n- first point",
    "owner_post": "Head of Assessment",
    "partner": "",
    "starts": "",
    "due": "2026-11-14",
    "status": "in_progress",
    "impact": "",
    "resources": "",
    "priorities": "",
    "findings": "",
    "report": "",
}
AS_WRITTEN = {TITLES[field]: text for field, text in PLAN.items()} | {"Status": "In progress"}


def a1(
    *,
    may: frozenset[str] = frozenset(TITLES),
    status: str = "in_progress",
    declared: bool = True,
    sealed: bool = False,
) -> ActionInPlan:
    return ActionInPlan(
        edition=3,
        fields=PLAN | {"status": status},
        changed_by="",
        may_change=may,
        declared=declared,
        sealed=sealed,
    )


def in_sheet(**actions: ActionInPlan) -> PlanInSheet:
    return PlanInSheet(
        actions=actions,
        milestones={},
        adds="",
        works_on=frozenset(actions),
        priorities=("Practice", "Management; oversight"),
        findings=("1", "2"),
    )


def row(edition: str = "3", **cells: str) -> dict[str, str]:
    """The row of A1 with these cells changed: `_` in a head stands for a space."""
    changed = {head.replace("_", " "): text for head, text in cells.items()}
    return {"Reference": "A1", **AS_WRITTEN, "Why": "", "Edition": edition, **changed}


def changes_of(cells: dict[str, str], action: ActionInPlan) -> tuple[list[tuple[str, str, str]], list[str]]:
    """What a sheet of that one row would change, and what it cannot, in words."""
    file = read([(2, cells)], in_sheet(A1=action)).actions
    return [(each.field, each.was, each.now) for each in file.changes], [
        each.words for each in file.conflicts
    ]


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        ({}, []),
        ({"Action": "Audit  ten\nrecords "}, []),  # spaces and ends of lines are no change
        ({"Action": "Audit ten\u200b records"}, []),  # nor is a mark nobody sees
        ({"Due": "2026-11-14 00:00:00"}, []),  # nor midnight
        ({"Due": "14/11/2026"}, []),  # nor the same day in another form
        ({"Status": "in progress"}, []),
        ({"Status": "in_progress"}, []),
        ({"Action": "Audit twelve records"}, [("title", "Audit ten records", "Audit twelve records")]),
        ({"Owner": "x" * 150}, [("owner_post", "Head of Assessment", "x" * 150)]),
        ({"Owner": ""}, [("owner_post", "Head of Assessment", "")]),
        ({"Due": "15/11/2026"}, [("due", "2026-11-14", "2026-11-15")]),
        ({"Due": ""}, [("due", "2026-11-14", "")]),
        ({"Starts": "1 Oct 2026"}, [("starts", "", "2026-10-01")]),
        ({"Status": "Paused", "Why": "Sickness"}, [("status", "in_progress", "paused")]),
        ({"Status": "paused", "Why": "Sickness"}, [("status", "in_progress", "paused")]),
        (
            {"Action": "B", "Resources": "None"},
            [("title", "Audit ten records", "B"), ("resources", "", "None")],
        ),
    ],
)
def test_a_cell_is_a_change_where_it_says_something_else(cells, changes):
    assert changes_of(row(**cells), a1()) == (changes, [])


def test_a_column_that_is_missing_changes_nothing():
    assert changes_of({"Reference": "A1", "Edition": "3.0"}, a1()) == ([], [])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Due": "31/02/2026"}, "Row 2, A1, Due is '31/02/2026', which is not a date."),
        ({"Status": "Nearly"}, "Row 2, A1, Status is 'Nearly'. It is one of: Not started"),
        ({"Status": ""}, "Row 2, A1, Status is ''."),
        ({"Status": "Paused"}, "Row 2, A1: Say why"),
        ({"Status": "Not started", "Why": "x"}, "cannot go to 'Not started'"),
        ({"Status": "Done"}, "Row 2, A1: close it on its own page"),
        ({"Action": " "}, "It keeps its title."),
        ({"Action": "x" * 301}, "Action has 301 characters. Use 300 at most."),
        ({"Partner_agency": "x" * 151}, "Partner agency has 151 characters."),
        ({"Reference": ""}, "Row 2 has no reference"),
        ({"Reference": "A9"}, "Row 2: there is no action A9 in this plan"),
        ({"Edition": ""}, "A1 has no number under 'Edition'"),
        ({"Edition": "three"}, "A1 has no number under 'Edition'"),
        ({"Edition": "3.5"}, "A1 has no number under 'Edition'"),
        ({"Action": "B", "Why": "NHS 943 476 5919"}, "has under 'Why' seems to hold an NHS number"),
    ],
)
def test_what_cannot_be_says_where_and_why_and_changes_nothing(cells, said):
    changes, (conflict,) = changes_of(row(**cells), a1())
    assert changes == [] and said in conflict and conflict.endswith(".")


@pytest.mark.parametrize(
    ("status", "declared", "allowed"),
    [
        ("not_started", True, True),
        ("not_started", False, False),
        ("paused", False, False),
        ("done", False, True),
    ],
)
def test_nothing_starts_before_its_test_of_difference_is_declared(status, declared, allowed):
    changes, conflicts = changes_of(
        row(Status="In progress", Why="It goes on"), a1(status=status, declared=declared)
    )
    assert (changes == [("status", status, "in_progress")], conflicts == []) == (allowed, allowed)
    assert allowed or "Declare first" in conflicts[0]


@pytest.mark.parametrize(
    ("may", "cells", "changes", "said"),
    [
        (BY_OWNERS, {"Due": "15/11/2026"}, 1, ""),
        (BY_OWNERS, {"Owner": "Me"}, 0, "Owner is not yours to change"),
        (BY_OWNERS, {"Owner": "Me", "Resources": "Two days"}, 1, "Owner is not yours to change"),
        ((), {"Due": "15/11/2026"}, 0, "Due is not yours to change"),
        ((), {"Due": "14 November 2026"}, 0, ""),  # the same day in another form: nothing is changed
        ((), {"Action": "Audit  ten records"}, 0, ""),
    ],
)
def test_who_owns_an_action_changes_some_of_it_and_who_does_not_nothing(may, cells, changes, said):
    made, conflicts = changes_of(row(**cells), a1(may=frozenset(may)))
    assert len(made) == changes and [said in each for each in conflicts] == [True] * bool(said)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, []),  # nothing of it was changed here
        ({"Due": "14/11/2026"}, []),
        ({"Due": "15/11/2026"}, ["Due: '15 November 2026' here, '14 November 2026' in the plan. Take a new"]),
        (
            {"Action": "B", "Resources": "C"},
            ["Action: 'B' here, 'Audit ten records' in the plan; Resources: 'C' here, '' in the plan."],
        ),
        ({"Due": "soon"}, ["is not a date", "nothing of this row is taken over. Take a new spreadsheet"]),
    ],
)
def test_a_row_that_was_overtaken_is_named_and_left_alone(cells, said):
    changes, conflicts = changes_of(row("2", **cells), a1())
    assert changes == [] and len(conflicts) == len(said)
    assert all(words in conflict for words, conflict in zip(said, conflicts, strict=True))


def test_rows_are_counted_blank_ones_are_not_and_actions_without_one_stay():
    rows = [(2, row()), (3, {"Reference": " ", "Action": ""}), (5, row(Action="B")), (6, row(Reference="A7"))]
    file = read(rows, in_sheet(A1=a1(), A2=a1(), A3=a1())).actions
    assert (file.rows, file.missing, file.changes) == (3, 2, ())
    assert [(each.row, each.reference, each.words.partition(".")[0]) for each in file.conflicts] == [
        (5, "A1", "Row 5: A1 stands in row 2 already"),
        (6, "A7", "Row 6: there is no action A7 in this plan that you may see"),
    ]


def test_a_change_is_said_with_its_head_and_its_days_and_statuses_in_words():
    cells = row(Due="15/11/2026", Status="Stopped", Owner="Nobody", Why="No need")
    whole = read([(2, cells)], in_sheet(A1=a1()))
    changes = whole.actions.changes
    assert [(each.title, each.was_words, each.now_words, each.reason, each.edition) for each in changes] == [
        ("Owner", "Head of Assessment", "Nobody", "No need", 3),
        ("Due", "14 November 2026", "15 November 2026", "No need", 3),
        ("Status", "In progress", "Stopped", "No need", 3),
    ]
    assert counted(whole) == "3 changes in 1 action or milestone."
    assert counted(read([], in_sheet(A1=a1()))) == "Nothing would change."


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("due", "2026-11-14", "14 November 2026"),
        ("due", "", ""),
        ("status", "done", "Done"),
        ("status", "", ""),
        ("title", "2026-11-14", "2026-11-14"),
    ],
)
def test_a_value_as_people_read_it(field, value, words):
    assert in_words(field, value) == words


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *dict.fromkeys(
            (
                "2026-11-14",
                "14/11/2026",
                "14 November 2026",
                " 14 Nov 2026 ",
                "2026-11-14 00:00:00",
                "2026-11-14T00:00:00",
                "2026-11-14 00:00",
                "2026-11-14 12:30:00.5",
            ),
            "2026-11-14",
        ).items(),
        ("11/14/2026", None),
        ("", None),
        ("soon", None),
    ],
)
def test_days_are_read_as_people_and_spreadsheets_write_them(cell, day):
    read_as = day_of(cell)
    assert (read_as and read_as.isoformat()) == day


@pytest.mark.parametrize("field", TITLES)
def test_a_field_says_the_same_as_itself(field):
    assert same(field, PLAN[field], PLAN[field]) and not same(field, "something else", PLAN[field])


@pytest.mark.parametrize(
    ("head", "cell", "now"),
    [
        ("Priority", "practice", "Practice"),  # as the plan writes it
        ("Priority", " ; PRACTICE ;; ", "Practice"),
        ("Finding", "2;1", "1; 2"),  # in the plan's order
        ("Finding", "2; 2 ;2", "2"),  # each once
        ("Finding", ";", None),  # none named is as it was
        ("Finding", "", None),
    ],
)
def test_several_in_a_cell_are_kept_as_the_plan_writes_them(head, cell, now):
    assert changes_of(row(**{head: cell}), a1()) == ([(HEADS[head], "", now)] if now else [], [])


@pytest.mark.parametrize(
    ("head", "cell", "unknown"),
    [
        ("Finding", "1; 7; 8", "7"),  # the first that is not there
        ("Finding", "Practice", "Practice"),  # a priority is no finding
        ("Priority", "1", "1"),
        ("Priority", "Practices", "Practices"),
    ],
)
def test_a_cell_names_nothing_the_plan_does_not_have(head, cell, unknown):
    assert changes_of(row(**{head: cell}), a1()) == (
        [],
        [
            f"Row 2, A1, {head} names '{unknown}', which the plan does not have. Choose from the sheet Choices."
        ],
    )


CHANGED = {
    "title": "Audit twelve records",
    "detail": "Other words",
    "priorities": "Practice",
    "findings": "1",
    "owner_post": "Nobody",
    "partner": "Police",
    "starts": "2026-10-01",
    "due": "2026-11-15",
    "status": "stopped",
    "report": "x" * LONGEST_REPORT,
    "impact": "Fewer gaps",
    "resources": "Two days",
}


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("field", TITLES)
def test_while_a_version_is_out_its_words_stay_and_its_days_and_owners_may_change(field, sealed):
    cells = row(**{TITLES[field]: CHANGED[field], "Why": "No need"})
    changes, conflicts = changes_of(cells, a1(sealed=sealed))
    if sealed and field not in WHILE_SEALED:
        said = f"{TITLES[field]} is sealed while the plan is out. Begin a refresh to change it."
        assert (changes, conflicts) == ([], [f"Row 2, A1: {said}"])
    else:
        assert (changes, conflicts) == ([(field, PLAN[field], CHANGED[field])], [])


NEW = {"Action": "Hold a practice week", "Starts": "1 Oct 2026", "Due": "1/10/2026", REPORT: ""}
NOT_YOURS = "only whoever writes the plan adds actions."


@pytest.mark.parametrize(
    ("cells", "adds", "said"),
    [
        ({}, NOT_YOURS, NOT_YOURS),
        ({"Action": ""}, NOT_YOURS, NOT_YOURS),  # whether it may be added comes first
        ({"Action": " "}, "", "a new action needs words under Action."),
        ({"Status": "Done"}, "", "a new action is Not started. Say where it stands once it is in the plan."),
        ({"Status": "in_progress"}, "", "a new action is Not started."),
        ({"Due": "30 September 2026"}, "", "it cannot be due before it starts."),
        ({"Due": "soon"}, "", "Due is 'soon', which is not a date."),
        ({"Finding": "9"}, "", "Finding names '9', which the plan does not have."),
    ],
)
def test_a_row_that_adds_no_action_says_why(cells, adds, said):
    whole = read([(7, NEW | cells)], replace(in_sheet(A1=a1()), adds=adds))
    (conflict,) = whole.conflicts
    assert conflict.words.startswith(("Row 7: " + said, "Row 7, " + said)) and conflict.reference == ""
    assert (whole.any, whole.actions.new, counted(whole)) == (False, (), "Nothing would change.")


@pytest.mark.parametrize(
    ("cells", "fields"),
    [
        ({}, {"starts": "2026-10-01", "due": "2026-10-01"}),  # due the day it starts
        ({"Starts": ""}, {"due": "2026-10-01"}),
        ({"Due": ""}, {"starts": "2026-10-01"}),
        ({"Starts": "", "Due": "", "Status": "not started"}, {"status": "not_started"}),
        (
            {"Starts": "", "Due": "", "Priority": "practice", "Finding": "2;1"},
            {"priorities": "Practice", "findings": "1; 2"},
        ),
    ],
)
def test_a_row_without_a_reference_adds_an_action_as_it_would_be_kept(cells, fields):
    whole = read([(7, NEW | {"Why": "Agreed"} | cells)], in_sheet(A1=a1()))
    (new,) = whole.actions.new
    assert (new.row, new.fields, new.reason) == (7, {"title": "Hold a practice week"} | fields, "Agreed")
    assert (whole.any, whole.conflicts, counted(whole)) == (True, (), "1 new action.")


REACHED = {"action": "A1", "title": "Form agreed", "due": "2026-09-01", "reached_on": "2026-08-30"}


def milestones_of(cells: dict[str, str], *, may: bool = True, **fields: str) -> PlanChanges:
    """What a sheet of one milestone, or of a new one, would change: A1 is this person's, A2 is not."""
    milestone = MilestoneInPlan(edition=3, fields=REACHED | fields, may_change=may)
    plan = replace(in_sheet(A1=a1(), A2=a1()), milestones={"A1-5": milestone}, works_on=frozenset({"A1"}))
    return read([], plan, [(4, cells)])


def milestone_row(**cells: str) -> dict[str, str]:
    as_written = {head: REACHED[field] for head, field in MILESTONE_HEADS.items() if field}
    return {"Reference": "A1-5", "Edition": "3", "Why": "", **as_written, **cells}


@pytest.mark.parametrize(
    ("cells", "was", "changes"),
    [
        ({}, {}, []),
        ({"Due": "1/9/2026"}, {}, []),  # the same day in another form
        ({"Milestone": "Form in use"}, {}, [("title", "Form agreed", "Form in use")]),
        ({"Due": "2/9/2026", "Why": "Sickness"}, {}, [("due", "2026-09-01", "2026-09-02")]),
        ({}, {"due": ""}, [("due", "", "2026-09-01")]),  # a first day needs no reason
        ({}, {"reached_on": ""}, [("reached_on", "", "2026-08-30")]),
        ({"Reached": "31 Aug 2026"}, {}, [("reached_on", "2026-08-30", "2026-08-31")]),
        ({"Reached": "", "Why": "A mistake"}, {}, [("reached_on", "2026-08-30", "")]),
    ],
)
def test_a_milestone_changes_its_words_and_its_days(cells, was, changes):
    whole = milestones_of(milestone_row(**cells), **was)
    assert [(each.field, each.was, each.now) for each in whole.milestones.changes] == changes
    assert (whole.any, whole.conflicts) == (bool(changes), ())
    assert counted(whole) == ("1 change in 1 action or milestone." if changes else "Nothing would change.")


@pytest.mark.parametrize(
    ("may", "cells", "said"),
    [
        (False, {"Milestone": "B"}, ": it is not yours to change. Ask whoever writes the plan."),
        (False, {"Action": "A2"}, ": it is not yours to change."),
        (True, {"Action": "A2"}, ": a milestone stays with its action. Add a new row, without a reference"),
        (True, {"Due": "2/9/2026"}, ": say why its day moves, under Why."),
        (True, {"Due": ""}, ": say why its day moves, under Why."),
        (True, {"Reached": " "}, ": say why it is not reached after all, under Why."),
        (True, {"Reached": "yes"}, ", Reached is 'yes', which is not a date."),
        (True, {"Milestone": ""}, ", Milestone is blank. It keeps its title."),
    ],
)
def test_what_cannot_be_of_a_milestone_says_why_and_changes_nothing(may, cells, said):
    whole = milestones_of(milestone_row(**cells), may=may)
    (conflict,) = whole.conflicts
    assert conflict.words.startswith(f"Row 4, A1-5{said}") and whole.milestones.changes == ()
    assert not whole.any


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Action": "A1"}, "a new milestone needs words under Milestone."),
        ({"Milestone": "B"}, "there is no action named in this plan that you may see. Write its reference"),
        ({"Milestone": "B", "Action": "A9"}, "there is no action A9 in this plan that you may see."),
        ({"Milestone": "B", "Action": "A2"}, "A2 is not yours to change. Ask whoever writes the plan."),
    ],
)
def test_a_row_that_adds_no_milestone_says_why(cells, said):
    whole = milestones_of(cells)
    (conflict,) = whole.conflicts
    assert conflict.words.startswith(f"Row 4: {said}") and not whole.any


def test_a_row_without_a_reference_adds_a_milestone_to_an_action_of_ones_own():
    whole = milestones_of({"Milestone": "Leaflet printed", "Action": "A1", "Due": "28/2/2027"})
    (new,) = whole.milestones.new
    assert new.fields == {"action": "A1", "title": "Leaflet printed", "due": "2027-02-28"}
    assert (whole.any, whole.conflicts, counted(whole)) == (True, (), "1 new milestone.")


def test_both_sheets_are_told_together_actions_first():
    plan = replace(
        in_sheet(A1=a1()),
        milestones={"A1-5": MilestoneInPlan(edition=3, fields=REACHED, may_change=True)},
    )
    whole = read(
        [(2, row(Owner="Me", Resources="Two days")), (3, NEW), (4, {"Action": "B", "Status": "Done"})],
        plan,
        [(2, milestone_row(Milestone="B")), (3, {"Milestone": "C", "Action": "A1"}), (4, {"Milestone": "D"})],
    )
    assert [each.words.partition(".")[0] for each in whole.conflicts] == [
        "Row 4: a new action is Not started",
        "Row 4: there is no action named in this plan that you may see",
    ]
    assert counted(whole) == "3 changes in 2 actions and milestones; 1 new action; 1 new milestone."


def test_a_row_whose_way_is_barred_counts_as_no_change():
    whole = read([(2, row(Owner="Me", Due="soon"))], in_sheet(A1=a1()))
    assert (len(whole.actions.changes), whole.any, counted(whole)) == (1, False, "Nothing would change.")


def book(*sheets: list[list]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for cells in rows:
            sheet.append(cells)
    made.save(out)
    return out.getvalue()


HEADED = [["Reference ", "Edition", "Action", "Not ours"], ["A1", 3, "'=sum", "x"], [None, None, "B"]]


@pytest.mark.parametrize(
    ("sheets", "above"),
    [
        ([HEADED], 0),
        ([[["How to use it"], ["Reference", "only"]], HEADED], 0),  # the sheet that has both heads
        ([[["A title"], [], *HEADED]], 2),  # they may stand below something
        ([[*[["x"]] * 19, *HEADED]], 19),  # as far as the twentieth row
    ],
)
def test_rows_are_those_below_the_heads_with_their_own_numbers(sheets, above):
    assert sheets_in("actions.XLSX", book(*sheets), {"actions": list(HEADS)})["actions"] == [
        (2 + above, {"Reference": "A1", "Edition": "3", "Action": "=sum"}),
        (3 + above, {"Reference": "", "Edition": "", "Action": "B"}),
    ]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("my/actions.csv", b"Reference,Edition\n", r"^actions\.csv is not an \.xlsx file"),
        ("actions.xlsx", b"hello", r"^actions\.xlsx "),
        ("actions.xlsx", book([["A", "B"]]), "has no sheet with the columns Reference and Edition"),
        ("actions.xlsx", book([["Reference"], ["Edition"]]), "has no sheet with the columns"),
        ("actions.xlsx", book([*[["x"]] * 20, *HEADED]), "has no sheet with the columns"),
    ],
    ids=["a CSV", "no workbook", "other columns", "one in each row", "too far below"],
)
def test_a_file_that_is_not_ours_says_so(name, raw, said):
    with pytest.raises((NotOurSpreadsheetError, CannotReadError), match=said):
        sheets_in(name, raw, {"actions": list(HEADS)})["actions"]


@pytest.mark.parametrize(("most", "taken"), [(3, True), (2, False)])
def test_more_rows_than_a_plan_has_are_not_read(monkeypatch, most, taken):
    monkeypatch.setattr(returned_sheets, "MOST_ROWS", most)  # the heads are counted among them
    if taken:
        assert len(sheets_in("actions.xlsx", book(HEADED), {"actions": list(HEADS)})["actions"]) == 2
        return
    with pytest.raises(NotOurSpreadsheetError, match="has more than 2 rows"):
        sheets_in("actions.xlsx", book(HEADED), {"actions": list(HEADS)})["actions"]
