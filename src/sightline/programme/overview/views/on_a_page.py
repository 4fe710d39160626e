"""The plan on a page: one line for each finding, by priority."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.delivery.rules.roll_up import RULE_OF_MANY
from sightline.programme.overview.queries.on_a_page import SORTS as PAGE_SORTS
from sightline.programme.overview.queries.on_a_page import on_a_page as lines_on_a_page
from sightline.programme.plans.queries.plans import current_version
from sightline.programme.plans.queries.withdrawals import taken_out, withdrawn
from sightline.programme.plans.views.asking import chosen_plan, crumbs, today
from sightline.programme.plans.views.paper import on_paper
from sightline.statistics.amounts import made_of
from sightline.web.lists import query_param

PAGE_HEADS = {
    "printed": "as printed",
    "none": "no action first",
    "no_difference": "no difference yet first",
    "late": "most overdue first",
    "disagree": "those that disagree first",
}

WHOLE_PART = 10
"""A priority of at most so many findings stands on one page of paper; a longer one goes on overleaf."""


@require_safe
def on_a_page(request: HttpRequest) -> HttpResponse:
    """One line for each finding, by priority."""
    plan = chosen_plan(request)
    if plan is None:
        return render(
            request, "programme/plans/nothing.html", {"may_change": person(request).has_perm("plan.change")}
        )
    sort = query_param(request, "sort")
    sort = sort if sort in PAGE_SORTS else PAGE_SORTS[0]
    kind = query_param(request, "by")
    kind = kind if kind in rules.GROUPING_KINDS else "priority"
    version = current_version(plan, person(request))
    groups = lines_on_a_page(plan, person(request), today(), kind=kind, sort=sort)
    rows = {each.finding.pk: each for _, group in groups for each in group}.values()
    red = sum(each.unanswered for each in rows)
    late = sum(bool(each.late) for each in rows)
    context = {
        "plan": plan,
        "groups": groups,
        "answer": answer_of_page(len(rows), red, late),
        "gone": [*withdrawn(version), *taken_out(version)] if version else [],
        "sorts": [(name, title, name == sort) for name, title in PAGE_HEADS.items()],
        "kind": kind,
        "whole": person(request).has_perm("plan.see_all"),
        "rule": RULE_OF_MANY,
        "today": today(),
        "whole_part": WHOLE_PART,
        "paper": on_paper("Plan on a page", versions=[version]),
        "crumbs": crumbs(page_title="Plan on a page"),
    }
    return render(request, "programme/plans/on_a_page.html", context)


def answer_of_page(findings: int, red: int, late: int) -> str:
    """The first sentence of the plan on a page: how many findings nothing answers, and how many have an action that is late."""
    if not findings:
        return "No finding is on record yet."
    if not red + late:
        return f"{made_of(findings, 'finding', ((findings, 'answered with nothing overdue'),))}."
    return f"{made_of(findings, 'finding', ((red, 'not answered'), (late, 'with an overdue action')))}."
