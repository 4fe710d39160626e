"""Who may read, write and decide on commentary."""

from datetime import date

from sightline.commentary.models import CommentaryRequest, CommentaryText
from sightline.people.models import User
from sightline.people.posts.models import Holder
from sightline.people.posts.queries import on_day
from sightline.people.rules import may_see_figures, may_see_small_numbers


def posts_held_by(person: User, today: date) -> set[int]:
    """The posts a person holds on this day, by number."""
    return set(Holder.objects.filter(on_day(today), person=person).values_list("post_id", flat=True))


def sees_every_number(person: User) -> bool:
    """Whether nothing of the whole authority is hidden from this person: a text may name any number."""
    role, opened = person.effective_role, person.opened
    return may_see_figures(role, opened) and may_see_small_numbers(role, opened=opened)


def may_write(person: User, request: CommentaryRequest, today: date) -> bool:
    """Whether a person writes it: who holds the owner's post, and who defines measures."""
    own = person.authority in ("", request.authority)
    return own and (
        person.has_perm("measures.define") or request.named_post_id in posts_held_by(person, today)
    )


def may_read(person: User, request: CommentaryRequest, today: date) -> bool:
    """Whether a person reads it, accepted or not."""
    own = person.authority in ("", request.authority)
    return own and (sees_every_number(person) or may_write(person, request, today))


def may_decide_on(person: User, text: CommentaryText, today: date) -> bool:
    """Whether a person accepts a text or sends it back: who defines measures, and did not write it."""
    own = person.authority in ("", text.request.authority)
    return own and person.has_perm("measures.define") and text.by != person.get_username()
