"""The star of one reader's figures: rows for every table, each asked of where pages ask it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sightline.calendars.periods import Period, month_of, parse, quarter_of, year_of
from sightline.exports.queries.readings import periods_of, readings_of
from sightline.exports.queries.sources import FigureSource, in_order_of_time
from sightline.measuring.discover import figures
from sightline.measuring.measure import Figure, Measure
from sightline.scorecards import wording
from sightline.scorecards.queries.flat import RATE, FlatUnit
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.signal_words import why_not
from sightline.star.keys import measure_key, period_key, unit_key
from sightline.star.schema import FORMAT
from sightline.star.tables import Star, star_of


def star(source: FigureSource, shown_to: str, made_at: datetime) -> Star:
    """Every table. ComparatorError where what is published cannot be read."""
    keys = {each: unit_key(source.standpoint.authority, each.kind, each.reference) for each in source.units}
    compared = list(source.compared())
    judged = list(_signals(source, keys))
    targets = [(period, row) for period, row in _targets(source, keys)]
    periods = in_order_of_time(
        [*periods_of(source), *(each for each, _ in targets), *(period for period, _ in judged)]
    )
    rows = {
        "about": [_about(source, shown_to, made_at)],
        "measures": [measure_row(source, *figures()[each]) for each in figures()],
        "periods": [_period(each) for each in periods],
        "dates": _dates(periods, [each["year_ending"] for each in compared]),
        "units": [_unit(each, key) for each, key in keys.items()],
        "readings": _readings(source, keys),
        "comparators": [{**each, "measure_key": measure_key(each["figure"])} for each in compared],
        "targets": [row for _, row in targets],
        "signals": [row for _, row in judged],
    }
    return star_of(rows, _under(source, keys))


def what_they_are(source: FigureSource) -> str:
    """What these figures are: frozen under a name, or provisional."""
    return f"Frozen as {source.freeze}" if source.freeze else source.standpoint.freeze_line.removesuffix(".")


def _about(source: FigureSource, shown_to: str, made_at: datetime) -> dict[str, Any]:
    standpoint = source.standpoint
    return {
        "standing": what_they_are(source),
        "freeze": source.freeze,
        "council": source.council,
        "authority": standpoint.authority,
        "data_to": source.data_to,
        "snapshot": standpoint.readings.snapshot.id,
        "shown_to": shown_to,
        "made_at": f"{made_at:%Y-%m-%d %H:%M}",
        "format": FORMAT,
    }


def measure_row(source: FigureSource, measure: Measure, figure: Figure) -> dict[str, Any]:
    """A measure as the star has it."""
    text = measure.whole_definition
    if figure.kind == "rate":
        text = f"{RATE.format(id=measure.id)} {measure.id}: {text}"
    return {
        "measure_key": measure_key(figure.id),
        "measure": figure.id,
        "title": figure.title,
        "theme": wording.THEMES.get(measure.theme, measure.theme),
        "measured_in": figure.unit,
        "better": measure.better,
        "kind": figure.kind,
        "grain": measure.grain,
        "definition": text,
        "definition_version": source.definition_version(figure.id),
        "source": measure.source,
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "period_key": period_key(period),
        "period": period.name,
        "label": period.label,
        "kind": period.kind,
        "first_day": period.first,
        "last_day": period.last,
        "financial_year": year_of(period.last).name,
    }


def _dates(periods: list[Period], others: list[date]) -> Iterator[dict[str, Any]]:
    """Whole financial years, as a table of dates has to be."""
    days = [*(each.first for each in periods), *(each.last for each in periods), *others]
    day, last = year_of(min(days)).first, year_of(max(days)).last
    while day <= last:
        names = (month_of(day).name, quarter_of(day).name, year_of(day).name)
        yield {"date": day, **dict(zip(("month", "quarter", "financial_year"), names, strict=True))}
        day += timedelta(days=1)


def _unit(unit: FlatUnit, key: int) -> dict[str, Any]:
    return {"unit_key": key, "kind": unit.kind, "reference": unit.reference, "unit": unit.title}


def _readings(source: FigureSource, keys: dict[FlatUnit, int]) -> Iterator[dict[str, Any]]:
    for each in readings_of(source):
        low, high = each.interval or (None, None)
        yield {
            "measure_key": measure_key(each.figure_id),
            "unit_key": keys[each.unit],
            "period_key": period_key(each.period),
            "value": each.value,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "lower_95": low,
            "upper_95": high,
            "symbol": each.symbol,
            "note": each.note,
            "target": each.target,
        }


def _targets(source: FigureSource, keys: dict[FlatUnit, int]) -> Iterator[tuple[Period, dict[str, Any]]]:
    by_reference = {each.reference_in_targets: key for each, key in keys.items()}
    for target in source.every_target:
        for point in target.points if target.unit in by_reference else ():
            yield (
                point.period,
                {
                    "measure_key": measure_key(target.figure),
                    "unit_key": by_reference[target.unit],
                    "period_key": period_key(point.period),
                    "target_set": target.target_set,
                    "value": point.value,
                    "tolerance": target.tolerance,
                },
            )


def _signals(source: FigureSource, keys: dict[FlatUnit, int]) -> Iterator[tuple[Period, dict[str, Any]]]:
    """Of the council, and of the units of which nothing is hidden from this reader."""
    for unit, key in keys.items():
        if unit.kind != "authority" and not unit.is_own:
            continue
        seen = source.seen_from(unit)
        for figure_id, signal in signals(seen, aims=source.aims, starts_anew=source.starts_anew).items():
            last = last_judged(signal)
            if last is not None and (unit.kind == "authority" or any(signal.months.bases)):
                yield last, {**signal_row(signal), "measure_key": measure_key(figure_id), "unit_key": key}


def last_judged(signal: Signal) -> Period | None:
    """The last month or quarter a signal is judged on; None where there is none."""
    if not signal.judged.names:
        return None
    month = parse(signal.judged.names[-1])
    return month if signal.by == "month" else quarter_of(month.first)


def signal_row(signal: Signal) -> dict[str, Any]:
    """What a signal says, as its page says it."""
    verdict, last = signal.verdict, last_judged(signal)
    return {
        "period_key": period_key(last) if last else None,
        "signal": verdict.word,
        "assurance": verdict.assurance_word if verdict.word else "",
        "sentence": verdict.sentence if verdict.word else why_not(signal),
    }


def _under(source: FigureSource, keys: dict[FlatUnit, int]) -> dict[int, tuple[int, ...]]:
    """The teams of each service, by the service's key."""
    readings, code = source.standpoint.readings, source.standpoint.authority
    teams = {each.reference: key for each, key in keys.items() if each.kind == "team"}
    return {
        key: tuple(teams[one] for one in sorted(readings.teams_of(code, unit.reference)) if one in teams)
        for unit, key in keys.items()
        if unit.kind == "service"
    }
