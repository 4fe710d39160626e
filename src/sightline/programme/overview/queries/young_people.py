"""A version as it is told to young people; a fixed number of queries for any number of actions."""

from dataclasses import dataclass

from sightline.programme.kinds import GROUPING_KINDS, TO_ANSWER
from sightline.programme.models import Finding, Version
from sightline.programme.plans.queries.findings import elsewhere_of, shown_in
from sightline.programme.plans.rules.young_people import (
    Act,
    Missing,
    TextGroup,
    TextPart,
    Wish,
    missing,
    parts,
    too_long,
    wishes_of,
)

SOURCE = "young_advisors"


@dataclass(frozen=True, slots=True)
class YoungPeoplesText:
    """What will be different, what young people asked for, and for who writes the plan: what is missing or too long."""

    parts: tuple[TextPart, ...]
    asked: tuple[Wish, ...]
    missing: Missing
    too_long: bool


def young_peoples_text(version: Version) -> YoungPeoplesText:
    """All that this version says to young people, and what answers their own consultation in it."""
    groups, acts = _groups(version), _acts(version)
    others = elsewhere_of(version.plan)
    findings = (
        Finding.objects.filter(source__in=shown_in(version.plan), source__kind=SOURCE, kind__in=TO_ANSWER)
        .order_by("-source__said_on", "-source_id", "place")
        .values_list("pk", "text", "closed_on")
    )
    text_parts = parts(groups, acts)
    wishes = wishes_of(((pk, text, closed is not None) for pk, text, closed in findings), acts, others)
    return YoungPeoplesText(text_parts, wishes, missing(groups, acts), too_long(text_parts, wishes))


def _groups(version: Version) -> list[TextGroup]:
    """The version's groupings, priorities first."""
    order = list(GROUPING_KINDS)
    rows = sorted(version.groupings.all(), key=lambda each: order.index(each.kind))
    return [TextGroup(each.pk, each.kind, each.title, each.for_young_people) for each in rows]


def _acts(version: Version) -> list[Act]:
    groupings, answering = _links_by_entry(version, "groupings"), _links_by_entry(version, "findings")
    columns = ("pk", "action", "action__reference", "action__status", "title", "for_young_people")
    return [
        Act(
            id=row["action"],
            entry=row["pk"],
            reference=row["action__reference"],
            title=row["title"],
            words=row["for_young_people"],
            status=row["action__status"],
            groups=frozenset(groupings.get(row["pk"], ())),
            findings=frozenset(answering.get(row["pk"], ())),
        )
        for row in version.entries.values(*columns)
    ]


def _links_by_entry(version: Version, link: str) -> dict[int, list[int]]:
    """Entry → the numbers of what it is linked with."""
    by_entry: dict[int, list[int]] = {}
    rows = version.entries.filter(**{f"{link}__isnull": False}).values_list("pk", link)
    for entry, number in rows.order_by("pk", link):
        by_entry.setdefault(entry, []).append(number)
    return by_entry
