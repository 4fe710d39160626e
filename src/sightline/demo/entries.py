"""What the fictional council enters by hand: audits graded, and what a looked-after child costs, quarter by quarter."""

from typing import NamedTuple

from django.utils import timezone

from sightline.calendars.periods import parse
from sightline.entries.models import EntryDefinition
from sightline.entries.rules.entering import EntryTerms, is_over
from sightline.entries.rules.states import SIGNED_OFF
from sightline.entries.services.defining import define
from sightline.entries.services.entering import decide, enter

QUARTERS = tuple(
    f"{year}-{year + 1 - 2000}-Q{number}" for year in (2023, 2024, 2025) for number in range(1, 5)
)
QUARTERS += ("2026-27-Q1", "2026-27-Q2")


class DemoEntries(NamedTuple):
    """A measure that people enter, and its numbers quarter by quarter; who enters it, and where the evidence lies."""

    terms: EntryTerms
    figures: tuple[tuple[float, float], ...]
    evidence: str


AUDITS = DemoEntries(
    EntryTerms(
        title="Audits graded good or better",
        why="Work can be on time and poor. Audits are how the council knows whether practice is good.",
        counts="Case audits finished in the quarter and moderated, and of those the ones graded good or outstanding.",
        shape="percentage",
        top_words="audits graded good or outstanding",
        base_words="audits",
        better="higher",
        every="quarter",
        theme="PQ",
        owner="Principal social worker",
        starts="2023-24-Q1",
        due_days=20,
    ),
    (
        *((14, 36), (17, 40), (16, 38), (19, 42), (18, 40), (20, 44), (19, 41), (22, 45)),
        *((21, 43), (23, 46), (22, 44), (29, 45), (31, 46), (33, 47)),
    ),
    "Audit programme, moderation meeting of the quarter",
)
COSTS = DemoEntries(
    EntryTerms(
        title="Cost of a looked-after child",
        why="Placements are the largest cost of the service, and the one that grows.",
        counts="What was spent on placements of looked-after children in the quarter, over the children looked after on its last day.",
        shape="money",
        top_words="pounds spent on placements",
        base_words="looked-after children",
        better="lower",
        every="quarter",
        theme="MO",
        owner="Director of children's services",
        starts="2023-24-Q1",
        due_days=30,
    ),
    tuple(
        (round(children * cost, -3), children)
        for children, cost in (
            *((402, 14_900), (405, 15_200), (411, 15_100), (409, 15_600), (414, 15_400), (418, 15_900)),
            *((421, 15_700), (425, 16_200), (423, 16_000), (428, 16_400), (431, 16_300), (435, 16_600)),
            *((433, 16_500), (437, 16_900)),
        )
    ),
    "General ledger, budget monitoring of the quarter",
)


def add_entries(authority: str) -> None:
    """Define both and enter their figures, signed off by a second person. Once."""
    if EntryDefinition.objects.filter(authority=authority).exists():
        return
    for each in (AUDITS, COSTS):
        made = define(by="analyst", authority=authority, terms=each.terms)
        for period, (top, base) in zip(QUARTERS, each.figures, strict=True):
            if not is_over(parse(period), timezone.localdate()):
                break
            entry = enter(
                made, by="analyst", period=period, numerator=top, denominator=base, evidence=each.evidence
            )
            decide(entry, by="lead", state=SIGNED_OFF)
