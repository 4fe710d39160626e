"""What is frozen beside the months: the figures as reported, of every unit, and what a reader must know of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sightline import comparators
from sightline.calendars.periods import Period
from sightline.commentary.queries.accepted import accepted_facts
from sightline.comparators.neighbour_lists import models_of
from sightline.freezes.comparison_rows import comparison_row
from sightline.measuring.discover import figures
from sightline.measuring.entered import as_facts
from sightline.measuring.reading import Reading
from sightline.measuring.readings import Readings
from sightline.measuring.team_lives import TeamLife
from sightline.scorecards.queries import notes
from sightline.scorecards.queries.store import life_of, service_titles, team_names
from sightline.scorecards.queries.targets import targets_of_every_set
from sightline.scorecards.rules.trajectory import UnitTarget

WHOLE = ""


def reported_by_unit(
    readings: Readings, authority: str, periods: Sequence[Period]
) -> dict[str, list[Reading]]:
    """Every figure in every period, of the whole authority ("") and of each service and team."""
    by_unit: dict[str, list[Reading]] = {
        WHOLE: [each for period in periods for each in readings.all(period, authority)]
    }
    for unit in units_of(readings, authority):
        life = life_of(readings, authority, unit)
        by_unit[unit] = [
            each
            for period in periods
            for each in readings.all(period, authority, team=unit, life=life)
            if each.status != "not_computable"
        ]
    return by_unit


def units_of(readings: Readings, authority: str) -> dict[str, str]:
    """The services and teams with cases, by reference, with their names."""
    return service_titles(readings, authority) | team_names(readings, authority)


def facts_of(readings: Readings, authority: str, cut_off: date) -> dict[str, Any]:
    """Names of units and when each was there, targets, notes, where limits start anew, and what is published of others, as they are now; as JSON."""
    units = units_of(readings, authority)
    return {
        "units": units,
        "lives": {unit: _life(life_of(readings, authority, unit)) for unit in units},
        "targets": [_target(each) for each in targets_of_every_set(authority)],
        "notes": [
            {"figure": each.figure, "month": each.month, "words": each.words, "by": each.said_by}
            for each in notes.notes(authority)
        ],
        "limits_anew": [
            {"figure": each.figure, "month": each.month, "words": each.words, "by": each.said_by}
            for rows in notes.rebases(authority).values()
            for each in rows
        ],
        "comparators": _comparators(authority, cut_off),
        "commentary": accepted_facts(authority),
        "entered": as_facts(readings.entered, authority, cut_off),
    }


def _life(life: TeamLife) -> list[str | None]:
    return [day.isoformat() if day else None for day in (life.first, life.last)]


def _target(target: UnitTarget) -> dict[str, Any]:
    return {
        "figure": target.figure,
        "unit": target.unit,
        "set": target.target_set,
        "points": [[each.period.name, each.value] for each in target.points],
        "tolerance": target.tolerance,
        "owner": target.owner,
        "words": target.words,
    }


def _comparators(authority: str, cut_off: date) -> dict[str, list[dict[str, Any]]]:
    """By figure: each group as it stood beside the figure, and its years; all but its members, who stand in the release."""
    year = Period("r12", cut_off, cut_off)
    models = models_of(authority)
    by_figure = {}
    for figure in figures():
        compared = comparators.of(figure, authority, year, neighbour_models=models)
        lines: dict[str, list[dict[str, Any]]] = {}
        for each in compared:
            if each.group not in lines:
                line = comparators.history(figure, authority, each.group)
                lines[each.group] = [comparison_row(one) for one in line if one.year_ending <= cut_off]
        if compared:
            by_figure[figure] = [
                {"beside": comparison_row(each), "years": lines.pop(each.group, [])} for each in compared
            ]
    return by_figure
