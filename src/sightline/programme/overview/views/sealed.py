"""What was sealed of a version: to be read and printed, and as the text the seal was made of, for whoever checks it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sightline.programme.models import Version, VersionStep
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.rules.seal import holds
from sightline.programme.plans.rules.sealed_text import read_sealed
from sightline.programme.plans.views.asking import crumbs, version_crumb, version_named
from sightline.programme.plans.views.paper import on_paper
from sightline.statistics.amounts import several
from sightline.web.files import file_out

OUT = {"submitted": "submitted", "live": "made live"}


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """What the version said when it went out, word for word; nothing of it is read from what stands now."""
    version = version_named(request, number)
    if not version.seal:
        return redirect("version", number)
    text = read_sealed(version.sealed)
    context = {
        "version": version,
        "plan": version.plan,
        "name": name_of(version),
        "text": text,
        "answer": first_sentence(version, text.actions),
        "holds": holds(version.sealed, version.seal),
        "paper": on_paper("As sealed", versions=[version]),
        "crumbs": crumbs(version_crumb(version), page_title="As sealed"),
    }
    return render(request, "programme/plans/sealed.html", context)


@require_safe
def text(request: HttpRequest, number: int) -> HttpResponse:
    """What was sealed, as the text the seal was made of."""
    version = version_named(request, number)
    if not version.seal:
        return redirect("version", number)
    name = f"plan-{version.plan_id}-version-{version.number}-{version.seal[:12]}.json"
    return file_out(version.sealed, name)


def first_sentence(version: Version, actions: int) -> str:
    """The first sentence: when the version went out, and that this is what it said then."""
    steps = VersionStep.objects.filter(version=version, state__in=OUT).order_by("id")
    step: VersionStep = steps[0]
    happened = f"It was {OUT[step.state]} {step.day.when}"
    return (
        f"{happened}. This is what it said then, with {several(actions, 'action')}, and it does not change."
    )
