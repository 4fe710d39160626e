"""From an address to the plan, version or action a page is about, if whoever asks may see it; else it is not there."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from sightline.people.queries import person
from sightline.programme.models import Action, Plan, Version
from sightline.programme.plans.queries import entries as plans_entries
from sightline.programme.plans.queries.plans import (
    PlansSeen,
    name_of,
    plan_by_default_of,
    plans_seen_by,
    versions_seen_by,
)
from sightline.web import form_pages
from sightline.web.lists import number_or_zero, query_param

Crumbs = list[dict[str, str]]
PER_PAGE = 50
_IN_VIEW, _IN_SIGHT = "sightline_plan_in_view", "sightline_plans_in_sight"


def or_404(thing: Any) -> Any:
    """What was found; Http404 where nothing was."""
    if thing is None:
        raise Http404
    return thing


def username(request: HttpRequest) -> str:
    """The name of whoever asks, as the trail keeps it."""
    return person(request).get_username()


def today() -> date:
    """The day on the wall here."""
    return timezone.localdate()


def look_in(request: HttpRequest, plan: Plan | None) -> Plan | None:
    """Say which plan this page is about, so that the sections beside it lead on in that plan. Gives the plan back."""
    setattr(request, _IN_VIEW, plan)
    return plan


def plan_in_view(request: HttpRequest) -> Plan | None:
    """The plan this page is about; None where it is about none."""
    return getattr(request, _IN_VIEW, None)


def plan_named(request: HttpRequest, number: int) -> Plan:
    """The plan of that number; Http404 where there is none, or none for this person."""
    plan: Plan = or_404(plans_seen_by(person(request)).filter(pk=number).first())
    look_in(request, plan)
    return plan


def version_named(request: HttpRequest, number: int) -> Version:
    """The version of that number, with its plan."""
    version: Version = or_404(versions_seen_by(person(request)).filter(pk=number).first())
    look_in(request, version.plan)
    return version


def action_named(request: HttpRequest, number: int) -> Action:
    """The action of that number; for somebody who may not see it, it is not there."""
    action: Action = or_404(plans_entries.seen(person(request), number))
    look_in(request, action.plan)
    return action


def chosen_plan(request: HttpRequest) -> Plan | None:
    """The plan the address names, else the newest real one, else the newest example; None where there is none."""
    plan_number = query_param(request, "plan")
    if plan_number:
        return plan_named(request, number_or_zero(plan_number))
    return look_in(request, plan_by_default_of(plans_in_sight(request)))


def plans_in_sight(request: HttpRequest) -> PlansSeen:
    """The plans whoever asks may see: read once for a page, for the plan it is about and for the others beside it.

    Anew each time where something is sent, which may change them.
    """
    seen: PlansSeen | None = getattr(request, _IN_SIGHT, None)
    if seen is None or request.method not in ("GET", "HEAD"):
        seen = PlansSeen.by(person(request))
        setattr(request, _IN_SIGHT, seen)
    return seen


def crumbs(*more: tuple[str, str], page_title: str) -> Crumbs:
    """The way back up to the programme's first page."""
    first = {"title": "Programme", "href": reverse("programme")}
    return [first, *({"title": title, "href": href} for title, href in more), {"title": page_title}]


def version_crumb(version: Version) -> tuple[str, str]:
    """A version in the way back up."""
    return name_of(version), reverse("version", args=[version.pk])


def form_page(request: HttpRequest, heading: str, form: forms.Form, **more: Any) -> HttpResponse:
    """A page of the programme that asks one thing: see `web.form_pages`."""
    return form_pages.form_page(request, heading, form, **{"base": "programme/plans/base.html", **more})


def front_of(plan: Plan) -> str:
    """The address of a plan's first page."""
    return f"{reverse('programme')}?plan={plan.pk}"


def to(name: str, number: int) -> HttpResponse:
    """Go on to another page."""
    return redirect(name, number)
