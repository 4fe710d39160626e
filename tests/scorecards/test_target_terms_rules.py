"""What a target may say. No database."""

import pytest

from sightline.measuring.discover import figures
from sightline.scorecards.rules.target_terms import FIELDS, TargetTerms, fault_of_terms
from sightline.scorecards.rules.trajectory import read_points


def terms(points="80 by Q2 2026-27", **more):
    return TargetTerms(points=read_points(points), **{"words": "Board", **more})


@pytest.mark.parametrize(
    ("figure", "unit", "what", "field", "sentence"),
    [
        ("AS01", False, terms(), "", ""),
        ("AS01", True, terms(tolerance=3.0, owner="Head of service"), "", ""),
        ("CL01.rate", False, terms(), "", ""),
        ("CL01.rate", True, terms(), "unit", "A rate is of the children who live in the authority"),
        ("AS01", False, terms("101 by Q2 2026-27"), "points", "A share runs from 0 to 100"),
        ("AS01", False, terms(tolerance=-1.0), "tolerance", "A tolerance is nought or more"),
        ("AS01", False, terms(tolerance=0.0), "", ""),
        ("FD01", False, terms(tolerance=3.0), "tolerance", "Neither way is better here"),
        ("FD01", False, terms(), "", ""),
        ("AS01", False, terms(owner="x" * 151), "owner", "Say it in 150 characters or fewer; these are 151."),
        ("AS01", False, terms(words="x" * 301), "words", "Say it in 300 characters or fewer; these are 301."),
        ("AS01", False, terms(words=""), "words", "Say where it was agreed, in a few words."),
    ],
)
def test_what_a_target_may_say(figure, unit, what, field, sentence):
    found = fault_of_terms(what, *figures()[figure], unit=unit)
    assert found[0] == field
    assert sentence in found[1]


def test_what_the_history_keeps_has_words_for_each_field():
    kept = terms("71 by Q2 2026-27; 80 by Q4 2026-27", tolerance=3.0).in_history
    assert kept == {
        "points": "71 by Q2 2026-27; 80 by Q4 2026-27",
        "tolerance": 3.0,
        "owner": "",
        "words": "Board",
    }
    assert kept.keys() < FIELDS.keys()
