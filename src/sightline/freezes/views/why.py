"""Why one figure is another now than was reported: child by child, under a reason, with a line in the trail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.freezes.queries import opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.freezes.rules.differences import KINDS, CaseChange, counted_by_kind
from sightline.freezes.services import look_at_differences
from sightline.freezes.views.asking import (
    address_of,
    changed_page,
    chosen_period,
    chosen_unit,
    freeze_or_404,
)
from sightline.measuring.discover import figures
from sightline.people.looking import child_cells, look_page, reason_form
from sightline.people.queries import person
from sightline.scorecards.queries.store import current_readings
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import paged

BASE = "freezes/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int, figure_id: str) -> HttpResponse:
    """The cases that count otherwise, once the reason for looking is known."""
    freeze = freeze_or_404(request, number)
    if figure_id not in figures():
        raise Http404
    try:
        frozen = opened(freeze)
        period, _ = chosen_period(request, frozen)
        unit = chosen_unit(request, frozen)
    except FreezeChangedError as fault:
        return changed_page(request, freeze, fault)
    now = current_readings()
    figure = figures()[figure_id][1]
    own_page = f"{reverse('freeze-why', args=[number, figure_id])}?{address_of(period, unit)}"
    back = f"{reverse('freeze', args=[number])}?{address_of(period, unit)}"
    crumbs = [{"title": f"Freeze {freeze.name}", "href": back}, {"title": figure_id}]
    heading = f"Why the figure has changed, {period.label}" + (f", {frozen.unit_names[unit]}" if unit else "")
    more = {"caption": figure.title, "crumbs": crumbs, "here": own_page, "back": back}
    form, reason = reason_form(request)
    if not reason:
        example = "telling the board why the figure changed"
        return look_page(
            request, form, heading, example=example, base=BASE, back_words="Back to the freeze", **more
        )
    if request.method == "POST":
        return redirect(own_page)
    changes, restricted = look_at_differences(
        freeze, now, figure_id, period, by=person(request).get_username(), reason=reason, unit=unit
    )
    pages = paged(request, changes, others=address_of(period, unit))
    context = {
        "freeze": freeze,
        "heading": heading,
        "reason": reason,
        "answer": first_sentence(changes),
        "restricted": restricted,
        "table": _table(request, list(pages["shown"]), freeze.authority) if changes else None,
        **pages,
        **more,
    }
    return render(request, "freezes/why.html", context)


def first_sentence(changes: list[CaseChange]) -> str:
    """12 cases count differently now: 8 recorded after the freeze, 4 no longer in the records."""
    if not changes:
        return "No case that you may see counts differently now."
    kinds = ", ".join(f"{count:,} {title[0].lower()}{title[1:]}" for title, count in counted_by_kind(changes))
    return f"{several(len(changes), 'case')} {'counts' if len(changes) == 1 else 'count'} differently now: {kinds}."


def _table(request: HttpRequest, changes: list[CaseChange], authority: str) -> Table:
    child = child_cells(request, authority)
    columns = [
        Column("Child"),
        Column("Case"),
        Column("Date"),
        Column("As reported"),
        Column("Now"),
        Column("Why"),
    ]
    rows = [
        [
            child(each.child_id),
            Cell(each.case_id),
            Cell(words.long_date(each.on)),
            Cell(_stood(each.before)),
            Cell(_stood(each.now)),
            Cell(KINDS[each.kind]),
        ]
        for each in changes
    ]
    return Table("The cases on this page", columns, rows, caption_hidden=True)


def _stood(words_of: str | None) -> str:
    return "Not on the list" if words_of is None else f"{words_of[0].upper()}{words_of[1:]}"
