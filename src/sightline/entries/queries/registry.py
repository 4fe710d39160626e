"""The measures that people enter and their figures that stand, as the measure layer takes them."""

from collections.abc import Iterable

from sightline.calendars.periods import following, parse
from sightline.entries.models import EntryDefinition, EntryDefinitionChange, FigureEntry
from sightline.entries.rules.entering import COUNTED
from sightline.entries.rules.states import SIGNED_OFF
from sightline.measuring.discover import know_entered
from sightline.measuring.entered import EnteredFigure, EnteredFigures, EnteredMeasure, entered_measure
from sightline.measuring.readings import Readings

SOURCE = "Entered by a person each {}, with evidence, and signed off by a second person"
EVERY = {"month": "month", "quarter": "quarter", "year": "financial year"}


def entered_measures(authority: str = "") -> dict[str, EnteredMeasure]:
    """The measures of an authority, or of all, by id. Those that were stopped are among them: what was entered stays."""
    rows: Iterable[EntryDefinition] = EntryDefinition.objects.all()
    mine = [each for each in rows if authority in ("", each.authority)]
    changed = _counted_otherwise_from(mine)
    return {each.reference: measure_of(each, changed.get(each.pk)) for each in mine}


def _counted_otherwise_from(definitions: list[EntryDefinition]) -> dict[int, dict[str, str]]:
    """By definition, the days from which its figures are counted in another way: the first of the period after the last that had
    been signed off when it changed.
    """
    rows = EntryDefinitionChange.objects.filter(definition__in=definitions, field__in=COUNTED).values_list(
        "definition", "field", "was", "now", "at"
    )
    days: dict[int, dict[str, str]] = {}
    for number, field, was, now, at in rows:
        before = FigureEntry.objects.filter(definition=number, decided_at__lt=at, state=SIGNED_OFF)
        periods = [parse(name) for name in before.values_list("period", flat=True)]
        if periods:
            last = max(periods, key=lambda each: each.last)
            sentence = f"{COUNTED[field]}: was “{was}”, is “{now}”"
            by_day = days.setdefault(number, {})
            day = following(last).first.isoformat()
            by_day[day] = f"{by_day[day]}; {sentence}" if day in by_day else f"Definition changed: {sentence}"
    return days


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


def measure_of(definition: EntryDefinition, changed: dict[str, str] | None = None) -> EnteredMeasure:
    """A definition as a measure; `changed`: the days from which it is counted in another way, and what is said of each."""
    return entered_measure(
        changed=changed or {},
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
