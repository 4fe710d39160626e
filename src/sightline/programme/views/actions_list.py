"""Actions as a list, as a timeline, and the plan on a page; filters and order live in the address."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import plan_reach
from sightline.programme import rules
from sightline.programme.forms.actions import FilterForm
from sightline.programme.models import Finding, Plan
from sightline.programme.queries.actions import SORTS, Filters, Line, lines, narrowed, own_lines
from sightline.programme.queries.plans import standing
from sightline.programme.queries.plans_on_a_page import SORTS as PAGE_SORTS
from sightline.programme.queries.plans_on_a_page import on_a_page as lines_on_a_page
from sightline.programme.queries.plans_withdrawn import taken_out, withdrawn
from sightline.programme.queries.sources import findings_seen_by
from sightline.programme.rules.plans_timeline import Span, span
from sightline.programme.rules.roll_up import RULE_OF_ACTION, RULE_OF_MANY
from sightline.programme.views.plans_asking import chosen_plan, crumbs, number_in, paged, today, word
from sightline.statistics.amounts import made_of, several

HEADS = (
    ("reference", "Action"),
    ("owner", "Owner"),
    ("due", "Due"),
    ("late", "Done"),
    ("", "Next"),
    ("updated", "Last update"),
)
PAGE_HEADS = {
    "printed": "as printed",
    "none": "no action first",
    "no_difference": "no difference yet first",
    "late": "most late first",
    "disagree": "those that disagree first",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A list's address, understood: the plan (None where somebody sees only what is theirs), all lines and those kept."""

    plan: Plan | None
    every: list[Line]
    kept: list[Line]
    filters: Filters
    form: FilterForm
    query: dict[str, str]

    def address(self, **more: str) -> str:
        """This list's address with something else in it; blank takes it out."""
        found = {name: value for name, value in {**self.query, **more}.items() if value}
        return f"?{urlencode(found)}" if found else "?"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list."""
    asked = _asked(request)
    context = _context(request, asked) | {
        **paged(request, asked.kept, urlencode(asked.query)),
        "heads": [
            (title, name, asked.address(sort=name), asked.filters.sort == name) for name, title in HEADS
        ],
        "works": person(request).has_perm("actions.work"),
        "crumbs": crumbs(here="Actions"),
    }
    return render(request, "programme/actions/list.html", context)


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """The same actions along the months."""
    asked = _asked(request)
    kept = [line for line in asked.kept if _days(line)]
    across = span((day for line in kept for day in _days(line)), today())
    context = _context(request, asked) | {
        **(pages := paged(request, kept, urlencode(asked.query))),
        "rows": [(line, _drawn(line, across)) for line in pages["shown"]],
        "undated": len(asked.kept) - len(kept),
        "months": across.months(),
        "labels": across.labels(),
        "today_at": across.at(today()),
        "crumbs": crumbs(("Actions", reverse("actions")), here="Timeline"),
    }
    return render(request, "programme/actions/timeline.html", context)


@require_safe
def on_a_page(request: HttpRequest) -> HttpResponse:
    """One line for each finding, by priority."""
    plan = chosen_plan(request)
    if plan is None:
        return render(
            request, "programme/plans/nothing.html", {"may_change": person(request).has_perm("plan.change")}
        )
    sort = word(request, "sort")
    sort = sort if sort in PAGE_SORTS else PAGE_SORTS[0]
    kind = word(request, "by")
    kind = kind if kind in rules.GROUPING_KINDS else "priority"
    version = standing(plan, person(request))
    found = lines_on_a_page(plan, person(request), today(), kind=kind, sort=sort)
    rows = {each.finding.pk: each for _, group in found for each in group}.values()
    red = sum(each.unanswered for each in rows)
    late = sum(bool(each.late) for each in rows)
    context = {
        "plan": plan,
        "groups": found,
        "answer": answer_of_page(len(rows), red, late),
        "gone": [*withdrawn(version), *taken_out(version)] if version else [],
        "sorts": [(name, title, name == sort) for name, title in PAGE_HEADS.items()],
        "kind": kind,
        "whole": person(request).has_perm("plan.see_all"),
        "rule": RULE_OF_MANY,
        "crumbs": crumbs(here="Plan on a page"),
    }
    return render(request, "programme/plans/on_a_page.html", context)


def answer(asked: Asked) -> str:
    """The first sentence: how many, of how many, and how many are late."""
    late = sum(line.late for line in asked.kept)
    if not asked.every:
        return "There is no action here yet."
    if len(asked.kept) < len(asked.every):
        return f"{len(asked.kept):,} of {several(len(asked.every), 'action')}, {late or 'none'} late."
    if len(asked.kept) == 1:
        return f"1 action, {asked.kept[0].light.word.lower()}."
    return f"{several(len(asked.kept), 'action')}, {late or 'none'} late."


def answer_of_page(findings: int, red: int, late: int) -> str:
    """The first sentence of the plan on a page: how many findings nothing answers, and how many have an action that is late."""
    if not findings:
        return "No finding is on record yet."
    if not red + late:
        return f"{made_of(findings, 'finding', ((findings, 'answered with nothing late'),))}."
    return f"{made_of(findings, 'finding', ((red, 'not answered'), (late, 'with an action that is late')))}."


def _asked(request: HttpRequest) -> Asked:
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
    return Asked(plan, every, narrowed(every, filters, today()), filters, form, query)


def _lines(request: HttpRequest, user: User) -> tuple[list[Line], Plan | None]:
    if plan_reach(user.standing, user.opened) == "own":
        return own_lines(user, today()), None
    plan = chosen_plan(request)
    return (lines(plan, user, today()) if plan else []), plan


def _context(request: HttpRequest, asked: Asked) -> dict[str, Any]:
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
        "query": urlencode(asked.query),
        "clear": asked.address(status="", grouping="", owner="", within="", late="", finding=""),
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
