"""Rows that went out and came back, by a room with its own columns: which cells are changes, what is in whose way, what is new.

R1 stands at edition 3 ("Placements", score 12), R2 at edition 1 ("Agency staff", score 9), which jo changed last.

| a row says | and | it |
|---|---|---|
| what stands | in other spaces, or in fewer columns | changes nothing |
| another text, a score that can be | with the edition that went out | is a change |
| a score that cannot be, or may not fall | | is named, with row and column |
| something else | with an older edition | is left alone; who changed it is named |
| no reference | and no edition | adds a thing, where the room lets it and it is whole |
"""

import pytest

from sightline.history.round_trip import EDITION, REASON, REFERENCE, RoundTrip, ThingInSheet

STANDS = {
    "R1": ThingInSheet(edition=3, fields={"title": "Placements", "score": "12"}),
    "R2": ThingInSheet(edition=1, changed_by="jo", fields={"title": "Agency staff", "score": "9"}),
}
HEADS = {REFERENCE: "", "Risk": "title", "Score": "score", REASON: "", EDITION: ""}


def score(field: str, cell: str) -> tuple[str, str]:
    if field == "score" and not cell.isdecimal():
        return "", f"is '{cell}', which is not a number."
    return cell.lstrip("0") if field == "score" else cell, ""


def falls(thing: ThingInSheet, field: str, was: str, now: str, reason: str) -> str:
    if field == "score" and int(now) < int(was) and not reason:
        return f"say why it falls from edition {thing.edition} on."
    return ""


RISKS: RoundTrip[ThingInSheet] = RoundTrip(
    heads=HEADS,
    thing="risk",
    place="register",
    value=score,
    fault=falls,
    in_words=lambda field, value: f"{value} of 25" if field == "score" else value,
    fault_of_new=lambda fields: "" if fields.get("title") else "a new risk needs its name.",
)
FIXED: RoundTrip[ThingInSheet] = RoundTrip(
    heads=HEADS, thing="risk", place="register", how_to_add="Risks are added on their page."
)


def row(reference: str = "R1", edition: str = "3", **cells: str) -> dict[str, str]:
    return {REFERENCE: reference, EDITION: edition, **cells}


def read(*rows: dict[str, str], sheet: RoundTrip = RISKS, **more):
    return sheet.read(enumerate(rows, start=2), STANDS, **more)


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        (row(Risk="Placements", Score="12"), []),
        (row(), []),  # a column that is missing changes nothing
        (row(Risk=" Placements\u200b \n", Score="12"), []),
        (row(Score="012"), []),  # kept as it stands already
        (row(edition="2", Risk="Placements"), []),  # an older edition that says what stands
        (row(edition="3.0", Risk="Beds"), [("title", "Placements", "Beds")]),
        (row(Risk="Beds", Score="15"), [("title", "Placements", "Beds"), ("score", "12", "15")]),
        (row(Score="3", Why="Sickness"), [("score", "12", "3")]),
    ],
)
def test_a_cell_is_a_change_where_it_differs_from_what_stands(cells, changes):
    read_back = read(cells)
    assert [(each.field, each.was, each.now) for each in read_back.changes] == changes
    assert not read_back.conflicts and read_back.taking == read_back.changes
    assert read_back.rows_taken == (frozenset({2}) if changes else frozenset())


def test_a_change_says_where_it_is_what_it_is_in_words_and_why():
    change = read(row(Score="3", Why="Sickness")).changes[0]
    assert (change.row, change.reference, change.title, change.edition) == (2, "R1", "Score", 3)
    assert (change.was_words, change.now_words, change.reason) == ("12 of 25", "3 of 25", "Sickness")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (row(Score="high"), "Row 2, R1, Score is 'high', which is not a number."),
        (row(Score="3"), "Row 2, R1: say why it falls from edition 3 on."),
        (row("R9"), "Row 2: there is no risk R9 in this register that you may see. Check the reference."),
        (
            row(edition=""),
            "Row 2: R1 has no number under 'Edition'. Take a new spreadsheet, and change that.",
        ),
        (
            row(edition="x"),
            "Row 2: R1 has no number under 'Edition'. Take a new spreadsheet, and change that.",
        ),
        (row(""), "Row 2 has no reference, so nobody can tell which risk it is."),
        (
            row("R2", edition="0", Score="20"),
            "Row 2: R2 was changed in the register after this spreadsheet was made, by jo, so nothing of this row is taken "
            "over. Score: '20 of 25' here, '9 of 25' in the register. Take a new spreadsheet and change it there.",
        ),
        (
            row(edition="2", Risk="Beds"),
            "Row 2: R1 was changed in the register after this spreadsheet was made, so nothing of this row is taken "
            "over. Risk: 'Beds' here, 'Placements' in the register. Take a new spreadsheet and change it there.",
        ),
    ],
)
def test_what_cannot_be_is_named_and_changes_nothing(cells, words):
    read_back = read(cells)
    assert [each.words for each in read_back.conflicts] == [words]
    assert read_back.changes == () and read_back.new == () and read_back.rows_taken == frozenset()


def test_what_cannot_be_of_a_row_is_said_with_who_changed_it_meanwhile():
    words = [each.words for each in read(row("R2", edition="0", Score="high")).conflicts]
    assert words[0].startswith("Row 2, R2, Score is 'high'") and "made, by jo, so nothing" in words[1]
    assert len(words) == 2


def test_of_a_row_something_is_in_the_way_of_nothing_is_taken():
    read_back = read(row(Risk="Beds", Score="high"), row("R2", edition="1", Score="20"))
    assert [each.title for each in read_back.left] == ["Risk"]
    assert [each.reference for each in read_back.taking] == ["R2"] and read_back.rows_taken == {3}


def test_a_thing_that_stands_in_two_rows_is_taken_from_neither_twice():
    read_back = read(row(Risk="Beds"), row(Risk="Homes"))
    assert [each.now for each in read_back.changes] == ["Beds"]
    assert read_back.conflicts[0].words == "Row 3: R1 stands in row 2 already. Keep one of the two."


def test_blank_rows_are_no_rows_and_missing_ones_no_deletions():
    read_back = read({REFERENCE: " ", "Risk": ""}, row())
    assert (read_back.rows, read_back.missing, read_back.conflicts) == (1, 1, ())


@pytest.mark.parametrize(
    ("cells", "fields", "words"),
    [
        ({"Risk": " Beds ", "Score": "08"}, {"title": "Beds", "score": "8"}, ""),
        ({"Risk": "Beds", "Score": "", REASON: "The board asked"}, {"title": "Beds"}, ""),
        ({"Score": "8"}, None, "Row 2: a new risk needs its name."),
        ({"Risk": "Beds", "Score": "x"}, None, "Row 2, Score is 'x', which is not a number."),
        (
            {"Risk": "Beds", REASON: "For 943 476 5919"},
            None,
            "Row 2: what a new risk has under 'Why' seems to hold an NHS number, and it is kept in the trail for good. "
            "Write it without, and bring the spreadsheet again.",
        ),
    ],
)
def test_a_row_without_a_reference_adds_a_thing(cells, fields, words):
    read_back = read({REFERENCE: "", EDITION: "", **cells})
    assert [each.fields for each in read_back.new] == ([fields] if fields else [])
    assert [each.words for each in read_back.conflicts] == ([words] if words else [])
    assert [each.reason for each in read_back.new if REASON in cells] == (
        ["The board asked"] if fields and REASON in cells else []
    )
    assert read_back.rows_taken == (frozenset({2}) if fields else frozenset()) and read_back.missing == 2


def test_where_rows_add_nothing_it_says_where_things_are_added():
    words = [each.words for each in read({REFERENCE: "", "Risk": "Beds"}, sheet=FIXED).conflicts]
    assert words == [
        "Row 2 has no reference, so nobody can tell which risk it is. Risks are added on their page."
    ]


def test_a_room_without_rules_of_its_own_keeps_cells_as_they_were_typed():
    change = read(row(Score="high"), sheet=FIXED).changes[0]
    assert (change.now, change.now_words) == ("high", "high")


@pytest.mark.parametrize(("reason", "changes"), [("For 943 476 5919", 0), ("Sickness", 1)])
def test_a_row_whose_reason_says_who_a_child_is_is_left_out(reason, changes):
    read_back = read(row(Risk="Beds", Why=reason))
    assert len(read_back.changes) == changes and len(read_back.conflicts) == 1 - changes
    assert not any("943" in each.words for each in read_back.conflicts)


def test_nothing_is_looked_for_in_the_reason_of_a_row_that_changes_nothing():
    looked: list[str] = []
    read(row(Risk="Placements", Why="x"), seems=lambda text: looked.append(text) or ())
    assert looked == []


def test_what_goes_out_stands_under_its_heads_and_comes_back_unchanged():
    fields = {"title": "Placements", "score": "12"}
    cells = RISKS.out("R1", 3, fields, fields)
    assert cells == ["R1", "Placements", "12", None, 3]
    back = {head: str(cell or "") for head, cell in zip(HEADS, cells, strict=True)}
    assert read(back).changes == () and read(back).conflicts == ()
