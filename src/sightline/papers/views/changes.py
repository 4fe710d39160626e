"""What a paper said before, and what differs from the last paper of its series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.papers.models import PaperChange, SignOffAsk
from sightline.papers.queries.papers import (
    paper_before,
    papers_seen_by,
    parts_for,
    reads_as_written,
    sees_exempt,
    title_of_name,
)
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.papers.rules.content import differences, part_title
from sightline.papers.rules.exempt import without_exempt
from sightline.papers.rules.states import PAPER_STATES, SIGN_OFF_STATES
from sightline.papers.views.asking import PaperVisit, paper_or_404
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import paged


@require_safe
def history(request: HttpRequest, number: int) -> HttpResponse:
    """Every change of a paper's words and state, the newest first, and every sign-off that was asked."""
    visit = _inside(request, number)
    changes = PaperChange.objects.filter(paper=number).order_by("-id")
    pages = paged(request, changes, per_page=50)
    titles = {each.name: part_title(each.kind, each.key, each.value) for each in visit.paper.parts.all()}
    whole = sees_exempt(
        visit.user, visit.paper
    )  # what was exempt once stays so here, though it be taken out of the paper
    rows = [
        (each, titles.get(each.field) or title_of_name(each.field), *_texts(each, whole=whole))
        for each in pages["shown"]
    ]
    context = {
        **pages,
        "paper": visit.paper,
        "answer": several(pages["page"].paginator.count, "change") + ".",
        "rows": rows,
        "asks": _asks(list(visit.paper.sign_offs.order_by("-id"))),
        "crumbs": visit.crumbs("History"),
    }
    return render(request, "papers/history.html", context)


@require_safe
def since(request: HttpRequest, number: int) -> HttpResponse:
    """What differs from the last paper of the series, part by part, as this person may read both."""
    visit = paper_or_404(request, number)
    if not reads_as_written(visit.user):
        refuse(visit.by, f"read paper {number} beside the one before it")
    before = paper_before(visit.paper)
    if before is not None and not papers_seen_by(visit.user).filter(pk=before.pk).exists():
        before = None
    rows = []
    if before is not None:
        was, now = parts_for(visit.user, before), parts_for(visit.user, visit.paper)
        titles = {each.name: part_title(each.kind, each.key, each.value) for each in (*was, *now)}
        rows = [(titles[each.name], each) for each in differences(was, now)]
    answer = (
        f"{several(len(rows), 'part differs', 'parts differ')}."
        if before
        else "This is the first of its series."
    )
    context = {
        "paper": visit.paper,
        "before": before,
        "before_on": in_words(before.published_at.date()) if before and before.published_at else "",
        "before_href": reverse("paper", args=[before.pk]) if before else "",
        "answer": answer,
        "rows": rows,
        "crumbs": visit.crumbs("Since the last paper"),
    }
    return render(request, "papers/since.html", context)


def _texts(change: PaperChange, *, whole: bool) -> tuple[str, str]:
    if change.field == "state":
        return PAPER_STATES.words.get(change.was, change.was), PAPER_STATES.words.get(change.now, change.now)
    if not whole:
        return without_exempt(change.was), without_exempt(change.now)
    return change.was, change.now


def _asks(asks: list[SignOffAsk]) -> Table | None:
    columns = [Column("Sign-off"), Column("Asked"), Column("By"), Column("State"), Column("Words")]
    rows = [
        [
            Cell(CLEARANCE_ROLES[each.role], under=each.reference),
            Cell(in_words(each.asked_at.date()), under=f"of {name_and_post(each.asked_of)}"),
            Cell(in_words(each.due)),
            Cell(
                SIGN_OFF_STATES.words[each.state],
                under=in_words(each.decided_at.date()) if each.decided_at else "",
            ),
            Cell(each.words, under=f"Changed: {each.because}" if each.because else ""),
        ]
        for each in asks
    ]
    return Table("Sign-offs", columns, rows) if rows else None


def _inside(request: HttpRequest, number: int) -> PaperVisit:
    visit = paper_or_404(request, number)
    works = any(visit.user.has_perm(each) for each in ("papers.write", "papers.clear", "papers.publish"))
    if not works or not visit.exempt:
        refuse(visit.by, f"read the history of paper {number}")
    return visit
