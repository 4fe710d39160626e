"""The freezes there are, making one, and one as it was reported beside what is so now."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.calendars.periods import Period
from sightline.engine.snapshots import NothingLoadedError
from sightline.freezes import made_of_it, wording
from sightline.freezes.forms import FreezeForm, PublicationForm
from sightline.freezes.models import Freeze
from sightline.freezes.queries import freezes_of, opened
from sightline.freezes.queries.checks import checks_before
from sightline.freezes.queries.differences import ReportedAndNow, side_by_side
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.freezes.services import CannotFreezeError, confirm, make, publish
from sightline.freezes.views.asking import (
    address_of,
    changed_page,
    chosen_period,
    chosen_unit,
    freeze_or_404,
)
from sightline.people.queries import person
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.views.asking import WHOLE, ScorecardQuery, page_query
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.web.components import Cell, Column, Table
from sightline.web.files import csv_out
from sightline.web.form_pages import done, form_page, say_saved

BASE = "freezes/page.html"
HEADS = (
    "figure",
    "title",
    "unit",
    "period",
    "value",
    "numerator",
    "denominator",
    "measured in",
    "status",
    "cause",
    "standing",
)


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The freezes of an authority, the newest cut-off first."""
    try:
        query = page_query(request, "freezes")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    freezes = freezes_of(query.standpoint.authority)
    context = {
        "asked": query,
        "data_age": query.data_age,
        "table": _list(freezes) if freezes else None,
        "may_freeze": person(request).has_perm("data.load"),
        "add_href": query.address("freeze-add"),
        "crumbs": [{"title": "Scorecard", "href": query.address("scorecard")}, {"title": "Freezes"}],
    }
    return render(request, "freezes/freezes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Freeze, having seen what to look at before."""
    try:
        query = page_query(request, "freezes")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    standpoint = query.standpoint
    data_to = standpoint.readings.data_to(standpoint.authority)
    form = FreezeForm(
        request.POST if request.method == "POST" else None,
        data_to=data_to,
        initial={"cut_off": standpoint.period.last, "name": standpoint.period.label},
    )
    made: list[Freeze] = []

    def do() -> None:
        about = {"name": form.cleaned_data["name"], "cut_off": form.cleaned_data["cut_off"]}
        made.append(make(by=person(request).get_username(), authority=standpoint.authority, **about))

    if form.is_valid() and done(form, do):
        say_saved(request, f"{made[0].name} is frozen. A second person confirms it.")
        return redirect("freeze", made[0].pk)
    return _asks_to_freeze(request, query, form)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One freeze: every figure of a period as reported and as it is now."""
    freeze = freeze_or_404(request, number)
    crumbs = [{"title": "Freezes", "href": _all(freeze)}, {"title": freeze.name}]
    try:
        frozen = opened(freeze)
    except FreezeChangedError as fault:
        return changed_page(request, freeze, fault)
    now = current_readings()
    period, periods = chosen_period(request, frozen)
    unit = chosen_unit(request, frozen)
    pairs = side_by_side(frozen, now, period, freeze.authority, unit=unit)
    user = person(request)
    own_page = reverse("freeze", args=[freeze.pk])
    context = {
        "freeze": freeze,
        "made": wording.made_in_words(freeze),
        "answer": wording.first_sentence(pairs),
        "period": period,
        "periods": [(f"{own_page}?{address_of(each, unit)}", each.label, each == period) for each in periods],
        "units": frozen.unit_names.items(),
        "unit": unit,
        "on_scorecard": _on_scorecard(freeze, period, unit),
        "unit_title": frozen.unit_names.get(unit, ""),
        "table": _side_by_side(freeze, pairs, period, unit, with_why=user.has_perm("children.see")),
        "published": _published(freeze) if freeze.publications.all() else None,
        "may_confirm": not freeze.confirmed_by
        and user.has_perm("freezes.confirm")
        and user.get_username() != freeze.made_by,
        "made_of_it": made_of_it.links_of(freeze, user),
        "may_enter": bool(freeze.confirmed_by) and user.has_perm("data.load"),
        "crumbs": crumbs,
    }
    return render(request, "freezes/freeze.html", context)


@require_POST
def confirming(request: HttpRequest, number: int) -> HttpResponse:
    """A second person has looked at it."""
    freeze = freeze_or_404(request, number)
    try:
        confirm(freeze, by=person(request).get_username())
        say_saved(request, f"{freeze.name} is confirmed")
    except CannotFreezeError as cannot:
        say_saved(request, str(cannot))
    return redirect("freeze", number)


@require_http_methods(["GET", "HEAD", "POST"])
def publishing(request: HttpRequest, number: int) -> HttpResponse:
    """Enter what was published from it."""
    freeze = freeze_or_404(request, number)
    form = PublicationForm(
        request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()}
    )

    def do() -> None:
        about = {each: form.cleaned_data[each] for each in ("title", "audience", "on")}
        publish(freeze, by=person(request).get_username(), **about)

    if form.is_valid() and done(form, do):
        say_saved(request, "Entered")
        return redirect("freeze", number)
    own_page = reverse("freeze", args=[number])
    crumbs = [{"title": freeze.name, "href": own_page}, {"title": "Enter what was published"}]
    return form_page(
        request,
        "Enter what was published",
        form,
        base=BASE,
        crumbs=crumbs,
        back=own_page,
        back_words="Cancel",
    )


@require_safe
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Every figure as it was reported, of every unit, as CSV: the same bytes whenever it is asked for."""
    freeze = freeze_or_404(request, number)
    try:
        frozen = opened(freeze)
    except FreezeChangedError as fault:
        return changed_page(request, freeze, fault)
    units = frozen.about["units"]
    rows = [
        (
            reading.id,
            reading.title,
            units.get(unit, unit) if unit else "",
            reading.period,
            reading.value,
            reading.numerator,
            reading.denominator,
            reading.unit,
            reading.status,
            reading.cause,
            wording.frozen_line(freeze, confirmed=False),
        )
        for unit, reading in frozen.every_reported()
    ]
    return csv_out(HEADS, rows, f"{freeze.authority} {freeze.name} as reported.csv")


def _asks_to_freeze(request: HttpRequest, query: ScorecardQuery, form: FreezeForm) -> HttpResponse:
    standpoint = query.standpoint
    whole = Standpoint(standpoint.readings, standpoint.authority, standpoint.period, None, standpoint.sight)
    checks = checks_before(whole)
    sentences = [f"{each.sentence} {', '.join(each.figures[:12])}".strip() for each in checks]
    return form_page(
        request,
        "Freeze figures",
        form,
        base=BASE,
        template="freezes/add.html",
        button="Freeze",
        back=query.address("freezes"),
        back_words="Cancel",
        crumbs=[{"title": "Freezes", "href": query.address("freezes")}, {"title": "Freeze figures"}],
        here=request.get_full_path(),
        checks=sentences,
        checked=standpoint.period.label,
    )


def _list(freezes: list[Freeze]) -> Table:
    columns = [
        Column("Freeze"),
        Column("Figures to"),
        Column("Made"),
        Column("Confirmed"),
        Column("Published"),
    ]
    rows = [
        [
            Cell(each.name, reverse("freeze", args=[each.pk])),
            Cell(words.long_date(each.cut_off)),
            Cell(words.long_date(timezone.localtime(each.made_at).date()), under=full_name(each.made_by)),
            Cell(_confirmed(each), under=full_name(each.confirmed_by) if each.confirmed_by else ""),
            Cell(", ".join(published.title for published in each.publications.all()) or "Not yet"),
        ]
        for each in freezes
    ]
    return Table("Freezes, the newest first", columns, rows, caption_hidden=True)


def _confirmed(freeze: Freeze) -> str:
    return (
        words.long_date(timezone.localtime(freeze.confirmed_at).date()) if freeze.confirmed_at else "Not yet"
    )


def _published(freeze: Freeze) -> Table:
    columns = [Column("What"), Column("To whom"), Column("Day"), Column("Entered or published by")]
    rows = [
        [
            Cell(each.title, made_of_it.address_of(each), under=wording.files_in_words(each)),
            Cell(each.audience),
            Cell(words.long_date(each.on)),
            Cell(full_name(each.entered_by)),
        ]
        for each in freeze.publications.all()
    ]
    return Table("Published from it", columns, rows)


def _side_by_side(
    freeze: Freeze, pairs: list[ReportedAndNow], period: Period, unit: str, *, with_why: bool
) -> Table:
    columns = [
        Column("Measure"),
        Column("As reported", number=True),
        Column("Now", number=True),
        Column("Difference"),
    ]
    rows = []
    for pair in pairs:
        reported, now = wording.figure_shown(pair.reported), wording.figure_shown(pair.now)
        why = ""
        if with_why and pair.differs and pair.now is not None:
            why = f"{reverse('freeze-why', args=[freeze.pk, pair.reported.id])}?{address_of(period, unit)}"
        difference = wording.difference(pair)
        rows.append(
            [
                Cell(pair.reported.title, under=pair.reported.id),
                Cell(reported[0], under=reported[1]),
                Cell(now[0], under=now[1]),
                Cell(difference, why, under="The definition changed" if pair.redefined else ""),
            ]
        )
    return Table(f"{period.label}: as reported and now", columns, rows, caption_hidden=True)


def _on_scorecard(freeze: Freeze, period: Period, unit: str) -> str:
    chosen = {
        "authority": freeze.authority,
        "period": period.name,
        "team": unit or WHOLE,
        "freeze": freeze.name,
    }
    return f"{reverse('scorecard')}?{urlencode(chosen)}"


def _all(freeze: Freeze) -> str:
    return f"{reverse('freezes')}?authority={freeze.authority}"
