"""What waits for a person, by what they may do: each a sentence and where it leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from sightline.loading.queries.history import waiting_for_a_yes
from sightline.people.models import User
from sightline.people.queries.opened import waiting_for_review
from sightline.people.queries.requests import to_confirm
from sightline.programme.delivery.queries.digest import digest
from sightline.programme.delivery.queries.lines import own_lines
from sightline.scorecards.queries.store import Standpoint
from sightline.statistics.amounts import several
from sightline.today import rules
from sightline.web import words


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, and the page where something can be done about it; blank where there is none."""

    words: str
    href: str = ""


def needs(standpoint: Standpoint, user: User, unreported: int) -> Iterator[Item]:
    """What waits for this person. `unreported`: how many figures cannot be computed."""
    age = (timezone.localdate() - standpoint.readings.data_to(standpoint.authority)).days
    if user.has_perm("data.load"):
        if waiting := waiting_for_a_yes(user):
            verb = "has been read and waits" if waiting == 1 else "have been read and wait"
            yield Item(f"{several(waiting, 'load')} {verb} for a yes.", address("load-history"))
        if age > rules.OLD_AFTER_DAYS:
            yield Item(f"The data is {age:,} days old. Load newer files.", address("load"))
    if user.has_perm("measures.define") and unreported:
        yield Item(
            f"{several(unreported, 'figure')} cannot be reported from what is loaded.", reverse("scorecard")
        )
    if user.has_perm("children.guard") and (waiting := waiting_for_review(user).count()):
        yield Item(f"{waiting:,} broken glass to review today.", address("glass-reviews"))
    if user.has_perm("plan.see"):
        yield from of_the_plan(user)
    if waiting := len(to_confirm(user)):
        verb = "waits" if waiting == 1 else "wait"
        yield Item(
            f"{several(waiting, 'request')} about accounts {verb} for you to confirm.", reverse("requests")
        )
    if user.access_ends:
        yield Item(f"Your access ends on {words.long_date(user.access_ends)}.", reverse("own-account"))


def of_the_plan(user: User) -> Iterator[Item]:
    """What is late, or soon due, of the improvement programme: one's own, and all of it for whoever writes the plan."""
    today = timezone.localdate()
    seen = own_lines(user, today)
    own = digest(user, today, rules.SOON_DAYS, seen)
    mine = f"?owner={user.get_username()}"
    if own.late:
        yield Item(f"{_of_many(len(own.late), 'your actions')} late.", address("actions", f"{mine}&late=on"))
    if own.due:
        soon = f"{_of_many(len(own.due), 'your actions')} due within {rules.SOON_DAYS} days."
        yield Item(soon, address("actions", f"{mine}&sort=due"))
    if own.asks:
        yield Item(f"{several(len(own.asks), 'ask')} of you not answered.", address("asks"))
    others = sum(line.late for line in seen) - len(own.late)
    if others and user.has_perm("plan.change"):
        yield Item(f"{_of_many(others, 'other people’s actions')} late.", address("actions", "?late=on"))


def address(name: str, query: str = "") -> str:
    """Where that page is, with what is asked of it."""
    return reverse(name) + query


def _of_many(number: int, whose: str) -> str:
    return f"{number:,} of {whose} {'is' if number == 1 else 'are'}"
