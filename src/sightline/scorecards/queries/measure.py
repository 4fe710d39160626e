"""One figure: now, over sixty months, by every split, beside England, and how it is counted."""

import inspect
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import month_end, same_day_later
from sightline.calendars.periods import (
    Period,
    month_of,
    parse,
    preceding,
    quarter_of,
    rolling_twelve,
    year_of,
)
from sightline.engine.months import MONTHS_SHOWN
from sightline.measuring.discover import figure_named
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Reading
from sightline.measuring.refresh import BETWEEN, TEAM_BY
from sightline.measuring.releases import is_split
from sightline.scorecards import rules, wording
from sightline.scorecards.models import Note
from sightline.scorecards.queries.hiding import hidden_categories, hidden_months, is_hidden
from sightline.scorecards.queries.signals import Signal, notes_on, signals
from sightline.scorecards.queries.store import Standpoint, locality_names, team_names
from sightline.scorecards.wording import VisibleReading
from sightline.standards import codes, england
from sightline.standards.england import EnglandFigure as EnglandFigure
from sightline.statistics.concentration import concentration
from sightline.statistics.spread import spread
from sightline.tables.splits import NOT_RECORDED, SPLITS

NAMED = {"team": team_names, "locality": locality_names}


@dataclass(frozen=True, slots=True)
class Split:
    """A figure by the categories of one thing: teams, ages and so on, in an order that is no league.

    `rows`: each category's name, its figure, and for a share between which limits chance alone could have put it.
    `whose` says, by team, whose team is meant. `says` is one sentence on how far they spread, and `concentrated` where the cases to
    look at sit; blank where nothing can be said, or where a category is hidden. Where every category is hidden, those
    without cases stand among them.
    """

    name: str
    title: str
    rows: list[tuple[str, VisibleReading, str]]
    says: str = ""
    concentrated: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFigure:
    """A figure as a measure's page shows it.

    `year` is the twelve months to the period's end, where that is how it is published (the last financial year for whoever
    may not see small numbers: rolling years overlap); `months` pairs each of the last
    sixty whole months with its figure, a gap included; `notes` are those on a month shown. `whose` says, of one team's
    figure, whose team is meant.
    """

    measure: Measure
    figure: Figure
    reading: Reading
    now: VisibleReading
    year: VisibleReading | None
    year_period: Period
    months: list[tuple[str, VisibleReading]]
    splits: list[Split]
    england: list[EnglandFigure]
    signal: Signal
    notes: list[Note]
    quarters: list[tuple[str, VisibleReading]]
    whose: str = ""


def one_figure(standpoint: Standpoint, figure_id: str) -> OneFigure:
    """Everything a measure's page says of this figure from here; UnknownMeasureError where nobody defined it."""
    measure, figure = figure_named(figure_id)
    reading = standpoint.reading(figure_id)
    months = _months(standpoint, figure_id)
    signal = signals(standpoint, [figure_id])[figure_id]
    return OneFigure(
        measure=measure,
        figure=figure,
        reading=reading,
        now=_visible_reading(standpoint, reading),
        year=_year(standpoint, measure, figure),
        year_period=_year_of(standpoint, measure),
        months=months,
        splits=_splits(standpoint, figure_id) if _is_split(standpoint, measure) else [],
        england=england.figures(figure_id),
        signal=signal,
        notes=[note for note in notes_on(standpoint, figure_id) if note.month in signal.months.names],
        quarters=_quarters(standpoint, signal),
        whose=whose_teams(standpoint, figure_id) if standpoint.team else "",
    )


def code_of(measure: Measure) -> str:
    """The function that judges this measure's cases, as it is written."""
    return inspect.getsource(inspect.unwrap(measure.judge))


def last_whole_month(data_to: date) -> date:
    """The last day of the last month that the data covers to its end."""
    return data_to if data_to == month_end(data_to) else month_end(same_day_later(data_to.replace(day=1), -1))


def _visible_reading(
    standpoint: Standpoint, reading: Reading, period: Period | None = None
) -> VisibleReading:
    return wording.visible_reading(reading, is_hidden(standpoint, reading, period))


def _year(standpoint: Standpoint, measure: Measure, figure: Figure) -> VisibleReading | None:
    period = standpoint.period
    rolling = measure.headline == "R12" or (figure.kind == "rate" and measure.grain == "event")
    if not rolling or period.kind in ("year", "r12"):
        return None
    year = _year_of(standpoint, measure)
    year_reading = _visible_reading(standpoint, standpoint.reading(figure.id, year), year)
    return None if year_reading.status == "not_computable" else year_reading


def _year_of(standpoint: Standpoint, measure: Measure) -> Period:
    """The year that stands beside a period: twelve months to its end; for whoever may not see small numbers one that
    overlaps no other, the last financial year that was over, or the one year that a measure reaches back.
    """
    last = standpoint.period.last
    if standpoint.sees_small:
        return rolling_twelve(last)
    if measure.reaches_back:
        return rolling_twelve(standpoint.readings.data_to(standpoint.authority))
    year = year_of(last)
    return year if year.last <= last else preceding(year)


def _months(standpoint: Standpoint, figure_id: str) -> list[tuple[str, VisibleReading]]:
    last = last_whole_month(standpoint.readings.data_to(standpoint.authority)).replace(day=1)
    periods = [month_of(same_day_later(last, -back)) for back in range(MONTHS_SHOWN - 1, -1, -1)]
    readings = [standpoint.reading(figure_id, period) for period in periods]
    hidden = hidden_months(standpoint, figure_id, [period.name for period in periods])
    return [
        (period.name, wording.visible_reading(reading, place in hidden))
        for place, (period, reading) in enumerate(zip(periods, readings, strict=True))
    ]


def _quarters(standpoint: Standpoint, signal: Signal) -> list[tuple[str, VisibleReading]]:
    """The quarters the figure is judged by, oldest first, by their first months; none where it is judged by the month."""
    by_quarter = []
    for name in signal.quarters.names if signal.quarters else ():
        period = quarter_of(parse(name).first)
        by_quarter.append(
            (name, _visible_reading(standpoint, standpoint.reading(signal.figure.id, period), period))
        )
    return by_quarter


def _is_split(standpoint: Standpoint, measure: Measure) -> bool:
    return not standpoint.team and (standpoint.sees_small or is_split(measure))


def _splits(standpoint: Standpoint, figure_id: str) -> list[Split]:
    splits = [_split(standpoint, figure_id, name) for name in SPLITS]
    return [split for split in splits if split.rows]


def _split(standpoint: Standpoint, figure_id: str, name: str) -> Split:
    by = standpoint.readings.by(name, figure_id, standpoint.period, standpoint.authority)
    named = NAMED.get(name)
    titles = named(standpoint.readings, standpoint.authority) if named else {}
    title = wording.SPLIT_TITLES.get(name, name)
    whose = whose_teams(standpoint, figure_id) if name == "team" else ""
    ordered = dict(sorted(by.items(), key=lambda pair: _order(name, pair[0], titles)))
    chosen = {category: each for category, each in ordered.items() if _has_cases(each)}
    hidden = hidden_categories(standpoint, name, figure_id, chosen)
    if hidden is None:
        own = standpoint.sight.own_teams if name == "team" else frozenset()
        unseen = {
            category: each for category, each in ordered.items() if category in chosen or category not in own
        }
        rows = [_row(titles, *pair, hidden=pair[0] not in own) for pair in unseen.items()]
        return Split(name, title, rows, whose=whose)
    rows = [_row(titles, category, each, hidden=category in hidden) for category, each in chosen.items()]
    if hidden:
        return Split(name, title, rows, whose=whose)
    seen = {titles.get(category, category): each for category, each in chosen.items()}
    return Split(name, title, rows, _spread(name, seen), _concentrated(name, figure_id, seen), whose)


def whose_teams(standpoint: Standpoint, figure_id: str) -> str:
    """Whose team a figure by team is meant by, with how many cases stand under one otherwise, or under none."""
    by = standpoint.readings.by(TEAM_BY, figure_id, standpoint.period, standpoint.authority)
    case_counts: Counter[str] = Counter()
    for category, each in by.items():
        team, _, whose = category.partition(BETWEEN)
        if not standpoint.team or team in standpoint.teams:
            case_counts[whose] += round(
                (each.numerator if each.unit in ("count", "ratio") else each.denominator) or 0
            )
    return wording.whose_teams(case_counts, standpoint.sees_small)


def _has_cases(reading: Reading) -> bool:
    return reading.status == "ok" and bool(reading.denominator or reading.numerator)


def _row(
    titles: dict[str, str], category: str, reading: Reading, *, hidden: bool
) -> tuple[str, VisibleReading, str]:
    interval = "" if hidden else wording.interval(reading)
    return titles.get(category, category), wording.visible_reading(reading, hidden), interval


def _spread(split: str, by: dict[str, Reading]) -> str:
    """How far the categories lie apart, in a sentence; only where there are enough cases in enough of them."""
    by_category = {category: each for category, each in by.items() if category != NOT_RECORDED}
    unit = next((each.unit for each in by.values()), "")
    if unit not in ("percent", "days"):
        return ""
    result = spread(
        {category: each.value for category, each in by_category.items()},
        {category: each.denominator for category, each in by_category.items()},
    )
    return result.sentence(unit, wording.SPLIT_NOUNS[split]) if result else ""


def _concentrated(split: str, figure_id: str, by: dict[str, Reading]) -> str:
    """Where the cases a manager would open first sit, if chance alone would hardly have put them there."""
    measure, _ = figure_named(figure_id)
    if not by or next(iter(by.values())).unit != "percent":
        return ""
    which = rules.worth_a_look(measure.better, "percent")
    counts = {category: rules.how_many(each, which) or 0 for category, each in by.items()}
    whole = {category: round(each.denominator or 0) for category, each in by.items()}
    result = concentration(counts, whole)
    called = wording.which_cases(which, measure.better)
    return result.sentence(f"cases {called}", wording.SPLIT_NOUNS[split]) if result else ""


def _order(split: str, category: str, titles: dict[str, str]) -> tuple[bool, int, str]:
    """Ages by age, all else by name, what was not recorded last."""
    bands = [band.label for band in codes.AGE_BANDS]
    place = bands.index(category) if split == "age" and category in bands else 0
    return (category == NOT_RECORDED, place, titles.get(category, category).lower())
