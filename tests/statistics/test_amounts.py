"""How many of a thing, and of what, as people say it: one of a thing is not counted twice, and what is none is not said."""

import pytest

from sightline.statistics.amounts import made_of, several


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((1, "action"), "1 action"),
        ((0, "action"), "0 actions"),
        ((1204, "case"), "1,204 cases"),
        ((2, "priority"), "2 priorities"),
        ((4, "index"), "4 indexes"),
        ((1, "child", "children"), "1 child"),
        ((3, "child", "children"), "3 children"),
    ],
)
def test_so_many_of_a_thing(given, said):
    assert several(*given) == said


@pytest.mark.parametrize(
    ("number", "parts", "said"),
    [
        (3, [(1, "late"), (2, "done")], "3 actions: 1 late, 2 done"),
        (3, [(0, "late"), (3, "done")], "3 actions, all done"),
        (2, [(2, "done")], "2 actions, both done"),
        (1, [(1, "done")], "1 action, done"),
        (1, [(0, "late"), (1, "done")], "1 action, done"),
        (4, [(1, "late")], "4 actions: 1 late"),
        (4, [(0, "late")], "4 actions"),
        (1, [], "1 action"),
        (1500, [(1400, "done"), (100, "late")], "1,500 actions: 1,400 done, 100 late"),
    ],
)
def test_so_many_of_a_thing_and_of_what(number, parts, said):
    assert made_of(number, "action", parts) == said
