"""A page that asks one thing."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.shortcuts import redirect
from django.test import RequestFactory

from sightline.bodies.services import CannotChangeBodyError
from sightline.feeds.services import CannotFeedError
from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError
from sightline.people.posts.services import CannotChangePostError
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.scorecards.services import CannotSayError
from sightline.web.form_pages import done, form_page, say_saved
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
    assert "Cancel" not in html


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


class Thing:
    """What two people change."""

    called = "The thing"


def raises(fault: Exception):
    def what() -> None:
        raise fault

    return what


@pytest.mark.parametrize(
    "kind",
    [CannotChangePlanError, CannotChangeBodyError, CannotChangePostError, CannotFeedError, CannotSayError],
)
@pytest.mark.parametrize(
    ("fields", "beside"),
    [(("name",), "name"), (("a field of another form",), "__all__"), (("",), "__all__"), ((), "__all__")],
)
def test_what_cannot_be_done_is_said_beside_its_field_whichever_room_refuses(kind, fields, beside):
    form = Naming({"name": "A"})
    assert not done(form, raises(kind("That is known already.", *fields)))
    assert form.errors == {beside: ["That is known already."]}


def test_what_somebody_else_took_out_is_said_above_the_form():
    form = Naming({"name": "A"})
    assert not done(form, raises(GoneMeanwhileError(Thing)))
    assert "The thing was taken out by somebody else" in form.errors["__all__"][0]


@pytest.mark.parametrize("fault", [ChangedMeanwhileError(Thing), ValueError("a fault of ours")])
def test_what_is_no_refusal_goes_on(fault):
    form = Naming({"name": "A"})
    with pytest.raises(type(fault)):
        done(form, raises(fault))
    assert not form.errors


def test_what_could_be_done_was_done_once_and_leaves_no_error():
    form, times = Naming({"name": "A"}), []
    assert done(form, lambda: times.append(1))
    assert times == [1] and not form.errors


def test_what_was_saved_is_said_once_on_the_next_page(rf):
    def saving(request):
        say_saved(request, "A4: update saved <now>")
        return redirect("/")

    def shown(request):
        request.user = AnonymousUser()
        return form_page(request, "A new thing", Naming())

    first = MessageMiddleware(saving)(rf.post("/"))
    request = rf.get("/")
    request.COOKIES["messages"] = first.cookies["messages"].value
    answer = MessageMiddleware(shown)(request)
    assert "A4: update saved &lt;now&gt;" in answer.text and 'role="alert"' in answer.text
    assert answer.cookies["messages"].value == ""
    assert "notification-banner" not in MessageMiddleware(shown)(rf.get("/")).text
