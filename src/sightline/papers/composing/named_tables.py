"""A table that somebody entered becomes a table of the document, or a chart with its table."""

from collections.abc import Iterator

from sightline.papers.composing.content import NamedFigure, NamedTable
from sightline.papers.composing.figure_words import PERCENT, named_figure_words, numerator
from sightline.papers.composing.paired_bars import paired_bars
from sightline.papers.document.blocks import Block, PaperChart, PaperColumn, PaperNote, PaperTable
from sightline.papers.document.runs import Runs, words
from sightline.statistics.amounts import rounded
from sightline.statistics.intervals import wilson

NO_VALUE = "Not recorded"


def named_blocks(table: NamedTable, *, drawn: bool) -> Iterator[Block]:
    """The table, or the chart with it, below what it is marked as."""
    if table.marked:
        label, _, text = table.marked.partition(":")
        yield PaperNote(label.strip(), words(text.strip()))
    yield named_chart(table) if drawn else paper_table(table)


def paper_table(table: NamedTable) -> PaperTable:
    """The table as printed: a share of a base with its numerator and its Wilson interval."""
    return PaperTable(
        title=table.title,
        description=table.description,
        columns=tuple(
            PaperColumn(each, "right" if place else "left") for place, each in enumerate(table.columns)
        ),
        rows=tuple((words(str(row[0])), *(_cell(each, table) for each in row[1:])) for row in table.rows),
        source=", ".join(each for each in (table.source, table.said_by) if each),
    )


def named_chart(table: NamedTable) -> PaperChart:
    """The same with a drawing of it, and in words what it shows."""
    series = [
        (heading, [row[place] for row in table.rows])
        for place, heading in enumerate(table.columns[1:], start=1)
    ]
    printed = [[_short(each, table) for each in row[1:]] for row in table.rows]
    names = [str(row[0]) for row in table.rows]
    lines = (
        f"{name}: {', '.join(f'{value} ({heading.lower()})' for value, heading in zip(row, table.columns[1:], strict=True))}"
        for name, row in zip(names, printed, strict=True)
    )
    return PaperChart(
        title=table.title,
        alternative="; ".join(lines) + ".",
        svg=paired_bars(names, series, printed),  # type: ignore[arg-type]
        table=paper_table(table),
    )


def _figure(value: object, table: NamedTable) -> NamedFigure | None:
    return NamedFigure(value=float(value), unit=table.unit) if isinstance(value, int | float) else None


def _short(value: object, table: NamedTable) -> str:
    figure = _figure(value, table)
    return named_figure_words(figure) if figure else NO_VALUE


def _cell(value: object, table: NamedTable) -> Runs:
    figure = _figure(value, table)
    if figure is None or table.unit != PERCENT or not table.of:
        return words(_short(value, table))
    many = numerator(NamedFigure(value=figure.value, unit=PERCENT, of=table.of))
    low, high = (rounded(each * 100) for each in wilson(many, table.of))
    return words(f"{named_figure_words(figure)} ({many} of {table.of}, {low} to {high})")
