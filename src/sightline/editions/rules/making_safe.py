"""What may be printed of an edition, in view of every edition that is published already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.editions.rules.asking import OF_A_CHILD, EditionRuleError
from sightline.editions.rules.counts import EditionCounts, MonthSpan, count_table, without_what_is_unprinted
from sightline.statistics.disclosure import (
    DisclosureSettings,
    PublishedEdition,
    RoundedTable,
    SafeCell,
    SafeTable,
    rounded_together,
    suppress,
)
from sightline.statistics.disclosure.count_table import CountTable, Key


@dataclass(frozen=True, kw_only=True)
class EarlierEdition:
    """An edition that is published: its name, all it counted, and what was printed."""

    name: str
    counts: EditionCounts
    cells: Mapping[Key, SafeCell]
    rounded: bool = False


def made_safe(
    counts: EditionCounts, earlier: Sequence[EarlierEdition], *, rounded: bool = False
) -> SafeTable:
    """What may be printed, its log, and what cannot be protected: nothing is published while there is any.

    EditionRuleError where rounded and unrounded figures would stand beside one another.
    """
    refuse_mixing(counts, earlier, rounded=rounded)
    if rounded:
        return _made_safe_rounded(counts, earlier)
    table, editions = read_together(counts, earlier)
    return suppress(table, settings_of(counts), editions)


def _made_safe_rounded(counts: EditionCounts, earlier: Sequence[EarlierEdition]) -> SafeTable:
    """The rounded edition, read together with all rounded ones that count any of the same."""
    related = [each for each in _related(counts, list(earlier)) if each.rounded]
    times = _times_of([counts, *(each.counts for each in related)])
    before = [
        RoundedTable(
            without_what_is_unprinted(each.counts), count_table(each.counts, times), SafeTable(each.cells, ())
        )
        for each in related
    ]
    return rounded_together(without_what_is_unprinted(counts), count_table(counts, times), before)


def refuse_mixing(counts: EditionCounts, earlier: Iterable[EarlierEdition], *, rounded: bool) -> None:
    """EditionRuleError where one was rounded before and this is not, or this is and unrounded figures of the same are out."""
    before = list(earlier)
    if not rounded and (first := next((each for each in before if each.rounded), None)):
        raise EditionRuleError(
            f"{first.name} was rounded, and rounded and unrounded figures tell more together than either. Make a rounded edition.",
            "rounded",
        )
    same = (each for each in before if not each.rounded and each.counts.subjects() & counts.subjects())
    if rounded and (first := next(same, None)):
        raise EditionRuleError(
            f"{first.name} printed the same measures unrounded, and both together tell more than either. Make an edition that is not "
            "rounded.",
            "rounded",
        )


def settings_of(counts: EditionCounts) -> DisclosureSettings:
    """Strict; where children are told apart by what they are, small corrections of published counts are protected as well."""
    return DisclosureSettings(revisions=any(key.split in OF_A_CHILD for key in counts.printed))


def read_together(
    counts: EditionCounts, earlier: Iterable[EarlierEdition]
) -> tuple[CountTable, list[PublishedEdition]]:
    """The edition and those before it that count any of the same, cut at one another's periods."""
    related = _related(counts, list(earlier))
    times = _times_of([counts, *(each.counts for each in related)])
    editions = [
        PublishedEdition(each.name, count_table(each.counts, times), SafeTable(each.cells, ()))
        for each in related
    ]
    return count_table(counts, times), editions


def _times_of(every: Iterable[EditionCounts]) -> dict[str, set[MonthSpan]]:
    """What is counted → all stretches of time it is printed for in any of these."""
    times: dict[str, set[MonthSpan]] = {}
    for each in every:
        for what, stretches in each.times().items():
            times.setdefault(what, set()).update(stretches)
    return times


def _related(counts: EditionCounts, earlier: list[EarlierEdition]) -> list[EarlierEdition]:
    """Those that count any of the same, or any of the same as those."""
    subjects, related = set(counts.subjects()), []
    while True:
        more = [each for each in earlier if each not in related and each.counts.subjects() & subjects]
        if not more:
            return [each for each in earlier if each in related]
        related += more
        subjects |= set().union(*(each.counts.subjects() for each in more))
