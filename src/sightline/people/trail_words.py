"""How lines of the trail about accounts and posts read: an account by the name of whose it is, post 3 by its title."""

import re

from django.urls import reverse

from sightline.people.models import User
from sightline.people.posts.models import Post
from sightline.trail.what_words import ThingInWords
from sightline.web.account_names import name_and_account

POST = re.compile(r"post (?P<number>\d+)")


def thing_in_words(what: str, action: str, person: User | None) -> ThingInWords | None:
    """The account or post; None for what is neither, or is there no longer."""
    manages = person is not None and person.has_perm("people.manage")
    if match := POST.fullmatch(what):
        post = Post.objects.filter(pk=int(match["number"])).first()
        href = reverse("post", args=[match["number"]]) if manages else ""
        return ThingInWords(f"Post: {post.title}", href) if post else None
    account = User.objects.filter(username=what).values_list("pk", flat=True).first() if what else None
    if account is None:
        return None
    return ThingInWords(name_and_account(what), reverse("person", args=[account]) if manages else "")
