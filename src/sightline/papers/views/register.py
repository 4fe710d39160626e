"""The register of papers: filtered by body, state and words, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.bodies.models import Body
from sightline.calendars.dates import in_words
from sightline.papers.models import Paper, SignOffAsk
from sightline.papers.queries.clearance import late_sign_offs
from sightline.papers.queries.papers import papers_seen_by
from sightline.papers.rules.clearance import CLEARANCE_ROLES, days_in_words
from sightline.papers.rules.states import PAPER_STATES
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import PageQuery, number_or_zero, paged, query_param

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class RegisterQuery(PageQuery):
    """What the address asks for: a body by its number, a state, words of a title."""

    body: str
    state: str
    words: str

    @property
    def query(self) -> Mapping[str, str]:
        """What an address must carry to come back to the same."""
        return {"body": self.body, "state": self.state, "words": self.words}

    def narrowed(self, papers: QuerySet[Paper]) -> QuerySet[Paper]:
        """The papers it asks for."""
        if body := number_or_zero(self.body):
            papers = papers.filter(body=body)
        if self.state in PAPER_STATES.words:
            papers = papers.filter(state=self.state)
        if self.words:
            papers = papers.filter(title__icontains=self.words)
        return papers


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every paper this person sees."""
    user = person(request)
    query = RegisterQuery(*(query_param(request, name).strip()[:200] for name in ("body", "state", "words")))
    seen = papers_seen_by(user)
    papers = query.narrowed(seen).select_related("body", "meeting").order_by("-meeting__on", "-id")
    pages = paged(request, papers, per_page=A_PAGE, others=query.query_string)
    number = pages["page"].paginator.count
    bodies = Body.objects.filter(pk__in=seen.values("body")).order_by("name")
    chases = user.has_perm("papers.write") or user.has_perm("papers.publish")
    late = late_sign_offs(seen, timezone.localdate()) if chases else []
    context = {
        **pages,
        "answer": _first_sentence(number, narrowed=any(query.query.values())),
        "papers": _table(list(pages["shown"])),
        "query": query,
        "bodies": [(str(each.pk), each.name) for each in bodies],
        "states": list(PAPER_STATES.words.items()),
        "late": _late_table(late) if late else None,
        "references": [
            (f"References of {title.lower()}", reverse("paper-references", args=[role]))
            for role, title in CLEARANCE_ROLES.items()
            if role in ("finance", "legal") and user.authority and user.has_perm("papers.publish")
        ],
        "may_start": user.has_perm("papers.write"),
        "may_clear": user.has_perm("papers.clear"),
    }
    return render(request, "papers/register.html", context)


def _late_table(asks: list[SignOffAsk]) -> Table:
    """What clearers owe, the longest first."""
    today = timezone.localdate()
    columns = [Column("Paper"), Column("Sign-off"), Column("Asked of"), Column("By")]
    rows = [
        [
            Cell(each.paper.title, reverse("paper", args=[each.paper.pk])),
            Cell(CLEARANCE_ROLES[each.role]),
            Cell(name_and_post(each.asked_of)),
            Cell(in_words(each.due), under=days_in_words(each.due, today)),
        ]
        for each in asks
    ]
    return Table("Overdue sign-offs", columns, rows)


def _first_sentence(number: int, *, narrowed: bool) -> str:
    if narrowed:
        return f"{several(number, 'paper matches', 'papers match')}."
    return f"{several(number, 'paper')}."


def _table(papers: list[Paper]) -> Table:
    columns = [Column("Paper"), Column("Body"), Column("Meeting"), Column("State"), Column("Started by")]
    rows = [
        [
            Cell(each.title, reverse("paper", args=[each.pk]), under=each.series),
            Cell(each.body.name),
            Cell(in_words(each.meeting.on) if each.meeting and each.meeting.on else "No date"),
            Cell(PAPER_STATES.words[each.state]),
            Cell(name_and_post(each.by)),
        ]
        for each in papers
    ]
    return Table("Papers", columns, rows, caption_hidden=True)
