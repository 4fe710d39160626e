"""What people say of a figure: notes on its months, targets, and from when its limits start anew."""

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.people.queries import person
from sightline.scorecards.forms import SayingForm
from sightline.scorecards.models import Note, Rebase, Remark
from sightline.scorecards.queries import notes
from sightline.scorecards.queries.targets import targets_of_every_set
from sightline.scorecards.rules.trajectory import UnitTarget, in_words
from sightline.scorecards.services import CannotSayError, judge_anew, note, withdraw
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.form_pages import done

KINDS: dict[str, type[Remark]] = {"note": Note, "rebase": Rebase}
TITLES = {
    "note": (
        "Notes",
        "Add a note to a month",
        "What must be known",
        "For example: summer break. It is shown wherever the month is drawn.",
    ),
    "rebase": (
        "Limits",
        "Recalculate limits from a month",
        "Why",
        "Only where the service changed and stayed changed. Everything before keeps its own limits.",
    ),
}


@require_safe
def page(request: HttpRequest, figure_id: str) -> HttpResponse:
    """Everything said of the figure, and for those who may, the forms to say more."""
    return _page(request, figure_id, {})


@require_POST
def say(request: HttpRequest, figure_id: str, kind: str) -> HttpResponse:
    """One thing more is said."""
    if kind not in KINDS:
        raise Http404
    form = SayingForm(request.POST)
    if form.is_valid() and done(form, lambda: _say(request, figure_id, kind, form)):
        return redirect(_page_query(request, figure_id).address("measure-said", figure_id))
    return _page(request, figure_id, {kind: form})


@require_POST
def take_back(request: HttpRequest, figure_id: str, kind: str, number: int) -> HttpResponse:
    """One of them no longer holds."""
    query = _page_query(request, figure_id)
    what = (
        KINDS[kind].objects.filter(pk=number, authority=query.standpoint.authority).first()
        if kind in KINDS
        else None
    )
    if what is None or what.figure not in ("", figure_id):
        raise Http404
    with suppress(CannotSayError):  # somebody else has just taken it back, which is what was wanted
        withdraw(what, by=person(request).get_username())
    return redirect(query.address("measure-said", figure_id))


def _say(request: HttpRequest, figure_id: str, kind: str, form: SayingForm) -> None:
    about = {
        "by": person(request).get_username(),
        "authority": _page_query(request, figure_id).standpoint.authority,
        "month": f"{form.cleaned_data['month']:%Y-%m}",
        "words": form.cleaned_data["words"],
    }
    if kind == "note":
        note(**about, figure="" if request.POST.get("everywhere") else figure_id)
    else:
        judge_anew(**about, figure=figure_id)


def _page_query(request: HttpRequest, figure_id: str) -> ScorecardQuery:
    try:
        figure_named(figure_id)
        return page_query(request, figure_id)
    except (UnknownMeasureError, NothingLoadedError) as nothing:
        raise Http404 from nothing


def _page(request: HttpRequest, figure_id: str, forms: dict[str, SayingForm]) -> HttpResponse:
    query = _page_query(request, figure_id)
    _, figure = figure_named(figure_id)
    authority = query.standpoint.authority
    by_kind: dict[str, list] = {
        "note": notes.notes(authority, figure_id),
        "rebase": notes.rebases(authority, figure_id).get(figure_id, []),
    }
    targets = [
        each
        for each in targets_of_every_set(authority, figure_id)
        if each.unit in ("", query.standpoint.team) or each.unit in query.units
    ]
    context = {
        "asked": query,
        "data_age": query.data_age,
        "figure": figure,
        "answer": first_sentence(by_kind, len(targets)),
        "targets": [_target(query, each, figure.unit) for each in targets],
        "set_href": query.address("target-add", figure=figure_id),
        "may_say": person(request).has_perm("measures.define"),
        "kinds": [(kind, *TITLES[kind], forms.get(kind), by_kind[kind]) for kind in TITLES],
        "wrong": next((form for form in forms.values()), None),
        "crumbs": [
            {"title": "Scorecard", "href": query.address("scorecard")},
            {"title": figure_id, "href": query.address("measure", figure_id)},
            {"title": "Notes and targets"},
        ],
    }
    return render(request, "scorecards/said.html", context, status=200)


def _target(query: ScorecardQuery, target: UnitTarget, unit: str) -> dict[str, str]:
    """A target as the page lists it: where it leads, whose it is, and what it says."""
    whose = query.units.get(target.unit, target.unit) if target.unit else "Whole council"
    return {
        "href": reverse("target", args=[target.number]),
        "whose": f"{whose}, set {target.target_set}" if target.target_set else whose,
        "path": in_words(target.points, unit),
        "words": target.words,
    }


def first_sentence(by_kind: dict[str, list], targets: int) -> str:
    """The page's first sentence: how much has been said."""
    counts = [several(len(by_kind["note"]), "note"), several(targets, "target")]
    anew = [words.month(each.month) for each in by_kind["rebase"]]
    limits = f" Limits are recalculated from {' and '.join(anew)}." if anew else ""
    if not by_kind["note"] and not targets:
        return f"No notes or targets yet.{limits}"
    return f"{counts[0]} and {counts[1]}.{limits}"
