"""Who may see what was entered and not yet signed off, who enters, and who decides."""

from datetime import date

from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.people.models import User
from sightline.people.posts.models import Holder
from sightline.people.posts.queries import on_day
from sightline.people.rules import may_see_figures, may_see_small_numbers


def is_owner(person: User, definition: EntryDefinition, today: date) -> bool:
    """Whether a person holds the post that enters this measure, on this day."""
    post = definition.named_post_id
    return bool(post) and Holder.objects.filter(on_day(today), post=post, person=person).exists()


def owned_by(person: User, today: date) -> set[int]:
    """The posts a person holds on this day, by number."""
    rows = Holder.objects.filter(on_day(today), person=person)
    return set(rows.values_list("post_id", flat=True))


def may_enter(person: User, definition: EntryDefinition, today: date) -> bool:
    """Whether a person enters this measure's figures: who holds its post, and who defines measures."""
    return is_of(person, definition) and (
        person.has_perm("measures.define") or is_owner(person, definition, today)
    )


def may_decide(person: User, entry: FigureEntry, today: date) -> bool:
    """Whether a person may sign a figure off or send it back: who may enter it, and is not who did."""
    return entry.entered_by != person.get_username() and may_enter(person, entry.definition, today)


def may_see(person: User, definition: EntryDefinition, today: date) -> bool:
    """Whether a person may look at what was entered, signed off or not: nothing is hidden there."""
    role, opened = person.effective_role, person.opened
    every = may_see_figures(role, opened) and may_see_small_numbers(role, opened=opened)
    return is_of(person, definition) and (every or may_enter(person, definition, today))


def is_of(person: User, definition: EntryDefinition) -> bool:
    """Whether a person belongs to the authority whose measure it is."""
    return person.authority in ("", definition.authority)
