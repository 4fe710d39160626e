"""A version for young people: in plain words, in big type, on two sides of paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.consultation.forms import OwnCommentForm
from sightline.programme.consultation.queries.comments import own_comments, rights_to_comment, shown_to
from sightline.programme.models import Version
from sightline.programme.overview.queries.young_people import young_peoples_text
from sightline.programme.plans.queries.own_days import last_step
from sightline.programme.plans.queries.plans import name_of, versions_for_young_people
from sightline.programme.plans.views.asking import crumbs, look_in, or_404, today, version_crumb

STANDS = {
    "draft": "We are still writing this plan. Nothing in it is agreed yet.",
    "consulted": "Nothing in this plan is agreed yet.",
    "submitted": "We have written this plan. It has not begun yet.",
    "live": "This is the plan we are working on now.",
    "superseded": "This is an old plan. There is a newer one.",
}
"""Where the version stands, as young people are told."""
SINCE = {"submitted": "We sent it off", "live": "It began"}
"""What follows for those with a day of their own."""


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """What the version says to young people; who writes the plan sees above it what is missing."""
    user = person(request)
    version = or_404(versions_for_young_people(user).filter(pk=number).first())
    look_in(request, version.plan)
    text = young_peoples_text(version)
    rights = rights_to_comment(user, version, today())
    own = own_comments(user).filter(version=version)
    up = [version_crumb(version)] if user.has_perm("plan.see_all") else []
    context = {
        "version": version,
        "plan": version.plan,
        "told": text,
        "stands": stands(version),
        "missing": [(rules.GROUPING_KINDS[each.kind], each) for each in text.missing.groups],
        "written": version.state in rules.BEING_WRITTEN,
        "writes": user.has_perm("plan.change"),
        "rights": rights,
        "own_form": OwnCommentForm(plain=True) if rights.may_comment else None,
        "comments": shown_to(user, own, rights),
        "crumbs": crumbs(*up, page_title="For young people"),
        "name": name_of(version),
    }
    return render(request, "programme/plans/young_people.html", context)


def stands(version: Version) -> str:
    """Where the version stands and since when, as young people are told."""
    step = last_step(version)
    since = f" {SINCE[step.state]} {step.day.when}." if step.state in SINCE else ""
    return f"{STANDS[version.state]}{since}"
