"""What a plan sets itself for a quarter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.programme.consultation.services import comments as plans_said
from sightline.programme.plans.forms.plans import NextForm
from sightline.programme.plans.views.asking import crumbs, form_page, plan_named, username
from sightline.web.form_pages import done


@require_http_methods(["GET", "HEAD", "POST"])
def next_quarter(request: HttpRequest, number: int) -> HttpResponse:
    """Another priority for a quarter."""
    plan = plan_named(request, number)
    form = NextForm(request.POST or None)
    if form.is_valid() and done(
        form, lambda: plans_said.set_next(plan, by=username(request), **form.cleaned_data)
    ):
        return redirect(f"{reverse('programme')}?plan={plan.pk}")
    return form_page(
        request,
        "A priority for a quarter",
        form,
        lead=plan.title,
        back=f"{reverse('programme')}?plan={plan.pk}",
        crumbs=crumbs(page_title="A priority for a quarter"),
    )
