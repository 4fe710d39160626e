"""A paper's content as JSON: read back to the same, and what is wrong with it in a sentence."""

import json
from datetime import date

import pytest

from sightline.papers.composing.content import PaperContent, PaperContentError

WHOLE = {
    "template": "sefton-2017",
    "authority": "343",
    "meeting": {"body": "Scrutiny", "on": "2017-11-14"},
    "fields": {
        "subject": "Progress",
        "key_decision": False,
        "internal": [{"role": "finance", "on": "2017-11-03"}],
    },
    "sections": [{"key": "one", "heading": "One", "text": "Text"}],
    "figures": {
        "audits": {"value": 85, "unit": "percent", "of": None, "source": "S17:138", "said_by": "Audit"}
    },
    "tables": {
        "domains": {
            "title": "Two audits",
            "description": "A row a domain",
            "columns": ["Domain", "Before", "Latest"],
            "rows": [["Reflective", 60, 77.5], ["Recorded", None, 50]],
            "unit": "percent",
            "of": 40,
            "source": "Entered",
            "said_by": "Audit",
            "marked": "",
        }
    },
    "appendices": [
        {
            "key": "plan",
            "title": "Plan",
            "letter": "A",
            "sections": [{"key": "two", "heading": "", "text": ""}],
            "kept_elsewhere": "",
        }
    ],
    "summaries": {"plain_english": "We help children."},
    "edition": "officers",
}


TABLE = WHOLE["tables"]["domains"]


def test_it_is_read_back_to_the_same_and_its_bytes_do_not_hang_on_the_order():
    content = PaperContent.from_json(WHOLE)
    assert content.to_json() == WHOLE
    assert PaperContent.from_json(json.loads(content.canonical())) == content
    turned = {name: WHOLE[name] for name in reversed(WHOLE)}
    assert PaperContent.from_json(turned).canonical() == content.canonical()


def test_what_is_not_needed_may_be_missing():
    content = PaperContent.from_json({"template": "x", "authority": "343", "meeting": {"body": "Cabinet"}})
    assert (content.meeting.on, content.edition, content.sections) == (None, "officers", ())
    assert PaperContent.from_json(content.to_json()) == content


def test_what_yaml_makes_of_days_and_of_the_word_on_is_understood():
    facts = {**WHOLE, "meeting": {"body": "Scrutiny", True: date(2017, 11, 14)}}
    facts["fields"] = {**WHOLE["fields"], "internal": [{"role": "finance", True: date(2017, 11, 3)}]}
    assert PaperContent.from_json(facts) == PaperContent.from_json(WHOLE)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ([], "The paper: keys with values are missing."),
        ({"colour": "red"}, "The paper has the unknown key colour."),
        (
            {"summaries": {"long": "x"}},
            "summaries has the unknown key long. Known: easy_read, plain_english.",
        ),
        ({"summaries": {"easy_read": 3}}, "summaries: easy_read is text."),
        ({"template": " "}, "The paper needs template."),
        ({"template": 7}, "The paper: template is text."),
        ({"meeting": None}, "meeting: keys with values are missing."),
        ({"meeting": {"body": "x", "on": "soon"}}, "The meeting's day is written as 2017-11-14"),
        ({"sections": "x"}, "sections is a list."),
        ({"sections": [{"heading": "x"}]}, "sections, 1 needs key."),
        ({"figures": {"a": {"value": "85", "unit": "percent"}}}, "The figure a needs a value, as a number."),
        ({"figures": {"a": {"value": True, "unit": "percent"}}}, "The figure a needs a value, as a number."),
        (
            {"figures": {"a": {"value": float("nan"), "unit": "x"}}},
            "The figure a needs a value, as a number.",
        ),
        ({"figures": {"a": {"value": 1, "unit": "x", "of": 0}}}, "a whole number from 1, or null"),
        ({"figures": {"a": {"value": 1, "unit": "x", "of": True}}}, "a whole number from 1, or null"),
        ({"figures": {"a": {"value": 1, "unit": "x", "of": "4"}}}, "a whole number from 1, or null"),
        ({"figures": {"a": {"value": 1}}}, "The figure a needs unit."),
        ({"tables": {"a": {**TABLE, "columns": ["Domain"]}}}, "The table a needs two columns or more"),
        ({"tables": {"a": {**TABLE, "columns": ["Domain", 2017]}}}, "The table a needs two columns or more"),
        ({"tables": {"a": {**TABLE, "columns": "Domain"}}}, "The table a: columns is a list."),
        ({"tables": {"a": {**TABLE, "rows": [["x", 1]]}}}, "every row has a name, and a value"),
        ({"tables": {"a": {**TABLE, "rows": [[1, 1, 1]]}}}, "every row has a name, and a value"),
        ({"tables": {"a": {**TABLE, "rows": [["x", 1, "2"]]}}}, "“x” has a value that is no number"),
        ({"tables": {"a": {**TABLE, "title": ""}}}, "The table a needs title."),
        ({"tables": {"a": {**TABLE, "of": -4}}}, "a whole number from 1, or null"),
        ({"appendices": [{"key": "plan"}]}, "An appendix needs title."),
        ({"fields": {"x": object()}}, "is nothing that a field can hold."),
    ],
)
def test_what_is_wrong_is_a_sentence(change, sentence):
    with pytest.raises(PaperContentError) as refused:
        PaperContent.from_json({**WHOLE, **change} if isinstance(change, dict) else change)
    assert sentence in str(refused.value)
