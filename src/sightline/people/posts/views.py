"""Posts, who holds each today, and who did: for whoever manages people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.people.posts.forms import HolderForm, LeavingForm, PostForm
from sightline.people.posts.models import Holder
from sightline.people.posts.queries import on_day, posts_managed_by
from sightline.people.posts.services import add_post, leave, take_up
from sightline.people.queries.accounts import person
from sightline.statistics.amounts import several
from sightline.web.form_pages import done


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
        return redirect("posts")
    posts = list(posts_managed_by(user))
    today: dict[int, list[str]] = {}
    for each in Holder.objects.filter(on_day(timezone.localdate()), post__in=posts).select_related("person"):
        today.setdefault(each.post_id, []).append(each.person.get_username())
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
    post = get_object_or_404(posts_managed_by(user), pk=number)
    form = HolderForm(request.POST if request.method == "POST" else None, administrator=user)
    if form.is_valid() and done(form, lambda: take_up(post, **form.cleaned_data, by=user.get_username())):
        return redirect("post", post.pk)
    holders = list(post.holders.select_related("person"))
    context = {"post": post, "holders": holders, "form": form, "crumbs": _crumbs(post.words)}
    return render(request, "people/post.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """A holder's last day."""
    user = person(request)
    holders = Holder.objects.filter(post__in=posts_managed_by(user)).select_related("post", "person")
    holder: Holder = get_object_or_404(holders, pk=number)
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda: leave(holder, form.cleaned_data["ends"], by=user.get_username())
    ):
        return redirect("post", holder.post_id)
    context = {"holder": holder, "form": form, "crumbs": _crumbs(holder.post.words)}
    return render(request, "people/post_end.html", context)


def _crumbs(title: str = "") -> list[dict[str, str]]:
    people = {"title": "People", "href": reverse("people")}
    if not title:
        return [people, {"title": "Posts"}]
    return [people, {"title": "Posts", "href": reverse("posts")}, {"title": title}]
