"""Posts, who holds each today, and who did: for whoever manages people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.history.views import EditPage
from sightline.people.posts.forms import HolderForm, LeavingForm, PostForm
from sightline.people.posts.models import Holder, Post
from sightline.people.posts.queries import last_of, on_day, posts_managed_by
from sightline.people.posts.services import add_post, leave, take_up
from sightline.people.queries.accounts import person
from sightline.statistics.amounts import several
from sightline.web.form_pages import done, form_page, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def every(request: HttpRequest) -> HttpResponse:
    """Every post with who holds it today. Sent with a title, one post more."""
    user = person(request)
    form = PostForm(request.POST if request.method == "POST" else None, own=user.authority)

    def add() -> None:
        sent = form.cleaned_data
        authority = user.authority or sent.get("authority", "")
        add_post(authority, sent["title"], service=sent["service"], by=user.get_username())

    if form.is_valid() and done(form, add):
        say_saved(request, "Post added")
        return redirect("posts")
    posts = list(posts_managed_by(user))
    today: dict[int, list[str]] = {}
    for each in Holder.objects.filter(on_day(timezone.localdate()), post__in=posts).select_related("person"):
        today.setdefault(each.post_id, []).append(each.person.get_full_name())
    vacant = sum(post.pk not in today for post in posts)
    context = {
        "first_sentence": f"{several(len(posts), 'post is', 'posts are')} recorded; {vacant} vacant today.",
        "posts": [(post, ", ".join(today.get(post.pk, []))) for post in posts],
        "form": form,
        "crumbs": _crumbs(),
    }
    return render(request, "people/posts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One post and all who held it. Sent with an account, one holder more."""
    user = person(request)
    post: Post = get_object_or_404(posts_managed_by(user), pk=number)
    page = EditPage(
        request=request,
        thing=post,
        form_of=lambda _, data: HolderForm(data, administrator=user),
        back=reverse("post", args=[post.pk]),
        crumbs=_crumbs(post.words),
        texts=False,
        last=last_of,
        saved="Holder added",
    )

    def add() -> None:
        take_up(post, **page.form.cleaned_data, edition=page.edition, by=user.get_username())

    sent = page.send(lambda: done(page.form, add))
    if sent is not None:
        return sent
    holders = list(post.holders.select_related("person"))
    context = {"post": post, "holders": holders, "form": page.form, **page.context}
    return render(request, "people/post.html", context, status=page.context["status"])


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """A holder's last day."""
    user = person(request)
    holders = Holder.objects.filter(post__in=posts_managed_by(user)).select_related("post", "person")
    holder: Holder = get_object_or_404(holders, pk=number)

    def form_of(_: Post, data: Any) -> LeavingForm:
        return LeavingForm(data, initial={"ends": holders.get(pk=number).ends})

    page = EditPage(
        request=request,
        thing=holder.post,
        form_of=form_of,
        back=reverse("post", args=[holder.post_id]),
        crumbs=_crumbs(holder.post.words),
        last=last_of,
        saved="Last day saved",
    )

    def do() -> None:
        leave(holder, page.form.cleaned_data["ends"], edition=page.edition, by=user.get_username())

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    heading = f"Last day of {holder.person.get_full_name()}"
    around = {"lead": holder.post.words, "back_words": "Cancel", "base": "people/page.html"}
    return form_page(request, heading, page.form, **around, **page.context)


def _crumbs(title: str = "") -> list[dict[str, str]]:
    people = {"title": "People", "href": reverse("people")}
    if not title:
        return [people, {"title": "Posts"}]
    return [people, {"title": "Posts", "href": reverse("posts")}, {"title": title}]
