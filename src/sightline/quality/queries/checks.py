"""Every check, or one, as one person may see it: counts with small numbers hidden, months, teams."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from sightline.checks.check import Check
from sightline.checks.checked import CheckCount, MonthCount, Tally
from sightline.checks.coverage import month_names
from sightline.deadlines.age import HERE
from sightline.engine.snapshots import made_at
from sightline.measuring.discover import figures, measures
from sightline.quality import rules
from sightline.quality.queries.standpoint import CheckStandpoint
from sightline.statistics.disclosure import Cell, added, is_small, less


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check as it may be seen. `faults` and `children` are None where hidden; `months` has None for such a month."""

    check: Check
    status: str
    cause: str
    faults: int | None
    children: int | None
    months: tuple[int | None, ...]

    @property
    def has_faults(self) -> bool:
        """Whether there is a fault; what is hidden is not none."""
        return self.status == "ok" and self.faults != 0


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team's faults as they may be seen: None where hidden."""

    team: str
    title: str
    faults: int | None
    children: int | None


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What one load found, as it may be seen: None where hidden."""

    loaded: datetime | None
    faults: int | None
    children: int | None


def lines(standpoint: CheckStandpoint) -> list[CheckLine]:
    """Every check of the severity and the table chosen: what makes figures wrong first, then what wants a look.

    Of each kind those with most faults first, hidden ones after them.
    """
    seen = [line for line in _lines(standpoint) if standpoint.wants(line.check)]
    return sorted(seen, key=_worst_first)


def _worst_first(each: CheckLine) -> tuple[bool, int, bool, str]:
    return (each.check.severity != "error", -(each.faults or 0), each.faults == 0, each.check.title)


def line(standpoint: CheckStandpoint, check_id: str) -> CheckLine:
    """One check."""
    (this_line,) = [each for each in _lines(standpoint) if each.check.id == check_id]
    return this_line


def _lines(standpoint: CheckStandpoint) -> list[CheckLine]:
    checked, code = standpoint.found.checked, standpoint.authority
    counts = checked.by_check(code, teams=standpoint.of_teams)
    months = checked.months_by_check(code, teams=standpoint.of_teams)
    if standpoint.sees_small:
        return [_line(each, (), tuple(months[each.check.id])) for each in counts]
    own = {each.check.id: each for each in checked.by_check(code, teams=standpoint.own_teams)}
    own_months = checked.months_by_check(code, teams=standpoint.own_teams)
    return [
        _line(each, *_released(each, months[each.check.id], own[each.check.id], own_months[each.check.id]))
        for each in counts
    ]


def _released(
    count: CheckCount, months: Sequence[int], own: CheckCount, own_months: Sequence[int]
) -> tuple[Cell | None, tuple[int | None, ...]]:
    """What may be said of a check without small numbers: () for its whole count, None for none; and its months.

    What the reader's own teams count is taken away first: they may see it, and what is left must not be small.
    """
    rest = less((count.faults, count.children), (own.faults, own.children))
    if rules.hides(rest):
        return None, (None,) * len(months)
    parts = [(each - mine,) for each, mine in zip(months, own_months, strict=True)]
    unseen = rules.hidden_parts(rest[:1], parts)
    return (), tuple(None if place in unseen else each for place, each in enumerate(months))


def _line(count: CheckCount, visible_cell: Cell | None, months: tuple[int | None, ...]) -> CheckLine:
    numbers = (None, None) if visible_cell is None else (count.faults, count.children)
    return CheckLine(count.check, count.status, count.cause or "", *numbers, months)


def month_lines(standpoint: CheckStandpoint, this_line: CheckLine) -> list[MonthCount | None]:
    """One check's months with their records; None for one that is hidden."""
    counted = standpoint.found.checked.by_month(
        this_line.check.id, standpoint.authority, teams=standpoint.of_teams
    )
    if not standpoint.sees_small and any(is_small(each.records) for each in counted):
        counted = [replace(each, records=None) for each in counted]
    return [
        each if visible_count is not None else None
        for each, visible_count in zip(counted, this_line.months, strict=True)
    ]


def month_titles(standpoint: CheckStandpoint) -> list[str]:
    """The months that are counted one by one, as 2025-06, oldest first."""
    return month_names(standpoint.found.checked.data_to(standpoint.authority))


def team_lines(standpoint: CheckStandpoint, check_id: str) -> list[TeamLine]:
    """The teams that can put one check's faults right, most first.

    A team this person may see whole neither hides nor is hidden.
    """
    tallies = standpoint.found.checked.by_team(standpoint.authority, check_id)
    rest = [place for place, each in enumerate(tallies) if not sees_team(standpoint, each.name)]
    cells = [(float(tallies[place].faults), float(tallies[place].children)) for place in rest]
    hidden = {rest[place] for place in rules.hidden_parts(added(cells, like=(0.0, 0.0)), cells)}
    return [_team(standpoint, each, hidden=place in hidden) for place, each in enumerate(tallies)]


def whole_teams(standpoint: CheckStandpoint) -> list[TeamLine]:
    """What each team can put right in all checks together, of the teams whose small numbers this person may see.

    Of the others it is not said: taken from it, what each check says of a team would give hidden numbers away.
    """
    tallies = standpoint.found.checked.by_team(standpoint.authority)
    return [
        _team(standpoint, each, hidden=False) for each in tallies if standpoint.sight.small_numbers(each.name)
    ]


def sees_team(standpoint: CheckStandpoint, team: str) -> bool:
    """Whether this person may see a team's numbers one by one, as small numbers or in a list."""
    return standpoint.sight.small_numbers(team) or team in standpoint.sight.own_teams


def _team(standpoint: CheckStandpoint, each: Tally, *, hidden: bool) -> TeamLine:
    title = standpoint.found.teams[standpoint.authority].get(each.name, each.name)
    return TeamLine(each.name, title, *((None, None) if hidden else (each.faults, each.children)))


def snapshot_lines(standpoint: CheckStandpoint, check_id: str) -> list[LoadLine]:
    """One check's faults at each load, oldest first, of the whole authority."""
    sees = standpoint.sight.small_numbers()
    (own,) = [
        (each.faults, each.children)
        for each in standpoint.found.checked.by_check(standpoint.authority, teams=standpoint.own_teams)
        if each.check.id == check_id
    ]
    load_lines = []
    for each in standpoint.found.checked.over_snapshots(check_id, standpoint.authority):
        hidden = not sees and rules.hides((each.faults, each.children), own)
        counts = (None, None) if hidden else (each.faults, each.children)
        load_lines.append(LoadLine(_moment(each.snapshot), *counts))
    return load_lines


def _moment(snapshot: str) -> datetime | None:
    """When a snapshot was made, in the time zone people here live in."""
    made = made_at(snapshot)
    return made.astimezone(HERE) if made else None


@cache
def first_figures() -> dict[str, str]:
    """Measure → the figure whose page stands for it."""
    by_id = figures()
    return {each.id: each.id if each.id in by_id else each.figures[0].id for each in measures().values()}
