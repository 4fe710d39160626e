"""Targets: the list by measure, unit and set; one with its history; setting, changing and removing one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.history.queries import last_change
from sightline.history.views import EditPage
from sightline.measuring.discover import figures
from sightline.people.queries import person
from sightline.scorecards.forms import ChangeTargetForm, NewTargetForm, RemoveTargetForm
from sightline.scorecards.models import Target
from sightline.scorecards.queries.store import current_readings, service_titles, team_names
from sightline.scorecards.queries.target_list import TargetLine, first_sentence, target_lines
from sightline.scorecards.queries.targets import STANDING, target_sets, unit_target
from sightline.scorecards.rules.target_terms import FIELDS
from sightline.scorecards.rules.trajectory import as_typed, in_words, plain_number
from sightline.scorecards.services import change_target, remove_target, set_target
from sightline.scorecards.target_words import target_shown
from sightline.scorecards.views.asking import ScorecardQuery, page_query, rights_of
from sightline.scorecards.views.scorecard import periods
from sightline.statistics.amounts import distance_in_words
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, form_page, say_saved
from sightline.web.lists import query_param

BASE = "scorecards/page.html"
COUNCIL = "The whole council"
BORROWED = "The council’s target"
HEADS = {"points": "Values", "tolerance": "Tolerance", "owner": "Owner", "words": "Agreed"}


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Every target this person may see; `period`, `team`, `set` and `authority` come from the address."""
    try:
        query = page_query(request, "targets")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    authority = query.standpoint.authority
    sets = target_sets(authority)
    chosen = query_param(request, "set")
    chosen = chosen if chosen in sets else STANDING
    lines = target_lines(query.standpoint, chosen, query.units)
    context = {
        "asked": query,
        "data_age": query.data_age,
        "answer": first_sentence(lines),
        "rows": [_row(query, each) for each in lines],
        "periods": periods(query),
        "every_unit": "Every unit",
        "sets": [(each, each or "Standing targets") for each in sets] if len(sets) > 1 else [],
        "set": chosen,
        "may_set": person(request).has_perm("measures.define"),
        "sheet_href": query.address("target-sheet"),
        "add_href": query.address("target-add", set=chosen),
        "crumbs": [{"title": "Scorecard", "href": query.address("scorecard")}, {"title": "Targets"}],
    }
    return render(request, "scorecards/targets.html", context)


def _row(query: ScorecardQuery, line: TargetLine) -> dict[str, Any]:
    target = line.target
    figure = figures()[target.figure][1]
    return {
        "href": query.address("measure", figure.id, team=query.standpoint.team or target.unit or "all"),
        "target_href": reverse("target", args=[target.number]),
        "id": figure.id,
        "title": figure.title,
        "whose": _whose(query, line),
        "shown": line.shown,
        "target": target_shown(line.standing, figure.unit, query.standpoint.period),
    }


def _whose(query: ScorecardQuery, line: TargetLine) -> str:
    if line.standing.borrowed:
        return BORROWED
    return query.units.get(line.target.unit, line.target.unit) if line.target.unit else COUNCIL


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One target: what it says, and what it was."""
    target = _target(request, number)
    measure, figure = figures()[target.figure]
    points = unit_target(target).points
    context = {
        "target": target,
        "figure": figure,
        "better": measure.better,
        "whose": unit_title(target),
        "path": in_words(points, figure.unit),
        "tolerance": _tolerance(target, figure.unit),
        "measure_href": f"{reverse('measure', args=[figure.id])}?authority={target.authority}"
        + (f"&team={target.unit}" if target.unit else ""),
        "history": [(each, HEADS.get(each.field, "")) for each in target.changes.order_by("-id")],
        "may_set": person(request).has_perm("measures.define") and not target.withdrawn_at,
        "crumbs": [*_crumbs(target)[:-1], {"title": "Target"}],
    }
    return render(request, "scorecards/one_target.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Set a target; `figure`, `team` and `set` of the address are filled in."""
    try:
        query = page_query(request, "targets")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    authority = query.standpoint.authority
    initial = {
        "figure": query_param(request, "figure"),
        "unit": query.standpoint.team or "",
        "target_set": query_param(request, "set"),
    }
    form = NewTargetForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        authority=authority,
        chosen_figures=[(each, f"{each} {figure.title}") for each, (_, figure) in figures().items()],
        units=list(query.units.items()),
        sets=[each for each in target_sets(authority) if each],
    )
    made: list[Target] = []

    def do() -> None:
        about = {name: form.cleaned_data[name] for name in ("figure", "unit", "target_set")}
        made.append(set_target(by=_username(request), authority=authority, terms=form.terms, **about))

    if form.is_valid() and done(form, do):
        say_saved(request, f"{made[0].figure}: target saved")
        return redirect("target", made[0].pk)
    crumbs = [{"title": "Targets", "href": query.address("targets")}, {"title": "Set a target"}]
    more = {"base": BASE, "crumbs": crumbs, "back": query.address("targets"), "here": request.get_full_path()}
    return form_page(request, "Set a target", form, **more)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a target says, and say why."""
    target = _standing(request, number)
    page = EditPage(
        request=request,
        thing=target,
        form_of=_form_over,
        back=reverse("target", args=[target.pk]),
        crumbs=_crumbs(target),
        last=lambda now: last_change(now.changes.all(), FIELDS),
        saved=f"{target.figure}: target saved",
    )

    def do() -> None:
        reason = page.form.cleaned_data["reason"]
        change_target(target, page.form.terms, reason=reason, edition=page.edition, by=_username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    lead = f"{figures()[target.figure][1].title}: {unit_title(target)}"
    return form_page(request, "Change the target", page.form, base=BASE, lead=lead, **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """A target no longer stands. It stays on record."""
    target = _standing(request, number)
    page = EditPage(
        request=request,
        thing=target,
        form_of=lambda _, data: RemoveTargetForm(data),
        back=reverse("target", args=[target.pk]),
        crumbs=_crumbs(target),
        texts=False,
        last=lambda now: last_change(now.changes.all(), FIELDS),
        saved=f"{target.figure}: target removed",
    )

    def do() -> None:
        remove_target(target, edition=page.edition, by=_username(request), **page.form.cleaned_data)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    figure = figures()[target.figure][1]
    lead = f"{figure.title}, {unit_title(target)}: {in_words(unit_target(target).points, figure.unit)}"
    return form_page(
        request, "Remove the target", page.form, base=BASE, button="Remove", lead=lead, **page.context
    )


def unit_title(target: Target) -> str:
    """Whose target it is: the unit's name, its reference where the data has no such unit, or the whole council."""
    if not target.unit:
        return COUNCIL
    try:
        readings = current_readings()
    except NothingLoadedError:
        return target.unit
    if target.authority not in readings.authorities():
        return target.unit
    names = service_titles(readings, target.authority) | team_names(readings, target.authority)
    return names.get(target.unit, target.unit)


def _form_over(target: Target, data: Any) -> ChangeTargetForm:
    points = unit_target(target).points
    initial = {
        "points": as_typed(points),
        "tolerance": plain_number(target.tolerance),
        "owner": target.owner,
        "words": target.words,
    }
    return ChangeTargetForm(data, initial=initial, authority=target.authority)


def _tolerance(target: Target, unit: str) -> str:
    return "" if target.tolerance is None else distance_in_words(target.tolerance, unit, whole=True)


def _target(request: HttpRequest, number: int) -> Target:
    """The target of this number. Http404 where it is of an authority or a unit that this person does not see."""
    user = person(request)
    rights = rights_of(user)
    if not rights.figures:
        refuse(user.get_username(), f"target {number}")
    target = Target.objects.filter(pk=number, figure__in=list(figures())).first()
    if target is None or user.authority not in ("", target.authority):
        raise Http404
    if target.unit and not rights.may_choose(target.unit):
        raise Http404
    return target


def _standing(request: HttpRequest, number: int) -> Target:
    """The same, while it stands: what is removed is not changed."""
    target = _target(request, number)
    if target.withdrawn_at and request.method != "POST":
        raise Http404
    return target


def _crumbs(target: Target) -> list[dict[str, str]]:
    targets = f"{reverse('targets')}?authority={target.authority}"
    return [
        {"title": "Scorecard", "href": reverse("scorecard")},
        {"title": "Targets", "href": targets},
        {"title": target.figure, "href": reverse("target", args=[target.pk])},
    ]


def _username(request: HttpRequest) -> str:
    return person(request).get_username()
