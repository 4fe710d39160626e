"""A page that asks one thing."""

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from sightline.web.form_pages import form_page
from sightline.web.forms import text


class Naming(forms.Form):
    """One thing."""

    name = text("Name", 20)


def page(form: forms.Form, **more: object) -> str:
    request = RequestFactory().get("/things/new", {"from": "list"})
    request.user = AnonymousUser()
    return form_page(request, "A new thing", form, **more).text


def test_it_has_a_heading_the_fields_a_button_and_is_sent_to_its_own_address():
    html = page(Naming())
    assert "<title>A new thing – Sightline</title>" in html
    assert '<h1 class="govuk-heading-l">A new thing</h1>' in html
    assert '<form method="post" action="/things/new" novalidate>' in html
    assert 'name="name"' in html
    assert ">Save</button>" in html
    assert "Leave it as it is" not in html


def test_it_says_what_must_be_known_before_and_how_to_go_back():
    html = page(
        Naming(),
        title="Thing",
        caption="Things",
        lead="First",
        sentences=["Second"],
        carried={"seen": 'a "text"'},
        button="Add",
        back="/things",
        back_words="Back to things",
        here="/elsewhere",
    )
    for part in (
        "<title>Thing – Sightline</title>",
        '<span class="govuk-caption-l">Things</span>',
        '<p class="govuk-body-l">First</p>',
        '<p class="govuk-body">Second</p>',
        '<input type="hidden" name="seen" value="a &quot;text&quot;">',
        ">Add</button>",
        '<a class="govuk-link" href="/things">Back to things</a>',
        'action="/elsewhere"',
    ):
        assert part in html, part


def test_a_fault_is_in_the_tab_and_at_the_top():
    html = page(Naming({"name": ""}))
    assert "<title>Error: A new thing – Sightline</title>" in html
    assert '<a href="#id_name">Enter: name</a>' in html


def test_a_file_is_sent_as_one_and_a_problem_has_its_status():
    form = Naming()
    form.fields["file"] = forms.FileField(label="File")
    assert 'enctype="multipart/form-data"' in page(form)
    request = RequestFactory().post("/things/new")
    request.user = AnonymousUser()
    assert form_page(request, "A thing", Naming(), problem="Too late", status=409).status_code == 409
