"""Reading the trail back."""

import pytest

from sightline.trail import queries
from sightline.trail import services as actions

pytestmark = pytest.mark.django_db


def look(*children: str) -> int:
    return actions.record(by="ann", action="looked_at_cases", detail={"children": list(children)}).number


@pytest.mark.parametrize("child", ["C-1", "C_1", "c%", 'O"Brien', "Zoë\\1", "007"])
def test_whoever_looked_at_a_child_is_found_by_the_childs_reference(child):
    number = look("C-9", child)
    assert [line.number for line in queries.who_looked_at(child)] == [number]


@pytest.mark.parametrize(
    ("looked_at", "asked"), [("C-10", "C-1"), ("c-1", "C-1"), ("CX1", "C_1"), ("C-1 ", "C-1")]
)
def test_a_look_at_another_child_is_not_found(looked_at, asked):
    look(looked_at)
    assert queries.who_looked_at(asked) == []


def test_a_line_that_mentions_a_reference_elsewhere_is_not_a_look_at_the_child():
    actions.record(by="ann", action="loaded", detail={"file": "C-1"})
    assert queries.who_looked_at("C-1") == []


def test_looks_come_oldest_first():
    numbers = [look("C-1"), look("C-2"), look("C-1")]
    assert [line.number for line in queries.who_looked_at("C-1")] == [numbers[0], numbers[2]]


def test_lines_come_newest_first_and_no_more_than_asked_for():
    for child in ("C-1", "C-2", "C-3"):
        look(child)
    assert [line.number for line in queries.lines(2)] == [3, 2]
    assert len(queries.lines()) == 3
