"""How an edition stands on a page: a table for each measure and split, its sentence and its chart, made of what may be printed."""

from dataclasses import dataclass

from sightline.editions.rules.asking import SPLITS
from sightline.editions.rules.chart import bars, drawn_together
from sightline.editions.rules.printed import EditionRow, PrintedEdition
from sightline.editions.rules.sentences import figure_sentence
from sightline.web.components import Cell, Column, Table

WHOLE = "Whole authority"


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """One measure of an edition on a page."""

    figure: str
    title: str
    sentence: str
    parts: list[tuple[Table, str]]
    """Each table with the drawing of its chart, blank where there is none."""


def shown_measures(edition: PrintedEdition) -> list[ShownMeasure]:
    """Every measure of an edition, in its order."""
    every = []
    for figure, rows in edition.figures.items():
        splits = list(dict.fromkeys(row.split for row in rows if row.split)) or [""]
        drawn = drawn_together(rows)
        parts = [(_table(rows, split), bars(*drawn[split]) if split in drawn else "") for split in splits]
        every.append(ShownMeasure(figure, rows[0].title, figure_sentence(rows), parts))
    return every


def _table(rows: list[EditionRow], split: str) -> Table:
    periods = list(dict.fromkeys(row.period_words for row in rows))
    by_group: dict[str, dict[str, EditionRow]] = {}
    for row in rows:
        if row.split in ("", split):
            by_group.setdefault(row.group or WHOLE, {})[row.period_words] = row
    first = SPLITS.get(split, "")
    columns = [
        Column(first or "Of whom"),
        *(Column(period[:1].upper() + period[1:], number=True) for period in periods),
    ]
    cells = [
        [Cell(group), *(Cell(each[period].text, under=each[period].under) for period in periods)]
        for group, each in by_group.items()
    ]
    caption = f"{rows[0].title}{', by ' + first.lower() if first else ''}"
    return Table(caption, columns, cells, caption_hidden=not split)
