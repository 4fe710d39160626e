"""What differs of a source that is put right, and how each of its fields is said."""

import pytest

from sightline.programme.sources.rules.corrections import (
    FACTS,
    MENDINGS,
    changed,
    done_by,
    in_words,
    value_of,
)

FIGURE = {"value": "6", "unit": "%", "comparator": "4.5%", "of": "neighbours"}


def quoted(said_by: str = "", page: int | None = None) -> dict:
    return {"words": "Proud", "said_by": said_by, "page": page}


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        ({"tags": [], "page": None}, {"tags": "", "page": None}, {}, {}),  # blank and nothing are the same
        ({"tags": []}, {"tags": {}}, {}, {}),
        ({}, {"page": None}, {}, {}),
        ({}, {"page": 3}, {"page": None}, {"page": 3}),
        ({"page": 3}, {"page": None}, {"page": 3}, {"page": None}),
        ({"page": 3, "text": "A"}, {"page": 3, "text": "B"}, {"text": "A"}, {"text": "B"}),
        ({"page": 3, "text": "A"}, {"text": "A"}, {}, {}),  # a field that is not sent is left
        ({"recommendations": {}}, {"recommendations": 0}, {"recommendations": {}}, {"recommendations": 0}),
    ],
)
def test_what_was_and_what_is_of_the_fields_that_differ(before, after, was, now):
    assert changed(before, after) == (was, now)


@pytest.mark.parametrize(
    ("name", "value", "title", "words"),
    [
        ("title", "Inspection of Sefton", "Title", "Inspection of Sefton"),
        ("page", 3, "Page", "3"),
        ("page", None, "Page", ""),
        ("tags", ["a", "b"], "Tags", "a, b"),
        ("paragraphs", [12, 13], "Paragraphs", "12, 13"),
        ("tags", [], "Tags", ""),
        ("said_on", "2016-06-27", "Published or given", "day 2016-06-27"),
        ("visited_from", "2016-06-01", "Visited from", "day 2016-06-01"),
        ("visited_to", "2016-06-20", "Visited to", "day 2016-06-20"),
        ("visited_in_months", True, "Days of the visit", "Only the months are known"),
        ("visited_in_months", "True", "Days of the visit", "Only the months are known"),
        ("visited_in_months", False, "Days of the visit", "Known"),
        ("lifted_on", "2016-06-27", "Lifted on", "day 2016-06-27"),
        ("lifted_on", None, "Lifted on", ""),
        ("kind", "inspection", "Kind", "Inspection"),
        ("kind", "priority_action", "Kind", "Priority action"),
        ("kind", "one of old", "Kind", "one of old"),
        ("section", "board", "Put to", "The safeguarding children board"),
        ("state", "withdrawn", "State", "Withdrawn"),
        ("notice", "in_force", "The notice", "In force"),
        (
            "judgements",
            {"overall": "Good", "other": "Poor"},
            "Judgements",
            "Overall effectiveness: Good; other: Poor",
        ),
        (
            "recommendations",
            {"board": {"said": 8, "where": "page 9"}},
            "Recommendations it says it makes",
            "The safeguarding children board: 8 (page 9)",
        ),
        (
            "figures",
            [FIGURE, {"value": "47", "unit": "children"}],
            "Its own figures",
            "6% against neighbours’ 4.5%; 47 children",
        ),
        (
            "quotations",
            [quoted(), quoted("lead inspector"), quoted(page=3), quoted("lead inspector", 3)],
            "Its own words",
            "Proud\nProud (lead inspector)\nProud (page 3)\nProud (lead inspector, page 3)",
        ),
        ("a field of tomorrow", "x", "a field of tomorrow", "x"),
    ],
)
def test_a_field_and_its_value_are_said_in_words(name, value, title, words):
    assert in_words(name, value, day=lambda day: f"day {day}") == (title, words)


def test_a_day_stays_as_it_is_kept_where_nobody_says_it_and_every_fact_has_its_words():
    assert in_words("said_on", "2016-06-27")[1] == "2016-06-27"
    assert all(in_words(name, "")[0] == title for name, title in FACTS.items())


@pytest.mark.parametrize(
    ("changes", "did"),
    [
        ({"title": ("A", "B")}, "mended"),
        ({"text": ("", "B"), "state": ("", "open")}, "added"),
        ({"state": ("open", "withdrawn")}, "withdrawn"),
        ({"notice": ("in_force", "lifted"), "lifted_on": ("", "2016-05-03")}, "lifted"),
        ({"notice": ("lifted", "in_force"), "lifted_on": ("2016-05-03", "")}, "in_force"),
        ({"closed_on": ("", "2026-01-05"), "closed_because": ("", "Audit 12")}, "closed"),
        ({"closed_on": ("2026-01-05", ""), "closed_because": ("Audit 12", "")}, "reopened"),
    ],
)
def test_what_was_done_is_read_from_the_fields_that_changed(changes, did):
    assert done_by(changes) == did and MENDINGS[did]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("tags", '["a", "b"]', ["a", "b"]), ("tags", "", ""), ("text", "[4]", "[4]"), ("page", "3", "3")],
)
def test_a_value_is_read_from_the_text_that_is_kept_of_it(name, text, value):
    assert value_of(name, text) == value
