"""Remarks on a paper: made, answered, resolved."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sightline.history.views import EditPage, edition_in
from sightline.papers.forms import AnswerForm, CommentForm
from sightline.papers.models import PaperComment
from sightline.papers.queries.papers import may_write, parts_of
from sightline.papers.rules.content import part_title
from sightline.papers.rules.states import WRITABLE
from sightline.papers.services.commenting import answer_comment, comment_on, resolve_comment
from sightline.papers.views.asking import PaperAsked, paper_or_404
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, form_page, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def every(request: HttpRequest, number: int) -> HttpResponse:
    """The remarks on a paper, open ones first, and a form for another."""
    asked = _inside(request, number)
    parts = [(each.name, part_title(each.kind, each.key, each.value)) for each in parts_of(asked.paper)]
    form = CommentForm(
        request.POST if request.method == "POST" else None,
        parts=parts,
        initial={"part": str(request.GET.get("part", ""))},
    )
    if form.is_valid() and done(form, lambda: comment_on(asked.paper, by=asked.by, **form.cleaned_data)):
        say_saved(request, "Comment added")
        return redirect("paper-comments", number)
    titles = dict(parts)
    comments = sorted(asked.paper.comments.all(), key=lambda each: (bool(each.resolved_by), each.pk))
    open_ones = sum(not each.resolved_by for each in comments)
    context = {
        "paper": asked.paper,
        "answer": several(open_ones, "comment is open", "comments are open") + ".",
        "comments": [(each, titles.get(each.part, each.part)) for each in comments],
        "writes": may_write(asked.user, asked.paper),
        "by": asked.by,
        "form": form,
        "open": asked.paper.state in WRITABLE,
        "crumbs": asked.crumbs("Comments"),
        "here": request.path,
    }
    return render(request, "papers/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answering(request: HttpRequest, number: int, comment_id: int) -> HttpResponse:
    """Answer a remark."""
    asked = _inside(request, number)
    comment = _comment(asked, comment_id)
    if not may_write(asked.user, asked.paper):
        refuse(asked.by, f"answer a comment on paper {number}")
    page = EditPage(
        request=request,
        thing=comment,
        form_of=lambda now, data: AnswerForm(data, initial={"answer": now.answer}),
        back=reverse("paper-comments", args=[number]),
        crumbs=asked.crumbs("Comments"),
        saved="Answer saved",
    )

    def do() -> None:
        answer_comment(comment, page.form.cleaned_data["answer"], edition=page.edition, by=asked.by)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request, "Answer the comment", page.form, lead=comment.words, back_words="Cancel", **page.context
    )


@require_POST
def resolving(request: HttpRequest, number: int, comment_id: int) -> HttpResponse:
    """Say that nothing is left to do of a remark."""
    asked = _inside(request, number)
    comment = _comment(asked, comment_id)
    if comment.by != asked.by and not may_write(asked.user, asked.paper):
        refuse(asked.by, f"resolve a comment on paper {number}")
    resolve_comment(comment, edition=edition_in(request), by=asked.by)
    say_saved(request, "Comment resolved")
    return redirect("paper-comments", number)


def _inside(request: HttpRequest, number: int) -> PaperAsked:
    """The paper, for whoever works on it: writers, clearers, who publishes. Readers of what is published read no comments."""
    asked = paper_or_404(request, number)
    works = any(asked.user.has_perm(each) for each in ("papers.write", "papers.clear", "papers.publish"))
    if not works or not asked.exempt:
        refuse(asked.by, f"read the comments on paper {number}")
    return asked


def _comment(asked: PaperAsked, number: int) -> PaperComment:
    comment: Any = asked.paper.comments.filter(pk=number).first()
    if comment is None:
        raise Http404
    return comment
