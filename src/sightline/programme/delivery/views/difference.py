"""Declaring what will show that an action made a difference, and judging it where no measure can."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import may_see_small_numbers
from sightline.programme.delivery.queries.history import last_words
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.views.working import own
from sightline.programme.difference import services as declaring
from sightline.programme.difference.forms import DeclareForm, VerdictForm
from sightline.programme.kinds import BASES
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Action
from sightline.programme.plans.views.asking import action_named, crumbs, form_page, to, username
from sightline.trail.services import recorded_transaction
from sightline.web.form_pages import done

WHY = (
    "Say before the outcome can be seen what will show that it helped. A measure is judged on its own months, "
    "against those before the action started."
)


@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, number: int) -> HttpResponse:
    """The test this action declares."""
    action = own(request, number)
    heading = "Declare the test anew" if action.declarations.exists() else "Declare the test of difference"
    page = EditPage(
        request=request,
        thing=action,
        form_of=_form_of,
        texts=False,
        last=lambda now: last_words(now, person(request)),
        **_back(action, heading),
    )
    sent = page.send(lambda: done(page.form, lambda: _declare(action, page, person(request))))
    if sent is not None:
        return sent
    return form_page(request, heading, page.form, lead=WHY, button="Declare", **page.context)


def _form_of(action: Action, data: Any) -> DeclareForm:
    """The form, as the action stands: after the first test it asks why, before it the action may start."""
    again = action.declarations.exists()
    return DeclareForm(again, data, starts=not again and action.status in ("not_started", "paused"))


def _declare(action: Action, page: EditPage, user: User) -> None:
    """The test is declared, and where a day is given the action starts with it: both, or neither."""
    by = user.get_username()
    in_tens = not may_see_small_numbers(user.effective_role, opened=user.opened)
    with recorded_transaction():
        values = page.form.values()
        now = declaring.declare(action, edition=page.edition, by=by, in_tens=in_tens, **values).action
        start = page.form.cleaned_data.get("start")
        if start:
            try:
                set_status(now, "in_progress", on=start, edition=now.edition, by=by)
            except CannotChangePlanError as fault:
                raise CannotChangePlanError(str(fault), "start") from fault


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, number: int) -> HttpResponse:
    """What somebody judged from audits, samples or feedback."""
    action = action_named(request, number)
    test = action.declarations.first()
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda: declaring.judge(action, by=username(request), **form.cleaned_data)
    ):
        return to("action", action.pk)
    lead = f"The test: {BASES[test.basis]}. {test.words}" if test else "No test is declared yet."
    return form_page(request, "Give a verdict", form, lead=lead, button="Judge", **_back(action, "Verdict"))


def _back(action: Action, page_title: str) -> dict[str, Any]:
    address = reverse("action", args=[action.pk])
    return {
        "back": address,
        "crumbs": crumbs(("Actions", reverse("actions")), (action.reference, address), page_title=page_title),
    }
