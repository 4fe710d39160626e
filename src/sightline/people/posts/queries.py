"""Posts an administrator manages, and who holds one on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from sightline.people.models import User
from sightline.people.posts.models import Holder, Post


def posts_managed_by(administrator: User) -> QuerySet[Post]:
    """The posts this administrator manages: all of them, or those of the one authority they belong to."""
    every: QuerySet[Post] = Post.objects.all()  # type: ignore[assignment]
    return every.filter(authority=administrator.authority) if administrator.authority else every


def on_day(day: date) -> Q:
    """Of terms: those that run on that day; the first day and the last count."""
    return Q(Q(ends=None) | Q(ends__gte=day), starts__lte=day)


def holders_on(post: Post, day: date) -> list[User]:
    """Who holds this post on this day, who began first before; nobody where it is vacant."""
    terms = Holder.objects.filter(on_day(day), post=post).select_related("person")
    return [each.person for each in terms.order_by("starts", "pk")]


def posts_on(person: User, day: date) -> list[Post]:
    """The posts this person holds on this day."""
    return [each.post for each in Holder.objects.filter(on_day(day), person=person).select_related("post")]
