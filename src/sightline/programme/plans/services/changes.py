"""What a version says of an action is changed: each field with what it was, is, who, when and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sightline.history.services import as_seen, count_up, write_changes
from sightline.people.posts.queries import post_named
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.kinds.young_people import fault_of_text
from sightline.programme.models import Action, Entry, FieldChange, Finding, Grouping, Version
from sightline.programme.plans.queries.plans import being_written
from sightline.programme.plans.rules.versions import fault_of_writing
from sightline.programme.plans.services.sources import take_in
from sightline.trail.services import record, recorded_transaction

WORDS = ("title", "detail", "owner_post", "partner", "impact", "for_young_people", "resources")
FIELDS = (
    "title",
    "detail",
    "owner_post",
    "owner",
    "partner",
    "starts",
    "due",
    "impact",
    "for_young_people",
    "resources",
)
LINKS = ("groupings", "findings")
WHILE_LIVE = ("starts", "due", "owner_post", "owner", "partner")
"""What may still be moved when a version is out; its words are sealed."""

BY_OWNERS = ("starts", "due", "detail", "impact", "resources")
"""What whoever owns an action may change of it; whose it is and what it answers is the plan's."""


def trail_name(action: Action) -> str:
    """How the trail names an action."""
    return f"plan {action.plan_id} action {action.reference}"


def change_entry(
    entry: Entry, values: Mapping[str, Any], *, edition: int, reason: str = "", by: str
) -> list[str]:
    """Change these fields of an entry; gives the names of those that differ. `edition`: the action's as it was seen.

    ChangedMeanwhileError where it was changed since; CannotChangePlanError where it may not be. In either case nothing
    is changed.
    """
    with recorded_transaction():
        entry = Entry.objects.select_related("version__plan", "action", "owner").get(pk=entry.pk)
        entry.action = as_seen(entry.action, edition)
        values = checked({**_now(entry), **values}, entry.version)
        before = _now(entry)
        changed = [name for name in (*FIELDS, *LINKS) if values[name] != before[name]]
        if not changed:
            return []
        _may(entry, changed, reason)
        _write(entry, values, changed, by)
        _say(entry, before, values, changed, reason.strip(), by)
        _carry_over(entry, before, values, changed)
    return changed


def checked(values: Mapping[str, Any], version: Version) -> dict[str, Any]:
    """The values as they are kept. CannotChangePlanError where they do not go together."""
    new_values: dict[str, Any] = {name: values[name] for name in (*FIELDS, *LINKS) if name in values}
    for name in WORDS:
        if name in new_values:
            new_values[name] = str(new_values[name]).replace("\r\n", "\n").strip()
    required(new_values.get("title", ""), "Enter what is to be done.", "title")
    raise_if(fault_of_text(new_values.get("for_young_people", "")), "for_young_people")
    starts, due = new_values.get("starts"), new_values.get("due")
    if starts and due and due < starts:
        raise CannotChangePlanError("It cannot be due before it starts. Change one of the two days.", "due")
    if "groupings" in new_values:
        mine = Grouping.objects.filter(version=version, pk__in=new_values["groupings"]).values_list(
            "pk", flat=True
        )
        new_values["groupings"] = frozenset(mine)
    if "findings" in new_values:
        theirs = Finding.objects.filter(
            source__authority=version.plan.authority, pk__in=new_values["findings"]
        ).values_list("pk", flat=True)
        new_values["findings"] = frozenset(theirs)
    return new_values


def linked(entry: Entry, values: Mapping[str, Any], *, by: str) -> None:
    """Set what an entry stands in and answers; the sources of what it answers are the plan's from then on."""
    for name in LINKS:
        if name in values:
            getattr(entry, name).set(values[name])
    take_in(entry.version.plan, values.get("findings", ()), by=by)


def as_text(name: str, value: Any) -> str:
    """A value as the history and the trail keep it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if name == "groupings":
        return "; ".join(Grouping.objects.filter(pk__in=value).values_list("title", flat=True))
    if name == "findings":
        rows = Finding.objects.filter(pk__in=value).values_list("source__title", "number", "place")
        return "; ".join(f"{title}, {number or place}" for title, number, place in rows)
    return value.get_username() if name == "owner" else str(value)


def _now(entry: Entry) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(entry, name) for name in FIELDS}
    values["groupings"] = frozenset(entry.groupings.values_list("pk", flat=True))
    values["findings"] = frozenset(entry.findings.values_list("pk", flat=True))
    return values


def _may(entry: Entry, changed: list[str], reason: str) -> None:
    version = entry.version
    if version.state == "live":
        sealed = [name for name in changed if name not in WHILE_LIVE]
        raise_if(
            "Of a live version only dates and owners may move; its words are sealed. Begin a refresh to change them."
            if sealed
            else ""
        )
    else:
        raise_if(fault_of_writing(version.state))
    if version.refresh or version.state == "live":
        required(reason, "Say why it is changed.", "reason")


def _write(entry: Entry, values: Mapping[str, Any], changed: list[str], by: str) -> None:
    for name in changed:
        if name in FIELDS:
            setattr(entry, name, values[name])
    if "owner_post" in changed:
        entry.named_post = post_named(entry.version.plan.authority, entry.owner_post)
    entry.save()
    linked(entry, {name: values[name] for name in changed if name in LINKS}, by=by)
    count_up(entry.action, by=by)


def _say(
    entry: Entry,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    changed: list[str],
    reason: str,
    by: str,
) -> None:
    was = {name: as_text(name, before[name]) for name in changed}
    now = {name: as_text(name, after[name]) for name in changed}
    write_changes(FieldChange, was, now, reason=reason, by=by, action=entry.action, version=entry.version)
    detail = {"version": entry.version.number, "edition": entry.action.edition, "from": was, "to": now}
    record(
        by=by,
        action=ProgrammeVerb.ACTION_CHANGED,
        what=trail_name(entry.action),
        reason=reason,
        detail=detail,
    )


def _carry_over(
    entry: Entry, before: Mapping[str, Any], after: Mapping[str, Any], changed: list[str]
) -> None:
    """A day that moves while the plan is live moves in the version being written too, where that still had the old one."""
    if entry.version.state != "live":
        return
    draft = being_written(entry.version.plan)
    copy = Entry.objects.filter(version=draft, action=entry.action).first() if draft else None
    if copy is None:
        return
    same = [name for name in changed if getattr(copy, name) == before[name]]
    for name in same:
        setattr(copy, name, after[name])
    if "owner_post" in same:
        copy.named_post = entry.named_post
        same.append("named_post")
    if same and not (copy.starts and copy.due and copy.due < copy.starts):
        copy.save(update_fields=same)
