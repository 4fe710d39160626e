"""A field of a template as a form: what is typed becomes the field, and every fault stands beside its rule."""

import pytest

from sightline.papers.paper_templates.paper_template import AnswerHeading
from sightline.papers.paper_templates.reading_templates import shipped_templates
from sightline.papers.template_field_form import TemplateFieldForm, field_key, headings_of

EVERY = [(name, each.key) for name, made in shipped_templates().items() for each in made.fields()]


def as_sent(form: TemplateFieldForm) -> dict[str, str]:
    """What a browser sends of a form that nobody touched."""
    sent = {each.name: each.value() for each in form}
    return {
        name: "yes" if value is True else str(value)
        for name, value in sent.items()
        if value not in (False, None)
    }


@pytest.mark.parametrize(("name", "key"), EVERY)
def test_a_field_that_is_sent_as_it_stands_stays_as_it_is(name, key):
    field = shipped_templates()[name].field(key)
    form = TemplateFieldForm(as_sent(TemplateFieldForm(field=field, key=key)), field=field, key=key)
    assert form.is_valid(), form.errors
    assert form.value == field


TYPED = {"label": "Type", "kind": "text", "layout": "heading", "level": "1", "public": "yes"}
FAULTS = """
label=                          | label    | Enter the label
kind=choice                     | choices  | A choice needs choices.
choices=A                       | choices  | Only a field of the kind choice has any.
kind=answers                    | headings | It needs headings
kind=answers; headings=A//A    |          |
headings=A                      | headings | Only answers and sign-offs have headings.
layout=pair                     | layout   | text is laid out as one of heading, line, plain.
kind=yes_no; default=Perhaps    | default  | It begins with Yes or No.
kind=choice; choices=A//B; default=C | default | none of its choices
kind=day; default=soon          | default  | It begins with a day
kind=nothing                    | kind     | not one of the available choices
label=Read with 943 476 5919    | label    | This seems to hold an NHS number
"""


@pytest.mark.parametrize("row", FAULTS.strip().splitlines())
def test_every_fault_stands_beside_its_rule(row):
    typed, name, says = (each.strip() for each in row.split("|"))
    sent = TYPED | dict(each.split("=", 1) for each in typed.replace("//", "\n").split("; "))
    form = TemplateFieldForm(sent, field=None, key="new")
    assert form.is_valid() is not bool(name)
    assert set(form.errors) == ({name} if name else set())
    assert says in " ".join(form.errors.get(name, []))


def test_what_is_typed_becomes_what_the_field_begins_with():
    for kind, typed, value in (
        ("yes_no", "no", False),
        ("day", "1 May 2026", "2026-05-01"),
        ("line", "All", "All"),
        ("line", "", None),
    ):
        form = TemplateFieldForm(TYPED | {"kind": kind, "default": typed}, field=None, key="new")
        assert form.is_valid() and form.value.default == value


def test_exactly_one_yes_is_of_the_headings_that_are_answered_so():
    sent = TYPED | {"kind": "answers", "headings": "Good (yes or no)\nBad (Yes or No)\nWhy", "one_yes": "yes"}
    form = TemplateFieldForm(sent, field=None, key="new")
    assert form.is_valid() and form.value.one_yes == ("good", "bad")
    assert [(each.label, each.kind) for each in form.value.headings] == [
        ("Good", "yes_no"),
        ("Bad", "yes_no"),
        ("Why", "text"),
    ]


STANDS = (AnswerHeading("a", "Alpha"), AnswerHeading("b", "Beta"))
HEADINGS = """
Alpha,Beta   | a b
Beta,Alpha   | b a
Alpha,Gamma  | a b
Gamma,Alpha  | gamma a
Beta         | b
Alpha,Beta,C | a b c
Legal        | legal
Monitoring officer,X,Y | monitoring_officer x y
Same,Same,Same | same same_2 same_3
2026,Q,R     | field_2026 q r
"""


@pytest.mark.parametrize("row", HEADINGS.strip().splitlines())
def test_a_heading_keeps_its_key_by_its_label_or_its_place(row):
    typed, keys = (each.strip() for each in row.split("|"))
    assert " ".join(each.key for each in headings_of(typed.split(","), STANDS)) == keys


def test_a_key_of_a_label():
    assert field_key("Reasons for the Report?") == "reasons_for_the_report"
    assert field_key("???") == "field" and len(field_key("a " * 90)) <= 40
