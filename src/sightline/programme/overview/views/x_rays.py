"""The plan's X-rays."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme.overview.queries.x_rays import x_rays
from sightline.programme.plans.views.asking import chosen_plan, crumbs, today
from sightline.statistics.amounts import several


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everything the X-rays show, and those that show nothing."""
    plan = chosen_plan(request)
    if plan is None:
        may_change = person(request).has_perm("plan.change")
        return render(request, "programme/plans/nothing.html", {"may_change": may_change})
    taken = x_rays(plan, person(request), today())
    count = sum(len(each.found) for each in taken)
    context = {
        "plan": plan,
        "shown": [each for each in taken if each.found],
        "clear": [each for each in taken if not each.found],
        "answer": f"{several(count, 'thing')} to look at."
        if count
        else "Nothing is wrong that an X-ray can show.",
        "crumbs": crumbs(page_title="X-rays"),
    }
    return render(request, "programme/plans/x_rays.html", context)
