"""Every measure, for every unit and month, as one flat table: what a council charts and joins for itself.

Whoever may not see small numbers gets what pages would tell them month by month (`hiding`), and `c` for the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal

from sightline.calendars.periods import Period, parse
from sightline.engine.spreadsheets import FormattedNumber, Sheet, Value, about, workbook
from sightline.measuring.discover import figures
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.monthly import Monthly, Months
from sightline.measuring.releases import is_split
from sightline.measuring.units import SERVICE
from sightline.scorecards import wording
from sightline.scorecards.queries.downloads import UNITS
from sightline.scorecards.queries.hiding import hidden_months, hidden_parts
from sightline.scorecards.queries.store import (
    Standpoint,
    life_of,
    loaded_at,
    locality_names,
    service_titles,
    team_names,
)
from sightline.scorecards.queries.targets import aims_of
from sightline.scorecards.rules.trajectory import TargetInForce
from sightline.statistics.intervals import wilson
from sightline.tables.splits import NOT_RECORDED
from sightline.web import words

HEADS = (
    "council",
    "authority",
    "unit kind",
    "unit reference",
    "unit",
    "theme",
    "figure",
    "title",
    "better",
    "month",
    "value",
    "measured in",
    "numerator",
    "denominator",
    "95% from",
    "95% to",
    "status",
    "target",
    "definition version",
    "definition",
    "standing",
)
FORMATS = {
    "percent": "0.0%",
    "count": "#,##0",
    "per_10000": "0.0",
    "days": "0.0",
    "ratio": "0.0",
    "pounds": "#,##0",
    "average": "0.0",
}
WHOLE_NUMBER = "#,##0"
MEASURED_IN = {**UNITS, "percent": "share"}
RATE = "As {id}, for each 10,000 children aged 0 to 17 who live in the authority, by the population of the year before."
Kind = Literal["authority", "service", "team"]


@dataclass(frozen=True, slots=True)
class FlatUnit:
    """One unit of the table: `split` and `category` are where its readings stand; `is_own`: nothing of it is hidden."""

    kind: Kind
    reference: str
    title: str
    split: str
    is_own: bool

    @property
    def reference_in_targets(self) -> str:
        """The reference its targets have: blank for the whole authority."""
        return "" if self.kind == "authority" else self.reference


def flat_units(standpoint: Standpoint, council: str) -> list[FlatUnit]:
    """The authority, its services and its teams, in order of name; where small numbers are hidden, services are the localities."""
    readings, code, sight = standpoint.readings, standpoint.authority, standpoint.sight
    every = sight.small_numbers(None)
    services = service_titles(readings, code) if every else locality_names(readings, code)
    split = SERVICE if every else "locality"
    units = [FlatUnit("authority", code, council, "", every)]
    units += [
        FlatUnit("service", each, title, split, every)
        for each, title in services.items()
        if each != NOT_RECORDED
    ]
    units += [
        FlatUnit("team", each, title, "team", every or each in sight.own_teams)
        for each, title in team_names(readings, code).items()
        if each != NOT_RECORDED
    ]
    return units


def flat_rows(standpoint: Standpoint, council: str) -> Iterator[list[Value | FormattedNumber]]:
    """Rows of HEADS: a unit's months in which it has a figure, or one that is hidden; percentages as shares of 1."""
    definitions = {each: _definition(standpoint, *figures()[each]) for each in figures()}
    aims = aims_of(standpoint)
    for unit in flat_units(standpoint, council):
        monthly = _monthly(standpoint, unit)
        for figure_id, (measure, figure) in figures().items():
            if unit.kind != "authority" and not has_units(measure, figure, unit):
                continue
            months = monthly.months(figure_id)
            hidden = hidden_places(standpoint, unit, figure_id, months.names)
            before = [council, standpoint.authority, unit.kind, unit.reference, unit.title]
            before += [wording.THEMES.get(measure.theme, measure.theme), figure_id, figure.title]
            before.append(wording.BETTER[measure.better])
            for place, name in enumerate(months.names):
                middle = _numbers(figure, months, place, is_hidden=place in hidden)
                if middle is not None:
                    target = _target(
                        aims.in_force(figure_id, unit.reference_in_targets, _period(name)), figure
                    )
                    month = date.fromisoformat(f"{name}-01")
                    yield [*before, month, *middle, target, *definitions[figure_id], standpoint.freeze_line]


def flat_workbook(standpoint: Standpoint, council: str, by: str, at: datetime) -> bytes:
    """The table as a workbook, with a sheet that says what it is."""
    readings, code = standpoint.readings, standpoint.authority
    loaded = loaded_at(readings, code)
    sheet = Sheet(
        "Figures",
        HEADS,
        flat_rows(standpoint, council),
        widths={"unit": 32, "title": 50, "definition": 60, "council": 20},
    )
    lines = [
        ("Every figure by unit and month", f"{council}, authority {code}"),
        ("Teams", "as they are today" if readings.drawn_by else "as they were at the time"),
        ("Data to", words.long_date(readings.data_to(code))),
        ("Loaded", words.moment(loaded) if loaded else ""),
        ("Snapshot", readings.snapshot.id),
        ("Downloaded by", by),
        ("Downloaded at", words.moment(at)),
        ("Standing", standpoint.freeze_line),
        ("Values", "As computed, not rounded. A share is between 0 and 1, shown as a percentage."),
        ("c", "A small number, or one that would give such a number away: hidden."),
        (
            "Target",
            "The one that holds in the month: the unit's own, else the council's, where units compare.",
        ),
        ("A unit's missing months", "It had no case of that figure in them."),
    ]
    return workbook([about(lines), sheet])


def _monthly(standpoint: Standpoint, unit: FlatUnit) -> Monthly:
    readings, code = standpoint.readings, standpoint.authority
    if unit.kind == "authority":
        return Monthly(readings, code)
    life = life_of(readings, code, unit.reference)
    return Monthly(readings, code, split=unit.split, category=unit.reference, life=life)


def has_units(measure: Measure, figure: Figure, unit: FlatUnit) -> bool:
    """Whether a figure is ever told of a team or service: not a rate, nor where a split makes no sense of the measure."""
    by = "team" if unit.kind == "team" else "locality"
    return figure.kind != "rate" and by in measure.split_by and (unit.is_own or is_split(measure))


def hidden_places(standpoint: Standpoint, unit: FlatUnit, figure_id: str, names: Sequence[str]) -> set[int]:
    """The places of the periods of these names that are hidden from this person."""
    if unit.is_own:
        return set()
    if unit.kind == "authority":
        return hidden_months(standpoint, figure_id, names)
    places = set()
    for place, name in enumerate(names):
        parts = hidden_parts(standpoint, unit.split, figure_id, _period(name))
        if parts is None or unit.reference in parts:
            places.add(place)
    return places


def _numbers(
    figure: Figure, months: Months, place: int, *, is_hidden: bool
) -> list[Value | FormattedNumber] | None:
    """From value to status; None where the unit has no figure in this month."""
    measured_in = MEASURED_IN[figure.unit]
    if is_hidden:
        return [None, measured_in, None, None, None, None, wording.HIDDEN]
    value, top, base = months.values[place], months.tops[place], months.bases[place]
    if value is None:
        return None
    figure_value = FormattedNumber(value / 100 if figure.unit == "percent" else value, FORMATS[figure.unit])
    low = high = None
    if figure.kind == "share" and top is not None and base:
        low, high = (FormattedNumber(limit, "0.0%") for limit in wilson(round(top), round(base)))
    under = None if figure.kind == "count" else base
    return [figure_value, measured_in, _whole(top), _whole(under), low, high, ""]


def _target(in_force: TargetInForce | None, figure: Figure) -> FormattedNumber | None:
    """The target of a month, as its figure is written; the council's for a unit without its own."""
    if in_force is None:
        return None
    value = in_force.value / 100 if figure.unit == "percent" else in_force.value
    return FormattedNumber(value, "#,##0.0" if figure.unit == "count" else FORMATS[figure.unit])


def _whole(number: float | None) -> FormattedNumber | None:
    """A number of cases; amounts, such as days or full-time workers, as they are."""
    if number is None:
        return None
    return FormattedNumber(number, WHOLE_NUMBER if number == round(number) else "#,##0.0")


def _definition(standpoint: Standpoint, measure: Measure, figure: Figure) -> tuple[str, str]:
    """The version and the words of what a figure is: a rate's own, and a part's with what it is a part of."""
    text = measure.whole_definition
    if figure.kind == "rate":
        text = f"{RATE.format(id=measure.id)} {measure.id}: {text}"
    elif figure.part:
        text = f"{figure.title}. {text}"
    return standpoint.version_of(measure, figure.id), text


@cache
def _period(name: str) -> Period:
    return parse(name)
