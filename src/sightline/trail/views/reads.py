"""Who looked at children's records, when and why: for the data protection officer and for internal audit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.statistics.amounts import several
from sightline.trail import queries
from sightline.trail.forms import MostLookedForm, ReadsForm, WhoLookedForm
from sightline.trail.last_days import DAYS, LastDays, PersonDays, last_days, most_looked_at
from sightline.trail.rules import CHILDREN
from sightline.trail.services import record
from sightline.trail.verbs import SharedVerb
from sightline.trail.views.listing import lines_table, reading_of
from sightline.trail.views.trail import LINES_A_PAGE, address_of
from sightline.web import words
from sightline.web.account_names import name_and_account
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import form_page
from sightline.web.lists import paged

SHOWN = 10
"""Lines of each kind that the glance shows; the rest are a link away."""
MOST_CHILDREN = 20


@require_safe
def glance(request: HttpRequest) -> HttpResponse:
    """The last seven days at a glance: who looked, what left as a file, what was refused, which glass was broken."""
    days, reading = last_days(timezone.localdate()), reading_of(request)
    sections = [
        ("exports", "Files that left", days.exports),
        ("refusals", "Refused", days.refusals),
        ("glass", "Broken glass", days.glass),
    ]
    context = {
        "days": days,
        "first_sentence": first_sentence(days),
        "since": words.long_date(days.first),
        "people": _people_table(days),
        "sections": [
            (group, title, len(lines), lines_table(lines[:SHOWN], title, reading=reading))
            for group, title, lines in sections
        ],
        "shown": SHOWN,
        "may_ask_of_a_child": _may_ask(request),
    }
    return render(request, "trail/glance.html", context)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every look at children, newest first, of what is asked for. No child is named."""
    form = ReadsForm(request.GET or None)
    lines = queries.reads(form.choice)
    pages = paged(request, lines, per_page=LINES_A_PAGE, others=address_of(request, form))
    context = {
        "form": form,
        **pages,
        "people": lines.order_by().values("actor").distinct().count(),
        "file_there": "trail-file",
        "table": lines_table(pages["shown"], "Looks on this page", reading=reading_of(request)),
        "may_ask_of_a_child": _may_ask(request),
    }
    return render(request, "trail/reads.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def child(request: HttpRequest) -> HttpResponse:
    """Who has seen this child: asked by a form that is sent, never by an address, and itself recorded."""
    form = WhoLookedForm(request.POST or None)
    if not form.is_valid():
        return render(request, "trail/child.html", {"form": form})
    reference = form.cleaned_data["reference"].strip()
    lines = queries.who_looked_at(reference)
    record(
        by=request.user.get_username(),  # pyright: ignore[reportAttributeAccessIssue]
        action=SharedVerb.ASKED_WHO_LOOKED,
        what="one child",
        reason=form.cleaned_data["reason"],
        detail={CHILDREN: [reference], "lines": len(lines)},
    )
    people = len({line.actor for line in lines})
    context = {
        "form": WhoLookedForm(),
        "found": len(lines),
        "people": people,
        "table": lines_table(lines[::-1], "Looks", reading=reading_of(request)),
    }
    return render(request, "trail/child.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def most(request: HttpRequest) -> HttpResponse:
    """Which children were looked at most in the last seven days: named for a reason, and that is recorded with each of them."""
    form = MostLookedForm(request.POST or None)
    if not form.is_valid():
        return form_page(
            request,
            "Children looked at most",
            form,
            lead="The list names children. That you look, and why, is recorded.",
            button="Show the children",
            back=reverse("reads-last-days"),
            back_words="Cancel",
        )
    rows = most_looked_at(timezone.localdate(), most=MOST_CHILDREN)
    record(
        by=request.user.get_username(),  # pyright: ignore[reportAttributeAccessIssue]
        action=SharedVerb.ASKED_WHO_LOOKED,
        what="the children looked at most",
        reason=form.cleaned_data["reason"],
        detail={CHILDREN: [row.child for row in rows]},
    )
    columns = [Column("Child"), Column("Looks and files", number=True), Column("People", number=True)]
    cells = [[Cell(row.child), Cell(f"{row.looks:,}"), Cell(f"{row.people:,}")] for row in rows]
    table = Table("Children looked at most in the last seven days", columns, cells, caption_hidden=True)
    return render(request, "trail/most.html", {"table": table, "count": len(rows)})


def first_sentence(days: LastDays) -> str:
    """In the last 7 days 3 people looked at children's records 12 times, 2 of them outside working hours. …"""
    lookers = sum(bool(each.looks) for each in days.people)
    if not lookers:
        looks = f"Nobody looked at children's records in the last {DAYS} days."
    else:
        looks = f"In the last {DAYS} days {several(lookers, 'person', 'people')} looked at children's records {_times(days.looks)}."
    return " ".join(
        [
            looks,
            f"{several(len(days.exports), 'file')} left.",
            f"{several(len(days.refusals), 'attempt was', 'attempts were')} refused.",
            f"Glass was broken {_times(len(days.glass))}"
            + (f", {days.unreviewed} not reviewed." if days.unreviewed else ".")
            if days.glass
            else "No glass was broken.",
        ]
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _people_table(days: LastDays) -> Table:
    titles = ("Looks", "Children", "Files", "Refused", "Glass broken", "Outside working hours")
    columns = [Column("Who"), *(Column(title, number=True) for title in titles)]
    return Table(
        "Who looked, in the last seven days", columns, [_person_cells(each, days) for each in days.people]
    )


def _person_cells(each: PersonDays, days: LastDays) -> list[Cell]:
    address = f"{reverse('trail')}?by={each.actor}&first={days.first.isoformat()}"
    numbers = (each.looks, len(each.children), each.exports, each.refusals, each.glass, each.outside_hours)
    return [Cell(name_and_account(each.actor), href=address), *(Cell(f"{number:,}") for number in numbers)]


def _may_ask(request: HttpRequest) -> bool:
    return request.user.has_perm("children.guard")  # pyright: ignore[reportAttributeAccessIssue]
