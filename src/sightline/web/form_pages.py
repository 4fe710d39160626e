"""A page that asks one thing: a heading, what must be known before, the fields, a button, the way back; doing it; and saying
on the next page what was saved."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.web.refusals import CannotDoError

FORM_PAGE = "web/form_page.html"


def form_page(
    request: HttpRequest,
    heading: str,
    form: forms.Form,
    *,
    template: str = FORM_PAGE,
    base: str = "web/base.html",
    button: str = "Save",
    **more: Any,
) -> HttpResponse:
    """The page, sent to its own address unless `here` names another; every field is drawn with its own hint.

    `base`: the template whose stylesheets and surroundings it takes. `more` may hold: title (of the tab, where it is not the
    heading), caption (above the heading), lead, sentences, carried (hidden values by name), back and back_words, crumbs,
    problem, status, and whatever `base` or a `template` of one's own that extends FORM_PAGE needs.
    """
    status = more.pop("status", 200)
    context = {"heading": heading, "form": form, "base": base, "button": button, "here": request.path}
    return render(request, template, {**context, **more}, status=status)


def done(form: forms.Form, what: Callable[[], Any]) -> bool:
    """Whether it could be done; where not, the form says why beside its field.

    What is no CannotDoError goes on: a `history.refusals.ChangedMeanwhileError` to whoever shows the second of two people
    what stands.
    """
    try:
        what()
    except CannotDoError as fault:
        form.add_error(fault.field if fault.field in form.fields else None, str(fault))
        return False
    return True


def say_saved(request: HttpRequest, sentence: str) -> None:
    """Say in a green banner on the next page what was saved, once; it stands in a cookie, so it names no child."""
    messages.success(request, sentence, fail_silently=True)
