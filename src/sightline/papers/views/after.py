"""Beside a meeting: what its members may ask about, and after it what the paper promised, to be tracked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.papers.forms import PromiseForm
from sightline.papers.queries.scrutiny import enquiries_for
from sightline.papers.rules.scrutiny import ENQUIRY_WORDS
from sightline.papers.services.promising import promise
from sightline.papers.views.asking import PaperVisit, paper_or_404
from sightline.people.posts.queries import posts_of
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, form_page, say_saved
from sightline.web.forms import suggest


@require_safe
def enquiries(request: HttpRequest, number: int) -> HttpResponse:
    """Lines of enquiry, each with its reason; for whoever sees a freeze's own figures."""
    visit = paper_or_404(request, number)
    lines = enquiries_for(visit.paper, timezone.localdate(), exempt=visit.exempt)
    context = {
        "paper": visit.paper,
        "answer": f"{several(len(lines), 'line of enquiry', 'lines of enquiry')}.",
        "lines": [(ENQUIRY_WORDS[each.kind], each) for each in lines],
        "crumbs": visit.crumbs("Lines of enquiry"),
    }
    return render(request, "papers/enquiries.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def promising(request: HttpRequest, number: int) -> HttpResponse:
    """Track something that the paper promised, so that the next one begins with it."""
    visit = paper_or_404(request, number)
    if not may_promise(visit):
        refuse(visit.by, f"track a promise of paper {number}")
    form = PromiseForm(request.POST if request.method == "POST" else None)
    suggest(form.fields["owner"], (each.words for each in posts_of(visit.paper.authority)))
    if form.is_valid() and done(form, lambda: promise(visit.paper, by=visit.by, **form.cleaned_data)):
        say_saved(request, "Promise tracked: the next paper for this body begins with it when it is due")
        return redirect("paper", number)
    return form_page(
        request,
        "Track a promise",
        form,
        button="Track",
        lead=visit.paper.title,
        crumbs=visit.crumbs("Track a promise"),
        back=reverse("paper", args=[number]),
    )


def may_promise(visit: PaperVisit) -> bool:
    """Whether this person tracks what a paper promised: who writes papers or publishes them, or keeps meetings."""
    user = visit.user
    own = user.authority in ("", visit.paper.authority)
    return own and any(user.has_perm(each) for each in ("papers.write", "papers.publish", "meetings.keep"))
