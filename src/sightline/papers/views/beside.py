"""What stands beside the box in which a part of a paper is written: how it reads in the paper, and what is found in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.papers.models import WrittenPart
from sightline.papers.part_forms import value_in
from sightline.papers.queries.part_preview import part_preview
from sightline.papers.views.asking import PaperVisit

LOOK = "preview"
"""The name of the button that shows what was typed without saving it."""


def is_look(request: HttpRequest) -> bool:
    """Whether what was sent is to be shown and not saved."""
    return request.method == "POST" and request.POST.get(LOOK) == "yes"


def beside(visit: PaperVisit, part: WrittenPart, form: Any) -> dict[str, Any]:
    """What papers/beside.html shows: of what was typed where that can be read, else of what stands."""
    from sightline.papers.render.web_page import fragment_of

    readable = form.is_bound and form.is_valid()
    made = part_preview(visit.user, visit.paper, part, value_in(form, part) if readable else part.value)
    return {
        "reads": fragment_of(made.document, {}) if made.document else "",
        "cannot": made.fault,
        "findings": made.findings if visit.user.has_perm("freezes.see") else (),
        "not_read": form.is_bound and not readable,
    }


def panel_alone(request: HttpRequest, visit: PaperVisit, part: WrittenPart, form: Any) -> HttpResponse | None:
    """The panel for the script that asks while somebody types; None for whoever pressed the button."""
    if request.META.get("HTTP_X_REQUESTED_WITH") != "fetch":
        return None
    return render(request, "papers/beside.html", beside(visit, part, form))
