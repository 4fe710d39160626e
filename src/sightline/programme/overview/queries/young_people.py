"""A version as it is told to young people; a fixed number of queries for any number of actions."""

from dataclasses import dataclass

from sightline.programme.kinds import GROUPING_KINDS, TO_ANSWER
from sightline.programme.models import Finding, Version
from sightline.programme.plans.queries.findings import elsewhere_of, shown_in
from sightline.programme.plans.rules.young_people import (
    Act,
    Asked,
    Group,
    Missing,
    Part,
    asked,
    missing,
    parts,
    too_long,
)

SOURCE = "young_advisors"


@dataclass(frozen=True, slots=True)
class Told:
    """What will be different, what young people asked for, and for who writes the plan: what is missing or too long."""

    parts: tuple[Part, ...]
    asked: tuple[Asked, ...]
    missing: Missing
    too_long: bool


def told(version: Version) -> Told:
    """All that this version says to young people, and what answers their own consultation in it."""
    groups, acts = _groups(version), _acts(version)
    others = elsewhere_of(version.plan)
    findings = (
        Finding.objects.filter(source__in=shown_in(version.plan), source__kind=SOURCE, kind__in=TO_ANSWER)
        .order_by("-source__said_on", "-source_id", "place")
        .values_list("pk", "text", "closed_on")
    )
    found = parts(groups, acts)
    said = asked(((pk, text, closed is not None) for pk, text, closed in findings), acts, others)
    return Told(found, said, missing(groups, acts), too_long(found, said))


def _groups(version: Version) -> list[Group]:
    """The version's groupings, priorities first."""
    order = list(GROUPING_KINDS)
    rows = sorted(version.groupings.all(), key=lambda each: order.index(each.kind))
    return [Group(each.pk, each.kind, each.title, each.for_young_people) for each in rows]


def _acts(version: Version) -> list[Act]:
    standing, answering = _linked(version, "groupings"), _linked(version, "findings")
    columns = ("pk", "action", "action__reference", "action__status", "title", "for_young_people")
    return [
        Act(
            id=row["action"],
            entry=row["pk"],
            reference=row["action__reference"],
            title=row["title"],
            words=row["for_young_people"],
            status=row["action__status"],
            groups=frozenset(standing.get(row["pk"], ())),
            findings=frozenset(answering.get(row["pk"], ())),
        )
        for row in version.entries.values(*columns)
    ]


def _linked(version: Version, link: str) -> dict[int, list[int]]:
    """Entry → the numbers of what it is linked with."""
    found: dict[int, list[int]] = {}
    rows = version.entries.filter(**{f"{link}__isnull": False}).values_list("pk", link)
    for entry, number in rows.order_by("pk", link):
        found.setdefault(entry, []).append(number)
    return found
