"""Posts are set up, taken up and left; each is one line in the trail, and what was said of a holder is kept in `PostChange`.

`edition`: the post's as it was seen, None where nobody looked; ChangedMeanwhileError where somebody else changed who holds it
since.
"""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.people.models import User
from sightline.people.posts.models import Holder, Post, PostChange
from sightline.people.posts.queries import last_of
from sightline.people.posts.texts import point_at
from sightline.people.verbs import PeopleVerb
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError


class CannotChangePostError(CannotDoError):
    """A change of a post that cannot be."""


def add_post(authority: str, title: str, *, service: str = "", by: str) -> Post:
    """A post of that title; texts that name it already point at it. CannotChangePostError for none, and for one that exists."""
    title, service = " ".join(title.split()), " ".join(service.split())
    if not title:
        raise CannotChangePostError("Enter the title of the post.", "title")
    with recorded_transaction():
        if Post.objects.filter(authority=authority, title__iexact=title, service__iexact=service).exists():
            raise CannotChangePostError("There is a post of that title in that service already.", "title")
        post = Post.objects.create(
            authority=authority, title=title, service=service, by=by, at=timezone.now()
        )
        point_at(post)
        detail = {"title": title, "service": service, "authority": authority}
        record(by=by, action=PeopleVerb.POST_ADDED, what=what_post(post), detail=detail)
    return post


def take_up(
    post: Post,
    person: User,
    *,
    starts: date,
    ends: date | None = None,
    edition: int | None = None,
    by: str,
) -> Holder:
    """A person holds a post from a day on. CannotChangePostError where they hold it then already, where the term ends
    before it starts, or where they are of another authority.
    """
    if ends and ends < starts:
        raise CannotChangePostError("The last day is before the first.", "ends")
    if person.authority and post.authority and person.authority != post.authority:
        raise CannotChangePostError(f"{person.get_full_name()} belongs to another authority.", "person")
    with recorded_transaction():
        post = as_seen(post, edition, last=last_of)
        terms = Holder.objects.filter(Q(ends=None) | Q(ends__gte=starts), post=post, person=person)
        if (terms.filter(starts__lte=ends) if ends else terms).exists():
            raise CannotChangePostError(f"{person.get_full_name()} holds this post then already.", "person")
        holder = Holder.objects.create(
            post=post, person=person, starts=starts, ends=ends, by=by, at=timezone.now()
        )
        count_up(post, by=by)
        term = {"holder": person.get_username(), "holder_starts": starts, "holder_ends": ends}
        write_changes(PostChange, {}, term, by=by, post=post, holder=holder)
        detail = {"person": person.get_username(), "from": starts.isoformat(), "to": _day(ends)}
        record(by=by, action=PeopleVerb.POST_TAKEN_UP, what=what_post(post), detail=detail)
    return holder


def leave(holder: Holder, on: date, *, edition: int | None = None, by: str) -> Holder:
    """A holder's last day. CannotChangePostError where it is before their first, or recorded already."""
    with recorded_transaction():
        now = Holder.objects.select_related("post", "person").get(pk=holder.pk)
        post = as_seen(now.post, edition, last=last_of)
        if on < now.starts:
            raise CannotChangePostError("The last day is before the first.", "ends")
        if now.ends == on:
            raise CannotChangePostError("That is their last day already.", "ends")
        was, now.ends = now.ends, on
        now.save(update_fields=["ends"])
        count_up(post, by=by)
        write_changes(PostChange, {"holder_ends": was}, {"holder_ends": on}, by=by, post=post, holder=now)
        detail = {"person": now.person.get_username(), "from": _day(was), "to": _day(on)}
        record(by=by, action=PeopleVerb.POST_LEFT, what=what_post(post), detail=detail)
    return now


def what_post(post: Post) -> str:
    """A post as the trail names it."""
    return f"post {post.pk}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
