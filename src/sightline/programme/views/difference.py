"""Declaring what will show that an action made a difference, and judging it where no measure can."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.programme.actions import declaring
from sightline.programme.forms.difference import DeclareForm, VerdictForm
from sightline.programme.models import Action
from sightline.programme.rules import BASES
from sightline.programme.views.actions_working import own
from sightline.programme.views.plans_asking import action_named, by, crumbs, done, form_page, to

WHY = (
    "Say before the outcome can be seen what will show that it helped. A measure is judged on its own months, "
    "against those before the action started."
)


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, number: int) -> HttpResponse:
    """The test this action declares."""
    action = own(request, number)
    before = action.declarations.first()
    form = DeclareForm(before is not None, request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, lambda: declaring.declare(action, by=by(request), **form.values())):
        return to("action", action.pk)
    heading = "Declare the test anew" if before else "Declare the test of difference"
    return form_page(request, heading, form, lead=WHY, button="Declare", **_back(action, heading))


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody judged from audits, samples or feedback."""
    action = action_named(request, number)
    test = action.declarations.first()
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, lambda: declaring.judge(action, by=by(request), **form.cleaned_data)):
        return to("action", action.pk)
    lead = f"The test: {BASES[test.basis]}. {test.words}" if test else "No test is declared yet."
    return form_page(request, "Give a verdict", form, lead=lead, button="Judge", **_back(action, "Verdict"))


def _back(action: Action, here: str) -> dict[str, object]:
    there = reverse("action", args=[action.pk])
    return {
        "back": there,
        "crumbs": crumbs(("Actions", reverse("actions")), (action.reference, there), here=here),
    }
