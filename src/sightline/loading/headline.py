"""What must be known first of a load that waits for a yes: rows that have gone, a date that goes back, figures lost. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import in_words
from sightline.returns.table_words import rows_of
from sightline.statistics.amounts import rounded, several

FEWEST, SHARE = 20, 0.1
"""Rows that have gone are said first where they are at least so many, and such a share of those there were."""


@dataclass(frozen=True, slots=True)
class RowsGone:
    """How many fewer rows a table has than before, and how many it had."""

    table: str
    gone: int
    before: int

    @property
    def words(self) -> str:
        """12,369 assessments have gone since last time (40%)."""
        share = rounded(100 * self.gone / self.before, 0)
        return f"{self.gone:,} {rows_of(self.table)} have gone since last time ({share}%)."


def rows_gone(tables: Mapping[str, Mapping[str, int]]) -> list[RowsGone]:
    """The tables that have lost a good part of their rows, the most rows first.

    `tables`: of each what the report counts. Rows that came in place of others are not gone.
    """
    losses = []
    for name, table in tables.items():
        before = table["changed"] + table["unchanged"] + table["gone"] + table["withdrawn"]
        gone = table["gone"] + table["withdrawn"] - table["added"]
        if gone >= FEWEST and gone >= SHARE * before:
            losses.append(RowsGone(name, gone, before))
    return sorted(losses, key=lambda each: (-each.gone, each.table))


def goes_back(before: date | None, after: date) -> str:
    """That the data is older than what is current, in a sentence; blank where it is not."""
    if before is None or after >= before:
        return ""
    return f"This data is older: to {in_words(after)}, and the current data to {in_words(before)}."


def figures_words(changed: int, big: int, total: int, *, first: bool) -> str:
    """How many figures change, and how many of them by much."""
    if first:
        return f"{several(total, 'figure')}, for the first time."
    if not changed:
        return f"None of {several(total, 'figure')} changes."
    much = f", {big:,} of them by a lot" if big else ""
    return f"{changed:,} of {several(total, 'figure')} change{much}."


def rows_words(rows_kept: int, rows_read: int, set_aside: int, faults: int) -> str:
    """How many rows were kept, and what was wrong."""
    rows = (
        f"All {rows_read:,} rows are kept"
        if rows_kept == rows_read
        else f"{rows_kept:,} of {rows_read:,} rows are kept"
    )
    set_aside_words = f", {set_aside:,} set aside" if set_aside else ""
    return f"{rows}{set_aside_words}; {several(faults, 'fault') if faults else 'no faults'}."


def counts_words(counts: Iterable[tuple[str, int | None, int]]) -> str:
    """What is due and wrong, where it changes: Deadlines overdue from 825 to 812. Blank where nothing does."""
    changed = [(what, before, after) for what, before, after in counts if before not in (None, after)]
    if not changed:
        return ""
    text = "; ".join(f"{what.lower()} from {before:,} to {after:,}" for what, before, after in changed)
    return f"{text.capitalize()}."
