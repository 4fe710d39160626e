"""A version read as a plan, whole and to be printed; and one priority with what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme.difference.views.panel import rights_of
from sightline.programme.kinds import GROUPING_KINDS, MONEY_KINDS
from sightline.programme.models import Grouping
from sightline.programme.overview.queries.document import PartOfPlan, part_of_plan, plan_document
from sightline.programme.overview.views.front import state_of
from sightline.programme.overview.views.version import first_sentence
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.views.asking import (
    crumbs,
    look_in,
    or_404,
    today,
    version_crumb,
    version_named,
)
from sightline.programme.plans.views.paper import on_paper
from sightline.statistics.amounts import made_of


@require_safe
def plan(request: HttpRequest, number: int) -> HttpResponse:
    """The whole version: priorities, what was said, actions, milestones, measures, owners and dates."""
    version = version_named(request, number)
    document = plan_document(version, person(request), rights_of(request), today())
    context = {
        "version": version,
        "plan": version.plan,
        "name": name_of(version),
        "state": state_of(version),
        "answer": first_sentence(version, len(document.actions)),
        "document": document,
        "today": today(),
        "paper": on_paper(versions=[version]),
        "crumbs": crumbs(version_crumb(version), page_title="The plan"),
    }
    return render(request, "programme/plans/document.html", context)


@require_safe
def priority(request: HttpRequest, number: int) -> HttpResponse:
    """One priority: delivered against difference, measures with figures, money, voice, progress in words."""
    seen = versions_seen_by(person(request))
    grouping: Grouping = or_404(
        Grouping.objects.filter(pk=number, version__in=seen).select_related("version__plan").first()
    )
    look_in(request, grouping.version.plan)
    part = part_of_plan(grouping, person(request), rights_of(request), today())
    context = {
        "grouping": grouping,
        "kind": GROUPING_KINDS[grouping.kind],
        "version": grouping.version,
        "plan": grouping.version.plan,
        "name": name_of(grouping.version),
        "part": part,
        "answer": answer_of_part(part),
        "money": [(MONEY_KINDS[each.kind], each) for each in part.money],
        "today": today(),
        "paper": on_paper(grouping.title, versions=[grouping.version]),
        "may_change": person(request).has_perm("plan.change")
        and grouping.version.state in ("draft", "consulted", "live"),
        "crumbs": crumbs(version_crumb(grouping.version), page_title=grouping.title),
    }
    return render(request, "programme/plans/priority.html", context)


def answer_of_part(part: PartOfPlan) -> str:
    """The first sentence: how many of its actions are delivered, and what is said of their difference."""
    total = len(part.actions)
    if not total:
        return "It has no action yet."
    overdue = sum(each.line.late for each in part.actions)
    delivered = f"{made_of(total, 'action', ((part.delivered, 'done'), (overdue, 'overdue')))}."
    answers = [f"{number} {each.word.lower()}" for each, number in part.differences]
    answers += [f"{part.without_measure} no measure"] if part.without_measure else []
    return f"{delivered} Difference: {', '.join(answers)}."
