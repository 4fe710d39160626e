"""One body that is told of a plan: who chairs it, when it meets, what it saw."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.models import Body
from sightline.people.queries import person
from sightline.programme.models import Plan
from sightline.programme.plans.forms.bodies import BodyForm
from sightline.programme.plans.queries.meetings import BodyTold, body_named, was_before
from sightline.programme.plans.services.bodies import describe_body
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    front_of,
    or_404,
    plan_named,
    today,
    username,
)
from sightline.web.form_pages import done
from sightline.web.lists import query_param


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The body the address names (`?name=`)."""
    plan = plan_named(request, number)
    body: BodyTold = or_404(body_named(plan, query_param(request, "name"), today(), person(request)))
    context = {
        "plan": plan,
        "body": body,
        "before": was_before(plan, body.name),
        "may_change": person(request).has_perm("plan.change"),
        "crumbs": crumbs((plan.title, front_of(plan)), page_title=body.name),
    }
    return render(request, "programme/plans/body.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Say who chairs a body and how often it meets; without `?name=`, of one nobody named before."""
    plan = plan_named(request, number)
    name = query_param(request, "name")
    body: BodyTold | None = or_404(body_named(plan, name, today(), person(request))) if name else None
    initial = body.chaired.plain if body else {}
    form = BodyForm(request.POST or None, named=body is not None, initial=initial)
    made: list[Body] = []

    def do() -> None:
        called = body.name if body else form.cleaned_data["body"]
        made.append(
            describe_body(
                plan,
                called,
                form.chaired,
                seen=str(request.POST.get("seen", "")),
                reason=form.cleaned_data["reason"],
                by=username(request),
            )
        )

    if form.is_valid() and done(form, do):
        return redirect(where(plan, made[0].name))
    back = where(plan, body.name) if body else front_of(plan)
    return form_page(
        request,
        "Who chairs it, and how often it meets" if body else "Name a body",
        form,
        here=request.get_full_path(),
        carried={"seen": body.chaired.words if body else ""},
        lead=body.name if body else "A board, committee or meeting that is told of the plan.",
        back=back,
        crumbs=crumbs(*([(body.name, back)] if body else []), page_title="Change" if body else "Name a body"),
    )


def where(plan: Plan, name: str) -> str:
    """The page of a body."""
    return f"{reverse('plan-body', args=[plan.pk])}?{urlencode({'name': name})}"
