"""The cases that a change counts otherwise: child by child, under a reason, with a line in the trail."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.definitions.rules.kinds import COUNTED_ANEW
from sightline.definitions.rules.states import PROPOSED
from sightline.definitions.services.looking import look_at_changed_cases
from sightline.definitions.views.asking import change_or_404
from sightline.definitions.views.definitions import ALL
from sightline.engine.snapshots import NothingLoadedError
from sightline.freezes.rules.differences import CaseChange
from sightline.measuring.discover import figures
from sightline.people.looking import child_cells, look_page, reason_form
from sightline.people.queries import person
from sightline.scorecards.views.asking import page_query
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import paged


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int, figure_id: str) -> HttpResponse:
    """The cases that would count otherwise, once the reason for looking is known; `period` comes from the address."""
    change = change_or_404(number)
    counts = change.state == PROPOSED and change.kind in COUNTED_ANEW
    if figure_id not in figures() or figures()[figure_id][0].id not in change.measures or not counts:
        raise Http404
    try:
        query = page_query(request, f"change {number} of a definition")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    period, authority = query.standpoint.period, query.standpoint.authority
    others = f"period={period.name}&authority={authority}"
    own_page = f"{reverse('definition-cases', args=[number, figure_id])}?{others}"
    back = reverse("definition-change", args=[number])
    heading = f"Counted otherwise, {period.label}"
    more = {
        "caption": figures()[figure_id][1].title,
        "crumbs": [
            ALL | {"href": reverse("definitions")},
            {"title": ", ".join(change.measures), "href": back},
            {"title": "Cases"},
        ],
        "here": own_page,
        "back": back,
    }
    form, reason = reason_form(request)
    if not reason:
        example = "deciding on a change of the definition"
        return look_page(
            request,
            form,
            heading,
            example=example,
            base="definitions/page.html",
            back_words="Back to the change",
            **more,
        )
    if request.method == "POST":
        return redirect(own_page)
    by = person(request).get_username()
    changes, restricted = look_at_changed_cases(
        change, query.standpoint.readings, figure_id, period, authority, by=by, reason=reason
    )
    pages = paged(request, changes, others=others)
    context = {
        "change": change,
        "heading": heading,
        "reason": reason,
        "answer": first_sentence(changes),
        "restricted": restricted,
        "table": _table(request, list(pages["shown"]), authority) if changes else None,
        **pages,
        **more,
    }
    return render(request, "definitions/cases.html", context)


def first_sentence(changes: list[CaseChange]) -> str:
    """12 cases would count differently: 10 left out, 2 newly counted."""
    if not changes:
        return "No case that you may see would count differently."
    out, new = sum(each.now is None for each in changes), sum(each.before is None for each in changes)
    rest = len(changes) - out - new
    parts = [
        f"{number:,} {words_of}"
        for number, words_of in ((out, "left out"), (new, "newly on the list"), (rest, "judged otherwise"))
        if number
    ]
    return f"{several(len(changes), 'case')} would count differently: {', '.join(parts)}."


def _table(request: HttpRequest, changes: list[CaseChange], authority: str) -> Table:
    child = child_cells(request, authority)
    columns = [Column("Child"), Column("Case"), Column("Date"), Column("In force"), Column("Proposed")]
    rows = [
        [
            child(each.child_id),
            Cell(each.case_id),
            Cell(words.long_date(each.on)),
            Cell(_counts(each.before)),
            Cell(_counts(each.now)),
        ]
        for each in changes
    ]
    return Table("The cases on this page", columns, rows, caption_hidden=True)


def _counts(how: str | None) -> str:
    return "Not on the list" if how is None else f"{how[0].upper()}{how[1:]}"
