"""A release of Sightline that counts a measure otherwise is noticed, with the figures before beside those now."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from sightline.definitions.models import DefinitionChange, KnownDefinition
from sightline.definitions.queries.beside import both
from sightline.definitions.rules.kinds import RELEASE
from sightline.definitions.services.proposing import trail_name
from sightline.definitions.verbs import DefinitionVerb
from sightline.engine.snapshots import Snapshot
from sightline.measuring.discover import measures
from sightline.measuring.earlier_readings import counting_code, readings_by
from sightline.measuring.measure import Measure
from sightline.measuring.readings import READING_RESULTS, Readings
from sightline.trail.services import record, recorded_transaction

ALL = ""
"""All code that counts, among the definitions."""
SIGHTLINE = "sightline"
"""Who proposes what a release brings: nobody who could approve it."""
NOBODY_SAW = "No figures by the old definition are held of this data."


def in_a_sentence(change: DefinitionChange) -> str:
    """What a command says of a change that was noticed."""
    measures_named = ", ".join(change.measures)
    return f"{measures_named} is counted otherwise since the update of Sightline. It waits for approval."


def notice(snapshot: Snapshot) -> list[DefinitionChange]:
    """What a new release changed of the figures since Sightline last looked, measure by measure, each waiting for approval.

    A measure whose figures are all the same asks nobody. Where no figures by the old code are held, each measure whose own
    definition is another asks, and says that there are none.
    """
    before = {each.measure: each for each in KnownDefinition.objects.all()}
    now = {each.id: (each.code_fingerprint(), each.fingerprint()) for each in measures().values()}
    now[ALL] = (counting_code(), "")
    if {name: (each.code, each.fingerprint) for name, each in before.items()} == now:
        return []
    earlier_codes = {name: each.code for name, each in before.items()}
    codes = {name: code for name, (code, _) in now.items()}
    changes = list(_changed(snapshot, before, codes)) if earlier_codes not in ({}, codes) else []
    with recorded_transaction():
        KnownDefinition.objects.exclude(measure__in=now).delete()
        for name, (code, fingerprint) in now.items():
            about = {"code": code, "fingerprint": fingerprint, "since": timezone.now()}
            KnownDefinition.objects.update_or_create(measure=name, defaults=about)
        for change in changes:
            change.save(force_insert=True)
            detail = {"before": ", ".join(change.before.values()), "after": ", ".join(change.after.values())}
            record(
                by=SIGHTLINE,
                action=DefinitionVerb.DEFINITION_NOTICED,
                what=trail_name(change),
                detail=detail,
            )
    return changes


def _changed(
    snapshot: Snapshot, before: dict[str, KnownDefinition], codes: dict[str, str]
) -> Iterator[DefinitionChange]:
    earlier = readings_by(before[ALL].code, snapshot)
    today = READING_RESULTS.of(snapshot)
    for measure in measures().values():
        if measure.id not in before:
            continue
        rows = _beside(measure, earlier, today) if earlier else {}
        moved = any(row["old"] != row["new"] for each in rows.values() for row in each)
        if not (moved or (earlier is None and before[measure.id].code != codes[measure.id])):
            continue
        yield DefinitionChange(
            kind=RELEASE,
            measures=[measure.id],
            words=f"An update of Sightline counts it otherwise: {measure.definition or measure.title}",
            before={measure.id: before[measure.id].fingerprint},
            after={measure.id: measure.fingerprint()},
            beside=rows,
            reason="" if earlier else NOBODY_SAW,
            proposed_by=SIGHTLINE,
            proposed_at=timezone.now(),
        )


def _beside(measure: Measure, before: Readings, today: Readings) -> dict[str, list[dict[str, Any]]]:
    """By authority, the figures by both, as they are kept."""
    return {
        code: [each.as_json() for each in both(measure, before, today, code) if each.is_one]
        for code in today.authorities()
    }
