"""Actions come into a version and leave it; what it says of one is changed in `actions_changing`."""

from collections.abc import Mapping
from typing import Any

from sightline.history.services import as_seen, write_changes
from sightline.people.posts.queries import post_named
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, Entry, FieldChange, Version
from sightline.programme.plans.rules.versions import next_reference
from sightline.programme.plans.services.changes import FIELDS, as_text, checked, linked
from sightline.programme.plans.services.groupings import written
from sightline.programme.plans.services.plans import what_version
from sightline.trail.services import record, recorded_transaction


def add_entry(version: Version, values: Mapping[str, Any], *, reason: str = "", by: str) -> Entry:
    """A new action in a version being written. `values`: see `actions_changing.FIELDS`, and `groupings`, `findings`.

    In a refresh it must be said why. CannotChangePlanError where it may not be.
    """
    with recorded_transaction():
        version = written(version)
        _why(version, reason)
        values = checked(values, version)
        taken = list(Action.objects.filter(plan=version.plan).values_list("reference", flat=True))
        action = Action.objects.create(plan=version.plan, reference=next_reference(taken))
        places = Entry.objects.filter(version=version).order_by("-place").values_list("place", flat=True)
        entry = Entry.objects.create(
            version=version,
            action=action,
            named_post=post_named(version.plan.authority, values.get("owner_post", "")),
            place=(places[0] if places else 0) + 1,
            **{name: values[name] for name in FIELDS if name in values},
        )
        linked(entry, values, by=by)
        _say(entry, "", f"In version {version.number}", reason, by)
        detail = {"reference": action.reference, **{name: as_text(name, values[name]) for name in values}}
        record(
            by=by,
            action=ProgrammeVerb.ACTION_ADDED,
            what=what_version(version),
            reason=reason.strip(),
            detail=detail,
        )
    return entry


def remove_entry(entry: Entry, *, reason: str, edition: int | None = None, by: str) -> None:
    """Take an action out of a version being written; in every other version it stays as it was.

    CannotChangePlanError where the action has a history and stands nowhere else: then it is stopped, not removed;
    ChangedMeanwhileError where somebody else changed the action after that edition.
    """
    reason = required(reason, "Say why it is taken out.", "reason")
    with recorded_transaction():
        version = written(entry.version)
        entry = Entry.objects.select_related("action").get(pk=entry.pk)
        action = as_seen(entry.action, edition)
        elsewhere = action.entries.exclude(pk=entry.pk).exists()
        lived = action.steps.exists() or action.updates.exists() or action.evidence.exists()
        if lived and not elsewhere:
            raise CannotChangePlanError(
                f"{action.reference} has a history and stands in no other version. Stop it instead, and say why.",
                "reason",
            )
        _say(entry, f"In version {version.number}", f"Not in version {version.number}", reason, by)
        detail = {"reference": action.reference, "title": entry.title}
        entry.delete()
        if not elsewhere:
            action.delete()
        record(
            by=by,
            action=ProgrammeVerb.ACTION_TAKEN_OUT,
            what=what_version(version),
            reason=reason,
            detail=detail,
        )


def _why(version: Version, reason: str) -> None:
    if version.refresh:
        required(reason, "Say why: in a refresh every addition and change has its reason.", "reason")


def _say(entry: Entry, was: str, now: str, reason: str, by: str) -> None:
    thing = {"action": entry.action, "version": entry.version}
    write_changes(FieldChange, {"version": was}, {"version": now}, reason=reason.strip(), by=by, **thing)
