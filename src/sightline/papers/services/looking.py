"""Reading a paper from the command line: in a person's name, with the rights the pages give them."""

from typing import Any

from django.db.models import QuerySet

from sightline.papers.models import Paper
from sightline.papers.queries.papers import papers_seen_by
from sightline.people.looking import refuse_look
from sightline.people.models import User
from sightline.people.queries import user_named

MOST_NAMED = 12
"""Papers a sentence names."""


class NoSuchPaperError(LookupError):
    """They see no paper of that number or title; the sentence names those they see."""


def look_at_paper(by: str, name: str) -> tuple[User, Paper]:
    """The person and the paper they ask for, by number or title. LookRefusedError, written down; NoSuchPaperError."""
    user = user_named(by)
    if user is None or not user.has_perm("papers.read"):
        why = f"There is no user '{by}'." if user is None else f"{by} may not read papers."
        refuse_look(by, f"paper {name}", "", f"{why} Nothing was written.")
    seen = papers_seen_by(user).select_related("body", "meeting", "plan", "freeze")
    wanted = _named(seen, name)
    if len(wanted) != 1:
        candidates: Any = wanted or seen[:MOST_NAMED]
        choices = ", ".join(f"{each.pk} “{each.title}”" for each in candidates)
        raise NoSuchPaperError(
            f"{by} sees no such paper. Papers: {choices}." if choices else f"{by} sees no paper yet."
        )
    return user, wanted[0]


def _named(seen: QuerySet[Paper], name: str) -> list[Paper]:
    if name.isascii() and name.isdecimal() and len(name) < 10:
        return list(seen.filter(pk=int(name)))
    return list(seen.filter(title__iexact=name))
