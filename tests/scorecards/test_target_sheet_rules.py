"""A spreadsheet of targets that came back: what would change, what it adds, and what it cannot. No database."""

import pytest

from sightline.scorecards.rules.target_sheet import (
    HEADS,
    TARGETS,
    TargetInSheet,
    TargetsInSheet,
    counted,
    fields_of,
    new_in_words,
    read,
    terms_in,
)
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points

UNITS = {"T1": "North", "T2": "South", "T3": "Duty", "T4": "Duty"}


def target(figure="AS01", unit="", target_set="", edition=1, changed_by="sam", **more) -> TargetInSheet:
    terms = TargetTerms(points=read_points("75 by Q2 2026-27"), words="Board", **more)
    return TargetInSheet(
        edition=edition, changed_by=changed_by, fields=fields_of(figure, unit, target_set, terms)
    )


THERE_ARE = TargetsInSheet(
    {"T1": target(tolerance=3.0), "T2": target(unit="T1"), "T3": target("FD01"), "T4": target("CL01.rate")},
    UNITS,
)


def row(reference: str, **changed: str) -> dict[str, str]:
    """A row as it went out, with what somebody changed in it."""
    one = THERE_ARE.targets[reference]
    cells = TARGETS.out(reference, one.edition, one.fields, one.fields)
    return {head: str(cell or "") for head, cell in zip(HEADS, cells, strict=True)} | {
        name.replace("_", " "): text for name, text in changed.items()
    }


def new(**cells: str) -> dict[str, str]:
    named = {name.replace("_", " "): text for name, text in cells.items()}
    return (
        dict.fromkeys(HEADS, "")
        | {"Measure": "AS04", "Target, and by when": "80 by Q2 2026-27", "Where it was agreed": "Board"}
        | named
    )


def changes_of(*rows: dict[str, str], there_are: TargetsInSheet = THERE_ARE):
    return read(list(enumerate(rows, start=2)), there_are)


def words_of(*rows: dict[str, str]) -> str:
    return " ".join(each.words for each in changes_of(*rows).conflicts)


def test_what_goes_out_and_comes_back_untouched_changes_nothing():
    found = changes_of(*(row(each) for each in THERE_ARE.targets))
    assert (found.taking, found.new, found.conflicts, found.missing) == ((), (), (), 0)
    assert counted(found) == "Nothing would change."


def test_nor_does_a_row_that_only_offers_a_measure_nor_one_taken_out():
    offered = dict.fromkeys(HEADS, "") | {"Measure": "AS04", "Title": "Seen", "For": "Whole council"}
    found = changes_of(offered, row("T1"))
    assert (found.taking, found.new, found.conflicts, found.missing) == ((), (), (), 3)


@pytest.mark.parametrize(
    ("changed", "field", "now"),
    [
        ({"Tolerance": "5"}, "tolerance", "5"),
        ({"Tolerance": "5.0"}, "tolerance", "5"),
        ({"Tolerance": ""}, "tolerance", ""),
        (
            {"Target,_and_by_when": "Q2 2026-27: 80%\n85 by March 2027"},
            "points",
            "80 by Q2 2026-27; 85 by March 2027",
        ),
        ({"Owner": "Head of  service"}, "owner", "Head of service"),
        ({"Where_it_was_agreed": "Cabinet"}, "words", "Cabinet"),
    ],
)
def test_a_cell_that_differs_is_a_change(changed, field, now):
    found = changes_of(row("T1", **changed, Why="Agreed"))
    assert [(each.field, each.now, each.reason) for each in found.taking] == [(field, now, "Agreed")]
    assert counted(found) == "1 change in 1 target."
    fields = {**THERE_ARE.targets["T1"].fields, field: now}
    assert terms_in(fields).in_history  # what was read can be kept


def test_the_same_in_another_form_is_no_change():
    found = changes_of(
        row("T2", For="north"), row("T1", **{"Target,_and_by_when": "Q2 2026-27: 75%"}, For="Whole council")
    )
    assert (found.taking, found.conflicts) == ((), ())


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"Measure": "AS04"}, "a target stays with its measure, unit and set"),
        ({"For": "North"}, "a target stays with its measure, unit and set"),
        ({"Target_set": "plan 3"}, "a target stays with its measure, unit and set"),
        ({"Tolerance": "5", "Why": ""}, "say why the target changes, under Why."),
        ({"Target,_and_by_when": "120 by Q2 2026-27"}, "A share runs from 0 to 100"),
        ({"Target,_and_by_when": "80"}, "cannot be read. '80' does not say a target and by when."),
        ({"Target,_and_by_when": ""}, "cannot be read. Enter the target and by when"),
        ({"Tolerance": "some"}, "Tolerance is not a number. Write it as 3."),
        ({"Owner": "x" * 151}, "has 151 characters. Use 150 at most."),
        ({"Where_it_was_agreed": ""}, "Say where it was agreed"),
        ({"For": "West"}, "is 'West', which is no service or team in this data."),
        ({"For": "Duty"}, "which 2 units are called. Write the reference of one: T3, T4."),
        ({"Measure": "ZZ99"}, "is 'ZZ99', which is no measure. Write its reference, as AS01."),
        ({"Owner": "Asha Khan born 14/03/2012"}, "Write it without"),
        ({"Reference": "T99"}, "there is no target T99 in this list of targets"),
        ({"Edition": "x"}, "has no number under 'Edition'"),
    ],
)
def test_what_cannot_be_is_told_and_left_alone(changed, sentence):
    found = changes_of(row("T1", **{"Why": "Agreed", **changed}))
    assert found.taking == () and found.new == ()
    assert sentence in " ".join(each.words for each in found.conflicts)


def test_a_tolerance_where_neither_way_is_better_is_refused():
    assert "Neither way is better here" in words_of(row("T3", Tolerance="5", Why="Agreed"))


def test_what_somebody_changed_meanwhile_is_named_and_left_alone():
    later = TargetsInSheet({**THERE_ARE.targets, "T1": target(tolerance=3.0, owner="Sam", edition=2)}, UNITS)
    found = changes_of(row("T1", Tolerance="5", Why="Agreed"), there_are=later)
    assert found.taking == ()
    assert (
        "was changed in the list of targets after this spreadsheet was made, by sam"
        in found.conflicts[0].words
    )


def test_a_row_without_a_reference_sets_a_new_target():
    found = changes_of(
        new(For="North", Tolerance="2"), new(Measure="as01", Target_set="plan 3"), new(For="T4")
    )
    assert [each.fields["unit"] for each in found.new if "unit" in each.fields] == ["T1", "T4"]
    assert found.new[1].fields["figure"] == "AS01"
    assert counted(found) == "3 new targets."
    assert new_in_words(UNITS, found.new[0]) == "AS04, North: 80 by Q2 2026-27, tolerance 2. Board."
    assert new_in_words(UNITS, found.new[1]) == "AS01, Whole council, set plan 3: 80 by Q2 2026-27. Board."


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Measure": ""}, "a new target needs a measure under Measure."),
        ({"Target,_and_by_when": "", "Tolerance": "3"}, "a new target needs a value and a period"),
        ({"Measure": "AS01"}, "AS01 has a target for this unit and set: T1. Change that row."),
        (
            {"Measure": "AS01", "For": "North"},
            "AS01 has a target for this unit and set: T2. Change that row.",
        ),
        ({"Measure": "CL02.rate", "For": "North"}, "so a team or service has none."),
        ({"Where_it_was_agreed": ""}, "Say where it was agreed"),
        ({"Edition": "1"}, "has no reference, so nobody can tell which target it is."),
    ],
)
def test_what_cannot_be_added_is_told(cells, sentence):
    found = changes_of(new(**cells))
    assert found.new == ()
    assert sentence in found.conflicts[0].words


def test_of_two_new_rows_for_one_neither_is_taken():
    found = changes_of(new(), new(Owner="Somebody"), new(For="North"))
    assert [each.row for each in found.new] == [4]
    assert [each.row for each in found.conflicts] == [2, 3]
    assert "another row sets AS04 for the same unit and set. Keep one of the two." in found.conflicts[0].words
