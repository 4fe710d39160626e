"""Measures that no file answers: a person enters their figures each period. They are read as every other measure is.

Definitions and figures are kept above the Django line; here they are data. `entered_measures` says which of them are known
where `discover.figures` is asked, and `Readings.with_entered` gives a snapshot's readings the figures.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period, month_of, parse, quarter_of, year_of
from sightline.measuring.availability import Availability
from sightline.measuring.gather import month_index
from sightline.measuring.measure import Figure, Kind, Measure
from sightline.measuring.reading import Reading, Status, not_computable
from sightline.measuring.series_months import Months
from sightline.measuring.sums import ADDED, NEVER, NOTHING, Columns

Every = Literal["month", "quarter", "year"]
Shape = Literal["percentage", "rate", "count", "money", "average"]
PERIOD_OF = {"month": month_of, "quarter": quarter_of, "year": year_of}
LAST_MONTHS = {"quarter": ("03", "06", "09", "12"), "year": ("03",)}
NO_CASES_BEHIND = "A person enters this figure: there is no list of cases behind it."


def _no_judge(*_: Any) -> Any:
    raise TypeError(NO_CASES_BEHIND)


@dataclass(frozen=True, kw_only=True)
class EnteredMeasure(Measure):
    """A measure of one authority whose figures are entered each month, quarter or financial year (`every`).

    `grain` event: longer periods are added up, a rate over the mean of its denominators; point: the last one stands for them.
    `top_words` and `base_words` are what its two numbers count: "audits graded good or better", "audits".
    """

    authority: str
    every: Every
    shape: Shape
    of_theme: str
    top_words: str = ""
    base_words: str = ""
    unit_words: str = ""
    owner: str = ""
    judge: Any = _no_judge
    needs: tuple[str, ...] = ()
    split_by: tuple[str, ...] = ("team",)
    not_split: str = (
        "It is entered for the council, and for services and teams where they have figures of their own"
    )

    @property
    def theme(self) -> str:
        """The theme it stands under."""
        return self.of_theme

    @property
    def has_cases(self) -> bool:
        """Never: a person has counted."""
        return False

    def fingerprint(self) -> str:
        """A short hash of what a person is asked for: it changes when what is counted, or how, changes."""
        parts = (self.id, self.title, self.definition, self.shape, self.every, self.grain)
        text = "\n".join([*parts, self.top_words, self.base_words, self.figures[0].unit])
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def entered_measure(
    *, unit_words: str = "", shape: Shape, base_words: str = "", title: str, **about: Any
) -> EnteredMeasure:
    """A measure of this shape with its one figure; `unit_words` are what an average is measured in, as "days"."""
    kind, unit = _kind_and_unit(shape, base_words, unit_words)
    figure = Figure(about["id"], title, kind, measured_in=unit)
    return EnteredMeasure(
        title=title,
        kind=kind,
        shape=shape,
        base_words=base_words,
        unit_words=unit_words,
        figures=(figure,),
        **about,
    )


def _kind_and_unit(shape: Shape, base_words: str, unit_words: str) -> tuple[Kind, str]:
    if shape == "percentage":
        return "share", "percent"
    if shape == "rate":
        return "rate", "per_10000"
    if shape == "money":
        return ("mean" if base_words else "count"), "pounds"
    if shape == "average":
        return "mean", "days" if unit_words.strip().lower() == "days" else "average"
    return "count", "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredFigure:
    """What was entered and signed off of a measure for one unit ("" the whole council) and one period, by its name."""

    measure: str
    unit: str
    period: str
    numerator: float
    denominator: float | None


@dataclass(frozen=True)
class EnteredFigures:
    """The measures that people enter and the figures that stand, of every authority."""

    measures: Mapping[str, EnteredMeasure] = field(default_factory=dict)
    rows: tuple[EnteredFigure, ...] = ()

    @cached_property
    def version(self) -> str:
        """What the definitions and figures hash to: whoever keeps what was made of them asks whether they are the same."""
        if not self.measures:
            return ""
        text = repr((sorted((key, each.fingerprint()) for key, each in self.measures.items()), self.rows))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @cached_property
    def _by_unit(self) -> dict[tuple[str, str], dict[str, EnteredFigure]]:
        by_unit: dict[tuple[str, str], dict[str, EnteredFigure]] = {}
        for row in self.rows:
            by_unit.setdefault((row.measure, row.unit), {})[row.period] = row
        return by_unit

    def of_unit(self, measure_id: str, unit: str = "") -> Mapping[str, EnteredFigure]:
        """The figures of one unit by the name of their period."""
        return self._by_unit.get((measure_id, unit), {})

    def units(self, measure_id: str) -> list[str]:
        """The services and teams that have figures of their own."""
        return sorted(unit for each, unit in self._by_unit if each == measure_id and unit)

    def answers(self) -> dict[tuple[str, str], Availability]:
        """(measure, authority) → the months for which the council has a figure."""
        by_authority = {}
        for measure in self.measures.values():
            periods = [parse(name) for name in self.of_unit(measure.id)]
            months = tuple(sorted({month for each in periods for month in each.months}))
            cause = not_entered(measure)
            by_authority[measure.id, measure.authority] = Availability(bool(months), cause, months)
        return by_authority

    def reading(self, figure_id: str, period: Period, authority: str, unit: str = "") -> Reading:
        """One figure in one period, for the council or one unit: added up, or why there is none."""
        measure = self.measures[figure_id]
        figure = measure.figures[0]
        if measure.authority != authority:
            return not_computable(figure, period, "Another council enters this figure.")
        parts, cause = self._parts(measure, period, unit)
        if not parts:
            return not_computable(figure, period, cause)
        return _reading(measure, figure, period, parts, cause or None)

    def _parts(self, measure: EnteredMeasure, period: Period, unit: str) -> tuple[list[EnteredFigure], str]:
        """The figures a period is made of, and what a reader must know of it; none, and why."""
        inside = _periods_in(measure, period)
        if not inside or (measure.grain == "event" and inside[0].first != period.first):
            words = _every_words(measure)
            return [], f"It is entered each {words}: choose a {words}, or a period that {words}s make up."
        by_period = self.of_unit(measure.id, unit)
        present = [each for each in inside if each.name in by_period]
        if not present:
            return [], not_entered(measure, period)
        last = present[-1]
        later = (
            "" if last is inside[-1] else f"To {in_words(last.last)}: later figures have not been entered."
        )
        if measure.grain == "point":
            return [by_period[last.name]], later
        holes = [each for each in inside[: inside.index(last)] if each.name not in by_period]
        if holes:
            return [], f"{holes[0].title} has not been entered and signed off."
        return [by_period[each.name] for each in present], later

    def months(self, figure_id: str, names: tuple[str, ...], unit: str = "") -> Months:
        """One figure over months: each period's figure stands at its last month."""
        measure, by_period = self.measures[figure_id], self.of_unit(figure_id, unit)
        cells = [_cell(measure, by_period.get(_ending(measure, name))) for name in names]
        values, tops, bases = zip(*cells, strict=True) if cells else ((), (), ())
        return Months(names, values, tops, bases)

    def columns(self, measure_id: str, units: Iterable[str]) -> Columns:
        """The figures of these units as monthly sums, each at the last month of its period: what disclosure is worked out from."""
        measure = self.measures[measure_id]
        rows = [row for unit in units for row in self.of_unit(measure_id, unit).values()]
        if not rows:
            return NOTHING
        tops = np.array([row.numerator for row in rows])
        bases = np.array([row.denominator or 0.0 for row in rows])
        share = measure.shape in ("percentage", "rate", "count")
        nought = np.zeros(len(rows))
        added = dict.fromkeys(ADDED, nought) | {"judged": bases, "counted" if share else "amount": tops}
        months = np.array([month_index(parse(row.period).months[-1]) for row in rows])
        return Columns(months, np.full(len(rows), NEVER), np.full(len(rows), None, dtype=object), added)


NONE_ENTERED = EnteredFigures()


DEFINED = (
    "id",
    "title",
    "why",
    "definition",
    "source",
    "better",
    "shape",
    "unit_words",
    "top_words",
    "base_words",
    "grain",
    "every",
    "of_theme",
    "authority",
    "owner",
)
"""What of a measure a freeze keeps: all that `entered_measure` makes it of."""


def as_facts(entered: EnteredFigures, authority: str, last_day: date) -> dict[str, Any]:
    """What a freeze keeps of an authority's entered measures and their figures up to a day, as JSON."""
    own = {key: each for key, each in entered.measures.items() if each.authority == authority}
    rows = [row for row in entered.rows if row.measure in own and parse(row.period).last <= last_day]
    return {
        "measures": [{name: getattr(each, name) for name in DEFINED} for each in own.values()],
        "figures": [
            {name: getattr(row, name) for name in EnteredFigure.__dataclass_fields__} for row in rows
        ],
    }


def from_facts(facts: Mapping[str, Any]) -> EnteredFigures:
    """The same again, as it was defined and entered."""
    measures = {each["id"]: entered_measure(**each) for each in facts.get("measures", ())}
    return EnteredFigures(measures, tuple(EnteredFigure(**row) for row in facts.get("figures", ())))


def not_entered(measure: EnteredMeasure, period: Period | None = None) -> str:
    """Why there is no figure, in a sentence."""
    who = f" {measure.owner} enters it." if measure.owner else ""
    when = f" for {period.title}" if period else ""
    return f"No figure has been entered and signed off{when}.{who}"


def quarters_entered(months: Months) -> Months:
    """The whole quarters among these months, each named by its first, with the figure of its last month."""
    places = [
        place for place, name in enumerate(months.names) if name[-2:] in LAST_MONTHS["quarter"] and place >= 2
    ]

    def at(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
        return tuple(values[place] for place in places)

    names = tuple(months.names[place - 2] for place in places)
    return Months(names, at(months.values), at(months.tops), at(months.bases))


def value_of(measure: EnteredMeasure, top: float, base: float | None) -> float | None:
    """The figure of a numerator and a denominator in the measure's own unit; None over nought."""
    if measure.kind == "count":
        return float(top)
    if not base:
        return None
    return {"percentage": 100.0, "rate": 10_000.0}.get(measure.shape, 1.0) * top / base


def _reading(
    measure: EnteredMeasure, figure: Figure, period: Period, parts: list[EnteredFigure], cause: str | None
) -> Reading:
    top = sum(part.numerator for part in parts)
    bases = [part.denominator for part in parts if part.denominator is not None]
    base = sum(bases) if bases and measure.kind != "count" else None
    if base is not None and measure.shape == "rate":
        base /= len(bases)
    value = value_of(measure, top, base)
    status: Status = "no_cases" if value is None else "ok"
    return Reading(
        id=figure.id,
        title=figure.title,
        period=period.name,
        value=value,
        numerator=top,
        denominator=base,
        unit=figure.unit,
        status=status,
        cause=cause,
        too_recent=None,
        open_late=None,
    )


def _periods_in(measure: EnteredMeasure, period: Period) -> list[Period]:
    """The periods it is entered for that lie wholly within this one, in order."""
    make = PERIOD_OF[measure.every]
    made = dict.fromkeys(make(parse(name).first) for name in period.months)
    last = parse(period.months[-1]).last
    return [each for each in made if each.first >= period.first and each.last <= last]


def _ending(measure: EnteredMeasure, month: str) -> str:
    """The name of the period that ends with this month; blank where none does."""
    if measure.every != "month" and month[-2:] not in LAST_MONTHS[measure.every]:
        return ""
    return PERIOD_OF[measure.every](parse(month).first).name


def _cell(
    measure: EnteredMeasure, row: EnteredFigure | None
) -> tuple[float | None, float | None, float | None]:
    if row is None:
        return None, None, None
    base = None if measure.kind == "count" else row.denominator
    return value_of(measure, row.numerator, base), row.numerator, base


def _every_words(measure: EnteredMeasure) -> str:
    return "financial year" if measure.every == "year" else measure.every
