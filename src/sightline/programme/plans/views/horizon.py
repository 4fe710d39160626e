"""By when a re-inspection is expected, in whose words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from sightline.programme.plans.forms.horizon import HorizonForm
from sightline.programme.plans.queries.horizon import horizon_of
from sightline.programme.plans.services.horizon import set_horizon
from sightline.programme.plans.views.asking import by, crumbs, done, form_page, front_of, plan_named


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Say it, move it, or take it away."""
    plan = plan_named(request, number)
    known = horizon_of(plan)
    form = HorizonForm(request.POST or None, initial={"expected": known.by, "words": known.words})

    def do() -> None:
        set_horizon(
            plan,
            form.horizon,
            seen=str(request.POST.get("seen", known.seen)),
            reason=form.cleaned_data["reason"],
            by=by(request),
        )

    valid = form.is_valid()
    if valid and done(form, do):
        return redirect(front_of(plan))
    shown = form_page(
        request,
        "By when a re-inspection is expected",
        form,
        carried={"seen": known.seen},
        lead=plan.title,
        back=front_of(plan),
        crumbs=crumbs((plan.title, front_of(plan)), here="Re-inspection"),
    )
    if valid and request.POST.get("seen", known.seen) != known.seen:
        shown.status_code = 409
    return shown
