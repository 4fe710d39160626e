"""What may be proposed of a definition, and who decides on it. Pure."""

from collections.abc import Collection, Mapping
from datetime import date

from sightline.calendars.dates import same_day_later
from sightline.measuring.measure import Measure
from sightline.measuring.own_definitions import BY_WORDS
from sightline.tables.splits import NOT_RECORDED

LONGEST_REASON = 300


def splits_of(measure: Measure) -> tuple[str, ...]:
    """By what cases of a measure may be left out: what a child is on the day, and the measure's own parts; none where it has no cases."""
    if not measure.has_cases:
        return ()
    parts = ("part",) if any(each.part for each in measure.figures) else ()
    return (*(each for each in measure.split_by if each in BY_WORDS), *parts)


def fault_of_leaving_out(
    chosen: Mapping[str, Collection[str]],
    offered: Mapping[str, Collection[str]],
    before: Mapping[str, Collection[str]],
) -> str:
    """Why these categories cannot be left out, in a sentence; blank where they can.

    `offered`: by split, the categories there are; `before`: what the definition in force leaves out.
    """
    now = _as_sets(chosen)
    if now == _as_sets(before):
        return "That is how it is counted now. Choose what changes"
    for split, categories in now.items():
        unknown = categories - set(offered.get(split, ())) - set(before.get(split, ()))
        if unknown:
            return (
                f"There are no cases {BY_WORDS.get(split, split)} {sorted(unknown)[0]}. Choose from the list"
            )
        if set(offered.get(split, ())) - {NOT_RECORDED} <= categories:
            return "That would leave out every case. Leave some in"
    return ""


def fault_of_terms(starts: date | None, reason: str, today: date) -> tuple[str, str]:
    """The field and the fault of when a change holds from and why; blank where there is none."""
    if starts and starts > same_day_later(today, 12):
        return "starts", "Enter a day within a year from now, or leave it blank for all months"
    if not reason.strip():
        return "reason", "Say why it changes"
    if len(reason) > LONGEST_REASON:
        return "reason", f"Say it in {LONGEST_REASON} characters or fewer"
    return "", ""


def why_not_decide(by: str, proposed_by: str, *, may_approve: bool) -> str:
    """Why this person may not decide on a change, in a sentence; blank where they may."""
    if not may_approve:
        return "A change of a definition is approved by a lead analyst or the director."
    if by == proposed_by:
        return "Somebody else decides on a change that you have proposed."
    return ""


def _as_sets(leaves_out: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    return {split: frozenset(each) for split, each in leaves_out.items() if each}
