"""A version of a template beside the version before it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.papers.paper_templates.differences import template_differences
from sightline.papers.queries.templates import template_of, version_before
from sightline.papers.views.template_asking import version_or_404
from sightline.statistics.amounts import several


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """What differs, part by part and field by field."""
    visit = version_or_404(request, number)
    before = version_before(visit.version)
    rows = list(template_differences(template_of(before), visit.template)) if before else []
    was, now = (
        (before.word.sha256 if before and before.word else ""),
        (visit.version.word.sha256 if visit.version.word else ""),
    )
    context = {
        "version": visit.version,
        "before": before,
        "before_href": reverse("paper-template", args=[before.pk]) if before else "",
        "answer": f"{several(len(rows), 'place differs', 'places differ')}."
        if before
        else "This is the first version.",
        "rows": rows,
        "word": "The Word file is another." if before and was != now else "",
        "crumbs": visit.crumbs("Compare"),
    }
    return render(request, "papers/template_compare.html", context)
