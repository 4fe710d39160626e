"""Posts an administrator manages, those a text may name, who holds one on a day, and who changed one last."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from sightline.history.queries import last_change
from sightline.people.models import User
from sightline.people.posts.models import Holder, Post
from sightline.people.posts.rules import named_by

NAMES = {
    "holder": "who holds it",
    "holder_starts": "a holder's first day",
    "holder_ends": "a holder's last day",
}
"""What is kept of a post field by field, in the words a sentence has for it."""


def posts_managed_by(administrator: User) -> QuerySet[Post]:
    """The posts this administrator manages: all of them, or those of the one authority they belong to."""
    every: QuerySet[Post] = Post.objects.all()  # type: ignore[assignment]
    return every.filter(authority=administrator.authority) if administrator.authority else every


def posts_of(authority: str) -> QuerySet[Post]:
    """The posts a text of this authority may name: its own, and those set up where the store holds one authority only."""
    return Post.objects.filter(authority__in={authority, ""})


def post_named(authority: str, text: str) -> Post | None:
    """The post of this authority that a text names; None where it names none, or one of several."""
    return named_by(text, posts_of(authority)) if text.strip() else None


def on_day(day: date) -> Q:
    """Of terms: those that run on that day; the first day and the last count."""
    return Q(Q(ends=None) | Q(ends__gte=day), starts__lte=day)


def holders_on(post: Post, day: date) -> list[User]:
    """Who holds this post on this day, who began first before; nobody where it is vacant."""
    return holders_of_each([post.pk], day)[post.pk]


def holders_of_each(posts: Iterable[int], day: date) -> dict[int, list[User]]:
    """The same of several posts, by their numbers; one query."""
    holders: dict[int, list[User]] = {each: [] for each in posts}
    terms = Holder.objects.filter(on_day(day), post__in=list(holders)).select_related("person")
    for each in terms.order_by("starts", "pk"):
        holders[each.post_id].append(each.person)
    return holders


def posts_on(person: User, day: date) -> list[Post]:
    """The posts this person holds on this day."""
    return [each.post for each in Holder.objects.filter(on_day(day), person=person).select_related("post")]


def last_of(post: Post) -> str:
    """Who changed a post last, and what of it, in a sentence; blank where nobody has."""
    return last_change(post.changes.all(), NAMES)
