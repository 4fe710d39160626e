"""Which earlier findings a new one may repeat: asked of the inspections room here, and nowhere else."""

from importlib import import_module
from importlib.util import find_spec

from sightline.programme.models import Finding, Source
from sightline.programme.rules import TO_ANSWER
from sightline.programme.rules.findings import Suggested

_ANSWERS = "sightline.inspections.recurrence"
MOST = 3


def suggested_for(source: Source) -> dict[int, list[Suggested]]:
    """For each finding of this source, the earlier findings of the same authority it may repeat, likeliest first."""
    if find_spec(_ANSWERS) is None or source.said_on is None:
        return {}
    new = list(source.findings.filter(kind__in=TO_ANSWER))
    before = Finding.objects.filter(
        source__authority=source.authority, source__said_on__lt=source.said_on, kind__in=TO_ANSWER
    )
    earlier = list(before.exclude(source=source))
    found: dict[int, list[Suggested]] = {}
    asked = import_module(_ANSWERS).suggest([each.text for each in new], [each.text for each in earlier])
    for each in asked:
        kept = found.setdefault(new[each.new].pk, [])
        if len(kept) < MOST:
            kept.append((earlier[each.earlier].pk, each.score, each.why))
    return found
