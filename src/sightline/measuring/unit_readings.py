"""One team's or service's figure by age, sex and the rest: worked out of its cases of one period, when somebody asks.

What a refresh keeps by age and the rest is of the whole authority. A unit's own would be as many rows again for each unit, of which
nearly all would hold one or two children and never be looked at.
"""

from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_

import pyarrow as pa

from sightline.calendars.periods import Period
from sightline.engine.compiled import answers_to
from sightline.engine.connect import connect
from sightline.engine.later import ir
from sightline.engine.snapshots import Snapshot
from sightline.measuring.availability import availability
from sightline.measuring.discover import figure_named
from sightline.measuring.gather import allowed
from sightline.measuring.listing import first_and_last
from sightline.measuring.measure import Measure
from sightline.measuring.readings import Readings
from sightline.measuring.recent_lists import recent_list
from sightline.measuring.refresh import BETWEEN, ONWARD, READ, READINGS, ROOMS, SPREAD, SPREADS
from sightline.measuring.table_readings import TableReadings, of_kinds, one_table
from sightline.measuring.units import pairs_of
from sightline.tables.data import Data
from sightline.tables.small import small_tables
from sightline.tables.splits import SPLITS, TEAMS, with_next_team, with_person, with_team

GROUPS = tuple(each for each in SPLITS if each not in ("team", "locality"))
"""The splits by what a child is, and not by whose the case is."""


class UnitReadings(TableReadings):
    """A unit's readings by GROUPS, in one period and of one measure; of all else it has none."""


def unit_readings(
    readings: Readings, figure_id: str, period: Period, authority: str, unit: str
) -> UnitReadings:
    """The readings by GROUPS of one figure's measure in a period, for one team or service: `by` asks them.

    A case is the unit's by the same rule as in `readings`, teams as they were or as they are now, and is counted once.
    """
    measure, _ = figure_named(figure_id)
    data_to = readings.data_to(authority)
    span = first_and_last(measure, period, data_to)
    pairs = _pairs(readings, measure, authority, unit)
    if not pairs or span[0] > data_to or not readings.answers[measure.id, authority].ok:
        return UnitReadings(readings, READINGS.empty_table(), SPREADS.empty_table())
    name = f"groups of a unit {measure.fingerprint()} {measure.id} {authority} {data_to}"
    key = (str(readings.snapshot.folder), name, span, pairs)
    rows = recent_list(key, lambda: _one_table(readings.snapshot, measure, authority, span, pairs, name))
    return UnitReadings(readings, *of_kinds(rows))


def _pairs(readings: Readings, measure: Measure, authority: str, unit: str) -> frozenset[str]:
    """Each team and, behind a BETWEEN, the team the child went to next, by which a case is the unit's."""
    teams = readings.teams_of(authority, unit)
    pairs = {
        pair
        for category in readings.as_they_were.columns(measure.id, ONWARD, authority)
        for pair in pairs_of(category)
    }
    return frozenset(
        f"{team}{BETWEEN}{then or ''}"
        for team, then in pairs
        if readings.team_on(authority, team, then) in teams
    )


def _one_table(
    snapshot: Snapshot,
    measure: Measure,
    authority: str,
    span: tuple[date, date],
    pairs: Collection[str],
    name: str,
) -> pa.Table:
    """The rows of READINGS and SPREADS of the unit's cases of these days, in one table; `kind` tells them apart."""
    entry = snapshot.manifest.authorities[authority]
    dates = {authority: entry.data_to}
    engine = connect(snapshot)
    small = {
        **small_tables(dates),
        "allowed_months": lambda: allowed({(measure.id, authority): availability(measure, entry)}),
        "span": lambda: pa.table({"first_day": [span[0]], "last_day": [span[1]]}),
        "unit_pairs": lambda: pa.table({"pair": pa.array(sorted(pairs), pa.string())}),
    }

    def build() -> dict[str, ir.Table]:
        from sightline.measuring.adding_up import numbers, one_split, spread
        from sightline.measuring.all_cases import cases_in_months

        data = Data(engine, dates, hold=False)
        inputs = {each: engine.keep(each, small[each]()) for each in ("allowed_months", "span", "unit_pairs")}
        cases = cases_in_months(measure, data, inputs["allowed_months"])
        days = inputs["span"]
        inside = cases.inner_join(days, [cases.on >= days.first_day, cases.on <= days.last_day])
        mine = engine.keep("unit_cases", inside.select(*cases.columns))
        rows = _of_unit(data.of_children(mine), mine, inputs["unit_pairs"])
        marked = engine.keep("unit_split", rows.select(*GROUPS, **numbers(rows)))
        medians = [measure.id] if measure.kind == "median" else []
        return {
            f"{kind} {split}": add(split)
            for split in GROUPS
            for kind, add in (
                (READ, lambda split: one_split(marked, split)),
                (SPREAD, lambda split: spread(marked, split, medians)),
            )
        }

    try:
        answers = answers_to(engine, name, small, build, rooms=ROOMS)
    finally:
        engine.close()
    return one_table(answers)


def _of_unit(data: Data, cases: ir.Table, pairs: ir.Table) -> ir.Table:
    """The cases one of whose teams, with the team the child went to next, is one of these."""
    rows = with_person(data, with_team(data, cases))
    for team in TEAMS:
        rows = with_next_team(data, rows, team=team, name=f"next_{team}")
    named = [rows[team] + BETWEEN + rows[f"next_{team}"].fill_null("") for team in TEAMS]
    return rows.filter(reduce(or_, (each.fill_null("").isin(pairs.pair) for each in named)))
