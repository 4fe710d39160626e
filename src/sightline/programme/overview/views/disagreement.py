"""Where the sources of a plan's priorities disagree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme.overview.queries.disagreement import NOT_HELD, PriorityStreams, disagreements
from sightline.programme.overview.rules.disagreement import SIGNS, STREAMS, first_sentence
from sightline.programme.plans.views.asking import chosen_plan, crumbs, today


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each priority with what its streams say side by side, those that disagree most first."""
    plan = chosen_plan(request)
    user = person(request)
    if plan is None:
        return render(request, "programme/plans/nothing.html", {"may_change": user.has_perm("plan.change")})
    side_by_side = disagreements(plan, user, today())
    context = {
        "plan": plan,
        "answer": first_sentence([each.compared.rank for each in side_by_side.priorities]),
        "why": side_by_side.why,
        "priorities": [_priority(each) for each in side_by_side.priorities],
        "crumbs": crumbs(page_title="Where sources disagree"),
    }
    return render(request, "programme/plans/disagreement.html", context)


def _priority(priority: PriorityStreams) -> dict[str, Any]:
    """A priority, ready for the template: its sentence, its flags with their sources, and a row for each stream."""
    comparison = priority.compared
    return {
        "key": priority.key,
        "title": priority.title,
        "sentence": comparison.sentence,
        "flags": [
            (" and ".join(_lower(place, STREAMS[each]) for place, each in enumerate(flag.streams)), flag)
            for flag in comparison.flags
        ],
        "rows": [
            {
                "stream": STREAMS[stream],
                "tag": dict(zip(("text", "shape", "colour"), SIGNS[comparison.signs[stream]], strict=True)),
                "sources": sources,
                "not_held": "" if sources else NOT_HELD[stream],
            }
            for stream, sources in priority.streams.items()
        ],
    }


def _lower(place: int, name: str) -> str:
    return name.lower() if place else name
