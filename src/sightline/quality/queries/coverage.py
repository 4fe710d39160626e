"""How well the fields are filled, as one person may see it, and which measures need each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sightline.checks.checked import FillCount
from sightline.measuring.discover import measures
from sightline.quality import rules
from sightline.quality.queries.checks import sees_team
from sightline.quality.queries.standpoint import CheckStandpoint
from sightline.standards.filled_where import only_where
from sightline.statistics.disclosure import Cell, added, less


@dataclass(frozen=True, slots=True)
class FilledShare:
    """How much of something is filled: a field, or its month or team. `percent` is None where hidden or of no rows."""

    table: str
    field: str
    name: str
    percent: float | None
    rows: int | None
    filled: int | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field, its months (0 to 100; None where hidden or without rows) and the measures that need it."""

    share: FilledShare
    months: tuple[float | None, ...]
    needed_by: tuple[str, ...]

    @property
    def only_where(self) -> str:
        """Where the field is to be filled at all; blank where it always is."""
        return only_where(self.share.table, self.share.field)


def field_lines(standpoint: CheckStandpoint, *, needed_only: bool = False) -> list[FieldLine]:
    """Every field that was filled at all, of the table chosen, lowest first; hidden ones last.

    Those to be filled only where something applies come after all that always are.
    """
    checked, code = standpoint.found.checked, standpoint.authority
    months = checked.coverage_months(code, teams=standpoint.of_teams)
    own = {(each.table, each.field): each for each in checked.coverage(code, teams=standpoint.own_teams)}
    own_months = checked.coverage_months(code, teams=standpoint.own_teams)
    every_line = []
    for each in checked.coverage(code, teams=standpoint.of_teams):
        key = (each.table, each.field)
        hidden, unseen = _unseen(standpoint, each, months[key], own.get(key), own_months.get(key, ()))
        percents = tuple(None if place in unseen else one.percent for place, one in enumerate(months[key]))
        needed = needed_by().get(f"{each.table}.{each.field}", ())
        if standpoint.table in ("", each.table):
            every_line.append(FieldLine(_share(each, hidden=hidden), percents, needed))
    chosen = [each for each in every_line if each.needed_by or not needed_only]
    return sorted(chosen, key=lambda each: (bool(each.only_where), *_lowest(each.share)))


def field_line(standpoint: CheckStandpoint, table: str, field: str) -> FieldLine | None:
    """One field; None where no source filled it."""
    every_line = field_lines(standpoint)
    return next((each for each in every_line if (each.share.table, each.share.field) == (table, field)), None)


def field_months(standpoint: CheckStandpoint, table: str, field: str) -> list[FilledShare]:
    """One field by the month of the record."""
    checked, code = standpoint.found.checked, standpoint.authority
    counted = checked.coverage_by_month(code, table, field, teams=standpoint.of_teams)
    own = checked.coverage_by_month(code, table, field, teams=standpoint.own_teams)
    whole, of_own = (
        _of(checked.coverage(code, teams=teams), table, field)
        for teams in (standpoint.of_teams, standpoint.own_teams)
    )
    _, unseen = _unseen(standpoint, whole, counted, of_own, own)
    return [_share(each, hidden=place in unseen) for place, each in enumerate(counted)]


def field_teams(standpoint: CheckStandpoint, table: str, field: str) -> list[FilledShare]:
    """One field by team, lowest first. A team this person may see whole neither hides nor is hidden."""
    counted = standpoint.found.checked.coverage_by_team(standpoint.authority, table, field)
    rest = [place for place, each in enumerate(counted) if not sees_team(standpoint, each.name)]
    cells = [_cell(counted[place]) for place in rest]
    unseen = {rest[place] for place in rules.hidden_parts(added(cells, like=(0.0, 0.0)), cells)}
    shares = [_share(each, hidden=place in unseen) for place, each in enumerate(counted)]
    return sorted(shares, key=_lowest)


@cache
def needed_by() -> dict[str, tuple[str, ...]]:
    """table.field → the measures that need it, alone or as one of several that will do."""
    by_field: dict[str, set[str]] = {}
    for measure in measures().values():
        for need in measure.needs:
            for choice in need.split("|"):
                by_field.setdefault(choice, set()).add(measure.id)
    return {field: tuple(sorted(ids)) for field, ids in by_field.items()}


def _of(counted: Sequence[FillCount], table: str, field: str) -> FillCount | None:
    return next((each for each in counted if (each.table, each.field) == (table, field)), None)


def _unseen(
    standpoint: CheckStandpoint,
    whole: FillCount | None,
    months: Sequence[FillCount],
    own: FillCount | None,
    own_months: Sequence[FillCount],
) -> tuple[bool, set[int]]:
    """Whether a field's share is hidden, and the places of its months that are; without the reader's own teams' cells."""
    if standpoint.sees_small or whole is None:
        return False, set()
    rest = less(_cell(whole), _cell(own) if own else (0.0, 0.0))
    if rules.hides(rest):
        return True, set(range(len(months)))
    mine = [_cell(each) for each in own_months] or [(0.0, 0.0)] * len(months)
    parts = [less(_cell(each), one) for each, one in zip(months, mine, strict=True)]
    return False, rules.hidden_parts(rest, parts)


def _cell(each: FillCount) -> Cell:
    """The filled cells and the blank ones."""
    return (float(each.filled), float(each.rows - each.filled))


def _share(each: FillCount, *, hidden: bool) -> FilledShare:
    numbers = (None, None, None) if hidden else (each.percent, each.rows, each.filled)
    return FilledShare(each.table, each.field, each.name, *numbers, hidden)


def _lowest(share: FilledShare) -> tuple[bool, float, str, str]:
    return (share.percent is None, share.percent or 0.0, share.table, share.field)
