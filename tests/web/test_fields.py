"""A field of any kind, and the summary of what is wrong, as a page draws them."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from sightline.web.forms import DayField, box, reason_field, suggest, text

COLOURS = [(f"c{number}", f"Colour {number}") for number in range(9)]


class Everything(forms.Form):
    """A field of every kind a page can ask for."""

    title = text("Title", 20, hint="As it stands in the plan")
    on = DayField("Day")
    why = reason_field("Why", missing="Enter why", hint="Do not name a child.")
    words = box("Words", required=True)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "One"), ("b", "Other")])
    way = forms.ChoiceField(
        label="Way", choices=[("x", "This way"), ("y", "That way")], widget=forms.RadioSelect
    )
    colours = forms.MultipleChoiceField(label="Colours", choices=COLOURS)
    sure = forms.BooleanField(label="I am sure")
    file = forms.FileField(label="File", widget=forms.FileInput(attrs={"accept": ".csv"}))
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput)


VISIBLE = [name for name in Everything.base_fields if name != "edition"]


def drawn(form: forms.Form) -> str:
    """The summary and every field, spaces as one."""
    pages = (
        render_to_string(f"web/components/{name}.html", {"form": form})
        for name in ("error_summary", "fields")
    )
    return re.sub(r"\s+", " ", "".join(pages))


@pytest.mark.parametrize("name", VISIBLE)
def test_each_fault_is_linked_from_the_top_to_what_can_be_typed_into(name):
    html = drawn(Everything({"title": "x" * 21, "on": "soon"}))
    assert f'<a href="#id_{name}">' in html
    assert len(re.findall(rf'<(?:input|select|textarea)[^>]* id="id_{name}"', html)) == 1
    assert f'id="id_{name}-error"' in html
    label = Everything.base_fields[name].label
    assert re.search(rf'<(?:label[^>]* for="id_{name}"|legend[^>]*)>{label}</', html), name


def test_what_may_be_meant_is_offered_once_and_in_its_own_form_only():
    form = Everything()
    suggest(form.fields["title"], ["DCS", 'The "acting" DCS', "DCS"])
    html = drawn(form)
    offered = '<datalist id="id_title-list"><option value="DCS"></option><option value="The &quot;acting&quot; DCS"></option></datalist>'
    assert offered in html and 'list="id_title-list"' in html and html.count("<datalist") == 1
    assert "datalist" not in drawn(Everything())


def test_a_field_without_a_fault_shows_none_and_is_described_by_its_hint():
    html = drawn(Everything(initial={"on": "14 November 2026", "colours": ["c3"], "kind": "b", "edition": 4}))
    assert "govuk-error-message" not in html
    assert '<div id="id_on-hint" class="govuk-hint">For example 14 November 2026</div>' in html
    assert (
        'value="14 November 2026" spellcheck="false" autocapitalize="none" aria-describedby="id_on-hint"'
        in html
    )
    assert re.search(r'value="c3" checked', html)
    assert '<option value="b" selected>' in html
    assert '<input type="hidden" name="edition" value="4" id="id_edition">' in html


def test_a_hint_and_a_fault_both_describe_a_field():
    assert 'aria-describedby="id_why-hint id_why-error"' in drawn(Everything({}))


def test_only_a_line_of_prose_has_its_spelling_looked_at():
    html = drawn(Everything())
    title, why = (re.search(rf'<input[^>]* id="id_{name}"[^>]*>', html) for name in ("title", "why"))
    assert title and why
    assert ("spellcheck" in title[0], 'spellcheck="false"' in why[0]) == (False, True)


def test_many_choices_stand_in_a_box_that_can_be_scrolled():
    assert "sightline-choices" in drawn(Everything())
    few = forms.Form()
    few.fields["one"] = forms.MultipleChoiceField(label="One", choices=COLOURS[:2])
    assert "sightline-choices" not in drawn(few)


def test_what_is_wrong_with_no_field_leads_to_the_first_and_a_page_may_say_more():
    form = Everything({})
    form.is_valid()
    form.add_error(None, "Somebody else was first")
    assert '<li><a href="#id_title">Somebody else was first</a></li>' in drawn(form)
    said = render_to_string(
        "web/components/error_summary.html", {"problem": "Nothing was saved", "form": None}
    )
    assert "<li>Nothing was saved</li>" in said


def test_a_password_is_never_filled_in_again():
    form = forms.Form({"new": "correct horse"})
    form.fields["new"] = forms.CharField(label="New password")
    context = {"field": form["new"], "hint": "Twelve characters", "autocomplete": "new-password"}
    html = render_to_string("web/components/password.html", context)
    assert "correct horse" not in html
    assert 'autocomplete="new-password" aria-describedby="id_new-hint"' in html


def test_a_problem_may_lead_to_what_it_is_about_and_have_a_title_of_its_own():
    context = {
        "problem": "Choose a team.",
        "problem_at": "team",
        "summary_title": "Nothing was made",
        "form": "",
    }
    html = render_to_string("web/components/error_summary.html", context)
    assert '<li><a href="#team">Choose a team.</a></li>' in html
    assert "Nothing was made</h2>" in html and "There is a problem" not in html
