"""Whether as many recommendations are held of a source as it says it makes."""

from sightline.programme.models import Finding, Source
from sightline.programme.sources.rules.counts import Count, counts


def disagreeing(authority: str) -> list[tuple[Source, Count]]:
    """The counts of an authority's sources that do not agree, newest source first; two queries for any number."""
    sources = Source.objects.filter(authority=authority).exclude(recommendations={})
    kinds_by_source: dict[int, list[tuple[str, str]]] = {}
    findings = Finding.objects.filter(source__in=sources, withdrawn=False)
    for source, section, kind in findings.values_list("source_id", "section", "kind"):
        kinds_by_source.setdefault(source, []).append((section, kind))
    return [
        (source, each)
        for source in sources
        for each in counts(source.recommendations, kinds_by_source.get(source.pk, ()))
        if not each.agrees
    ]
