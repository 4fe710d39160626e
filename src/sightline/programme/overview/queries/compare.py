"""Two versions compared, with the reasons people gave for what is different."""

import json
from collections.abc import Mapping
from typing import Any

from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.models import Action, FieldChange, Version
from sightline.programme.plans.queries.content import content
from sightline.programme.plans.rules.compare import VersionComparison, compare


def compared(old: Version, new: Version) -> VersionComparison:
    """What differs from one version to another.

    Both as they stand, but for the tests of difference. These are the actions', so both versions have the same; those of
    the version compared with, and of one that no longer stands, are as they were sealed: no change of one goes unseen.
    """
    return compare(_as_it_went_out(old), _as_it_went_out(new) if new.state == "superseded" else _now(new))


def since_sealed(version: Version) -> VersionComparison | None:
    """What moved in a version since it was sealed; None where it is not sealed."""
    return compare(json.loads(version.sealed), _now(version)) if version.sealed else None


def _now(version: Version) -> dict[str, Any]:
    return _plain(content(version))


def _as_it_went_out(version: Version) -> dict[str, Any]:
    """The version as it stands, with its actions' tests of difference as they were when it was sealed."""
    version_content = _now(version)
    sealed = json.loads(version.sealed)["entries"] if version.sealed else ()
    before = {each["reference"]: each for each in sealed}
    for each in version_content["entries"]:
        if then := before.get(each["reference"]):
            del each["difference"]
            each |= {"difference": then["difference"]} if "difference" in then else {}
    return version_content


def reasons(plan: int, new: Version) -> Mapping[tuple[str, str, str], str]:
    """(reference, field, what it became) → the last reason given for that change.

    What came into the new version or left it stands under the field `version`, as `in` and `out`. Under `*` stands the
    last reason given for a field since the new version was begun.
    """
    rows = (
        FieldChange.objects.filter(action__plan=plan)
        .exclude(reason="")
        .order_by("id")
        .values_list("action__reference", "field", "now", "reason", "at")
    )
    reason_by_change: dict[tuple[str, str, str], str] = {}
    named = dict(Action.objects.filter(plan=plan).values_list("pk", "reference"))
    for reference, field, now, reason, at in rows:
        reason_by_change[reference, field, now] = reason
        if at >= new.at:
            reason_by_change[reference, "milestone" if field.startswith("milestone") else field, "*"] = reason
    for each in changes_of_tests(named):
        reason_by_change[named[each.action], "difference", each.now] = each.reason
    version_words = {f"In version {new.number}": "in", f"Not in version {new.number}": "out"}
    for (reference, field, now), reason in list(reason_by_change.items()):
        if field == "version" and now in version_words:
            reason_by_change[reference, "version", version_words[now]] = reason
    return reason_by_change


def _plain(version_content: Mapping[str, Any]) -> dict[str, Any]:
    """The content as the seal keeps it: lists for tuples and so on."""
    return json.loads(json.dumps(version_content))
