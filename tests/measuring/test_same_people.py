"""Measures of the same people: found again in the figures of a demo council, and no base follows from reading several of them.

The attack is `support.disclosure_attack`'s, on a small council of which many numbers are small.
"""

from collections import defaultdict
from functools import cache
from typing import cast

import pytest

from measuring.test_releases import Drawn, columns
from measuring.test_teams_now import AUTHORITY, demo  # noqa: F401
from sightline.calendars.periods import parse, quarter_of, year_of
from sightline.measuring.discover import measures
from sightline.measuring.figure_releases import TOGETHER, FigureReleases
from sightline.measuring.gather import month_index
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import WHOLE
from sightline.measuring.releases import Releases
from sightline.measuring.same_people import SAME_PEOPLE, base_of, of_the_same_people
from support.disclosure_attack import Attack

ENOUGH = 4
"""In fewer months with anybody two measures may be alike by chance."""
FROM = "2025-04"
GROUPS = [
    group
    for group in SAME_PEOPLE
    if group
    not in (("LV01", "LV02", "LV03"), ("MI03", "MI04"), ("CL02", "HE01"), ("CP06", "CP07"), ("CL03", "AD04"))
]
"""Those that are split, and of which a council as small as this shows anything."""


@cache
def _measure_ids() -> tuple[str, ...]:
    return tuple(name for name, measure in measures().items() if measure.kind != "ratio")


def bases(readings: Readings, measure_id: str, split: str = WHOLE) -> dict[tuple[str, int], float]:
    """(category, month) → how many people or cases the measure is of."""
    measure, found = measures()[measure_id], {}
    for category, rows in readings.columns(measure_id, split, AUTHORITY).items():
        for month in sorted(set(rows.month.tolist())):
            number = base_of(measure, rows, rows.month == month)
            if number:
                found[category, month] = number
    return found


def test_measures_whose_bases_are_the_same_in_every_month_are_named(demo):  # noqa: F811
    by_base = defaultdict(list)
    for name in _measure_ids():
        numbers = bases(demo, name)
        if len(numbers) >= ENOUGH:
            by_base[tuple(sorted(numbers.items()))].append(name)
    alike = [group for group in by_base.values() if len(group) > 1]
    assert len(alike) >= ENOUGH, "The demo council must have some for this to say anything"
    together = {name: set(each.measures) for each in TOGETHER for name in each.measures}
    for group in alike:
        assert set(group) <= {*of_the_same_people(group[0]), *together.get(group[0], ())}, group


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_no_base_follows_from_what_measures_of_the_same_people_show(demo, group):  # noqa: F811
    release = Releases(demo, AUTHORITY)
    shown = 0
    for split in ("team", "age"):
        given, sums = given_away(demo, release, group, split)
        assert given == {}, split
        shown += sums
    assert shown or group == ("AD03", "AD05"), "nothing is shown, so nothing could be given away"


PLANS = {"T1": 5, "T2": 7, "T3": 20, "T4": 9}
OVER_TWO_YEARS = {"T1": 3, "T2": 7, "T3": 10, "T4": 3}


def test_of_two_measures_of_the_same_plans_neither_hides_what_the_other_shows():
    """Five plans are T1's. CP05 hides T1 and, for its sake, T2. CP08 (3 of 5, 7 of 7, 10 of 20, 3 of 9) would hide T1 and T4: it showed
    T2's 7 and so T1's 5, which are 41 less 20, 9 and 7.
    """
    by_team = {team: columns([number] * 15) for team, number in PLANS.items()}
    shares = {
        team: columns([OVER_TWO_YEARS[team]] * 15, [PLANS[team] - OVER_TWO_YEARS[team]] * 15)
        for team in PLANS
    }
    rows = {
        ("CP05", "all"): {"": columns([41] * 15)},
        ("CP05", "team"): by_team,
        ("CP08", "all"): {"": columns([23] * 15, [18] * 15)},
        ("CP08", "team"): shares,
    }
    readings, month = cast(Readings, Drawn(rows)), parse("2025-06")
    alone = FigureReleases(readings, "990")
    by_itself = [alone.parts(measures()[name], "team", month) for name in ("CP05", "CP08")]
    assert by_itself == [{"T1", "T2"}, {"T1", "T4"}]
    release = Releases(readings, "990")
    assert [release.hidden_parts(name, "team", month) for name in ("CP05", "CP08")] == [
        {"T1", "T2"},
        {"T1", "T2", "T4"},
    ]
    assert release.shows("CP05", month) and release.shows("CP08", month), "the whole of both is told"


def given_away(readings: Readings, releases, group, split) -> tuple[dict, int]:
    """What follows of the bases of a group by a split, from all that its measures show; and how many sums they show."""
    attack, shown = Attack(), 0
    first = next(each for each in group if readings.answers[each, AUTHORITY].ok)
    stock = measures()[first].grain == "point"
    truth = bases(readings, first, split)
    names = {category for category, _ in truth}
    months = [parse(name) for name in readings.answers[first, AUTHORITY].months if name >= FROM]
    periods = (
        months
        if stock
        else months
        + list({p.name: p for m in months for p in (quarter_of(m.first), year_of(m.first))}.values())
    )
    truth = {
        (category, month): truth.get((category, month), 0.0)
        for category in names
        for month in {_index(m) for m in months}
    }
    for period in periods:
        inside = {_index(parse(name)) for name in period.months} & {month for _, month in truth}
        if len(inside) < len(period.months):
            continue
        for name in group:
            measure = measures()[name]
            if not readings.answers[name, AUTHORITY].ok or not _shows(releases, measure, period):
                continue
            attack.tell(
                [(each, month) for each in names for month in inside],
                sum(truth[each, month] for each in names for month in inside),
            )
            hidden = _parts(releases, measure, split, period)
            for category in names - hidden if hidden is not None else ():
                of = [(category, month) for month in inside]
                attack.tell(of, sum(truth[each] for each in of))
                shown += 1
    cells = {(category, month): frozenset({(category, month)}) for category, month in truth}
    return attack.given_away(cells, truth), shown


def _index(month) -> int:
    return month_index(month.name)


def _shows(releases, measure, period) -> bool:
    if isinstance(releases, FigureReleases):
        return releases.shows(measure, period)
    whole = [figure.id for figure in measure.figures if figure.part is None and figure.kind != "rate"]
    return bool(whole) and releases.shows(whole[0], period)


def _parts(releases, measure, split, period):
    if any(figure.part for figure in measure.figures):
        return None
    if isinstance(releases, FigureReleases):
        return releases.parts(measure, split, period)
    return releases.hidden_parts(measure.figures[0].id, split, period)
