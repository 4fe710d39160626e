"""What is kept of a test somebody declares, and who may confirm that it is changed."""

from datetime import date

import pytest

from sightline.programme.difference.rules.declaration import AskedTest, fault_of_confirming
from sightline.programme.kinds import BASES
from sightline.programme.kinds.test_of_difference import TESTED

JUNE, MARCH = date(2026, 6, 30), date(2027, 3, 31)
HELD = {"baseline": 74.0, "baseline_on": JUNE, "target": 90.0, "target_by": MARCH}
NOTHING_HELD = dict.fromkeys(HELD)
MEASURED = {"measure": "AS01", "direction": "higher", "lag": 3, "least": 30}


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (MEASURED | HELD, {"words": ""} | MEASURED | HELD),
        (MEASURED, {"words": ""} | MEASURED | NOTHING_HELD),
        ({"measure": "AS01"}, {"words": "", "measure": "AS01", "direction": "", "lag": 0, "least": 20}),
        # nought is a baseline and a target like any other
        (HELD | {"baseline": 0.0, "target": 0.0}, HELD | {"baseline": 0.0, "target": 0.0, "measure": ""}),
        (MEASURED | {"words": "\n All teams "}, MEASURED | {"words": "All teams"}),
    ],
)
def test_of_a_test_on_a_measure_everything_is_kept(asked, kept):
    tested = AskedTest(basis="measure", **asked).tested
    assert set(tested) == set(TESTED)
    assert kept.items() <= tested.items()
    assert tested["basis"] == "measure" and tested["removed"] is False


@pytest.mark.parametrize("basis", [basis for basis in BASES if basis != "measure"])
@pytest.mark.parametrize(
    ("words", "kept"), [(" Ten a month\n", "Ten a month"), ("Ten a month", "Ten a month"), (" ", "")]
)
def test_of_a_test_on_no_measure_its_words_are_kept_and_no_baseline_or_target(basis, words, kept):
    tested = AskedTest(basis=basis, words=words, **MEASURED, **HELD).tested
    assert tested == {"basis": basis, "words": kept, "removed": False} | NOTHING_HELD


@pytest.mark.parametrize(
    ("proposed_by", "by", "by_owner", "why"),
    [
        ("a.khan", "b.jones", False, ""),
        ("a.khan", "a.khan", False, "You proposed this change, so somebody else must confirm it."),
        ("a.khan", "a.khan", True, "You proposed this change, so somebody else must confirm it."),
        (
            "a.khan",
            "b.jones",
            True,
            "Whoever owns an action does not decide how it is judged. Ask somebody else to confirm it.",
        ),
    ],
)
def test_a_change_is_confirmed_by_neither_who_proposed_it_nor_the_owner(proposed_by, by, by_owner, why):
    assert fault_of_confirming(proposed_by, by, by_owner=by_owner) == why
