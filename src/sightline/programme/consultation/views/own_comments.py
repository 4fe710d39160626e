"""Whoever was asked comments on a version themselves, and changes what they said while comments are open."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme.consultation.forms import OwnCommentForm
from sightline.programme.consultation.queries.comments import (
    CommentRights,
    out_here,
    own_comments,
    rights_to_comment,
    shown_to,
    to_read,
)
from sightline.programme.consultation.services.comments import last_of_comment
from sightline.programme.consultation.services.consulting import change_comment, write_comment
from sightline.programme.models import Comment, Version
from sightline.programme.plans.queries.plans import name_of, versions_for_young_people, versions_seen_by
from sightline.programme.plans.services.plans import what_version
from sightline.programme.plans.views.asking import crumbs, form_page, or_404, today, username
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, say_saved
from sightline.web.words import long_date


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, number: int) -> HttpResponse:
    """One's own comments on a version, and a box for another; whoever sees the version itself finds them on its page."""
    user = person(request)
    version, rights = _asked_about(request, user, number)
    form = OwnCommentForm(request.POST or None, plain=user.role == "young_advisor")
    if request.method != "POST":
        page = _page_of(user, version)
        return redirect(page) if page else _page(request, user, version, rights, form)
    if rights.consultation is None:
        refuse(username(request), f"comment on {what_version(version)}")
    if form.is_valid() and done(form, lambda: write_comment(version, **form.cleaned_data, person=user)):
        say_saved(request, _saved(rights))
        return redirect(_page_of(user, version) or request.path)
    return _page(request, user, version, rights, form)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what one said oneself. Somebody who reads another's comment is refused; to all others it is not there."""
    user = person(request)
    comment: Comment | None = own_comments(user).filter(pk=number).first()  # type: ignore[assignment]
    if comment is None:
        seen = Comment.objects.select_related("version").filter(version__in=versions_seen_by(user), pk=number)
        other: Comment = or_404(seen.first())
        refuse(username(request), f"change a comment on {what_version(other.version)}")
    version = comment.version
    rights = rights_to_comment(user, version, today())
    back = _page_of(user, version) or reverse("version-own-comment", args=[version.pk])
    page = EditPage(
        request=request,
        thing=comment,
        form_of=lambda now, data: OwnCommentForm(
            data, plain=user.role == "young_advisor", initial={"words": now.words}
        ),
        back=back,
        crumbs=crumbs(("Your comments", back), page_title="Change your comment"),
        last=last_of_comment,
        saved=_saved(rights),
    )
    sent = page.send(
        lambda: done(
            page.form,
            lambda: change_comment(comment, **page.form.cleaned_data, edition=page.edition, person=user),
        )
    )
    if sent is not None:
        return sent
    lead = f"{name_of(version)} of {version.plan.title}"
    sentences = [rights.fault] if rights.fault else []
    return form_page(
        request, "Change your comment", page.form, lead=lead, sentences=sentences, **page.context
    )


def _asked_about(request: HttpRequest, user: User, number: int) -> tuple[Version, CommentRights]:
    """The version, and how this person stands to it. Whoever was asked, or wrote a comment, finds it in every state.

    PermissionDenied, written down, for whoever was not asked; Http404 for a draft and for another authority's.
    """
    version: Version | None = Version.objects.select_related("plan").filter(pk=number).first()  # type: ignore[assignment]
    if version is not None:
        rights = rights_to_comment(user, version, today())
        if rights.consultation or own_comments(user).filter(version=version).exists():
            return version, rights
    is_known = versions_seen_by(user).filter(pk=number).exists() or out_here(user).filter(pk=number).exists()
    if version is None or not is_known:
        raise Http404
    refuse(username(request), f"comment on {what_version(version)}")


def _page_of(user: User, version: Version) -> str:
    """The page on which this person reads the version, and comments; blank where there is none but their comments'."""
    if versions_seen_by(user).filter(pk=version.pk).exists():
        return f"{reverse('version', args=[version.pk])}#comments"
    if versions_for_young_people(user).filter(pk=version.pk).exists():
        return f"{reverse('version-young-people', args=[version.pk])}#comments"
    return ""


def _saved(rights: CommentRights) -> str:
    if rights.consultation is None:
        return "Your comment was saved."
    return f"Your comment was saved. You can change it until {long_date(rights.consultation.closes)}."


def _page(
    request: HttpRequest, user: User, version: Version, rights: CommentRights, form: OwnCommentForm
) -> HttpResponse:
    reads = rights.may_comment and user.role != "young_advisor"
    context: dict[str, Any] = {
        "version": version,
        "plan": version.plan,
        "name": name_of(version),
        "rights": rights,
        "form": form,
        "comments": shown_to(user, own_comments(user).filter(version=version), rights),
        "parts": to_read(version) if reads else [],
        "crumbs": crumbs(page_title="Your comments"),
    }
    return render(request, "programme/plans/own_comments.html", context)
