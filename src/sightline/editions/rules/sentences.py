"""What an edition says in sentences: of a figure, of a chart, of what is hidden. From what may be printed alone."""

from collections.abc import Sequence

from sightline.editions.rules.printed import EditionRow, PrintedEdition
from sightline.statistics.amounts import several


def first_sentence(edition: PrintedEdition) -> str:
    """12 figures; 5 of 48 numbers are hidden so that nobody can be recognised."""
    values = [row.value for row in edition.rows]
    hidden = sum(each.symbol == "c" for each in values)
    figures = several(len(edition.figures), "measure")
    if not hidden:
        return f"{figures}. No figure is hidden."
    are = "is" if hidden == 1 else "are"
    return f"{figures}. {hidden:,} of {several(len(values), 'figure')} {are} hidden, so that nobody can be recognised."


def narrative(edition: PrintedEdition) -> list[str]:
    """A sentence for each measure, as a paper quotes it."""
    return [figure_sentence(rows) for rows in edition.figures.values()]


def figure_sentence(rows: Sequence[EditionRow]) -> str:
    """Assessments in 45 working days: Q1 2025-26 71.4% (30 of 42); Q4 2024-25 hidden."""
    whole = [row for row in rows if not row.group]
    return f"{whole[0].title}: {'; '.join(f'{row.period_words} {_said(row)}' for row in whole)}."


def chart_words(title: str, rows: Sequence[EditionRow]) -> str:
    """What a chart of these rows shows, for those who do not see it."""
    return f"{title}: {'; '.join(f'{row.group or row.period_words} {_said(row)}' for row in rows)}."


def _said(row: EditionRow) -> str:
    words = {
        "c": "hidden",
        "x": "not available",
        "z": "not applicable",
        "k": "rounds to nought",
        "u": "of low reliability",
    }
    if row.value.symbol:
        return words[row.value.symbol]
    return f"{row.text} ({row.under})" if row.under else row.text
