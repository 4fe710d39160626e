"""Every version of a plan, the newest first."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme.models import Version
from sightline.programme.overview.views.front import state_of
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.views.asking import chosen_plan, crumbs
from sightline.statistics.amounts import several


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list: what each is called, where it stands and since when."""
    user = person(request)
    plan = chosen_plan(request)
    if plan is None:
        return render(request, "programme/plans/nothing.html", {"may_change": user.has_perm("plan.change")})
    seen = versions_seen_by(user).filter(plan=plan).order_by("-place").defer("sealed")
    versions = list(seen.prefetch_related("steps"))
    context = {
        "plan": plan,
        "answer": first_sentence(versions),
        "rows": [(each, name_of(each), state_of(each), list(each.steps.all())[-1:]) for each in versions],
        "crumbs": crumbs(page_title="Versions"),
    }
    return render(request, "programme/plans/versions.html", context)


def first_sentence(versions: Sequence[Version]) -> str:
    """The first sentence: how many versions there are, and which of them is live."""
    if not versions:
        return "This plan has no version yet."
    live = next((name_of(each) for each in versions if each.state == "live"), "")
    return f"{several(len(versions), 'version')}. {live or 'None'} is live{'' if live else ' yet'}."
