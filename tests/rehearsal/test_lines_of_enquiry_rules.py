"""Which findings and figures belong to which line of enquiry."""

import pytest

from sightline.rehearsal.rules.lines_of_enquiry import LineOfEnquiry, line_named, lines_of_enquiry

LINE = LineOfEnquiry(
    "front_door", "Front door", frozenset({"front_door", "thresholds"}), ("FD", "AS01"), (1, 2)
)


@pytest.mark.parametrize(
    ("themes", "belongs"),
    [([], False), (["front_door"], True), (["care", "thresholds"], True), (["care"], False)],
)
def test_a_finding_stands_under_each_line_that_has_one_of_its_themes(themes, belongs):
    assert LINE.has_finding(themes) is belongs


@pytest.mark.parametrize(
    ("figure", "belongs"),
    [("FD01", True), ("FD09.police", True), ("AS01", True), ("AS02", False), ("CP01", False)],
)
def test_a_figure_belongs_by_the_letters_it_begins_with(figure, belongs):
    assert LINE.has_figure(figure) is belongs


def test_a_line_without_measures_has_no_figure():
    nothing = LineOfEnquiry("leaders", "Leaders", frozenset({"leadership"}), (), ())
    assert not nothing.has_figure("FD01")


def test_the_lines_are_in_the_order_of_inspections_each_once_and_found_by_name():
    lines = lines_of_enquiry()
    assert len({each.id for each in lines}) == len(lines) > 3
    assert lines[0].id == "front_door" and lines[-1].title
    assert all(line_named(each.id) == each for each in lines)
    assert line_named("no such line") is None


def test_no_list_of_annex_a_is_unknown_and_each_belongs_somewhere():
    assert {each for line in lines_of_enquiry() for each in line.lists} == set(range(1, 12))
