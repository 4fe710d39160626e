"""Remarks on a paper: made, answered, resolved."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sightline.history.views import EditPage, edition_in
from sightline.papers.forms import AnswerForm, RemarkForm
from sightline.papers.models import PaperComment
from sightline.papers.queries.papers import may_write, parts_of
from sightline.papers.rules.content import part_title
from sightline.papers.rules.states import WRITABLE
from sightline.papers.services.commenting import answer_comment, comment_on, resolve_comment
from sightline.papers.views.asking import PaperVisit, paper_or_404
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, form_page, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def every(request: HttpRequest, number: int) -> HttpResponse:
    """The remarks on a paper, open ones first, and a form for another."""
    visit = _inside(request, number)
    parts = [(each.name, part_title(each.kind, each.key, each.value)) for each in parts_of(visit.paper)]
    form = RemarkForm(
        request.POST if request.method == "POST" else None,
        parts=parts,
        initial={"part": str(request.GET.get("part", ""))},
    )
    if form.is_valid() and done(form, lambda: comment_on(visit.paper, by=visit.by, **form.cleaned_data)):
        say_saved(request, "Comment added")
        return redirect("paper-comments", number)
    titles = dict(parts)
    comments = sorted(visit.paper.comments.all(), key=lambda each: (bool(each.resolved_by), each.pk))
    open_ones = sum(not each.resolved_by for each in comments)
    context = {
        "paper": visit.paper,
        "answer": several(open_ones, "comment is open", "comments are open") + ".",
        "comments": [(each, titles.get(each.part, each.part)) for each in comments],
        "writes": may_write(visit.user, visit.paper),
        "by": visit.by,
        "form": form,
        "open": visit.paper.state in WRITABLE,
        "crumbs": visit.crumbs("Comments"),
        "here": request.path,
    }
    return render(request, "papers/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answering(request: HttpRequest, number: int, comment_id: int) -> HttpResponse:
    """Answer a remark."""
    visit = _inside(request, number)
    comment = _comment(visit, comment_id)
    if not may_write(visit.user, visit.paper):
        refuse(visit.by, f"answer a comment on paper {number}")
    page = EditPage(
        request=request,
        thing=comment,
        form_of=lambda now, data: AnswerForm(data, initial={"answer": now.answer}),
        back=reverse("paper-comments", args=[number]),
        crumbs=visit.crumbs("Comments"),
        saved="Answer saved",
    )

    def do() -> None:
        answer_comment(comment, page.form.cleaned_data["answer"], edition=page.edition, by=visit.by)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request, "Answer the comment", page.form, lead=comment.words, back_words="Cancel", **page.context
    )


@require_POST
def resolving(request: HttpRequest, number: int, comment_id: int) -> HttpResponse:
    """Say that nothing is left to do of a remark."""
    visit = _inside(request, number)
    comment = _comment(visit, comment_id)
    if comment.by != visit.by and not may_write(visit.user, visit.paper):
        refuse(visit.by, f"resolve a comment on paper {number}")
    resolve_comment(comment, edition=edition_in(request), by=visit.by)
    say_saved(request, "Comment resolved")
    return redirect("paper-comments", number)


def _inside(request: HttpRequest, number: int) -> PaperVisit:
    """The paper, for whoever works on it: writers, clearers, who publishes. Readers of what is published read no comments."""
    visit = paper_or_404(request, number)
    works = any(visit.user.has_perm(each) for each in ("papers.write", "papers.clear", "papers.publish"))
    if not works or not visit.exempt:
        refuse(visit.by, f"read the comments on paper {number}")
    return visit


def _comment(visit: PaperVisit, number: int) -> PaperComment:
    comment: Any = visit.paper.comments.filter(pk=number).first()
    if comment is None:
        raise Http404
    return comment
