"""Entered figures in words."""

from sightline.calendars.dates import in_words
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.desk import EntryLine
from sightline.entries.queries.registry import measure_of
from sightline.entries.rules.entering import EVERY, due_on
from sightline.measuring.entered import value_of
from sightline.statistics.amounts import amount, several


def value_in_words(definition: EntryDefinition, entry: FigureEntry) -> str:
    """The figure an entry makes: 82.0%; No cases over nought."""
    measure = measure_of(definition)
    value = value_of(measure, entry.numerator, entry.denominator)
    return "No cases" if value is None else amount(value, measure.figures[0].unit)


def base_in_words(definition: EntryDefinition, entry: FigureEntry) -> str:
    """What it stands on: 41 of 50 audits."""
    if entry.denominator is None:
        return definition.top_words
    over = "of" if definition.shape == "percentage" else "over"
    return f"{number(entry.numerator)} {over} {number(entry.denominator)} {definition.base_words}".strip()


def number(value: float) -> str:
    """A number as it was entered: 1,204; 1,204.5."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}".rstrip("0")


def due_in_words(line: EntryLine) -> str:
    """Which figures are due, and since when: Q2 2026-27, overdue since 10 October 2026."""
    parts = []
    for period in line.due[-3:]:
        day = due_on(period, line.definition.due_days)
        when = "overdue since" if day < line.today else "due by"
        parts.append(f"{period.label}, {when} {in_words(day)}")
    earlier = len(line.due) - len(parts)
    return "; ".join(([f"{earlier:,} earlier"] if earlier else []) + parts)


def first_sentence(lines: list[EntryLine]) -> str:
    """What the desk says first."""
    if not lines:
        return "No measure is entered by people yet."
    due = sum(len(each.due) for each in lines if not each.definition.stopped_at)
    waiting = sum(len(each.waiting) for each in lines)
    overdue = sum(len(each.overdue) for each in lines if not each.definition.stopped_at)
    if not due and not waiting:
        return f"{several(len(lines), 'measure')}; every figure has been entered and signed off."
    late = f" ({overdue:,} overdue)" if overdue else ""
    return (
        f"{several(due, 'figure')} {'is' if due == 1 else 'are'} due{late}, "
        f"{several(waiting, 'figure')} {'waits' if waiting == 1 else 'wait'} for sign-off."
    )


def every_in_words(definition: EntryDefinition) -> str:
    """Each quarter, by Head of quality."""
    return f"Each {EVERY[definition.every]}, by {definition.owner}"
