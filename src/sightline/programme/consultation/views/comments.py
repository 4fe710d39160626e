"""What was said of a version, and what was answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.programme.consultation.forms import CommentForm, ResponseForm
from sightline.programme.consultation.queries.comments import CommentShown
from sightline.programme.consultation.services import comments as plans_said
from sightline.programme.models import Comment
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.views.asking import (
    crumbs,
    form_page,
    look_in,
    or_404,
    username,
    version_crumb,
    version_named,
)
from sightline.web.form_pages import done, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """Write down what somebody said of a version outside."""
    version = version_named(request, number)
    form = CommentForm(
        version.plan.authority, request.POST or None, blank="No body: a group, or somebody else"
    )
    if form.is_valid() and done(
        form, lambda: plans_said.comment(version, by=username(request), **form.cleaned_data)
    ):
        say_saved(request, "The comment was saved.")
        return redirect(f"{reverse('version', args=[number])}#comments")
    return form_page(
        request,
        "A comment received outside",
        form,
        lead=f"{name_of(version)} of {version.plan.title}",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="A comment"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def response(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a comment."""
    seen = versions_seen_by(person(request))
    made: Comment = or_404(
        Comment.objects.select_related("version__plan", "person").filter(pk=number, version__in=seen).first()
    )
    look_in(request, made.version.plan)
    page = EditPage(
        request=request,
        thing=made,
        form_of=lambda now, data: ResponseForm(data, initial={"response": now.response}),
        back=f"{reverse('version', args=[made.version_id])}#comments",
        crumbs=crumbs(version_crumb(made.version), page_title="Answer a comment"),
        last=plans_said.last_of_comment,
        saved="Your answer was saved.",
    )
    sent = page.send(
        lambda: done(
            page.form,
            lambda: plans_said.respond(
                made, edition=page.edition, by=username(request), **page.form.cleaned_data
            ),
        )
    )
    if sent is not None:
        return sent
    who = CommentShown(made, is_own=False, may_change=False).who
    return form_page(request, f"Answer {who}", page.form, lead=f"“{page.thing.words}”", **page.context)
