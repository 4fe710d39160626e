"""Templates as data: those that ship, a council's own, and what is wrong with one in a sentence."""

from datetime import date

import pytest

from sightline.papers.paper_templates.problems import problems_in
from sightline.papers.paper_templates.reading_templates import (
    TemplateUnreadError,
    shipped_templates,
    template_as_data,
    template_from,
)

SUBJECT = {"key": "subject", "label": "Subject", "kind": "line", "layout": "pair", "required": True}
SMALL = {
    "key": "own-2026",
    "title": "Our paper",
    "council": "A council",
    "authority": "343",
    "parts": [{"key": "head", "fields": [SUBJECT]}],
}
HEADINGS = [{"key": "one", "label": "One"}, {"key": "two", "label": "Two", "kind": "yes_no"}]


def with_field(**field):
    """The small template with one more field."""
    more = {"key": "more", "label": "More", "kind": "line", **field}
    return {**SMALL, "parts": [{"key": "head", "fields": [SUBJECT, more]}]}


@pytest.mark.parametrize("key", ["sefton-2017", "sefton-2023", "somerset-2017", "cheshire-east-2015"])
def test_those_that_ship_have_no_problems_and_are_read_back_to_the_same(key):
    template = shipped_templates()[key]
    assert problems_in(template) == [] and template.key == key
    assert template_from(template_as_data(template)) == template


def test_what_the_seeds_ask_of_a_paper_each_template_or_the_body_answers():
    rows = {row for each in shipped_templates().values() for field in each.fields() for row in field.seeds}
    wanted = {f"R{number:02}" for number in range(1, 45)} - {"R42"}  # R42: that templates differ
    assert rows == wanted


def test_the_template_of_2023_has_the_climate_and_eight_headings_of_core_purpose():
    template = shipped_templates()["sefton-2023"]
    climate, purpose = template.field("climate"), template.field("core_purpose")
    assert [each.key for each in climate.headings] == ["positive", "neutral", "negative", "trained"]
    assert climate.one_yes == ("positive", "neutral", "negative") and len(purpose.headings) == 8
    assert shipped_templates()["sefton-2017"].field("climate") is None
    assert len(shipped_templates()["somerset-2017"].field("seen_by").headings) == 10


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({**SMALL, "key": "Our paper"}, "“Our paper” is no key"),
        ({**SMALL, "used_from": "2026-01-01", "used_until": "2025-01-01"}, "It was used until a day before"),
        ({**SMALL, "parts": []}, "It has no parts."),
        ({**SMALL, "parts": [{"key": "subject", "fields": [SUBJECT]}]}, "“subject” is the key of two"),
        ({**SMALL, "parts": [{"key": "The head", "fields": [SUBJECT]}]}, "“The head” is no key"),
        (
            {**SMALL, "parts": [*SMALL["parts"], {"key": "rest", "fields": []}]},
            "The part “rest” has no fields.",
        ),
        (
            {**SMALL, "parts": [{"key": "head", "fields": [{**SUBJECT, "required": False}]}]},
            "It needs a field “subject”",
        ),
        (
            {**SMALL, "parts": [{"key": "head", "fields": [{**SUBJECT, "kind": "day"}]}]},
            "It needs a field “subject”",
        ),
        ({**SMALL, "numbering": {"recommendation": "()"}}, "How a recommendation is numbered needs #"),
        ({**SMALL, "numbering": {"paragraphs": "some"}}, "Which paragraphs are numbered is one of"),
        ({**SMALL, "numbering": {"appendix_word": " "}}, "Say what an appendix is called"),
        (with_field(kind="picture"), "picture is no kind of field."),
        (with_field(layout="table"), "line is laid out as one of heading, line, pair, plain."),
        (with_field(kind="text", layout="pair"), "text is laid out as one of heading, line, plain."),
        (with_field(level=4), "The level of its heading is 1, 2 or 3."),
        (with_field(kind="choice"), "A choice needs choices."),
        (with_field(choices=["a"]), "Only a field of the kind choice has any."),
        (with_field(kind="answers"), "It needs headings, or roles"),
        (
            with_field(kind="answers", headings=[HEADINGS[0], HEADINGS[0]]),
            "Two of its headings have one key.",
        ),
        (
            with_field(kind="answers", headings=[{**HEADINGS[0], "kind": "day"}]),
            "A heading is of the kind text or yes_no.",
        ),
        (with_field(kind="answers", headings=HEADINGS, one_yes=["one"]), "Exactly one Yes is asked only of"),
    ],
)
def test_what_is_wrong_with_a_template(facts, problem):
    problems = problems_in(template_from(facts))
    assert any(problem in each for each in problems), problems


def test_a_paper_has_one_body():
    twice = [
        SUBJECT,
        *({"key": key, "label": key, "kind": "body", "layout": "plain"} for key in ("one", "two")),
    ]
    template = template_from({**SMALL, "parts": [{"key": "head", "fields": twice}]})
    assert problems_in(template) == ["Two fields are of the kind body; a paper has one."]


def test_a_council_s_own_says_when_it_was_used_and_has_no_field_it_has_not():
    template = template_from({**SMALL, "used_from": "2026-04-01", "used_until": date(2027, 3, 31)})
    assert (template.used_from, template.used_until) == (date(2026, 4, 1), date(2027, 3, 31))
    assert template.field("nothing") is None
    assert problems_in(template) == [] and template_from(template_as_data(template)) == template


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ("x", "The template is a set of keys with values."),
        ({**SMALL, "colour": "red"}, "The template has the unknown key colour."),
        ({**SMALL, "parts": "x"}, "parts is a list."),
        ({**SMALL, "title": " "}, "The template needs title, as text."),
        ({**SMALL, "authority": 343}, "The template needs authority, as text."),
        ({**SMALL, "used_from": "spring"}, "used_from is a day, as 2017-11-14."),
        (with_field(required="yes"), "The field more: required is true or false."),
        (with_field(level="1"), "The field more: level is a whole number."),
        ({**SMALL, "numbering": {"appendix": ["A"]}}, "numbering: appendix is text."),
        ({**SMALL, "numbering": {"parts": "yes"}}, "numbering: parts is true or false."),
        (
            {**SMALL, "parts": [{"key": "head", "heading": 7, "fields": [SUBJECT]}]},
            "Part 1: heading is text.",
        ),
        (with_field(before={"a": 1}), "The field more: before is text."),
        (with_field(headings=[{"key": "x", "label": "X", "kind": 1}]), "A heading of more: kind is text."),
        (with_field(label=""), "A field of head needs label, as text."),
        (with_field(headings=[{"name": "x"}]), "A heading of more has the unknown key name."),
        (with_field(headings=[{"key": "x"}]), "A heading of more needs label, as text."),
    ],
)
def test_what_is_no_template_is_a_sentence(facts, sentence):
    with pytest.raises(TemplateUnreadError) as refused:
        template_from(facts)
    assert sentence in str(refused.value)
