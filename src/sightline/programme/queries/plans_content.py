"""All that a version says, as plain data: what is sealed, shown and compared. A fixed number of queries."""

from datetime import date
from typing import Any

from sightline.programme.models import Action, Declared, Entry, Finding, Version


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
    entries = version.entries.select_related("action", "owner").prefetch_related(
        "groupings", "findings__source", "action__milestones", "action__declarations"
    )
    return [_entry(each) for each in entries]


def _entry(entry: Entry) -> dict[str, Any]:
    action: Action = entry.action
    declared: list[Declared] = list(action.declarations.all())
    return {
        "reference": action.reference,
        "title": entry.title,
        "detail": entry.detail,
        "owner_post": entry.owner_post,
        "owner": entry.owner.get_username() if entry.owner else "",
        "partner": entry.partner,
        "starts": _day(entry.starts),
        "due": _day(entry.due),
        "impact": entry.impact,
        "resources": entry.resources,
        "place": entry.place,
        "groupings": sorted([each.kind, each.key] for each in entry.groupings.all()),
        "findings": [_finding(each) for each in entry.findings.all()],
        "milestones": [
            {"title": each.title, "due": _day(each.due) or ""} for each in action.milestones.all()
        ],
        "difference": _test(declared[0]) if declared else None,
    }


def _finding(finding: Finding) -> str:
    said = finding.number or str(finding.place)
    return f"{finding.source.title}, {said}: {finding.text}"


def _test(declared: Declared) -> dict[str, Any]:
    return {
        "basis": declared.basis,
        "measure": declared.measure,
        "direction": declared.direction,
        "lag": declared.lag,
        "least": declared.least,
        "words": declared.words,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
