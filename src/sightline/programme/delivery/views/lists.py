"""Actions as a list, as a timeline, and the plan on a page; filters and order live in the address."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme import kinds as rules
from sightline.programme.delivery.forms.actions import FilterForm
from sightline.programme.delivery.queries.lines import SORTS, Filters, Line, lines, narrowed, own_lines
from sightline.programme.delivery.rules.roll_up import RULE_OF_ACTION
from sightline.programme.delivery.rules.timeline import Span, span
from sightline.programme.models import Finding, Plan
from sightline.programme.plans.seen_by import findings_seen_by
from sightline.programme.plans.views.asking import PER_PAGE, chosen_plan, crumbs, number_in, today, word
from sightline.statistics.amounts import several
from sightline.web.lists import PageQuery, paged

HEADS = (
    ("reference", "Action"),
    ("owner", "Owner"),
    ("due", "Due"),
    ("late", "Done"),
    ("", "Next"),
    ("updated", "Last update"),
)


@dataclass(frozen=True)
class ActionsQuery(PageQuery):
    """A list's address, understood: the plan (None where somebody sees only what is theirs), all lines and those kept."""

    plan: Plan | None
    every: list[Line]
    kept: list[Line]
    filters: Filters
    form: FilterForm
    query: dict[str, str]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list."""
    asked = page_query(request)
    context = _context(request, asked) | {
        **paged(request, asked.kept, per_page=PER_PAGE, others=asked.query_string, whole=True),
        "heads": [
            (title, name, asked.address_at(sort=name), asked.filters.sort == name) for name, title in HEADS
        ],
        "works": person(request).has_perm("actions.work"),
        "crumbs": crumbs(here="Actions"),
    }
    return render(request, "programme/actions/list.html", context)


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """The same actions along the months."""
    asked = page_query(request)
    kept = [line for line in asked.kept if _days(line)]
    across = span((day for line in kept for day in _days(line)), today())
    context = _context(request, asked) | {
        **(pages := paged(request, kept, per_page=PER_PAGE, others=asked.query_string, whole=True)),
        "rows": [(line, _drawn(line, across)) for line in pages["shown"]],
        "undated": len(asked.kept) - len(kept),
        "months": across.months(),
        "labels": across.labels(),
        "today_at": across.at(today()),
        "crumbs": crumbs(("Actions", reverse("actions")), here="Timeline"),
    }
    return render(request, "programme/actions/timeline.html", context)


def answer(asked: ActionsQuery) -> str:
    """The first sentence: how many, of how many, and how many are late."""
    late = sum(line.late for line in asked.kept)
    if not asked.every:
        return "There is no action here yet."
    if len(asked.kept) < len(asked.every):
        return f"{len(asked.kept):,} of {several(len(asked.every), 'action')}, {late or 'none'} late."
    if len(asked.kept) == 1:
        return f"1 action, {asked.kept[0].light.word.lower()}."
    return f"{several(len(asked.kept), 'action')}, {late or 'none'} late."


def page_query(request: HttpRequest) -> ActionsQuery:
    """What the list's address asks for. Http404 for a plan that is not there for this person."""
    user = person(request)
    every, plan = _lines(request, user)
    groupings = dict.fromkeys(
        (f"{kind} {key}", f"{rules.GROUPING_KINDS[kind]}: {title}")
        for line in every
        for kind, key, title in line.groupings
    )
    owners = sorted({line.owned_by for line in every if line.owned_by})
    form = FilterForm(request.GET, groupings=list(groupings), owners=owners)
    form.is_valid()
    given: dict[str, Any] = form.cleaned_data
    sort = word(request, "sort")
    filters = Filters(
        status=given.get("status") or "",
        owner=given.get("owner") or "",
        grouping=given.get("grouping") or "",
        finding=number_in(word(request, "finding")),
        within=int(given.get("within") or 0),
        late=bool(given.get("late")),
        sort=sort if sort in SORTS else SORTS[0],
    )
    names = ("plan", "status", "grouping", "owner", "within", "late", "finding", "sort")
    query = {name: word(request, name) for name in names if word(request, name)}
    return ActionsQuery(plan, every, narrowed(every, filters, today()), filters, form, query)


def _lines(request: HttpRequest, user: User) -> tuple[list[Line], Plan | None]:
    if plan_reach(user.standing, user.opened) == "own":
        return own_lines(user, today()), None
    plan = chosen_plan(request)
    return (lines(plan, user, today()) if plan else []), plan


def _context(request: HttpRequest, asked: ActionsQuery) -> dict[str, Any]:
    finding: Finding | None = (  # type: ignore[assignment]
        findings_seen_by(person(request)).filter(pk=asked.filters.finding).first()
        if asked.filters.finding
        else None
    )
    known = finding and any(finding.pk in line.findings for line in asked.every)
    kept = {name: asked.query[name] for name in ("plan", "finding", "sort") if name in asked.query}
    return {
        "answer": answer(asked),
        "plan": asked.plan,
        "filters": asked.form,
        "kept_query": kept,
        "query": asked.query_string,
        "clear": asked.address_at(status="", grouping="", owner="", within="", late="", finding=""),
        "narrowed": len(asked.kept) != len(asked.every),
        "finding": finding if known else None,
        "rule": RULE_OF_ACTION,
        "today": today(),
    }


def _days(line: Line) -> list[date]:
    days = [line.starts, line.due, line.started_on, line.done_on, *(point.due for point in line.points)]
    return [day for day in days if day]


def _drawn(line: Line, across: Span) -> dict[str, Any]:
    """Where a line's bar and its milestones stand; a line with one day is a mark."""
    days = _days(line)
    first, last = line.starts or line.started_on or min(days), line.due or max(days)
    left, width = across.bar(min(first, last), max(first, last))
    marks = [(across.at(point.due), point) for point in line.points if point.due]
    return {"left": left, "width": width, "marks": marks}
