"""Which earlier findings a new one may repeat: asked of the inspections room here, and nowhere else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.inspections.recurrence import suggest
from sightline.programme.kinds import TO_ANSWER
from sightline.programme.models import Finding, Source
from sightline.programme.sources.rules.findings import RepeatScore

MOST = 3
"""Of one earlier source: what was said twice before is told of both, however alike the one's are."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a source's findings may repeat, and what of later sources may repeat them; each with a score and why.

    `before`: place in the source → earlier findings. `after`: a later finding → places in the source. `compared`: every
    finding of other sources that was looked at.
    """

    before: Mapping[int, list[RepeatScore]]
    after: Mapping[int, list[RepeatScore]]
    compared: frozenset[int]

    def of(self, own: Mapping[int, int]) -> dict[int, list[RepeatScore]]:
        """Finding → the earlier ones it may repeat. `own`: place → finding of the source."""
        return {own[place]: earlier for place, earlier in self.before.items()} | {
            finding: [(own[place], score, why) for place, score, why in places]
            for finding, places in self.after.items()
        }


def suggested_for(source: Source) -> dict[int, list[RepeatScore]]:
    """Finding → the earlier ones of the same authority it may repeat, likeliest first.

    Findings of this source against what was said before it; and, as old reports are dropped in late, findings of
    later sources against this one.
    """
    rows = source.findings.filter(kind__in=TO_ANSWER).values_list("pk", "text")
    own = dict(rows)
    return repeats(source.authority, source.said_on, own).of({pk: pk for pk in own})


def repeats(authority: str, said_on: date | None, own: Mapping[int, str]) -> Repeats:
    """What a source said on that day may repeat. `own`: place → text, of the findings that ask for an answer.

    Every text is held against every other, so it takes seconds where there are a thousand: ask before you write.
    """
    others = to_compare(authority, said_on)
    before = {pk: text for pk, (day, text) in others.items() if said_on and day < said_on}
    after = {pk: text for pk, (day, text) in others.items() if said_on and day > said_on}
    source = dict(
        Finding.objects.filter(pk__in=before).values_list("pk", "source_id") if own and before else ()
    )
    return Repeats(_pairs(own, before, source), _pairs(after, own, dict.fromkeys(own, 0)), frozenset(others))


def to_compare(authority: str, said_on: date | None) -> dict[int, tuple[date, str]]:
    """The findings of other days that ask for an answer → their day and text; none where this one has no day."""
    if said_on is None:
        return {}
    rows = Finding.objects.filter(
        source__authority=authority, kind__in=TO_ANSWER, source__said_on__isnull=False
    ).exclude(source__said_on=said_on)
    return {pk: (day, text) for pk, day, text in rows.values_list("pk", "source__said_on", "text")}


def _pairs(
    new: Mapping[int, str], earlier: Mapping[int, str], source: Mapping[int, int]
) -> dict[int, list[RepeatScore]]:
    """New → earlier, at most MOST of one source; `source`: which source an earlier one is of."""
    new_ids, said_before = list(new), list(earlier)
    by_finding: dict[int, list[RepeatScore]] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for each in suggest(list(new.values()), list(earlier.values())):
        finding, before = new_ids[each.new], said_before[each.earlier]
        counts[finding, source[before]] += 1
        if counts[finding, source[before]] <= MOST:
            by_finding.setdefault(finding, []).append((before, each.score, each.why))
    return by_finding
