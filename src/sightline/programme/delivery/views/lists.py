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
from sightline.programme.delivery.queries.lines import (
    SORTS,
    ActionLine,
    Filters,
    any_to_work_on,
    lines,
    narrowed,
    own_lines,
)
from sightline.programme.delivery.rules.roll_up import RULE_OF_ACTION
from sightline.programme.delivery.rules.timeline import TimelineSpan, span
from sightline.programme.models import Finding, Plan
from sightline.programme.plans.queries.entries import works_on_all
from sightline.programme.plans.seen_by import findings_seen_by
from sightline.programme.plans.views.asking import PER_PAGE, chosen_plan, crumbs, today
from sightline.statistics.amounts import several
from sightline.web.lists import PageQuery, number_or_zero, paged, query_param

HEADS = (
    ("reference", "Action"),
    ("owner", "Owner"),
    ("due", "Due"),
    ("late", "Done and difference"),
    ("", "Next"),
    ("updated", "Last update"),
)


@dataclass(frozen=True)
class ActionsQuery(PageQuery):
    """A list's address, understood: the plan (None where somebody sees only what is theirs), all lines and those kept."""

    plan: Plan | None
    every: list[ActionLine]
    kept: list[ActionLine]
    filters: Filters
    form: FilterForm
    query: dict[str, str]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list."""
    query = page_query(request)
    context = _context(request, query) | {
        **paged(request, query.kept, per_page=PER_PAGE, others=query.query_string, whole=True),
        "heads": [
            (title, name, query.address_at(sort=name), query.filters.sort == name) for name, title in HEADS
        ],
        "works": any_to_work_on(person(request), query.every),
        "works_on_all": works_on_all(person(request)),
        "crumbs": crumbs(page_title="Actions"),
    }
    return render(request, "programme/actions/list.html", context)


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """The same actions along the months."""
    query = page_query(request)
    lines_with_days = [line for line in query.kept if _days(line)]
    across = span((day for line in lines_with_days for day in _days(line)), today())
    context = _context(request, query) | {
        **(
            pages := paged(request, lines_with_days, per_page=PER_PAGE, others=query.query_string, whole=True)
        ),
        "rows": [(line, _drawn(line, across)) for line in pages["shown"]],
        "undated": len(query.kept) - len(lines_with_days),
        "months": across.months(),
        "labels": across.labels(),
        "today_at": across.at(today()),
        "crumbs": crumbs(("Actions", reverse("actions")), page_title="Timeline"),
    }
    return render(request, "programme/actions/timeline.html", context)


def first_sentence(query: ActionsQuery) -> str:
    """The first sentence: how many, of how many, and how many are overdue."""
    late = sum(line.late for line in query.kept)
    if not query.every:
        return "No actions yet."
    if len(query.kept) < len(query.every):
        return f"{len(query.kept):,} of {several(len(query.every), 'action')}, {late or 'none'} overdue."
    if len(query.kept) == 1:
        return f"1 action, {query.kept[0].light.word.lower()}."
    return f"{several(len(query.kept), 'action')}, {late or 'none'} overdue."


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
    values: dict[str, Any] = form.cleaned_data
    sort = query_param(request, "sort")
    filters = Filters(
        status=values.get("status") or "",
        owner=values.get("owner") or "",
        grouping=values.get("grouping") or "",
        finding=number_or_zero(query_param(request, "finding")),
        within=int(values.get("within") or 0),
        late=bool(values.get("late")),
        sort=sort if sort in SORTS else SORTS[0],
    )
    names = ("plan", "status", "grouping", "owner", "within", "late", "finding", "sort")
    query = {name: query_param(request, name) for name in names if query_param(request, name)}
    return ActionsQuery(plan, every, narrowed(every, filters, today()), filters, form, query)


def _lines(request: HttpRequest, user: User) -> tuple[list[ActionLine], Plan | None]:
    if plan_reach(user.effective_role, user.opened) == "own":
        return own_lines(user, today()), None
    plan = chosen_plan(request)
    return (lines(plan, user, today()) if plan else []), plan


def _context(request: HttpRequest, query: ActionsQuery) -> dict[str, Any]:
    finding: Finding | None = (  # type: ignore[assignment]
        findings_seen_by(person(request)).filter(pk=query.filters.finding).first()
        if query.filters.finding
        else None
    )
    has_finding = finding and any(finding.pk in line.findings for line in query.every)
    form_query = {name: query.query[name] for name in ("plan", "finding", "sort") if name in query.query}
    return {
        "answer": first_sentence(query),
        "plan": query.plan,
        "filters": query.form,
        "kept_query": form_query,
        "query": query.query_string,
        "clear": query.address_at(status="", grouping="", owner="", within="", late="", finding=""),
        "narrowed": len(query.kept) != len(query.every),
        "finding": finding if has_finding else None,
        "rule": RULE_OF_ACTION,
        "today": today(),
    }


def _days(line: ActionLine) -> list[date]:
    days = [line.starts, line.due, line.started_on, line.done_on, *(point.due for point in line.points)]
    return [day for day in days if day]


def _drawn(line: ActionLine, across: TimelineSpan) -> dict[str, Any]:
    """Where a line's bar and its milestones stand; a line with one day is a mark. A bar is overdue for its own dates alone,
    and has a tail to today; each milestone says for itself whether it is."""
    days = _days(line)
    first, last = line.starts or line.started_on or min(days), line.due or max(days)
    left, width = across.bar(min(first, last), max(first, last))
    marks = [(across.at(point.due), point) for point in line.points if point.due]
    own_late = not line.over and ((line.due or date.max) < today() or line.start_late)
    tail = across.bar(line.due, today()) if not line.over and line.due and line.due < today() else None
    return {
        "left": left,
        "width": width,
        "marks": [(at, point, not line.over and point.late(today())) for at, point in marks],
        "key": "late" if own_late else line.status,
        "tail": tail,
    }
