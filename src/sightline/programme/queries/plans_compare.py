"""Two versions compared, with the reasons people gave for what is different."""

import json
from collections.abc import Mapping
from typing import Any

from sightline.programme.models import Change, Version
from sightline.programme.queries.plans_content import content
from sightline.programme.rules.plans_compare import Comparison, compare


def compared(old: Version, new: Version) -> Comparison:
    """What differs from one version to another, both as they stand."""
    return compare(_plain(content(old)), _plain(content(new)))


def since_sealed(version: Version) -> Comparison | None:
    """What moved in a version since it was sealed; None where it is not sealed."""
    return compare(json.loads(version.sealed), _plain(content(version))) if version.sealed else None


def reasons(plan: int, new: Version) -> Mapping[tuple[str, str, str], str]:
    """(reference, field, what it became) → the last reason given for that change.

    What came into the new version or left it stands under the field `version`.
    """
    rows = (
        Change.objects.filter(action__plan=plan)
        .exclude(reason="")
        .order_by("id")
        .values_list("action__reference", "field", "now", "reason")
    )
    found = {(reference, field, now): reason for reference, field, now, reason in rows}
    told = {f"In version {new.number}": "in", f"Not in version {new.number}": "out"}
    for (reference, field, now), reason in list(found.items()):
        if field == "version" and now in told:
            found[reference, "version", told[now]] = reason
    return found


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    """The content as the seal keeps it: lists for tuples and so on."""
    return json.loads(json.dumps(said))
