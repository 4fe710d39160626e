"""The groupings of a version: all of them, one that is changed, one that is taken out; of two people the second is told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError
from sightline.history.views import CONFLICT, EditPage, edition_in
from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Grouping, Version
from sightline.programme.plans.forms.plans import GroupingChangeForm, GroupingForm
from sightline.programme.plans.queries.groupings import last_of
from sightline.programme.plans.queries.plans import versions_seen_by
from sightline.programme.plans.services import groupings as plans_groupings
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    look_in,
    or_404,
    username,
    version_crumb,
    version_named,
)
from sightline.programme.plans.views.post_only import post_only
from sightline.statistics.amounts import several
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero

HERE = "Priorities and other groupings"
GONE = "It was taken out by somebody else while you had it open. What you typed stands below: add it anew, or leave it out."


@require_http_methods(["GET", "HEAD", "POST"])
def groupings(request: HttpRequest, number: int) -> HttpResponse:
    """The groupings of a version, and another one."""
    version = version_named(request, number)
    form = GroupingForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: plans_groupings.add_grouping(version, by=username(request), **form.cleaned_data)
    ):
        return redirect("version-groupings", number)
    return _every(request, version, form)


@require_http_methods(["GET", "HEAD", "POST"])
def grouping(request: HttpRequest, number: int) -> HttpResponse:
    """One grouping's words and place; of a live version only what the board is told of its progress."""
    this_grouping = _grouping(request, number)
    if this_grouping is None:
        return _gone(request)
    page = EditPage(
        request=request,
        thing=this_grouping,
        form_of=lambda thing, data: _form(request, thing, data),
        back=reverse("version-groupings", args=[this_grouping.version_id]),
        crumbs=crumbs(
            version_crumb(this_grouping.version), page_title=rules.GROUPING_KINDS[this_grouping.kind]
        ),
        carried={"version": this_grouping.version_id, "kind": this_grouping.kind},
        last=last_of,
    )

    def save() -> bool:
        values: dict[str, Any] = {
            "title": this_grouping.title,
            "about": this_grouping.about,
        } | page.form.cleaned_data
        return done(
            page.form,
            lambda: plans_groupings.change_grouping(
                this_grouping, edition=page.edition, by=username(request), **values
            ),
        )

    sent = page.send(save)
    if sent is not None:
        return sent
    live = (
        "The plan is live: its progress may be written, its words are sealed." if _live(this_grouping) else ""
    )
    return form_page(request, this_grouping.title, page.form, lead=live, **page.context)


@post_only(
    lambda request, number: reverse("version-groupings", args=[or_404(_grouping(request, number)).version_id])
)
def grouping_gone(request: HttpRequest, number: int) -> HttpResponse:
    """Take a grouping out of a version being written."""
    this_grouping = or_404(_grouping(request, number))
    version: Version = this_grouping.version
    try:
        plans_groupings.remove_grouping(this_grouping, edition=edition_in(request), by=username(request))
    except (CannotChangePlanError, ChangedMeanwhileError, GoneMeanwhileError) as fault:
        version.refresh_from_db()
        return _every(request, version, GroupingForm(), str(fault))
    return redirect("version-groupings", version.pk)


def _every(request: HttpRequest, version: Version, form: GroupingForm, problem: str = "") -> HttpResponse:
    every = list(version.groupings.all())
    by_kind = [
        (title, [each for each in every if each.kind == kind]) for kind, title in rules.GROUPING_KINDS.items()
    ]
    kinds = [(title, groups) for title, groups in by_kind if groups]
    context = {
        "version": version,
        "form": form,
        "problem": problem,
        "kinds": kinds,
        "answer": ", ".join(several(len(groups), title.lower()) for title, groups in kinds) or "None yet",
        "written": version.state in rules.BEING_WRITTEN,
        "live": version.state == "live",
        "crumbs": crumbs(version_crumb(version), page_title=HERE),
    }
    return render(request, "programme/plans/groupings.html", context, status=CONFLICT if problem else 200)


def _gone(request: HttpRequest) -> HttpResponse:
    """Nothing that was typed of a grouping that is there no longer is lost; Http404 where nothing was."""
    version = version_named(request, number_or_zero(request.POST.get("version", "")))
    progress = str(request.POST.get("progress", "")).strip()
    sentence = f"{GONE} Of its progress you wrote: “{progress}”" if progress else GONE
    return _every(request, version, GroupingForm(initial=request.POST.dict()), sentence)


def _form(request: HttpRequest, this_grouping: Grouping, data: Any = None) -> GroupingChangeForm:
    """What stands, or what was sent over it. Of a live version only its progress, unless more was sent already."""
    initial = {name: getattr(this_grouping, name) for name in plans_groupings.FIELDS}
    only = ("progress",) if _live(this_grouping) and not {"title", "text_title"} & set(request.POST) else ()
    return GroupingChangeForm(data, only=only, initial=initial)


def _live(this_grouping: Grouping) -> bool:
    return this_grouping.version.state == "live"


def _grouping(request: HttpRequest, number: int) -> Grouping | None:
    seen = versions_seen_by(person(request))
    grouping = Grouping.objects.select_related("version__plan").filter(pk=number, version__in=seen).first()
    look_in(request, grouping.version.plan if grouping else None)
    return grouping
