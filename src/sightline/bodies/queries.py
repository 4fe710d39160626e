"""Bodies by name, those a person may see, who sits on one, and what was said of one before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sightline.bodies.models import Body, BodyChange, Mandate, Member, ReportCycle
from sightline.bodies.rules import (
    EarlierDescription,
    earlier_descriptions,
    is_member,
    key_of,
    next_report,
)
from sightline.history.queries import last_change
from sightline.people.models import User
from sightline.people.posts.queries import holders_of_each, posts_on

NAMES = {
    "chair": "who chairs it",
    "outside": "whether its chair is from outside the council",
    "meets": "how often it meets",
    "meetings": "its meetings",
    "meeting": "when and where it meets",
    "kind": "what kind of body it is",
    "terms": "its terms of reference",
    "until": "until when it goes on",
    "until_words": "until when it goes on, in words",
    "mandate": "what it oversees",
    "mandate_ends": "until when it oversees a thing",
    "cycle": "what it is reported to of",
    "cycle_last": "when it was last reported to",
    "cycle_ends": "until when it is reported to",
    "member": "its members",
    "member_starts": "a member's first day",
    "member_ends": "a member's last day",
}
"""What is kept of a body field by field, in the words a sentence has for it."""


def body_by_name(authority: str, name: str) -> Body | None:
    """The authority's body of that name, without regard to capitals; None where nobody named it."""
    return Body.objects.filter(authority=authority, key=key_of(name)).first()


def body_names(authority: str) -> list[str]:
    """What the bodies of an authority are called, in the order of their names."""
    return list(Body.objects.filter(authority=authority).order_by("name").values_list("name", flat=True))


def accounts_of(authority: str) -> QuerySet[User]:
    """The active accounts that may sit on a body of this authority: its own, and those of no one authority."""
    return User.objects.filter(is_active=True, authority__in={authority, ""}).order_by("username")  # type: ignore[return-value]


def bodies_sat_on_by(person: User, today: date) -> QuerySet[Body]:
    """The bodies of their authority that this person chairs or is a member of today, by their account or by a post."""
    posts = [post.pk for post in posts_on(person, today)]
    terms = Q(Q(starts=None) | Q(starts__lte=today), Q(ends=None) | Q(ends__gte=today))
    by_post = Q(person=None, named_post__in=posts)
    members = Member.objects.filter(terms, Q(person=person) | by_post)
    bodies: QuerySet[Body] = Body.objects.filter(
        Q(pk__in=members.values("body")) | Q(named_post__in=posts, chair_outside=False)
    )  # type: ignore[assignment]
    return bodies.filter(authority=person.authority) if person.authority else bodies


def accounts_on(body: Body, today: date) -> list[User]:
    """The other way round: whoever chairs the body or is a member of it today and has an account, each once."""
    return accounts_on_each([body], today)[body.pk]


def accounts_on_each(bodies: Collection[Body], today: date) -> dict[int, list[User]]:
    """The same of several bodies, by their numbers; a fixed number of queries."""
    members: dict[int, list[Member]] = {each.pk: [] for each in bodies}
    for each in Member.objects.filter(body__in=bodies).select_related("person", "named_post"):
        if is_member(each.starts, each.ends, today):
            members[each.body_id].append(each)
    posts = [each.named_post_id for each in bodies]
    posts += [each.named_post_id for those in members.values() for each in those]
    holders = holders_of_each([each for each in posts if each], today)
    return {each.pk: _accounts(each, members[each.pk], holders) for each in bodies}


def _accounts(body: Body, members: Iterable[Member], holders: Mapping[int, list[User]]) -> list[User]:
    people = [*holders.get(body.named_post_id or 0, ())]
    for each in members:
        people += [each.person] if each.person else holders.get(each.named_post_id or 0, [])
    alike = {"", body.authority}
    return [each for each in dict.fromkeys(people) if each.is_active and each.authority in alike]


def bodies_seen_by(person: User) -> QuerySet[Body]:
    """The bodies of the person's authority, or all for who belongs to none; none for whom the programme is not open."""
    every: QuerySet[Body] = Body.objects.all()  # type: ignore[assignment]
    if not person.has_perm("plan.see_all"):
        return every.none()
    return every.filter(authority=person.authority) if person.authority else every


def members_of(body: Body, today: date) -> tuple[list[Member], list[Member]]:
    """Who sits on it today, and who did or will."""
    every = list(body.members.select_related("person", "named_post"))
    now = [each for each in every if is_member(each.starts, each.ends, today)]
    return now, [each for each in every if each not in now]


def descriptions_before(body: Body) -> list[EarlierDescription]:
    """What was said of it before, the latest first."""
    changes = body.changes.filter(field__in=body.chaired.texts).order_by("-id")
    return earlier_descriptions(body.chaired, changes)


def last_of(body: Body) -> str:
    """Who changed a body last, and what of it, in a sentence; blank where nobody has."""
    return last_change(body.changes.all(), NAMES)


@dataclass(frozen=True, slots=True)
class CycleDue:
    """A cycle of reports, and the day the next one is due; None where nothing says when, or the cycle has ended."""

    cycle: ReportCycle
    due: date | None


def cycles_of(body: Body, today: date) -> list[CycleDue]:
    """What the body is reported to of, and when each is next due."""
    days = [each for each in body.meetings.exclude(on=None).values_list("on", flat=True) if each >= today]
    cycles = body.cycles.all()
    due = {each.pk: next_report(each.every, each.first, each.last, days) for each in cycles}
    return [CycleDue(each, _before(due[each.pk], each.ends)) for each in cycles]


def mandates_of(body: Body) -> list[Mandate]:
    """What the body oversees or has overseen, each with who decided it."""
    return list(body.mandates.select_related("decided_by", "taken_from"))


def mandates_passed_on(body: Body) -> list[Mandate]:
    """What it oversaw until another body took it over."""
    return list(body.mandates_before.select_related("body", "decided_by"))


def terms_before(body: Body) -> list[BodyChange]:
    """Its terms of reference as they were, the latest first, each with until when, why and by whom."""
    return list(body.changes.filter(field="terms").exclude(was="").order_by("-id"))


def _before(due: date | None, ends: date | None) -> date | None:
    return None if due and ends and due > ends else due
