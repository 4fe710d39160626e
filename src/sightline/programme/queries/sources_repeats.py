"""Which earlier findings a new one may repeat: asked of the inspections room here, and nowhere else."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from sightline.inspections.recurrence import suggest
from sightline.programme.models import Finding, Source
from sightline.programme.rules import TO_ANSWER
from sightline.programme.rules.findings import Suggested

MOST = 3
"""Of one earlier source: what was said twice before is told of both, however alike the one's are."""


def suggested_for(source: Source) -> dict[int, list[Suggested]]:
    """Finding → the earlier ones of the same authority it may repeat, likeliest first.

    Findings of this source against what was said before it; and, as old reports are dropped in late, findings of
    later sources against this one.
    """
    if source.said_on is None:
        return {}
    own = source.findings.filter(kind__in=TO_ANSWER)
    others = Finding.objects.filter(source__authority=source.authority, kind__in=TO_ANSWER)
    before = others.filter(source__said_on__lt=source.said_on)
    after = others.filter(source__said_on__gt=source.said_on)
    return _pairs(own, before) | _pairs(after, own)


def _pairs(new: QuerySet[Finding], earlier: QuerySet[Finding]) -> dict[int, list[Suggested]]:
    said, said_before = list(new), list(earlier)
    found: dict[int, list[Suggested]] = {}
    told: Counter[tuple[int, int]] = Counter()
    for each in suggest(_texts(said), _texts(said_before)):
        finding, before = said[each.new].pk, said_before[each.earlier]
        told[finding, before.source_id] += 1
        if told[finding, before.source_id] <= MOST:
            found.setdefault(finding, []).append((before.pk, each.score, each.why))
    return found


def _texts(findings: Iterable[Finding]) -> list[str]:
    return [each.text for each in findings]
