"""The measures that people enter and their figures that stand, as the measure layer takes them."""

from collections.abc import Iterable

from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.rules.states import SIGNED_OFF
from sightline.measuring.discover import know_entered
from sightline.measuring.entered import EnteredFigure, EnteredFigures, EnteredMeasure, entered_measure
from sightline.measuring.readings import Readings

SOURCE = "Entered by a person each {}, with evidence, and signed off by a second person"
EVERY = {"month": "month", "quarter": "quarter", "year": "financial year"}


def entered_measures(authority: str = "") -> dict[str, EnteredMeasure]:
    """The measures of an authority, or of all, by id. Those that were stopped are among them: what was entered stays."""
    rows: Iterable[EntryDefinition] = EntryDefinition.objects.all()
    return {each.reference: measure_of(each) for each in rows if authority in ("", each.authority)}


def entered_figures() -> EnteredFigures:
    """Every measure with its figures that were signed off: of each unit and period the latest."""
    measures = entered_measures()
    if not measures:
        return EnteredFigures()
    signed = FigureEntry.objects.filter(state=SIGNED_OFF).order_by("decided_at", "pk")
    values = ("definition__reference", "unit", "period", "numerator", "denominator")
    latest = {
        (measure, unit, period): EnteredFigure(
            measure=measure, unit=unit, period=period, numerator=top, denominator=base
        )
        for measure, unit, period, top, base in signed.values_list(*values)
    }
    return EnteredFigures(measures, tuple(latest[key] for key in sorted(latest)))


def with_entered(readings: Readings) -> Readings:
    """The same readings, with what people have entered."""
    entered = entered_figures()
    return readings.with_entered(entered) if entered.measures else readings


def know_all() -> None:
    """From here on a command has every measure that people enter, as a page has those of whoever asks."""
    know_entered(entered_measures)


def measure_of(definition: EntryDefinition) -> EnteredMeasure:
    """A definition as a measure."""
    return entered_measure(
        id=definition.reference,
        title=definition.title,
        why=definition.why,
        definition=definition.counts,
        source=SOURCE.format(EVERY[definition.every]),
        better=definition.better,
        shape=definition.shape,  # type: ignore[arg-type]
        unit_words=definition.unit_words,
        top_words=definition.top_words,
        base_words=definition.base_words,
        grain=definition.grain,
        every=definition.every,
        of_theme=definition.theme,
        authority=definition.authority,
        owner=definition.owner,
    )
