"""What each owner is told by email: what is late and due of theirs, as they would see it themselves. Never a child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from sightline.bodies.models import Member
from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, own_lines
from sightline.programme.delivery.queries.update_requests import RequestState, asked_of
from sightline.programme.models import Ask, DigestSending, Entry, Plan
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import asks_put_to


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told: their actions that are overdue, those with a day within `days`, what is asked of them, and
    the updates that are asked for and missing."""

    person: User
    late: tuple[ActionLine, ...]
    due: tuple[ActionLine, ...]
    asks: tuple[Ask, ...]
    days: int
    requests: tuple[RequestState, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.late or self.due or self.asks or self.requests)

    @property
    def address(self) -> str:
        """Where it goes: the account's email, else its name where that is an address; blank for nowhere."""
        return address_of(self.person)


def address_of(person: User) -> str:
    """Where an email to this person goes: the account's, else its name where that is an address; blank for nowhere."""
    name = person.get_username()
    return str(person.email) or (name if "@" in name else "")


def owners() -> list[User]:
    """Active accounts that own an action of a version that stands, or were asked something, in order of name."""
    versions = current_versions(Plan.objects.all(), None)
    own = Entry.objects.filter(version__in=list(versions.values()), owner__isnull=False).values("owner")
    asks = Ask.objects.filter(state="open")
    members = Member.objects.filter(body__in=asks.values("body"), person__isnull=False).values("person")
    with_asks = asks.filter(person__isnull=False).values("person")
    users = User.objects.filter(
        Q(pk__in=own) | Q(Q(pk__in=with_asks) | Q(pk__in=members)), is_active=True
    ).order_by("username")
    return [user for user in users if user.has_perm("plan.see")]


def digest(person: User, today: date, days: int, action_lines: list[ActionLine] | None = None) -> Digest:
    """What this person is told today, seen with their own rights. `action_lines`: their `own_lines`, where known already."""
    until = today + timedelta(days=days)
    seen = own_lines(person, today) if action_lines is None else action_lines
    mine = [line for line in seen if line.owner == person.get_username() and not line.over]
    asks = asks_put_to(person, today).filter(state="open").filter(Q(due=None) | Q(due__lte=until))
    return Digest(
        person,
        tuple(line for line in mine if line.late),
        tuple(line for line in mine if not line.late and line.next_day and line.next_day <= until),
        tuple(asks),
        days,
        tuple(asked_of(person, today)),
    )


def sent_on(day: date) -> frozenset[str]:
    """The names of those who were sent a digest on a day."""
    return frozenset(DigestSending.objects.filter(fault="", at__date=day).values_list("to", flat=True))


def ledger(limit: int = 100) -> Iterable[DigestSending]:
    """What was sent and what could not be, the newest first."""
    return DigestSending.objects.order_by("-id")[:limit]
