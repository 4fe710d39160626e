"""One body that is told of a plan: who chairs it, when it meets, what it saw."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.models import Body
from sightline.bodies.queries import body_by_name, last_of, members_of
from sightline.bodies.rules import BodyDescription
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import EditPage
from sightline.people.posts.queries import posts_of
from sightline.people.queries import person
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan
from sightline.programme.plans.forms.bodies import BodyForm, NameBodyForm
from sightline.programme.plans.queries.meetings import BodyTold, body_named, was_before
from sightline.programme.plans.queries.own_days import submissions_to
from sightline.programme.plans.queries.plans import versions_seen_by
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
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import query_param

NAME_ONE = "Name a body"


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The body the address names (`?name=`)."""
    plan = plan_named(request, number)
    body: BodyTold = or_404(body_named(plan, query_param(request, "name"), today(), person(request)))
    members, _ = members_of(Body.objects.get(pk=body.number), today())
    context = {
        "plan": plan,
        "body": body,
        "members": members,
        "submissions": submissions_to(
            body.number, versions_seen_by(person(request)).filter(plan=plan).order_by()
        ),
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
    if not name:
        return _name_one(request, plan)
    body_told: BodyTold = or_404(body_named(plan, name, today(), person(request)))
    back = where(plan, body_told.name)
    page = EditPage(
        request=request,
        thing=Body.objects.get(pk=body_told.number),
        form_of=_form,
        back=back,
        here=request.get_full_path(),
        crumbs=crumbs((body_told.name, back), page_title="Change"),
        last=last_of,
    )
    return _describe(request, plan, page)


def _name_one(request: HttpRequest, plan: Plan) -> HttpResponse:
    """A body that is told of the plan. Of one that is known already, whoever says another thing is shown both texts."""
    form = NameBodyForm(plan.authority, request.POST or None, posts=posts_of(plan.authority))
    existing = body_by_name(plan.authority, form.body_name) if form.is_bound else None
    around: Any = {"back": front_of(plan), "crumbs": crumbs(page_title=NAME_ONE)}
    if existing is not None and ("both" in request.POST or form.is_valid()):
        page = EditPage(
            request=request,
            thing=existing,
            form_of=_form,
            done=where(plan, existing.name),
            carried={"body": existing.name},
            last=last_of,
            **around,
        )
        unread = 0 if existing.chaired.words else existing.edition
        return _describe(request, plan, page, None if "edition" in request.POST else unread)

    def do() -> None:
        try:
            describe_body(plan, form.cleaned_data["body"], form.chaired, edition=0, by=username(request))
        except ChangedMeanwhileError as fault:  # named between two looks: sent again, both texts are shown
            raise CannotChangePlanError(str(fault), "body") from fault

    if form.is_valid() and done(form, do):
        say_saved(request, f"{form.cleaned_data['body']} is told of the plan.")
        return redirect(where(plan, form.cleaned_data["body"]))
    lead = "A board, committee or meeting that is told of the plan."
    return form_page(request, NAME_ONE, form, lead=lead, **around)


def _describe(request: HttpRequest, plan: Plan, page: EditPage, unread: int | None = None) -> HttpResponse:
    """Do what was sent of a body, or show its form. `unread`: the edition of whoever named it without having seen it; 0,
    which no body has, where something is said of it already.
    """

    def do() -> None:
        edition = page.edition if unread is None else unread
        reason = page.form.cleaned_data.get("reason", "")
        values = {"edition": edition, "reason": reason, "by": username(request)}
        describe_body(plan, page.thing.name, page.form.chaired, **values)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    heading, around = "Who chairs it, and how often it meets", {"here": page.here or request.path}
    return form_page(request, heading, page.form, lead=page.thing.name, **around, **page.context)


def _form(body: Body, data: Any) -> BodyForm:
    """What is said of a body, or what was sent over it."""
    first = body.chaired == BodyDescription()
    return BodyForm(data, first=first, posts=posts_of(body.authority), initial=body.chaired.plain)


def where(plan: Plan, name: str) -> str:
    """The page of a body."""
    return f"{reverse('plan-body', args=[plan.pk])}?{urlencode({'name': name})}"
