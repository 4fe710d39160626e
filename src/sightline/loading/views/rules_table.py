"""Faults by rule, with what became of them and the remedy: on a preview and on the faults' own page alike."""

from collections.abc import Iterable

from sightline.loading.remedies import called, did, remedy
from sightline.web import words
from sightline.web.components import Cell, Column, Table


def rules_table(counted: Iterable[tuple[str, str, int]]) -> Table | None:
    """A table of (rule, what became of it, how many); None where there are no faults."""
    columns = [
        Column("Fault"),
        Column("What became of it"),
        Column("How many", number=True),
        Column("What to do"),
    ]
    rows = [
        [Cell(called(rule)), Cell(did(rule, became)), Cell(words.number(number)), Cell(remedy(rule))]
        for rule, became, number in counted
    ]
    return Table("Faults by rule", columns, rows, caption_hidden=True) if rows else None
