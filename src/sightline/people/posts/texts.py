"""Texts of the rooms above that may name a post: free, and beside each the post it names, where it names one.

The rooms say so as their applications start (`register`). Whoever writes such a text sets `named_post` by
`queries.post_named`; a post that is set up later is found here by the texts that named it before it was there.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from sightline.people.posts.models import Post
from sightline.people.posts.queries import post_named


@dataclass(frozen=True, slots=True)
class PostText:
    """A field of text, of a model that has `named_post` beside it; `authority`: the way from a row to its authority's code.

    `only`: which rows mean a post of the authority's own.
    """

    model: Any
    text: str
    authority: str
    only: Q = field(default_factory=Q)


_texts: dict[str, PostText] = {}


def register(post_text: PostText) -> None:
    """Say where a text may name a post."""
    _texts[f"{post_text.model._meta.label}.{post_text.text}"] = post_text


def point_at(post: Post) -> int:
    """Let every text that names this post point at it; gives how many do that did not before."""
    return sum(_pointed(each, post) for each in _texts.values())


def _pointed(where: PostText, post: Post) -> int:
    objects = where.model.objects
    alike = Q((f"{where.text}__iexact", post.title)) | Q((f"{where.text}__iexact", post.words))
    own = Q((where.authority, post.authority)) if post.authority else Q()
    rows = objects.filter(alike, own, where.only, named_post=None)
    named = [
        pk
        for pk, text, authority in rows.values_list("pk", where.text, where.authority)
        if post_named(authority, text) == post
    ]
    return objects.filter(pk__in=named).update(named_post=post)
