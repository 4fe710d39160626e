"""All that a version says, as plain data: what is sealed, shown and compared. A fixed number of queries."""

from datetime import date
from typing import Any

from sightline.programme.kinds.test_of_difference import TESTED
from sightline.programme.models import DeclaredTest, Milestone, Version

_PLAIN = ("title", "detail", "owner_post", "partner", "impact", "for_young_people", "resources", "place")


def content(version: Version) -> dict[str, Any]:
    """The version's whole content. Days are text, owners are names, findings are their source, place and words."""
    plan = version.plan
    return {
        "plan": {"authority": plan.authority, "title": plan.title, "standard": plan.standard},
        "version": {
            "number": version.number,
            "refresh": version.refresh,
            "phase": version.phase,
            "reasons": version.reasons,
        },
        "groupings": [
            {
                "kind": each.kind,
                "key": each.key,
                "title": each.title,
                "about": each.about,
                "progress": each.progress,
                "for_young_people": each.for_young_people,
                "place": each.place,
            }
            for each in version.groupings.all()
        ],
        "entries": _entries(version),
        "alignments": [
            {
                "document": each.document,
                "priority": each.priority,
                "groupings": sorted([group.kind, group.key] for group in each.groupings.all()),
            }
            for each in version.alignments.prefetch_related("groupings")
        ],
        "supporting": [
            {"kind": each.kind, "title": each.title, "where": each.where, "review_by": _day(each.review_by)}
            for each in version.supporting.all()
        ],
    }


def _entries(version: Version) -> list[dict[str, Any]]:
    rows = version.entries.values(
        "pk", "action", "action__reference", "owner__username", "starts", "due", *_PLAIN
    )
    groups = _links_by_entry(version, "groupings", "groupings__kind", "groupings__key")
    answers = _links_by_entry(
        version,
        "findings",
        "findings__source__title",
        "findings__number",
        "findings__place",
        "findings__text",
    )
    milestones: dict[int, list[dict[str, Any]]] = {}
    points = Milestone.objects.filter(action__entries__version=version).order_by("place", "id")
    for action, title, due in points.values_list("action", "title", "due"):
        milestones.setdefault(action, []).append({"title": title, "due": _day(due) or ""})
    tests = _tests(version)
    return [
        {
            "reference": row["action__reference"],
            "owner": row["owner__username"] or "",
            "starts": _day(row["starts"]),
            "due": _day(row["due"]),
            **{name: row[name] for name in _PLAIN},
            "groupings": sorted([kind, key] for kind, key in groups.get(row["pk"], ())),
            "findings": [
                f"{title}, {number or place}: {text}"
                for title, number, place, text in answers.get(row["pk"], ())
            ],
            "milestones": milestones.get(row["action"], []),
            "difference": tests.get(row["action"], []),
        }
        for row in rows
    ]


def _links_by_entry(version: Version, link: str, *columns: str) -> dict[int, list[tuple]]:
    """Entry → what it is linked with; one query."""
    by_entry: dict[int, list[tuple]] = {}
    rows = version.entries.filter(**{f"{link}__isnull": False}).order_by("pk", f"{link}__pk")
    for entry, *values in rows.values_list("pk", *columns):
        by_entry.setdefault(entry, []).append(tuple(values))
    return by_entry


def _tests(version: Version) -> dict[int, list[dict[str, Any]]]:
    """Action → the tests of difference that count, in their order, days as text."""
    latest: dict[tuple[int, int], dict[str, Any]] = {}
    rows = DeclaredTest.objects.filter(action__entries__version=version)
    for row in rows.order_by("action", "series", "number").values("action", "series", *TESTED):
        row |= {name: _day(row[name]) for name in ("baseline_on", "target_by")}
        latest[row["action"], row["series"]] = row
    tests: dict[int, list[dict[str, Any]]] = {}
    for (action, _), row in latest.items():
        if not row["removed"]:
            tests.setdefault(action, []).append({name: row[name] for name in TESTED})
    return tests


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
